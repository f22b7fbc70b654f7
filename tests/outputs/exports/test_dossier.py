from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accusation import ACCUSED, ARMS, BRACK, LURIA, ROTH, filled, reports, selected
from sayso.errors import NotInStore, StoreError
from sayso.outputs.exports.dossier import dossier_of, write
from sayso.outputs.exports.dossiers.actor import actor_dossier
from sayso.outputs.exports.dossiers.parts import Dossier, Line, Section
from sayso.outputs.exports.dossiers.wording import heading
from sayso.records import Side
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.asking.groups import Rest
from sayso.store.asking.resolving import Bearers, bearers
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


def made(store: Store, **wanted: str) -> Dossier:
    with selected(store, Wanted(**wanted)) as selection:  # type: ignore[arg-type]  # names of fields
        return dossier_of(selection)


def lines(*sections: Section) -> list[Line]:
    return [line for one in sections for entry in one.entries for side in entry.sides for line in side.lines]


def section(dossier: Dossier, title: str) -> Section:
    return next(one for one in dossier.sections if one.title == title)


def group_id(store: Store) -> str:
    with selected(store) as selection:
        return next(one.found.id for one in selection.groups() if one.denying)


def claim_id(store: Store) -> str:
    with store.reading() as connection:
        found = find_claims(connection, Wanted(), store.place)
    return next(one.id for one in found if one.claim.id == ARMS.id)


def test_said_about(store: Store) -> None:
    """What is said about somebody stands by what it is about, each accusation with its denial under a heading of the same size."""
    dossier = made(store, about=LURIA.name)
    assert dossier.title == "Republic of Luria"
    entry, once = section(dossier, "Said about them: weapons").entries
    assert entry.heading == "Claimed: arming of Northern Shield Movement by Republic of Luria"
    assert [side.title for side in entry.sides] == ["Who says so", "Who denies it"]
    assert [line.whose for line in entry.sides[0].lines] == [
        "Pell Institute, citing Samuel Roth",
        "a diplomat (unnamed)",
    ]
    assert [(line.whose, line.force) for line in entry.sides[1].lines] == [("Hanne Brack", "denied")]
    assert [fact.words for fact in entry.facts] == ["denied: somebody says otherwise"]
    assert [line.force for side in once.sides for line in side.lines] == ["possible"]


def test_what_they_say(store: Store) -> None:
    """What somebody says stands apart, with who contradicts them: both sides of it."""
    dossier = made(store, about=BRACK.name)
    assert [line.statement for line in lines(section(dossier, "What they say"))] == [
        "Hanne Brack denies that Luria arms the movement.",
        "Hanne Brack counts 30 boats.",
    ]
    (entry,) = section(dossier, "Who contradicts them").entries
    own, other = entry.sides
    assert [line.whose for line in own.lines] == ["Hanne Brack"]
    assert [line.whose for line in other.lines] == ["Pell Institute, citing Samuel Roth"]


def test_names(store: Store) -> None:
    """Every name that reports use for somebody comes with whose reports those are."""
    (entry,) = section(made(store, about=ROTH.name), "Names, and who uses them").entries
    (fact,) = entry.facts
    assert fact.label == "Samuel Roth"
    assert "The Karsk Post (1 report)" in fact.words


def test_limits(store: Store) -> None:
    """A dossier that is limited says to what, and a denial outside of the limits stays beside what it denies."""
    dossier = made(store, about=LURIA.name, until="2024-03-12")
    assert ("Only", "until 2024-03-12") in dossier.about
    assert any(line.force == "denied" for line in lines(*dossier.sections))


