from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Claim, Place, Precision, Span
from sayso.store.asking.claims import Wanted
from sayso.store.asking.placed import Claimed, Spot, claims_at, count_at, places
from sayso.store.base import Store
from stories import actor, added, claim, report

BRIGADE = actor("Karsk Brigade", "armed_group")
ROTH = actor("Samuel Roth", "person")
CAST = (BRIGADE, ROTH)


def of(one: Claim, name: str, *where: float, precision: Precision | None = None) -> Claim:
    """Return a claim with a place, on the map if coordinates are given."""
    latitude, longitude = where or (None, None)
    return replace(
        one, place=Place(name, Span(0, 1), name, "VD" if where else None, latitude, longitude, precision)
    )


RAID = of(claim(BRIGADE, "attacks", "a mill", ROTH), "Ostrel", 41.25, 12.5, precision="exact")
RAID_NOT = of(
    claim(BRIGADE, "attacks", "a mill", polarity="denied"), "Ostrel", 41.25, 12.5, precision="exact"
)
TALKS = of(claim(BRIGADE, "leads", "the talks"), "Veldania", 40.0, 11.0, precision="country")
NOWHERE = of(claim(BRIGADE, "funds", "a school"), "the old quarry")
PLACELESS = claim(BRIGADE, "funds", "a newspaper")
OSTREL, VELDANIA, QUARRY = (
    Spot("Ostrel", "VD", 41.25, 12.5),
    Spot("Veldania", "VD", 40.0, 11.0),
    Spot("the old quarry"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    added(store, report("One.", RAID, RAID_NOT, TALKS, NOWHERE, PLACELESS, cast=CAST))
    return store


def test_places_are_told_with_what_is_claimed_and_denied_of_them(filled: Store) -> None:
    """Places on the map come with how exact they are, others apart, and claims of no place are counted."""
    with filled.reading() as connection:
        found = places(connection, Wanted(), filled.place)
    assert found.mapped == (Claimed(OSTREL, "exact", 1, 1), Claimed(VELDANIA, "country", 1, 0))
    assert found.unmapped == (Claimed(QUARRY, None, 1, 0),)
    assert found.nowhere == 1


def test_so_many_places_are_told(filled: Store) -> None:
    """Where not all places are given, those with most claims are, and it is told how many there are."""
    with filled.reading() as connection:
        found = places(connection, Wanted(), filled.place, most=1)
    assert [one.spot for one in found.mapped] == [OSTREL]
    assert (found.mapped_in_all, found.unmapped_in_all) == (2, 1)


def test_only_places_of_claims_asked_for(filled: Store) -> None:
    """A voice's map has that voice's places."""
    with filled.reading() as connection:
        found = places(connection, Wanted(by="Samuel Roth"), filled.place)
    assert (found.mapped, found.unmapped) == ((Claimed(OSTREL, "exact", 1, 0),), ())


@pytest.mark.parametrize(
    ("spot", "expected"), [(OSTREL, {RAID, RAID_NOT}), (QUARRY, {NOWHERE}), (Spot("Ostrel"), set())]
)
def test_a_place_opens_to_its_claims(filled: Store, spot: Spot, expected: set[Claim]) -> None:
    """A place has the claims that it counts, and no others of the same name elsewhere."""
    with filled.reading() as connection:
        found = claims_at(connection, Wanted(), spot, filled.place)
        assert count_at(connection, Wanted(), spot, filled.place) == len(expected)
    assert {one.claim for one in found} == expected
