from __future__ import annotations

from typing import Any

import pytest

from sayso.store.asking.claims import Wanted
from sayso.store.asking.facets import Facets, facets_of
from sayso.store.base import Store
from stories import actor, added, claim, report

MOVEMENT = actor("Northern Shield Movement", "armed_group")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
CAST = (MOVEMENT, LURIA, BRACK)

ARMS = claim(LURIA, "arms", MOVEMENT, BRACK, force="alleged")
FUNDS = claim(LURIA, "funds", MOVEMENT, BRACK, force="alleged")
DENIED = claim(LURIA, "arms", MOVEMENT, LURIA, polarity="denied", force="denied")
SAYS = claim(LURIA, "says", "nothing")


@pytest.fixture
def filled(store: Store) -> Store:
    added(
        store,
        report(
            "One.",
            ARMS,
            FUNDS,
            cast=CAST,
            published="2025-03-01",
            url="https://a.example",
            publisher="Karsk Post",
        ),
    )
    added(
        store,
        report(
            "Two.", DENIED, cast=CAST, published="2025-03-09", url="https://b.example", publisher="Lantern"
        ),
    )
    added(store, report("Three.", SAYS, cast=CAST, published="2024-12-24", url="https://c.example"))
    added(store, report("Four.", ARMS, cast=CAST, url="https://d.example", publisher="Karsk Post"))
    return store


def asked(store: Store, most: int = 100, **wanted: Any) -> Facets:
    with store.reading() as connection:
        return facets_of(connection, Wanted(**wanted), store.place, most=most)


def test_claims_are_counted_by_what_they_differ_in(filled: Store) -> None:
    """Of all claims there is of each how many there are, most first, and months in order."""
    found = asked(filled)
    assert (found.counted, found.more) == (5, False)
    assert list(found.relations.items()) == [("arms", 3), ("funds", 1), ("says", 1)]
    assert list(found.forces.items()) == [("alleged", 3), ("asserted", 1), ("denied", 1)]
    assert list(found.polarities.items()) == [("affirmed", 4), ("denied", 1)]
    assert list(found.publishers.items()) == [("Karsk Post", 3), ("Lantern", 1)]
    assert list(found.months.items()) == [("2024-12", 1), ("2025-03", 3)]


@pytest.mark.parametrize(
    ("wanted", "relations"),
    [
        ({"polarity": "denied"}, {"arms": 1}),
        ({"publisher": "Karsk Post"}, {"arms": 2, "funds": 1}),
        ({"publisher": "karsk post"}, {}),
        ({"publisher": "Karsk Post", "since": "2025"}, {"arms": 1, "funds": 1}),
        ({"about": "Northern Shield", "polarity": "affirmed"}, {"arms": 2, "funds": 1}),
    ],
)
def test_only_what_fits_is_counted(filled: Store, wanted: dict[str, Any], relations: dict[str, int]) -> None:
    """Claims can be asked for by their polarity and their report's publisher, too, and only those that fit are counted."""
    assert asked(filled, **wanted).relations == relations


def test_of_very_many_the_newest_are_counted(filled: Store) -> None:
    """However many fit, so many are counted, those said last, and it is said that there are more."""
    found = asked(filled, most=2)
    assert (found.counted, found.more) == (2, True)
    assert found.months == {"2025-03": 2}
    assert asked(filled, most=5).more is False