@pytest.mark.parametrize("by", ["group", "claim"])
def test_group(store: Store, by: str) -> None:
    """The id of a group, or of a claim that belongs to it, makes a dossier on what is said: who began it, who denies it."""
    dossier = made(store, words=group_id(store) if by == "group" else claim_id(store)[:10])
    assert dossier.title == "Claimed: arming of Northern Shield Movement by Republic of Luria"
    assert [one.title for one in dossier.sections] == [
        "Who said it first",
        "Who denies it",
        "Whose independence is unknown",
        "What is in dispute",
    ]
    (first,) = lines(section(dossier, "Who said it first"))
    assert (first.publisher, first.published) == ("The Karsk Post", "2024-03-11")
    (unsure,) = lines(section(dossier, "Whose independence is unknown"))
    assert unsure.remarks == ("independence unknown: nobody can tell who a diplomat is",)


def test_notes(store: Store) -> None:
    """Every line has a note, every note is led to, and its words stand at its place in its report's text."""
    texts = {one.document.text for one in reports()}
    for dossier in (made(store, about=LURIA.name), made(store, words=group_id(store))):
        numbers = {line.note for line in lines(*dossier.sections)}
        numbers |= {again.note for line in lines(*dossier.sections) for again in line.again}
        assert numbers == {note.number for note in dossier.notes} == set(range(1, len(dossier.notes) + 1))
        for note in dossier.notes:
            assert note.quotes
            assert any(
                all(text[one.span.start : one.span.end] == one.words for one in note.quotes) for text in texts
            )
    note = next(one for one in dossier.notes if one.publisher == "The Karsk Post")
    assert note.quotes[0].words == "Luria sends rifles to the Northern Shield Movement"
    assert ACCUSED.index(note.quotes[0].words) == note.quotes[0].span.start == 8
    assert note.link is None  # its address has < in it, which no address has


@pytest.mark.parametrize(
    ("sides", "standing"),
    [(("affirmed", "denied"), "Claimed"), (("denied", "open"), "Denied"), (("open",), "Left open")],
)
def test_heading(store: Store, sides: tuple[Side, ...], standing: str) -> None:
    """A heading says that a thing is claimed, or else denied, or else left open, and never that it is so."""
    with selected(store) as selection:
        group = next(one.found for one in selection.groups() if one.denying)
    one = replace(group, rests=tuple(Rest("somebody", "voice", side, True, 1, ()) for side in sides))  # noqa: FBT003
    assert heading(one) == f"{standing}: arming of Northern Shield Movement by Republic of Luria"
    assert heading(replace(one, relation="says")) == group.statement


def test_several_of_one_name(store: Store) -> None:
    """Where several bear one name the dossier is on all of them and says so, and names those whom it leaves out."""
    with selected(store) as selection:
        one, other = (bearers(selection.connection, each.name, store.place) for each in (ROTH, BRACK))
        both = Bearers(
            (*one.roots, *other.roots), (*one.numbers, *other.numbers), (("0123456789abcdef", "Otto Roth"),)
        )
        dossier = actor_dossier(selection, both)
    about = dict(dossier.about)
    assert about["Mind"].startswith("2 actors bear this name, and nobody said whether they are one")
    assert [label for label, _ in dossier.about].count("One of them") == 2
    assert about["Left out"] == "others whose full names differ: Otto Roth (0123456789)"
    assert {line.whose for line in lines(section(dossier, "What they say"))} == {
        "Pell Institute, citing Samuel Roth",
        "Hanne Brack",
    }


def test_words_name_somebody(store: Store) -> None:
    """Words alone name whom the dossier is on."""
    assert made(store, words="hanne brack").title == "Hanne Brack"


def test_nobody(store: Store) -> None:
    """A dossier on nobody, or on somebody who is not in the store, is refused, and it is said what to try."""
    with pytest.raises(StoreError, match="--about"):
        made(store)
    with pytest.raises(NotInStore, match="nobody in it is called 'Mirja'"):
        made(store, about="Mirja")


@pytest.mark.parametrize("suffix", [".md", ".html", ".pdf"])
def test_same_twice(store: Store, tmp_path: Path, suffix: str) -> None:
    """One store gives one dossier, byte for byte."""
    paths = [tmp_path / f"{name}{suffix}" for name in ("first", "second")]
    for path in paths:
        with selected(store, Wanted(about=LURIA.name)) as selection:
            write(selection, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
