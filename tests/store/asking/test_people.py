from __future__ import annotations

import pytest

from sayso.errors import NotInStore
from sayso.records import Claim, Quantity, Span, digest
from sayso.store.asking.comparing import compare_collections, compare_voices
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.people import count_actors, find_actors, who
from sayso.store.base import Store
from stories import actor, added, claim, report
from woven import Said, weave

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
    weave(
        store,
        Said((AFFIRMED,), (DENIED,)),
        Said(BOTH_SAY),
        Said((PASSED_ON,)),
        disputes=[("denied", AFFIRMED, DENIED)],
    )
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


def test_who_sets_disputed_beside_each_other(filled: Store) -> None:
    """Of somebody it is shown what is said about them and by them, and the two sides of each dispute."""
    with filled.reading() as connection:
        said = who(connection, "NSM", filled.place)
        brack = who(connection, "Hanne Brack", filled.place)
    assert {one.claim for one in said.about} == {AFFIRMED, DENIED, PASSED_ON, *WORDS}
    assert said.by == ()
    assert [sides(one) for one in said.disputes] == [([AFFIRMED], [DENIED])]
    assert {one.claim for one in brack.by} == {DENIED, PASSED_ON, BOTH_SAY[1], WORDS[1]}
    assert brack.in_all == {"about": 0, "by": 4, "disputes": 1}


def test_who_shows_so_many_and_tells_how_many_there_are(filled: Store) -> None:
    """A limit bounds what is shown, not what is counted."""
    with filled.reading() as connection:
        said = who(connection, "NSM", filled.place, limit=2)
    assert (len(said.about), said.in_all["about"]) == (2, 5)


def test_who_shows_once_what_several_say(filled: Store) -> None:
    """Of claims on one side of a group the latest stands for all, with how many documents tell it."""
    with filled.reading() as connection:
        said = who(connection, "Republic of Luria", filled.place)
    (talks,) = [one for one in said.about if one.claim in BOTH_SAY]
    assert talks.beside
    assert (talks.beside.documents, talks.beside.origins) == (2, 2)


def test_all_who_bear_a_name_are_taken_together(store: Store) -> None:
    """Two reports that call somebody by one word leave open whether they mean one; both are shown, as two."""
    melniks = [actor("Melnik", "person", id_=digest("melnik", number)) for number in range(2)]
    for number, melnik in enumerate(melniks):
        added(store, report(f"Report {number}.", claim(melnik, "leads", "the talks"), cast=(melnik,)))
    with store.reading() as connection:
        said = who(connection, "Melnik", store.place)
        both = compare_voices(connection, "melnik", "Melnik", store.place)
    assert len(said.actors) == len(said.about) == 2
    assert [len(actors) for actors in both.bearers] == [2, 2]


def test_a_short_form_of_two_names_is_no_guess(store: Store) -> None:
    """Where those who are called so bear different full names, it is asked who is meant."""
    cast = (actor("Daro Melnik", "person", "Melnik"), actor("Ines Melnik", "person", "Melnik"))
    added(store, report("Two of them.", cast=cast))
    with store.reading() as connection, pytest.raises(NotInStore, match="'Melnik' may be 2 actors"):
        who(connection, "Melnik", store.place)


