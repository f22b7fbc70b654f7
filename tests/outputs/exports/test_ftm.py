from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("followthemoney")

from followthemoney.dataset import Dataset
from followthemoney.statement import Statement
from followthemoney.statement.entity import StatementEntity
from followthemoney.statement.serialize import CSV, JSON, read_statements

from accusation import (
    ACCUSED,
    ARMS,
    BOATS,
    DENIAL,
    LURIA,
    MAYBE,
    MOVEMENT,
    ROTH,
    RUMOUR,
    WITNESS,
    actor_id,
    filled,
    selected,
)
from sayso.actors.exchange.formats import incoming
from sayso.outputs.exports.base import NeedsLibrary, export, exporter_named
from sayso.outputs.exports.ftm import DATASET, write
from sayso.records import Claim
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from stories import actor, added, claim, report

FTM = exporter_named("ftm")


@dataclass(frozen=True)
class Written:
    """What was written, read back by followthemoney's own reader, and the lines of the second file."""

    path: Path
    statements: list[Statement]
    entities: dict[str, StatementEntity]
    beside: list[dict[str, Any]]

    def line(self, claim: Claim) -> dict[str, Any]:
        """Return the line of a claim."""
        return next(one for one in self.beside if "claim" in one and one["claim"]["claim"]["id"] == claim.id)

    def entity(self, claim: Claim) -> StatementEntity:
        """Return the entity that a claim became."""
        return self.entities[self.line(claim)["entity"]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return exported(store, tmp_path_factory.mktemp("export") / "claims.csv")


def exported(store: Store, path: Path, wanted: Wanted = Wanted()) -> Written:  # noqa: B008  # never changed
    with selected(store, wanted) as selection:
        export(FTM, selection, path)
    form = CSV if path.suffix == ".csv" else JSON
    statements = list(read_statements(BytesIO(path.read_bytes()), form))
    by_entity: dict[str, list[Statement]] = {}
    for statement in statements:
        by_entity.setdefault(statement.canonical_id, []).append(statement)
    dataset = Dataset.make({"name": DATASET, "title": DATASET})
    entities = {id_: StatementEntity.from_statements(dataset, those) for id_, those in by_entity.items()}
    lines = path.with_name(path.name + FTM.companion).read_text("utf-8").splitlines()
    return Written(path, statements, entities, [json.loads(line) for line in lines])


def test_every_statement_is_valid(written: Written) -> None:
    """Followthemoney reads all of it back: each id follows from its statement, and no value changes when it is cleaned."""
    assert written.statements
    for entity in written.entities.values():
        entity.schema.validate({"properties": entity.properties})
    for one in written.statements:
        assert one.id == one.generate_key()
        schema = written.entities[one.canonical_id].schema
        if one.prop != Statement.BASE:
            prop = schema.get(one.prop)
            assert prop
            assert prop.type.clean(one.value) == one.value


def test_every_reference_is_there(written: Written) -> None:
    """No entity points to one that is not in the file."""
    for entity in written.entities.values():
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in written.entities, (prop, value)


def test_keys_of_the_second_file_resolve(written: Written) -> None:
    """Each line beside names all statements of one entity, no statement stands in two, and each claim has a line."""
    keys = [key for line in written.beside for key in line["statements"]]
    assert len(keys) == len(set(keys))
    assert set(keys) <= {one.id for one in written.statements}
    of_mentions = {one.id for one in written.statements if one.schema == "Mention"}
    assert {one.id for one in written.statements} - set(keys) == of_mentions
    assert sum("claim" in line for line in written.beside) == 7


def test_a_link_says_whose_word_it_is(written: Written, store: Store) -> None:
    """An allegation becomes a link that says no more than that, with its voices in the role, unverified, in dispute."""
    link = written.entity(ARMS)
    assert link.schema.name == "UnknownLink"
    assert link.get("subject") == [actor_id(store, LURIA)]
    assert link.get("object") == [actor_id(store, MOVEMENT)]
    assert link.get("role") == ["arms (alleged, according to Pell Institute, citing Samuel Roth)"]
    assert link.first("status", quiet=True) == "in dispute: denied: Hanne Brack denies it" or link.get(
        "status"
    )
    assert link.get("summary") == [ARMS.statement]
    assert all(one.external for one in link.statements if one.prop != Statement.BASE)
    assert written.entities[link.get("proof")[0]].get("title") == ["Rifles for the north"]


@pytest.mark.parametrize(
    "told", [DENIAL, MAYBE, BOATS, RUMOUR], ids=["denied", "possible", "number", "rumour"]
)
def test_no_link_where_nobody_says_it_is_so(written: Written, told: Claim) -> None:
    """What is denied, only held possible, or about nobody with a name, is a note; only who says it is so makes a link."""
    expected = "UnknownLink" if told is RUMOUR else "Note"
    assert written.entity(told).schema.name == expected


def test_a_denial_is_a_note_on_all_whom_it_is_about(written: Written, store: Store) -> None:
    """A denial is kept, in words that say who denies, and stands on whom it is about and on who denies."""
    note = written.entity(DENIAL)
    assert note.get("summary") == ["denied by Hanne Brack"]
    assert note.get("description") == [DENIAL.statement]
    assert {written.entities[one].caption for one in note.get("entity")} == {
        "Republic of Luria",
        "Northern Shield Movement",
        "Hanne Brack",
    }


def test_no_denial_stays_behind(store: Store, tmp_path: Path) -> None:
    """Where an allegation is selected, what contradicts it comes along, with its voice and article; the second file says so."""
    written = exported(store, tmp_path / "claims.csv", Wanted(force="alleged"))
    assert [one["selected"] for one in map(written.line, (ARMS, DENIAL))] == [True, False]
    note = written.entity(DENIAL)
    assert "Hanne Brack" in {written.entities[one].caption for one in note.get("entity")}
    assert note.get("proof")[0] in written.entities


def test_the_second_file_keeps_what_the_model_cannot(written: Written) -> None:
    """Chain, force, exact words and their places, group, origin and disputes stand beside."""
    line = written.line(ARMS)
    told = line["claim"]
    assert [voice["name"] for voice in told["voices"]] == ["Pell Institute", "Samuel Roth"]
    assert (told["claim"]["force"], told["claim"]["polarity"]) == ("alleged", "affirmed")
    assert [ACCUSED[start:end] for start, end in told["claim"]["evidence"]][1] == "told the Pell Institute"
    assert told["group"]["disputed"]
    assert line["origin"]["called"] == "Samuel Roth"
    assert [(one["kind"], one["side"]) for one in line["disputes"]] == [("denied", "first")]


def test_who_has_no_name_is_no_entity(written: Written) -> None:
    """A diplomat without a name is nobody whom a program could match; the words stay with the claim."""
    assert "a diplomat" not in {one.value for one in written.statements if one.prop == "name"}
    assert written.line(RUMOUR)["claim"]["voices"][0]["name"] == WITNESS.name
    assert "a diplomat" in written.entity(RUMOUR).get("role")[0]


def test_names_and_kinds(written: Written, store: Store) -> None:
    """An actor goes by the id and the names that the store has; no kind says that somebody is guilty of anything."""
    movement = written.entities[actor_id(store, MOVEMENT)]
    assert (movement.schema.name, movement.get("abbreviation")) == ("Organization", ["NSM"])
    assert written.entities[actor_id(store, ROTH)].schema.name == "Person"
    assert not any(one.prop == "topics" for one in written.statements)


def test_a_link_may_end_at_a_name_tied_to_nobody(tmp_path: Path) -> None:
    """A name that is no actor is somebody of its report's own, of no kind in particular."""
    told = claim("Luria", "arms", MOVEMENT, ROTH, statement="Luria arms it, Roth says.")
    text = "Luria arms the Northern Shield Movement, Samuel Roth said."
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        added(store, report(text, told, cast=(MOVEMENT, ROTH)))
        written = exported(store, tmp_path / "claims.csv")
    link = written.entity(told)
    ends = [written.entities[link.get(end)[0]] for end in ("subject", "object")]
    assert [(end.schema.name, end.caption) for end in ends] == [
        ("LegalEntity", "Luria"),
        ("Organization", "Northern Shield Movement"),
    ]


def test_the_catalogues_id_is_a_referent(tmp_path: Path) -> None:
    """Whom the catalogue knows has its id as a referent, so that its own entities can be laid beside."""
    known = actor("Harbour Watch", "organisation", catalogue="harbour-watch")
    told = claim(known, "supports", ROTH, ROTH, statement="Harbour Watch backs him, Roth says.")
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        added(store, report("Harbour Watch backs Samuel Roth, he says.", told, cast=(known, ROTH)))
        written = exported(store, tmp_path / "claims.json")
        entity = written.entities[actor_id(store, known)]
    assert entity.referents == {"harbour-watch"}


def test_the_catalogue_takes_its_names_in(written: Written) -> None:
    """The actors of an export can be taken in as known actors."""
    found = {entry.name: entry for entry in incoming(written.path).entries}
    assert found["Northern Shield Movement"].acronyms == ("NSM",)
    assert {found[name].kind for name in ("Samuel Roth", "Hanne Brack")} == {"person"}


def test_the_same_store_gives_the_same_bytes(written: Written, store: Store, tmp_path: Path) -> None:
    """Both files come out byte for byte as before."""
    again = exported(store, tmp_path / written.path.name)
    for path in (written.path, written.path.with_name(written.path.name + FTM.companion)):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
    assert again.beside


def test_without_the_library_it_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where followthemoney is not installed, the export says so, and with what it comes."""
    monkeypatch.delitem(sys.modules, "sayso.outputs.exports.ftm")
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with selected(store) as selection, pytest.raises(NeedsLibrary, match=r"pip install '\.\[ftm\]', which"):
        export(FTM, selection, tmp_path / "claims.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_nothing(store: Store, tmp_path: Path) -> None:
    """Where an export fails, neither of the two files is there, nor a draft of one."""

    def fails(selection: Any, path: Path) -> None:
        write(selection, path)
        raise RuntimeError

    with selected(store, Wanted(relation="arms")) as selection, pytest.raises(RuntimeError):
        export(replace(FTM, write=fails), selection, tmp_path / "claims.csv")
    assert list(tmp_path.iterdir()) == []
