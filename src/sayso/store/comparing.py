"""Two voices, or two collections, side by side: what both say, what one says alone, what one denies of the other's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from sayso.store import tables as t
from sayso.store.claims import SHOWN_OF_FEW, FoundClaim, in_collection, with_surroundings
from sayso.store.people import actors_numbered
from sayso.store.propositions import Stand, by_proposition, stands
from sayso.store.resolving import collection_named, one_actor


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides and their claims. In ``both`` and ``contradict`` the first side's claims come first in each row.

    ``in_all`` says of each of the four, by name, how many there are where not all are given.
    """

    first: str
    second: str
    both: tuple[tuple[FoundClaim, ...], ...]
    only_first: tuple[FoundClaim, ...]
    only_second: tuple[FoundClaim, ...]
    contradict: tuple[tuple[FoundClaim, ...], ...]
    in_all: Mapping[str, int]


def compare_voices(
    connection: Connection, first: str, second: str, place: str, *, limit: int | None = None
) -> Compared:
    """Compare what two actors say themselves, each as the innermost voice of a chain; give so many of each at most.

    Raises NotInStore.
    """
    names: list[str] = []
    conditions: list[ColumnElement[bool]] = []
    for words in (first, second):
        root, numbers = one_actor(connection, words, place)
        names.append(actors_numbered(connection, [root])[0].name)
        voiced = select(t.voices.c.claim).where(t.voices.c.actor.in_(numbers), t.voices.c.innermost)
        conditions.append(t.claims.c.number.in_(voiced))
    return _compared(connection, names, conditions, limit)


def compare_collections(
    connection: Connection, first: str, second: str, place: str, *, limit: int | None = None
) -> Compared:
    """Compare what the reports of two collections say, in whoever's voice; give so many of each at most.

    Raises NotInStore.
    """
    conditions = [in_collection(collection_named(connection, name, place)) for name in (first, second)]
    return _compared(connection, (first, second), conditions, limit)


def _compared(
    connection: Connection, names: Sequence[str], conditions: Sequence[ColumnElement[bool]], limit: int | None
) -> Compared:
    left, right = (stands(connection, SHOWN_OF_FEW & condition) for condition in conditions)
    lefts, rights = by_proposition(left), by_proposition(right)
    both: list[list[Stand]] = []
    contradict: list[list[Stand]] = []
    shared: set[int] = set()
    for proposition in [each for each in lefts if each in rights]:
        together = [*lefts[proposition], *rights[proposition]]
        shared.update(one.claim for one in together)
        for denied in (False, True):
            same = [one for one in together if one.denied is denied]
            if {one.claim for one in lefts[proposition]} & {one.claim for one in same} and {
                one.claim for one in rights[proposition]
            } & {one.claim for one in same}:
                both.append(same)
        if {one.denied for one in lefts[proposition]} != {one.denied for one in rights[proposition]}:
            contradict.append(together)

    only = [[one for one in side if one.claim not in shared] for side in (left, right)]

    def found(some: Sequence[Stand]) -> tuple[FoundClaim, ...]:
        return tuple(with_surroundings(connection, list(dict.fromkeys(one.claim for one in some))[:limit]))

    return Compared(
        names[0],
        names[1],
        tuple(map(found, both[:limit])),
        found(only[0]),
        found(only[1]),
        tuple(map(found, contradict[:limit])),
        {
            "both": sum(map(len, both)),
            "contradict": sum(map(len, contradict)),
            "only_first": len(only[0]),
            "only_second": len(only[1]),
        },
    )
