import json
import tomllib
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.actors.catalogue import Catalogue, bundled
from sayso.actors.entries import Entry, entries_of
from sayso.actors.names import normal_form
from sayso.documents.words import is_common

KARSK = Entry(
    id="karsk", name="Karsk", kind="state", adjectives=("Karskan",), capital="Ardan", countries=("KK",)
)
NSM = Entry(
    id="nsm", name="Northern Shield Movement", kind="armed_group", aliases=("Shield of the North",), acronyms=("NSM",),
    doubtful=(("Shield", ()),),
)  # fmt: skip

TABLES = {
    file.name: tomllib.loads(file.read_text("utf-8"))
    for file in files("sayso.actors").joinpath("catalogue").iterdir()
    if file.name.endswith(".toml")
}
ACCEPTED_WORDS = [("los-zetas", "Zetas")]
"""A Greek letter in the plural, which news seldom capitalises but for them."""


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue([KARSK, NSM])


def test_any_spelling_of_a_sure_name_finds_its_entry(catalogue: Catalogue) -> None:
    """Names are looked up by normal form, acronyms with dots included."""
    assert catalogue.find("the northern-shield movement") is NSM
    assert catalogue.find("N.S.M.") is NSM


def test_a_doubtful_name_alone_finds_nobody(catalogue: Catalogue) -> None:
    """What decides a doubtful name stands in the report, so a bare lookup abstains."""
    assert catalogue.find("Shield") is None
    assert [alias.entry for alias in catalogue.aliases("Shield")] == [NSM]


def test_an_adjective_and_a_capital_are_no_names_of_the_state(catalogue: Catalogue) -> None:
    """Where something is from, and where a government sits, is kept apart from the state's names."""
    assert catalogue.find("Karskan") is None
    assert catalogue.find("Ardan") is None
    assert catalogue.of_adjective("karskan") is KARSK
    assert catalogue.is_place("Ardan")


def test_reading_gives_every_alias_that_begins_at_a_word(catalogue: Catalogue) -> None:
    """The walk over a text's words reports a short alias and the longer one that goes on from it."""
    words = ["the", "shield", "of", "the", "north"]
    assert [(length, alias.text) for length, alias in catalogue.reading(words, 1)] == [
        (1, "Shield"),
        (4, "Shield of the North"),
    ]


def test_a_sure_name_is_its_bearers_whoever_else_claims_it_with_doubt() -> None:
    """A bare lookup gives the one sure bearer, even where another actor bears the name with doubt."""
    other = Entry(
        id="other", name="Other Shield", kind="armed_group", doubtful=(("Shield of the North", ("Luria",)),)
    )
    assert Catalogue([NSM, other]).find("Shield of the North") is NSM


def test_no_sure_name_of_the_shipped_catalogue_has_two_bearers() -> None:
    """A name that several actors bear is sure for one of them at most; the others carry what decides."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in Catalogue.load().entries.values():
        for name in entry.sure_names:
            bearers[normal_form(name)].add(entry.id)
    assert {form: ids for form, ids in bearers.items() if len(ids) > 1} == {}


def test_shipped_ids_are_unique_and_parents_exist() -> None:
    """Every id stands once in all files together, and a parent is another entry, never one's own descendant."""
    ids = [actor["id"] for table in TABLES.values() for actor in table["actor"]]
    assert [entry_id for entry_id, count in Counter(ids).items() if count > 1] == []
    entries = Catalogue.load().entries
    for entry in entries.values():
        line = [entry.id]
        parent = entry.parent
        while parent is not None:
            assert parent in entries, f"{line[-1]}: there is no {parent}"
            assert parent not in line, f"{entry.id}: it is its own parent"
            line.append(parent)
            parent = entries[parent].parent


def test_shipped_parents_are_older() -> None:
    """Nothing was founded after it dissolved, nor dissolved before what it was a part of began."""
    entries = Catalogue.load().entries
    for entry in entries.values():
        parent = entries[entry.parent] if entry.parent else None
        if parent and parent.founded and entry.dissolved:
            assert entry.dissolved >= parent.founded, entry.id


def test_shipped_doubtful_names_have_grounds() -> None:
    """A doubtful name says which words decide, or its actor has a sure name that can; no clue is the name itself."""
    for entry in Catalogue.load().entries.values():
        for alias, clues in entry.doubtful:
            assert clues or entry.sure_names, f"{entry.id}: nothing decides {alias!r}"
            assert normal_form(alias) not in map(normal_form, clues), f"{entry.id}: {alias!r} decides itself"


def test_shipped_names_that_are_words_are_doubtful() -> None:
    """A group's name that is one common English word is never sure."""
    words = [
        (entry.id, name)
        for entry in Catalogue.load().entries.values()
        if entry.kind == "armed_group"
        for name in entry.sure_names
        if name not in entry.acronyms and " " not in name and "-" not in name and is_common(name.lower())
    ]
    assert sorted(words) == ACCEPTED_WORDS


def test_shipped_files_are_one_kind_each() -> None:
    """A file's entries are of its kind, or of one that it says itself."""
    for table in TABLES.values():
        assert set(table) == {"kind", "actor"}
        assert entries_of(table)


def test_the_shipped_catalogue_covers_states_and_groups() -> None:
    """It is loaded once and knows the states of the world and the most reported groups, agencies and media."""
    catalogue = Catalogue.load()
    assert catalogue is Catalogue.load()
    kinds = [entry.kind for entry in catalogue.entries.values()]
    assert kinds.count("state") >= 193
    assert kinds.count("armed_group") >= 400
    assert kinds.count("authority") >= 60
    assert kinds.count("media") >= 40


def test_a_users_own_actors_win(tmp_path: Path) -> None:
    """A file of one's own is joined with the bundled list, and its names are nobody else's there."""
    taken = next(entry for entry in bundled() if entry.kind == "media")
    other = next(entry for entry in bundled() if entry.kind == "authority")
    place = tmp_path / "own.jsonl"
    place.write_text(
        json.dumps({"id": "mine", "name": taken.name, "kind": "armed_group", "aliases": ["Northern Herald"]}),
        "utf-8",
    )
    catalogue = Catalogue.load(place)
    for name in (taken.name, "Northern Herald"):
        found = catalogue.find(name)
        assert found is not None
        assert (found.id, found.kind) == ("mine", "armed_group")
    assert catalogue.find(other.name) == other
