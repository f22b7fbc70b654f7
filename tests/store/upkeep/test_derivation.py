from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select, update

from sayso.records import Span
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.deriving.corroborating import corroborate, pending_documents
from sayso.store.judging.deciding import correct_claim, merge_actors, reject_claim, split_actor
from sayso.store.judging.judgements import Judge
from sayso.store.judging.naming import Wording
from sayso.store.upkeep.checking import check
from sayso.store.upkeep.vacuum import vacuum
from stories import actor, added, claim, named_in, report

ANA = Judge("ana", "")
LURIA = actor("Luria", "state")
FRONT = actor("Karsk Front", "armed_group")
BRACK = actor("Hanne Brack", "person")


@pytest.fixture
def woven(store: Store) -> Store:
    """Three reports that say the same, compared one after the other, with judgements between."""
    for n in range(3):
        words = f"Luria arms the Karsk Front, Hanne Brack said. Number {n}."
        cast = named_in(words, LURIA, FRONT, BRACK)
        said = replace(claim(LURIA, "arms", FRONT, BRACK), evidence=(Span(0, 26),))
        added(store, report(words, said, cast=cast, url=f"https://{n}.example", published=f"2024-03-1{n}"))
        corroborate(store)
    return store


def problems(store: Store, *, derived: bool = False) -> list[str]:
    return [f"{one.place}: {one.problem}" for one in check(store, derived=derived).findings]


def test_what_was_worked_out_bit_by_bit_is_what_comes_out_at_once(woven: Store) -> None:
    """After judgements of every kind, each followed by comparing anew, everything is as if worked out at once."""
    assert problems(woven, derived=True) == []
    with woven.reading() as connection:
        first, second, third = find_claims(connection, Wanted(), woven.place)
    decisions: list[Callable[[Connection], object]] = [
        lambda c: correct_claim(woven, c, ANA, first.id, Wording(relation="funds")),
        lambda c: merge_actors(woven, c, ANA, "Karsk Front", "Luria"),
        lambda c: split_actor(woven, c, ANA, "Hanne Brack", ["https://2.example"]),
        lambda c: correct_claim(woven, c, ANA, second.id, Wording(polarity="denied")),
        lambda c: reject_claim(woven, c, ANA, third.id),
    ]
    for decide in decisions:
        with woven.writing() as connection:
            decide(connection)
        corroborate(woven)
    assert problems(woven, derived=True) == []


def test_a_corrected_claim_is_grouped_as_corrected(woven: Store) -> None:
    """What a person reads otherwise leaves the group of those that say what was read."""
    with woven.writing() as connection:
        (first, *_) = find_claims(connection, Wanted(), woven.place)
        correct_claim(woven, connection, ANA, first.id, Wording(relation="attacks"))
    corroborate(woven)
    with woven.reading() as connection:
        sizes = connection.execute(select(*d.groups.c["relation", "claims"])).all()
    assert sorted(tuple(one) for one in sizes) == [("arms", 2), ("attacks", 1)]


@pytest.mark.parametrize("derived", [False, True])
def test_what_is_pending_is_no_fault(woven: Store, *, derived: bool) -> None:
    """Documents that have yet to be compared are counted; the store's own stay so."""
    added(woven, report("Of nothing else.", url="https://9.example"))
    assert problems(woven, derived=derived) == []
    with woven.reading() as connection:
        assert pending_documents(connection) == 1


@pytest.mark.parametrize(
    ("damage", "message", "needs_all"),
    [
        (update(d.groups).values(claims=9), "it has more or fewer claims than it says", False),
        (update(d.tellings).values(kind=7), "other claims of it are compared than it has", False),
        (
            update(d.groups).values(origins=9),
            "groups: 2 rows are otherwise when they are worked out anew",
            True,
        ),
        (update(d.origins).values(called="x"), "origins: 2 rows are otherwise", True),
    ],
)
def test_what_is_otherwise_is_found_and_worked_out_anew(
    woven: Store, damage: object, message: str, *, needs_all: bool
) -> None:
    """Some of it in a sample, all of it by working everything out; vacuum puts it right."""
    with woven.writing() as connection:
        connection.execute(damage)  # type: ignore[call-overload]  # it is a statement
    assert any(message in one for one in problems(woven, derived=True))
    assert (problems(woven) == []) is needs_all
    vacuum(woven, derived=True)
    corroborate(woven)
    assert problems(woven, derived=True) == []
