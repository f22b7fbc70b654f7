from __future__ import annotations

import pytest

from sayso.errors import StoreError
from sayso.records import Claim, Quantity, Report, Span
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.watching.news import (
    New,
    last_compared,
    last_document,
    new_claims,
    new_disputes,
    new_origins,
    new_since,
)
from stories import actor, added, claim, report

MOVEMENT = actor("Northern Shield Movement", "armed_group")
LURIA = actor("Republic of Luria", "state")
ROTH = actor("Samuel Roth", "person")
BRACK = actor("Hanne Brack", "person")
ARMY = actor("Karsk Army", "authority")
CAST = (MOVEMENT, LURIA, ROTH, BRACK, ARMY)
ARMS = claim(LURIA, "arms", MOVEMENT, ROTH)
AGAIN = claim(LURIA, "arms", MOVEMENT, ARMY)
DENIED = claim(LURIA, "arms", MOVEMENT, BRACK, polarity="denied", force="denied")
ANY = Wanted()


def told(number: int, *claims: Claim, page: str = "") -> Report:
    """Return a report in words of its own, so that none is taken for a copy of another."""
    words = (
        "Rain fell on the harbour before the ferry left.",
        "In the hills a market was held under canvas.",
        "Schools opened late after the long holiday ended.",
        "A bridge near the mill is to be painted white.",
    )[number % 4]
    return report(
        f"{words} Number {number}.",
        *claims,
        cast=CAST,
        url=f"https://{page or number}.example/",
        published=f"2024-03-{10 + number}",
    )


def since(store: Store, mark: int) -> New:
    corroborate(store)
    with store.reading() as connection:
        return new_since(connection, mark, last_compared(connection, mark))


def mark_of(store: Store) -> int:
    with store.reading() as connection:
        return last_document(connection)


def origins_of(store: Store, new: New, wanted: Wanted = ANY) -> list[tuple[str, str]]:
    with store.reading() as connection:
        return [(one.called, one.side) for one in new_origins(connection, wanted, new, store.place)]


def test_a_claim_of_a_new_report_is_new(store: Store) -> None:
    """Those that were there are not, and neither is one that does not fit."""
    added(store, told(1, ARMS))
    mark = mark_of(store)
    added(store, told(2, AGAIN, claim(MOVEMENT, "threatens", LURIA, ROTH)))
    new = since(store, mark)
    with store.reading() as connection:
        found = new_claims(connection, Wanted(relation="arms"), new, store.place)
    assert [one.claim.statement for one in found] == [AGAIN.statement]
    assert len(new.claims) == 2


def test_what_a_page_said_before_is_not_new(store: Store) -> None:
    """Of a new version only what it says more is."""
    added(store, told(1, ARMS, page="a"))
    mark = mark_of(store)
    added(store, told(2, ARMS, DENIED, page="a"))
    new = since(store, mark)
    with store.reading() as connection:
        found = new_claims(connection, ANY, new, store.place)
    assert [one.claim.statement for one in found] == [DENIED.statement]


def test_what_is_read_anew_is_not_new(store: Store) -> None:
    """Another sayso finds other claims in the same reports, and nobody said anything."""
    added(store, told(1, ARMS))
    mark = mark_of(store)
    added(store, told(1, ARMS, AGAIN))
    assert since(store, mark).claims == frozenset()


def test_a_group_gains_an_origin(store: Store) -> None:
    """The one that is new, with its side; asked for by what any claim of the group says."""
    added(store, told(1, ARMS))
    mark = mark_of(store)
    added(store, told(2, AGAIN))
    new = since(store, mark)
    assert origins_of(store, new) == [("Karsk Army", "affirmed")]
    assert origins_of(store, new, Wanted(by="Samuel Roth")) == [("Karsk Army", "affirmed")]
    assert origins_of(store, new, Wanted(relation="threatens")) == []


def test_the_same_voice_again_is_no_new_origin(store: Store) -> None:
    """It said so before."""
    added(store, told(1, ARMS))
    mark = mark_of(store)
    added(store, told(2, ARMS))
    assert origins_of(store, since(store, mark)) == []


def test_of_a_group_that_is_new_as_a_whole_the_first_origin_is_left_out(store: Store) -> None:
    """A second one in the same round is a second one."""
    added(store, told(1, ARMS), told(2, AGAIN))
    assert origins_of(store, since(store, 0)) == [("Karsk Army", "affirmed")]


def test_a_dispute_opens_once(store: Store) -> None:
    """When the other side first speaks; more who say the same open nothing."""
    added(store, told(1, ARMS))
    mark = mark_of(store)
    added(store, told(2, DENIED))
    opened = since(store, mark)
    with store.reading() as connection:
        (found,) = new_disputes(connection, ANY, opened, store.place)
    assert [[one.claim.statement for one in side] for side in found.sides] == [
        [ARMS.statement],
        [DENIED.statement],
    ]
    later = mark_of(store)
    added(store, told(3, AGAIN))
    with store.reading() as connection:
        assert new_disputes(connection, ANY, since(store, later), store.place) == []


def test_numbers_that_differ_are_a_dispute(store: Store) -> None:
    """As a denial is."""
    strong, weak = (
        claim(MOVEMENT, "strength", "fighters", who, statement=f"{who.name} puts the movement at {number:g} fighters.",
              quantity=Quantity(number, number, "people", "exact", "fighters", Span(0, 3), number))
        for who, number in ((ARMY, 400.0), (BRACK, 350.0))
    )  # fmt: skip
    added(store, told(1, strong))
    mark = mark_of(store)
    added(store, told(2, weak))
    new = since(store, mark)
    with store.reading() as connection:
        assert [one.dispute.kind for one in new_disputes(connection, ANY, new, store.place)] == ["numbers"]


def test_what_was_not_compared_yet_waits(store: Store) -> None:
    """Up to the first report that was not compared with the others all may be looked at."""
    added(store, told(1, ARMS))
    corroborate(store)
    mark = mark_of(store)
    added(store, told(2, AGAIN), told(3, DENIED))
    with store.reading() as connection:
        assert last_compared(connection, 0) == mark
        assert last_compared(connection, mark) == mark
    corroborate(store)
    with store.reading() as connection:
        assert last_compared(connection, mark) == last_document(connection)


def test_a_question_that_makes_no_sense_is_refused(store: Store) -> None:
    """As it is when it is asked of claims."""
    added(store, told(1, ARMS))
    new = since(store, 0)
    with store.reading() as connection, pytest.raises(StoreError):
        new_origins(connection, Wanted(since="soon"), new, store.place)
