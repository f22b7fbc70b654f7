from __future__ import annotations

import pytest

from sayso.errors import NotInStore
from sayso.store.base import Store
from sayso.store.comparing import compare_collections, compare_voices
from sayso.store.people import count_actors, find_actors, who
from stories import actor, added, claim, report

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
CAST = (MOVEMENT, LURIA, BRACK, ROTH)

AFFIRMED = claim(LURIA, "arms", MOVEMENT, ROTH)
DENIED = claim(LURIA, "arms", MOVEMENT, BRACK, polarity="denied", force="denied")
PASSED_ON = claim(LURIA, "funds", MOVEMENT, ROTH, BRACK)
BOTH_SAY = (claim(LURIA, "leads", "the talks", ROTH), claim(LURIA, "leads", "The Talks", BRACK))
WORDS = (claim(LURIA, "says", MOVEMENT, ROTH), claim(LURIA, "says", MOVEMENT, BRACK, polarity="denied"))


@pytest.fixture
def filled(store: Store) -> Store:
    added(store, report("One.", AFFIRMED, BOTH_SAY[0], WORDS[0], cast=CAST), collection="one")
    added(store, report("Two.", DENIED, PASSED_ON, BOTH_SAY[1], WORDS[1], cast=CAST), collection="two")
    added(store, report("Three.", cast=(LURIA, actor("Luria Post", "media"))))
    return store


def test_actors_are_listed_with_their_counts(filled: Store) -> None:
    """Those in most documents come first, with other names and how many claims are about and by them."""
    with filled.reading() as connection:
        found = find_actors(connection)
        assert count_actors(connection) == len(found) == 5
    assert [(one.name, one.documents, one.about, one.by) for one in found] == [
        ("Republic of Luria", 3, 7, 0),
        ("Hanne Brack", 2, 0, 4),
        ("Northern Shield Movement", 2, 5, 0),
        ("Samuel Roth", 2, 0, 4),
        ("Luria Post", 1, 0, 0),
    ]
    assert found[2].aliases == ("NSM",)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("luria", ["Republic of Luria", "Luria Post"]),
        ("nsm", ["Northern Shield Movement"]),
        ("uria", []),
        ("_", []),
    ],
)
def test_actors_are_found_by_whole_words(filled: Store, words: str, names: list[str]) -> None:
    """Any name will do, and words of it, but no parts of words."""
    with filled.reading() as connection:
        assert [one.name for one in find_actors(connection, words)] == names
        assert count_actors(connection, words) == len(names)


def test_who_sets_denied_beside_affirmed(filled: Store) -> None:
    """Of somebody it is shown what is said about them and by them, and what some say and others deny."""
    with filled.reading() as connection:
        said = who(connection, "NSM", filled.place)
        brack = who(connection, "Hanne Brack", filled.place)
    assert {one.claim for one in said.about} == {AFFIRMED, DENIED, PASSED_ON, *WORDS}
    assert said.by == ()
    assert [[one.claim for one in each] for each in said.disputed] == [[AFFIRMED, DENIED]]
    assert {one.claim for one in brack.by} == {DENIED, PASSED_ON, BOTH_SAY[1], WORDS[1]}
    assert (brack.about_in_all, brack.by_in_all) == (0, 4)


def test_who_shows_so_many_and_tells_how_many_there_are(filled: Store) -> None:
    """A limit bounds what is shown, not what is counted."""
    with filled.reading() as connection:
        said = who(connection, "NSM", filled.place, limit=2)
    assert (len(said.about), said.about_in_all) == (2, 5)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Nobody", "nobody in it is called 'Nobody'; sayso actors lists who is"),
        (
            "luria",
            "'luria' may be 2 actors .*Luria Post, media; .*Republic of Luria, state.*give the id instead",
        ),
    ],
)
def test_nobody_and_several_are_told(filled: Store, words: str, message: str) -> None:
    """Words that fit nobody, or several, are no guess: the error names whom they fit."""
    with filled.reading() as connection, pytest.raises(NotInStore, match=message):
        who(connection, words, filled.place)


def test_two_voices_side_by_side(filled: Store) -> None:
    """What both say, what each says alone, and what one affirms and the other denies; what is passed on is not said."""
    with filled.reading() as connection:
        both = compare_voices(connection, "Samuel Roth", "Hanne Brack", filled.place)
    assert (both.first, both.second) == ("Samuel Roth", "Hanne Brack")
    assert [[one.claim for one in each] for each in both.both] == [list(BOTH_SAY)]
    assert [[one.claim for one in each] for each in both.contradict] == [[AFFIRMED, DENIED]]
    assert [one.claim for one in both.only_first] == [WORDS[0]]
    assert {one.claim for one in both.only_second} == {PASSED_ON, WORDS[1]}


def test_two_collections_side_by_side(filled: Store) -> None:
    """Collections are compared by all that their reports say."""
    with filled.reading() as connection:
        both = compare_collections(connection, "one", "two", filled.place)
    assert [[one.claim for one in each] for each in both.contradict] == [[AFFIRMED, DENIED]]
    assert PASSED_ON in [one.claim for one in both.only_second]