def test_who_bears_the_very_name_is_meant(store: Store) -> None:
    """One of the name alone is meant with a single full name; where full names differ, they are left out and named."""
    short = actor("Melnik", "person", id_=digest("melnik"))
    added(store, report("One word.", cast=(short,)))
    added(store, report("One name.", cast=(actor("Daro Melnik", "person", "Melnik"),)))
    with store.reading() as connection:
        both = who(connection, "Melnik", store.place)
    assert ([one.name for one in both.actors], both.others) == (["Daro Melnik", "Melnik"], ())
    added(store, report("Another name.", cast=(actor("Ines Melnik", "person", "Melnik"),)))
    with store.reading() as connection:
        one = who(connection, "Melnik", store.place)
    assert [each.name for each in one.actors] == ["Melnik"]
    assert [name for _, name in one.others] == ["Daro Melnik", "Ines Melnik"]


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
    """What both say, what each says alone, and what they are at odds about; what is passed on is not said."""
    with filled.reading() as connection:
        both = compare_voices(connection, "Samuel Roth", "Hanne Brack", filled.place)
    assert (both.first, both.second) == ("Samuel Roth", "Hanne Brack")
    assert [[one.claim for one in each] for each in both.both] == [list(BOTH_SAY)]
    assert [sides(one) for one in both.contradict] == [([AFFIRMED], [DENIED])]
    assert [one.claim for one in both.only_first] == [WORDS[0]]
    assert {one.claim for one in both.only_second} == {PASSED_ON, WORDS[1]}
    assert both.in_all == {"both": 1, "contradict": 1, "only_first": 1, "only_second": 2}


def test_who_is_compared_stands_first(filled: Store) -> None:
    """The claims of the first voice stand on the first side, however the dispute has them."""
    with filled.reading() as connection:
        both = compare_voices(connection, "Hanne Brack", "Samuel Roth", filled.place)
    assert [sides(one) for one in both.contradict] == [([DENIED], [AFFIRMED])]


def test_numbers_at_odds_are_not_said_by_both(store: Store) -> None:
    """Two who count the same thing otherwise say the same of it, but do not both say so."""
    counts = (
        claim(LURIA, "strength", MOVEMENT, ROTH, statement="Roth says eleven."),
        claim(LURIA, "strength", MOVEMENT, BRACK, statement="Brack says thirty."),
    )
    for one in counts:
        added(store, report(one.statement, one, cast=CAST))
    weave(store, Said(counts), disputes=[("numbers", *counts)])
    with store.reading() as connection:
        both = compare_voices(connection, "Samuel Roth", "Hanne Brack", store.place)
    assert (both.both, both.only_first, both.only_second) == ((), (), ())
    assert [sides(one) for one in both.contradict] == [([counts[0]], [counts[1]])]


def test_numbers_with_others_in_between_are_at_odds(store: Store) -> None:
    """Two whose numbers lie apart are at odds, even where the kept disputes set others beside each."""
    counts = [
        claim(
            LURIA,
            "strength",
            MOVEMENT,
            voice,
            statement=f"{voice.name} counts {number:g} boats.",
            quantity=Quantity(number, number, "boats", "exact", of, Span(0, 5)),
        )
        for voice, number, of in ((ROTH, 11.0, "boats"), (BRACK, 30.0, "boats"), (BRACK, 50.0, "sailors"))
    ]
    for one in counts:
        added(store, report(one.statement, one, cast=CAST))
    weave(store, Said(tuple(counts)))
    with store.reading() as connection:
        both = compare_voices(connection, "Samuel Roth", "Hanne Brack", store.place)
    (odds,) = both.contradict
    assert (sides(odds), odds.dispute.reasons) == (([counts[0]], [counts[1]]), ("11 against 30",))
    assert both.in_all == {"both": 0, "contradict": 1, "only_first": 0, "only_second": 1}


def test_two_collections_side_by_side(filled: Store) -> None:
    """Collections are compared by all that their reports say."""
    with filled.reading() as connection:
        both = compare_collections(connection, "one", "two", filled.place)
    assert [sides(one) for one in both.contradict] == [([AFFIRMED], [DENIED])]
    assert PASSED_ON in [one.claim for one in both.only_second]


def test_a_report_in_both_collections_tells_the_same_in_both(filled: Store) -> None:
    """A claim that both collections have stands once."""
    with filled.reading() as connection:
        both = compare_collections(connection, "one", "one", filled.place)
    assert [len(each) for each in both.both] == [1, 1, 1]
    assert (both.only_first, both.only_second) == ((), ())


def sides(found: FoundDispute) -> tuple[list[Claim], list[Claim]]:
    """Return the claims of both sides."""
    return [one.claim for one in found.first], [one.claim for one in found.second]
