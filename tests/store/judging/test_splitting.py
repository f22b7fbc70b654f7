from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import NotInStore
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.asking.people import find_actors
from sayso.store.base import Store
from sayso.store.judging.deciding import merge_actors, rename_actor, split_actor
from sayso.store.judging.judgements import Judge, Judgement, judgements, undo
from sayso.store.writing import How, add
from stories import actor, added, claim, report

ANA = Judge("ana", "the trainer and the minister")
ROTH = actor("Samuel Roth", "person", "Roth")
LURIA = actor("Republic of Luria", "state")
MINISTER = report(
    "The minister.", claim(ROTH, "arms", "rebels", LURIA), cast=(ROTH, LURIA), url="https://a.example/1"
)
TRAINER = report(
    "The trainer.",
    claim(ROTH, "trains", "a club"),
    claim("The club", "leads", "the league", ROTH),
    cast=(ROTH, LURIA),
    url="https://b.example/2",
)


@pytest.fixture
def filled(store: Store) -> Store:
    added(store, MINISTER, TRAINER)
    return store


def split(store: Store, who: str, *documents: str, name: str | None = None) -> Judgement:
    with store.writing() as connection:
        return split_actor(store, connection, ANA, who, documents, name)


def merge(store: Store, one: str, into: str) -> Judgement:
    with store.writing() as connection:
        return merge_actors(store, connection, ANA, one, into)


def take_back(store: Store, number: int) -> None:
    with store.writing() as connection:
        undo(store, connection, ANA, number)


def people(store: Store) -> list[tuple[str, int]]:
    with store.reading() as connection:
        return sorted((one.name, one.documents) for one in find_actors(connection))


def relations(store: Store, *, about: str | None = None, by: str | None = None) -> list[str]:
    with store.reading() as connection:
        found = find_claims(connection, Wanted(about=about, by=by), store.place)
    return sorted(one.claim.relation for one in found)


def test_two_of_one_name_are_told_apart_until_it_is_undone(filled: Store) -> None:
    """What is said about and by the one in the given report is the other's, and comes back when it is undone."""
    made = split(filled, "Samuel Roth", "https://b.example/2", name="Samuel Roth (trainer)")
    assert people(filled) == [
        ("Republic of Luria", 2),
        ("Samuel Roth", 1),
        ("Samuel Roth (trainer)", 1),
    ]
    assert relations(filled, about="Samuel Roth (trainer)") == ["trains"]
    assert relations(filled, by="Samuel Roth (trainer)") == ["leads"]
    assert relations(filled, about=made.target) == ["arms"]
    take_back(filled, made.number)
    assert people(filled) == [("Republic of Luria", 2), ("Samuel Roth", 2)]
    assert relations(filled, about="Samuel Roth") == ["arms", "trains"]
    assert relations(filled, by="Samuel Roth") == ["leads"]


def test_a_document_is_meant_by_its_id_or_its_address(filled: Store) -> None:
    """Either stands for the page, whose address is kept."""
    with filled.reading() as connection:
        (found,) = find_claims(connection, Wanted(relation="trains"), filled.place)
    made = split(filled, "Samuel Roth", found.document[:8])
    assert [page["address"] for page in made.what["pages"]] == ["https://b.example/2"]


@pytest.mark.parametrize("text", ["The trainer.", "The trainer, corrected."])
def test_a_split_outlives_another_reading_and_another_version(filled: Store, text: str) -> None:
    """Read again by a newer sayso, or changed at its address, the report speaks of the other one still."""
    split(filled, "Samuel Roth", "https://b.example/2", name="The trainer")
    later = report(text, claim(ROTH, "leads", "a club"), cast=(LURIA, ROTH), url="https://b.example/2")
    add(filled, later, How("2.0", "{}"))
    assert relations(filled, about="The trainer") == ["leads"]
    assert relations(filled, about="Samuel Roth (trainer)") == []
    take_back(filled, 1)
    assert relations(filled, about="Samuel Roth") == ["arms", "leads"]


def test_one_appearance_is_taken_out_of_a_merge(filled: Store) -> None:
    """Of those merged into one, the appearances in the given report are another; the merge holds for the rest."""
    bo = actor("Bo Vell", "person")
    added(
        filled,
        report("Three.", claim(bo, "funds", "a club"), cast=(bo,), url="https://c.example"),
        report("Four.", claim(bo, "threatens", "a club"), cast=(bo,), url="https://d.example"),
    )
    merge(filled, "Bo Vell", "Samuel Roth")
    split(filled, "Samuel Roth", "https://d.example", name="Another")
    assert relations(filled, about="Another") == ["threatens"]
    assert relations(filled, about="Samuel Roth") == ["arms", "funds", "trains"]
    take_back(filled, 1)
    assert relations(filled, about="Another") == ["threatens"]
    assert relations(filled, about="Samuel Roth") == ["arms", "trains"]


def test_who_was_told_apart_can_be_told_apart_again_and_merged(filled: Store) -> None:
    """Splits follow one another, are undone in any order, and whom they made can be merged."""
    added(filled, replace(TRAINER, document=replace(TRAINER.document, url="https://e.example", id="e")))
    first = split(filled, "Samuel Roth", "https://b.example/2", "https://e.example", name="Second").target
    split(filled, "Second", "https://e.example", name="Third")
    assert people(filled)[1:] == [("Samuel Roth", 1), ("Second", 1), ("Third", 1)]
    merge(filled, "Third", first)
    assert people(filled)[1:] == [("Samuel Roth", 2), ("Second", 1)]
    take_back(filled, 1)
    assert people(filled)[1:] == [("Samuel Roth", 3)]
    take_back(filled, 3)
    take_back(filled, 2)
    assert people(filled)[1:] == [("Samuel Roth", 3)]


def test_names_go_with_whom_they_were_given_to(filled: Store) -> None:
    """A name that only the other's reports use finds only the other, until it is undone."""
    coach = replace(ROTH, aliases=("Coach Roth",))
    added(filled, report("Five.", claim(coach, "leads", "x"), cast=(coach,), url="https://f.example"))
    split(filled, "Samuel Roth", "https://f.example", name="Coach")
    assert relations(filled, about="Coach Roth") == ["leads"]
    take_back(filled, 1)
    assert relations(filled, about="Coach Roth") == ["arms", "leads", "trains"]


def test_a_given_name_finds_who_bears_it(filled: Store) -> None:
    """Whoever was renamed is found by that name as well, as long as it is in force."""
    with filled.writing() as connection:
        rename_actor(filled, connection, ANA, "Samuel Roth", "The Fox")
    assert relations(filled, about="The Fox") == relations(filled, about="Roth") == ["arms", "trains"]
    take_back(filled, 1)
    assert relations(filled, about="The Fox") == []


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        (["https://a.example/1", "https://b.example/2"], "is spoken of nowhere else"),
        (["https://nowhere.example"], "no document in it is 'https://nowhere.example'"),
        (["https://g.example"], "Samuel Roth is not spoken of in https://g.example"),
    ],
)
def test_what_cannot_be_told_apart(filled: Store, documents: list[str], message: str) -> None:
    """Nobody is split who is spoken of there alone, or not there; nothing is kept of it."""
    added(filled, report("Six.", url="https://g.example"))
    with pytest.raises(NotInStore, match=message):
        split(filled, "Samuel Roth", *documents)
    with filled.reading() as connection:
        assert judgements(connection) == []
