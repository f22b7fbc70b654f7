"""Two voices, or two collections, side by side: what both say, what one says alone, what they are at odds about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, select

from sayso.records import Side
from sayso.store import tables as t
from sayso.store.asking.apart import as_dispute, counted_apart
from sayso.store.asking.claims import SHOWN_OF_FEW, FoundClaim, in_collection, with_surroundings
from sayso.store.asking.disputes import FoundDispute, disputes_numbered
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.asking.resolving import bearers, collection_named
from sayso.store.asking.sides import Saying, Sided, said_once, sided
from sayso.store.deriving import derived as d


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides and what they say; of claims of one side that say the same, the one said last stands for all.

    In each row of ``both`` the first side's claim comes first; a claim that both have, of one report, stands alone.
    ``contradict`` are disputes in which the two sides stand
    against each other, with the claims of theirs alone, and numbers of theirs that lie apart. ``in_all`` says of each of the four, by name, how much there is.
    ``bearers`` are the actors that either side is, more than one where several bear the name; none for a collection.
    ``others`` are called like either side, too, and left out, each by its id and its name.
    """

    first: str
    second: str
    both: tuple[tuple[FoundClaim, ...], ...]
    only_first: tuple[FoundClaim, ...]
    only_second: tuple[FoundClaim, ...]
    contradict: tuple[FoundDispute, ...]
    in_all: Mapping[str, int]
    bearers: tuple[tuple[FoundActor, ...], tuple[FoundActor, ...]] = ((), ())
    others: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = ((), ())


def compare_voices(
    connection: Connection, first: str, second: str, place: str, *, limit: int | None = None
) -> Compared:
    """Compare what two actors say themselves, each as the innermost voice of a chain; give so many of each at most.

    Raises NotInStore.
    """
    sides: list[tuple[FoundActor, ...]] = []
    others: list[tuple[tuple[str, str], ...]] = []
    conditions: list[ColumnElement[bool]] = []
    for words in (first, second):
        meant = bearers(connection, words, place)
        sides.append(tuple(actors_numbered(connection, meant.roots)))
        others.append(meant.others)
        voiced = select(t.voices.c.claim).where(t.voices.c.actor.in_(meant.numbers), t.voices.c.innermost)
        conditions.append(t.claims.c.number.in_(voiced))
    names = sides[0][0].name, sides[1][0].name
    compared = _compared(connection, names, conditions, limit)
    return replace(compared, bearers=(sides[0], sides[1]), others=(others[0], others[1]))


def compare_collections(
    connection: Connection, first: str, second: str, place: str, *, limit: int | None = None
) -> Compared:
    """Compare what the reports of two collections say, in whoever's voice; give so many of each at most.

    Raises NotInStore.
    """
    conditions = [in_collection(collection_named(connection, name, place)) for name in (first, second)]
    return _compared(connection, (first, second), conditions, limit)


def _compared(
    connection: Connection,
    names: tuple[str, str],
    conditions: Sequence[ColumnElement[bool]],
    limit: int | None,
) -> Compared:
    left, right = (sided(connection, SHOWN_OF_FEW & condition) for condition in conditions)
    stands = [_stands(connection, condition) for condition in conditions]
    odds = _at_odds([one.claim for one in left], *stands)
    both = _both(left, right, *stands)
    known = {one.saying for pair in both for one in pair}
    against = {claim for sides in odds.values() for side in sides for claim in side}
    apart = counted_apart(connection, left, right, against)
    against.update(claim for pair in apart for side in pair for claim in side)
    only = [
        said_once(one for one in side if one.claim not in against and one.saying not in known)
        for side in (left, right)
    ]
    told = [tuple(dict.fromkeys(one.claim for one in pair)) for pair in both[:limit]]
    return Compared(
        names[0],
        names[1],
        tuple(tuple(with_surroundings(connection, pair)) for pair in told),
        tuple(with_surroundings(connection, [one.claim for one in only[0][:limit]])),
        tuple(with_surroundings(connection, [one.claim for one in only[1][:limit]])),
        (
            *_contradict(connection, odds, limit),
            *(as_dispute(connection, one, limit) for one in apart[: _left(limit, len(odds))]),
        ),
        {
            "both": len(both),
            "contradict": len(odds) + len(apart),
            "only_first": len(only[0]),
            "only_second": len(only[1]),
        },
    )


def _left(limit: int | None, taken: int) -> int | None:
    return None if limit is None else max(0, limit - taken)


_Stands = Mapping[int, frozenset[tuple[int, int]]]
"""Of each claim that is in dispute, by number, the disputes and the side it is on."""
_Odds = Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]
"""Disputes, by number, with the claims of either of the two that are compared."""


def _stands(connection: Connection, condition: ColumnElement[bool]) -> _Stands:
    rows = connection.execute(
        select(d.dispute_claims).where(
            d.dispute_claims.c.claim.in_(select(t.claims.c.number).where(SHOWN_OF_FEW, condition))
        )
    )
    stands: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for row in rows:
        stands[row.claim].add((row.dispute, row.side))
    return {claim: frozenset(where) for claim, where in stands.items()}


def _at_odds(newest: Iterable[int], left: _Stands, right: _Stands) -> _Odds:
    """Return the disputes in which the two stand against each other, the latest first."""
    told: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for claim, where in sorted(right.items()):
        for dispute, side in where:
            told[dispute][side].append(claim)
    odds: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    for claim in newest:
        for dispute, side in sorted(left.get(claim, ())):
            others = [one for other, claims in told[dispute].items() if other != side for one in claims]
            if others:
                mine, theirs = odds.get(dispute, ((), ()))
                odds[dispute] = ((*mine, claim), tuple(dict.fromkeys((*theirs, *others))))
    return odds


def _both(
    left: Iterable[Sided], right: Iterable[Sided], left_stands: _Stands, right_stands: _Stands
) -> list[tuple[Sided, Sided]]:
    """Return for each thing that both say a claim of each that is not in dispute with the other, the latest ones."""
    told: dict[tuple[int, Side], dict[object, Sided]] = defaultdict(dict)
    for one in right:
        told[one.side].setdefault((right_stands.get(one.claim), one.number), one)
    found: dict[Saying, tuple[Sided, Sided]] = {}
    for one in left:
        if one.saying in found:
            continue
        mine = dict(left_stands.get(one.claim, ()))
        for other in told[one.side].values() if one.side in told else ():
            stands = right_stands.get(other.claim, ())
            if all(mine.get(dispute, side) == side for dispute, side in stands) and (
                not one.counts_otherwise(other)
            ):
                found[one.saying] = (one, other)
                break
    return list(found.values())


def _contradict(connection: Connection, odds: _Odds, limit: int | None) -> tuple[FoundDispute, ...]:
    """Return disputes with the claims of the two that are compared, so many of each at most."""
    disputes = dict(list(odds.items())[:limit])
    records = disputes_numbered(connection, list(disputes), limit=0)
    return tuple(
        FoundDispute(
            record.dispute,
            tuple(with_surroundings(connection, mine[:limit])),
            tuple(with_surroundings(connection, theirs[:limit])),
            (len(mine), len(theirs)),
        )
        for record, (mine, theirs) in zip(records, disputes.values(), strict=True)
    )
