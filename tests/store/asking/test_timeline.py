from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import StoreError
from sayso.records import Claim, Place, Span, Time
from sayso.store.asking.claims import Wanted
from sayso.store.asking.course import Spoken, Stretch, course
from sayso.store.asking.timeline import Moment, moments
from sayso.store.base import Store
from stories import actor, added, claim, report
from woven import Said, weave

BRIGADE = actor("Karsk Brigade", "armed_group")
ROTH = actor("Samuel Roth", "person")
BRACK = actor("Hanne Brack", "person")
CAST = (BRIGADE, ROTH, BRACK)
HERE = Span(0, 1)


def at(one: Claim, earliest: str | None, latest: str | None = None, place: str = "") -> Claim:
    """Return a claim with a time spoken of."""
    where = Place(place, HERE, country="VD") if place else None
    return replace(one, time=Time("then", HERE, earliest, latest or earliest), place=where)


RAID = at(claim(BRIGADE, "attacks", "a mill", ROTH), "2024-03-11", place="Ostrel")
RAID_TOO = at(claim(BRIGADE, "attacks", "a mill"), "2024-03-11")
RAID_NOT = claim(BRIGADE, "attacks", "a mill", BRACK, polarity="denied", force="denied")
SPRING = at(claim(BRIGADE, "attacks", "a bridge"), "2024-03-01", "2024-05-31")
YEAR = at(claim(BRIGADE, "funds", "a school", ROTH), "2024")
LATER = at(claim(BRIGADE, "funds", "a newspaper", ROTH, polarity="denied"), "2024-04-02")
UNDATED = claim(BRIGADE, "leads", "the talks")


@pytest.fixture
def filled(store: Store) -> Store:
    added(store, report("One.", RAID, SPRING, YEAR, UNDATED, cast=CAST))
    added(store, report("Two.", RAID_TOO, RAID_NOT, LATER, cast=CAST))
    weave(store, Said((RAID, RAID_TOO), (RAID_NOT,)), Said((SPRING,)), disputes=[("denied", RAID, RAID_NOT)])
    return store


def shown(store: Store, spoken: Spoken, **options: bool) -> list[Moment]:
    with store.reading() as connection:
        return list(moments(connection, spoken, store.place, **options).found)


def said(found: Moment) -> tuple[list[Claim], list[Claim]]:
    return [one.claim for one in found.said], [one.claim for one in found.denied]


def test_claims_are_counted_by_the_stretch_they_speak_of(filled: Store) -> None:
    """Within a year it goes by months, denials apart; what speaks of longer or of no known time is counted too."""
    with filled.reading() as connection:
        found = course(connection, Spoken(), filled.place)
    assert found.unit == "month"
    assert found.stretches == (Stretch("2024-03", 2, 0), Stretch("2024-04", 0, 1))
    assert (found.longer, found.undated) == (2, 2)
    assert (found.first, found.last) == ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("since", "until", "unit"), [("2024-03", "2024-04", "day"), ("2024-01", "2024-09", "month")]
)
def test_a_narrower_question_opens_a_stretch(filled: Store, since: str, until: str, unit: str) -> None:
    """Asked for less, it is told by shorter stretches."""
    with filled.reading() as connection:
        assert course(connection, Spoken(since=since, until=until), filled.place).unit == unit


def test_many_years_go_by_years(filled: Store) -> None:
    """Claims far apart in time are counted by years."""
    added(filled, report("Three.", at(claim(BRIGADE, "leads", "a strike"), "1987-05-03"), cast=CAST))
    with filled.reading() as connection:
        found = course(connection, Spoken(), filled.place)
    assert found.unit == "year"
    assert found.stretches == (Stretch("1987", 1, 0), Stretch("2024", 4, 1))


