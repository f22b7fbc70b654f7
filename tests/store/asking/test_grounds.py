from __future__ import annotations

from accusation import ARMS, CALM, DENIAL, RUMOUR, fill
from sayso.records import Claim
from sayso.store.asking.claims import Wanted, with_surroundings
from sayso.store.asking.grounds import Ground, Sources, grounds_of
from sayso.store.asking.selecting import selected_claims
from sayso.store.base import Store


def grounds(store: Store) -> dict[str, Ground]:
    """Return the grounds of all claims, by the ids that they have in their reports."""
    with store.reading() as connection:
        numbers = selected_claims(connection, Wanted(), store.place)
        found = with_surroundings(connection, numbers)
        return {
            one.claim.id: ground for one, ground in zip(found, grounds_of(connection, numbers), strict=True)
        }


def told(ground: Ground) -> tuple[str, bool] | None:
    """Return who the origin is and whether it is shown to be independent."""
    return (ground.origin.called, not ground.origin.unknown) if ground.origin else None


def test_origins(store: Store) -> None:
    """Each claim has the origin it rests on, with the reasons why its independence is unknown; one of no group has none."""
    fill(store)
    found = grounds(store)
    assert {one.id: told(found[one.id]) for one in (ARMS, RUMOUR, DENIAL, CALM)} == {
        ARMS.id: ("Samuel Roth", True),
        RUMOUR.id: ("a diplomat", False),
        DENIAL.id: ("Hanne Brack", True),
        CALM.id: None,
    }
    assert found[CALM.id] == Ground(None, None, ())


def test_sources_are_those_of_the_own_side(store: Store) -> None:
    """A denial is never counted as said by those whom it denies: either side has its own sources, and the other's against it."""
    fill(store)
    found = grounds(store)
    assert found[ARMS.id].sources == found[RUMOUR.id].sources == Sources(1, 1, 1, 0)
    assert found[DENIAL.id].sources == Sources(1, 0, 1, 1)


def test_disputes(store: Store) -> None:
    """A claim knows the disputes that it has a part in, and on which side it stands."""
    fill(store)
    found = grounds(store)

    def stands(one: Claim) -> list[tuple[str, int]]:
        return [(stand.kind, stand.side) for stand in found[one.id].disputes]

    assert (stands(ARMS), stands(DENIAL), stands(RUMOUR)) == ([("denied", 1)], [("denied", 2)], [])
    assert found[ARMS.id].disputes[0].dispute == found[DENIAL.id].disputes[0].dispute
