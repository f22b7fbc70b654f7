from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import stix2
from hypothesis import given
from hypothesis import strategies as st
from stix2validator import ValidationOptions, validate_string

from accusation import (
    ACCUSED,
    ARMS,
    BOATS,
    BRACK,
    CALM,
    DENIAL,
    LURIA,
    MAYBE,
    MOVEMENT,
    ROTH,
    RUMOUR,
    WORDS,
    actor_id,
    fill,
    filled,
    selected,
)
from sayso.actors.exchange.formats import incoming
from sayso.outputs.exports.base import export, exporter_named
from sayso.outputs.exports.stix_identities import actor_ref
from sayso.outputs.exports.stix_objects import EXTENSION, confidence, stamp, tidy
from sayso.records import Claim, Span
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice
from sayso.store.judging.grades import Grade
from sayso.store.judging.judgements import Judge
from stories import added, claim, report
from woven import Said, weave

STIX = exporter_named("stix")
NOT_ASKED = "103,202,302"
"""What the validator finds fault with beyond the standard's "must": ids that are no random ones, since ours follow from
what they name; relationships that are not on its list; a link without a digest of what lies behind it."""

Bundle = Mapping[str, dict[str, Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def path(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(store, tmp_path_factory.mktemp("export"))


@pytest.fixture(scope="module")
def bundle(path: Path) -> Bundle:
    return objects(path)


def exported(store: Store, folder: Path, wanted: Wanted = Wanted()) -> Path:  # noqa: B008  # never changed
    path = folder / "claims.json"
    with selected(store, wanted) as selection:
        export(STIX, selection, path)
    return path


def objects(path: Path) -> Bundle:
    return {one["id"]: one for one in json.loads(path.read_text("utf-8"))["objects"]}


def object_of(bundle: Bundle, told: Claim) -> dict[str, Any]:
    return next(
        one for one in bundle.values() if said(one) and said(one)["statement"] == tidy(told.statement)
    )


def said(one: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = one.get("extensions", {}).get(EXTENSION, {}).get("claim", {})
    return found


def test_the_validator_finds_nothing_and_asks_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The official validator takes the bundle at its strictest, with its own lists and no network."""
    monkeypatch.setattr(socket.socket, "connect", None)
    options = ValidationOptions(strict=True, version="2.1", disabled=NOT_ASKED)
    result = validate_string(path.read_text("utf-8"), options)
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


def test_the_library_reads_it(path: Path) -> None:
    """The official library takes every object as one of the standard's, and writes the same again, moments shorter."""
    written = path.read_text("utf-8")
    read = stix2.parse(written, version="2.1")
    assert _plain(read.serialize()) == _plain(written)


def _plain(written: str) -> Any:
    return json.loads(written.replace(".000Z", "Z"))


def test_extensions_keep_to_their_definition(bundle: Bundle) -> None:
    """What stands in each extension is as the schema in its definition says, and the schema is strict about it."""
    schema = json.loads(bundle[EXTENSION]["schema"])
    held = [one["extensions"][EXTENSION] for one in bundle.values() if "extensions" in one]
    assert len(held) > len(bundle) / 2
    for one in held:
        jsonschema.validate(one, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**held[-1], "fact": True}, schema)


def test_every_reference_is_there(bundle: Bundle) -> None:
    """No object points to one that is not in the bundle."""
    for one in bundle.values():
        refs = [one[key] for key in ("created_by_ref", "source_ref", "target_ref") if key in one]
        refs += one.get("object_refs", [])
        refs += [voice["identity_ref"] for voice in said(one).get("voices", [])]
        assert bundle.keys() >= set(refs), one


def test_an_allegation_is_a_relationship_of_its_voice(bundle: Bundle, store: Store) -> None:
    """Who says it has created the relationship; the chain, the exact words and their places, and the dispute stand in it."""
    one = object_of(bundle, ARMS)
    assert (one["type"], one["relationship_type"]) == ("relationship", "arms")
    assert one["source_ref"] == actor_ref(actor_id(store, LURIA))
    assert one["target_ref"] == actor_ref(actor_id(store, MOVEMENT))
    assert bundle[one["created_by_ref"]]["name"] == "Samuel Roth"
    assert one["description"].startswith(ARMS.statement)
    about = said(one)
    assert [voice["name"] for voice in about["voices"]] == ["Pell Institute", "Samuel Roth"]
    assert (about["force"], about["polarity"], about["disputed"]) == ("alleged", "affirmed", True)
    assert [ACCUSED[words["start"] : words["end"]] for words in about["evidence"]] == [
        words["words"] for words in about["evidence"]
    ]
    assert "confidence" not in one


def test_a_denial_is_an_opinion_on_what_others_say(bundle: Bundle) -> None:
    """Who denies disagrees with those who say so, no more strongly than that, and draws no line."""
    one = object_of(bundle, DENIAL)
    assert (one["type"], one["opinion"]) == ("opinion", "disagree")
    assert bundle[one["created_by_ref"]]["name"] == BRACK.name
    assert set(one["object_refs"]) == {object_of(bundle, ARMS)["id"], object_of(bundle, RUMOUR)["id"]}
    drawn = {said(each)["statement"] for each in bundle.values() if each["type"] == "relationship"}
    assert drawn == {ARMS.statement, RUMOUR.statement}


@pytest.mark.parametrize("wanted", [Wanted(force="denied"), Wanted(force="alleged")], ids=["denial", "claim"])
def test_no_side_of_a_dispute_stays_behind(store: Store, tmp_path: Path, wanted: Wanted) -> None:
    """Where one side of a dispute is selected the other comes along, with whom it is about, its voice and its report."""
    bundle = objects(exported(store, tmp_path, wanted))
    denial, arms = object_of(bundle, DENIAL), object_of(bundle, ARMS)
    assert denial["object_refs"] == [arms["id"]]
    held = {ref for one in bundle.values() if one["type"] == "report" for ref in one["object_refs"]}
    assert held == {denial["id"], arms["id"]}
    assert {bundle[one["created_by_ref"]]["name"] for one in (denial, arms)} == {"Hanne Brack", "Samuel Roth"}


def test_a_denial_that_answers_nobody_has_its_matter_beside_it(tmp_path: Path) -> None:
    """Where nobody says so, what is denied is a note that no voice vouches for."""
    told = replace(DENIAL, evidence=(Span(0, 5),))
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        added(store, report("Brack denies it.", told, cast=(LURIA, MOVEMENT, BRACK)))
        weave(store, Said((), (told,)))
        bundle = objects(exported(store, tmp_path))
    one = object_of(bundle, told)
    (matter,) = (bundle[ref] for ref in one["object_refs"])
    assert (one["type"], matter["type"]) == ("opinion", "note")
    assert bundle[matter["created_by_ref"]]["name"] == "sayso"
    assert matter["abstract"] == "What is denied on the word of Hanne Brack"


@pytest.mark.parametrize("told", [MAYBE, BOATS, CALM, WORDS], ids=["possible", "number", "own", "words"])
def test_what_is_no_line_is_a_note(bundle: Bundle, told: Claim) -> None:
    """What is only held possible, a number, and what has no relation are notes in which the voice is named."""
    one = object_of(bundle, told)
    assert one["type"] == "note"
    assert "according to" in one["abstract"]


def test_a_reports_own_word_is_its_publishers(bundle: Bundle) -> None:
    """What a report says itself is created by whoever published it, and stands in the report like the rest."""
    one = object_of(bundle, CALM)
    assert bundle[one["created_by_ref"]]["name"] == "The Karsk Post"
    (report,) = (each for each in bundle.values() if one["id"] in each.get("object_refs", []))
    assert (report["type"], report["name"]) == ("report", "Rifles for the north")
    assert report["published"] == "2024-03-11T00:00:00.000Z"
    assert report["object_refs"] == [object_of(bundle, ARMS)["id"], one["id"]]
    assert report["external_references"][0]["url"].startswith("https://2024-03-11.example/")


def test_a_name_tied_to_nobody_is_its_reports_own(tmp_path: Path) -> None:
    """A line may end at a name that is no actor; in two reports it is two, for nobody knows whether they are one."""
    told = claim("Luria", "arms", MOVEMENT, ROTH, statement="Luria arms it, Roth says.")
    texts = ("Luria arms the Northern Shield Movement, Samuel Roth said.", "Samuel Roth said it again.")
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        added(
            store,
            *(report(text, told, cast=(MOVEMENT, ROTH), url=f"https://{text[:5]}.example") for text in texts),
        )
        bundle = objects(exported(store, tmp_path))
    lines = [one for one in bundle.values() if one["type"] == "relationship"]
    names = {bundle[one["source_ref"]]["name"].partition(" (in report ")[0] for one in lines}
    assert names == {"Luria"}
    assert len({one["source_ref"] for one in lines}) == 2
    assert len({one["target_ref"] for one in lines}) == 1


def test_nobody_is_called_a_threat(bundle: Bundle) -> None:
    """An armed group is an identity like everybody else; who has no name bears an id, so that no two are taken for one."""
    kinds = {one["type"] for one in bundle.values()}
    assert kinds == {"identity", "extension-definition", "relationship", "note", "opinion", "report"}
    classes = {one["name"]: one["identity_class"] for one in bundle.values() if one["type"] == "identity"}
    assert classes["Northern Shield Movement"] == "group"
    assert "a diplomat" not in classes
    assert [name for name in classes if name.startswith("a diplomat (unnamed, ")]


def test_the_catalogue_takes_its_names_in(path: Path) -> None:
    """Who has a name in a bundle can be taken in as known actors, of the kind they were; the nameless are passed over."""
    found = {entry.name: entry for entry in incoming(path).entries}
    assert found["Northern Shield Movement"].kind == "armed_group"
    assert found["Northern Shield Movement"].acronyms == ("NSM",)
    assert {found[name].kind for name in ("Samuel Roth", "Hanne Brack")} == {"person"}
    assert not [name for name in found if "diplomat" in name or name == "sayso"]


def test_the_same_store_gives_the_same_bytes(path: Path, store: Store, tmp_path: Path) -> None:
    """The bundle comes out byte for byte as before, and no object stands in it twice."""
    assert exported(store, tmp_path).read_bytes() == path.read_bytes()
    listed = [one["id"] for one in json.loads(path.read_text("utf-8"))["objects"]]
    assert len(listed) == len(set(listed))


def test_a_grade_is_confidence_and_makes_a_newer_version(
    store: Store, bundle: Bundle, tmp_path: Path
) -> None:
    """Only an analyst's grade of the innermost voice gives confidence; what it is given to is a newer version of the same."""
    with Store.open(str(tmp_path / "store.sqlite"), lambda: "2024-06-01T08:00:00Z") as graded:
        fill(graded)
        with graded.writing() as connection:
            grade_voice(graded, connection, Judge("ana", "often right"), "Samuel Roth", "B")
            grade_voice(graded, connection, Judge("bo", "often wrong"), "Hanne Brack", "E")
            grade_voice(graded, connection, Judge("ana", "often right"), "Hanne Brack", "B")
        found = objects(exported(graded, tmp_path))
    arms = object_of(found, ARMS)
    assert arms["confidence"] == 70
    assert [one["id"] for one in found.values() if "confidence" in one] == [arms["id"]]
    grades = [voice.get("grades") for voice in said(object_of(found, DENIAL))["voices"]]
    assert grades == [[{"grade": "B", "by": "ana"}, {"grade": "E", "by": "bo"}]]
    before = object_of(bundle, ARMS)
    assert (arms["id"], arms["created"]) == (before["id"], before["created"])
    assert arms["modified"] > before["modified"]


@pytest.mark.parametrize(
    ("grades", "expected"), [("A", 90), ("E", 10), ("F", None), ("", None), ("AA", 90), ("AB", None)]
)
def test_confidence(grades: str, expected: int | None) -> None:
    """A grade takes the Admiralty scale's value of its rank; F has none, and of grades that differ nothing is made."""
    assert confidence([Grade(grade, f"analyst {i}") for i, grade in enumerate(grades)]) == expected


@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.sampled_from([4, 7, 10]))  # noqa: DTZ001  # dates alone
def test_stamps_keep_what_is_known(moment: datetime, length: int) -> None:
    """A date of any precision becomes its beginning in UTC."""
    written = moment.date().isoformat()[:length]
    read = datetime.fromisoformat(stamp(written))
    assert read.tzinfo == UTC
    assert read.isoformat().startswith(written)
    assert (read.hour, read.minute) == (0, 0)


@given(
    st.recursive(
        st.none() | st.text(max_size=3) | st.booleans(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_tidy_data_can_be_written(value: Any) -> None:
    """What goes into a bundle has no halves of surrogate pairs and nothing empty in its objects."""
    tidied = tidy({"a": "\ud800", "b": value})
    json.dumps(tidied, ensure_ascii=False).encode("utf-8")
    assert tidied["a"] == "?"
    assert tidied.get("b") not in (None, "", [], {}) or "b" not in tidied