def test_denials_stand_beside_what_they_deny(filled: Store) -> None:
    """What is said alike of one time is one moment, and whoever denies it is beside it, whenever they do."""
    found = shown(filled, Spoken())
    assert [(one.begun, one.ended) for one in found] == [
        ("2024-01-01", "2024-12-31"),
        ("2024-03-01", "2024-05-31"),
        ("2024-03-11", "2024-03-11"),
        ("2024-04-02", "2024-04-02"),
    ]
    affirming, denying = said(found[2])
    assert (set(affirming), denying) == ({RAID, RAID_TOO}, [RAID_NOT])
    assert said(found[3]) == ([], [LATER])
    assert said(found[0]) == ([YEAR], [])


def test_what_is_denied_stands_beside_a_denial_with_a_time(store: Store) -> None:
    """Where only the denial speaks of a time, what it denies is shown with it."""
    denial = at(RAID_NOT, "2024-03-12")
    added(store, report("One.", RAID, denial, cast=CAST))
    weave(store, Said((RAID,), (denial,)))
    found = shown(store, Spoken(since="2024-03-12"))
    assert [said(one) for one in found] == [([RAID], [denial])]


def test_a_moment_shows_some_and_counts_all(filled: Store) -> None:
    """So many claims are shown on either side, and it is told how many there are."""
    with filled.reading() as connection:
        (found,) = moments(
            connection, Spoken(since="2024-03-11", until="2024-03-11", place="ostrel"), filled.place, most=1
        ).found
    assert (len(found.said), found.said_in_all, found.denied_in_all) == (1, 1, 1)
    with filled.reading() as connection:
        every = moments(connection, Spoken(since="2024-03-11", until="2024-03-11"), filled.place, most=1)
    raid = next(one for one in every.found if one.begun == one.ended)
    assert (len(raid.said), raid.said_in_all) == (1, 2)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (Spoken(place="Ostr"), [RAID]),
        (Spoken(place="vd"), [RAID]),
        (Spoken(Wanted(by="Samuel Roth")), [YEAR, RAID]),
        (Spoken(Wanted(relation="funds")), [YEAR]),
        (Spoken(since="2024-06"), [YEAR]),
        (Spoken(until="2024-02"), [YEAR]),
        (Spoken(until="2023"), []),
    ],
)
def test_moments_are_those_asked_for(filled: Store, spoken: Spoken, expected: list[Claim]) -> None:
    """A stretch that reaches into what is asked for belongs to it."""
    assert [one for found in shown(filled, spoken) for one in said(found)[0]] == expected


def test_what_has_no_time_is_not_lost(filled: Store) -> None:
    """Claims without a time that is known can be asked for by themselves."""
    found = shown(filled, Spoken(), undated=True)
    assert [one for each in found for one in said(each)[0]].count(UNDATED) == 1
    with filled.reading() as connection:
        assert moments(connection, Spoken(), filled.place, undated=True).in_all == len(found) == 2
        assert moments(connection, Spoken(), filled.place, limit=1).in_all == 4


def test_so_many_claims_are_looked_at(filled: Store) -> None:
    """Where more claims fit, their first moments are told, whole, and that there is more."""
    every = shown(filled, Spoken())
    with filled.reading() as connection:
        whole = moments(connection, Spoken(), filled.place, looked_at=5)
        found = moments(connection, Spoken(), filled.place, looked_at=3)
    assert (list(whole.found), whole.in_all, whole.more) == (every, 4, False)
    assert (list(found.found), found.in_all, found.more) == (every[: found.in_all], len(found.found), True)
    assert 0 < found.in_all < 4


def test_lots_follow_each_other(filled: Store) -> None:
    """Taken in lots, moments come in the same order, each once."""
    every = shown(filled, Spoken())
    with filled.reading() as connection:
        lots = [
            moments(connection, Spoken(), filled.place, limit=2, offset=at).found[0].begun for at in (0, 2)
        ]
    assert lots == [every[0].begun, every[2].begun]


def test_a_date_that_is_none_is_told(filled: Store) -> None:
    """A question that makes no sense is an error, not an empty timeline."""
    with filled.reading() as connection, pytest.raises(StoreError, match="'spring' is no date"):
        course(connection, Spoken(since="spring"), filled.place)
