"""How somebody is spoken of across reports: what is said of them by relation, both sides of it, and over the months.

Everything here takes all actors who are one (`sayso.store.asking.resolving.Bearers.numbers`), by number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, func, select

from sayso.records import Actor, Relation, Side
from sayso.store import tables as t
from sayso.store.among import among_all
from sayso.store.asking.claims import SHOWN_OF_FEW, FoundClaim, about_actors, with_surroundings
from sayso.store.asking.disputes import FoundDispute, disputes_among, disputes_numbered
from sayso.store.asking.sides import Sided, said_once, sided
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d
from sayso.store.judging.judgements import Judgement, judgements

NEWEST: Final = 5_000
"""So many claims about somebody, and so many of theirs, are looked at, those said last."""


@dataclass(frozen=True, slots=True)
class Allegation:
    """One thing that is said of somebody: its group, if any, and who takes which side of it.

    Of each side the claims said last stand for all; ``in_all`` says how many there are. They are all that the group has, whether
    or not sayso could tell of each whom it is about: a denial never stands without what it denies.
    """

    group: str | None
    sides: Mapping[Side, tuple[FoundClaim, ...]]
    in_all: Mapping[Side, int]


@dataclass(frozen=True, slots=True)
class Related:
    """What is said of somebody in one relation: the allegations with most claims first, and how many there are."""

    relation: Relation
    allegations: tuple[Allegation, ...]
    in_all: int
    claims: int


@dataclass(frozen=True, slots=True)
class Month:
    """How many claims of a month are about somebody, and how many are theirs."""

    month: str
    about: int
    by: int


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A report that speaks of somebody, by its id, and as whom."""

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class About:
    """A claim about somebody, by number: its relation, and where it stands to what its group says, if it has one."""

    claim: int
    relation: Relation
    group: int | None
    side: Side


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said about actors and by them, those claims first that were said last; ``more`` is said about them than that."""

    about: tuple[About, ...]
    by: tuple[Sided, ...]
    more: bool


def spoken(connection: Connection, actors: Sequence[int], *, newest: int = NEWEST) -> Spoken:
    """Return so many claims about actors, and so many by them, those said last."""
    c = t.claims.c
    rows = connection.execute(
        select(c.number, c.relation, d.tellings.c.in_group, d.tellings.c.side)
        .outerjoin(d.tellings, d.tellings.c.claim == c.number)
        .where(SHOWN_OF_FEW, about_actors(actors))
        .order_by(c.said_from.desc().nulls_last(), c.number)
        .limit(newest + 1)
    ).all()
    about = [About(row.number, row.relation, row.in_group, row.side or "affirmed") for row in rows[:newest]]
    by = sided(connection, c.number.in_(_newest(_voiced(actors), newest)))
    return Spoken(tuple(about), tuple(by), len(rows) > newest)


def said_of(connection: Connection, said: Spoken, *, limit: int, each: int = 2) -> list[Related]:
    """Return what is said about actors, the relations with most claims first.

    Of each relation so many allegations are given, and of each side of them so many claims.
    """
    told: dict[Relation, dict[int, dict[Side, list[int]]]] = defaultdict(dict)
    for one in said.about:
        key = -one.claim if one.group is None else one.group
        told[one.relation].setdefault(key, {}).setdefault(one.side, []).append(one.claim)
    kept = {
        relation: sorted(things.items(), key=lambda pair: (-_many(pair[1]), pair[0]))[:limit]
        for relation, things in told.items()
    }
    groups = [key for things in kept.values() for key, _ in things if key > 0]
    last, in_all = _sides_of(connection, groups, each)
    alone = [-key for things in kept.values() for key, _ in things if key < 0]
    numbers = [*alone, *(number for sides in last.values() for some in sides.values() for number in some)]
    claims = dict(zip(numbers, with_surroundings(connection, numbers), strict=True))
    found = [
        Related(
            relation,
            tuple(
                _allegation(
                    {side: [claims[one] for one in some] for side, some in last[key].items()}, in_all[key]
                )
                if key > 0
                else Allegation(None, {"affirmed": (claims[-key],)}, {"affirmed": 1})
                for key, _ in kept[relation]
            ),
            len(things),
            sum(map(_many, things.values())),
        )
        for relation, things in told.items()
    ]
    return sorted(found, key=lambda one: (-one.claims, one.relation))


_Sides = dict[int, dict[Side, list[int]]]


def _sides_of(
    connection: Connection, groups: Sequence[int], each: int
) -> tuple[_Sides, dict[int, dict[Side, int]]]:
    """Return of each side of groups, all by number, so many of the claims said last, and how many there are."""
    c, by_side = t.claims.c, (d.tellings.c.in_group, d.tellings.c.side)
    newest = (c.said_from.desc().nulls_last(), c.number)
    placed = (
        select(
            *by_side,
            c.number,
            func.row_number().over(partition_by=by_side, order_by=newest).label("place"),
            func.count().over(partition_by=by_side).label("many"),
        )
        .join(t.claims, c.number == d.tellings.c.claim)
        .where(d.tellings.c.in_group.in_(groups), SHOWN_OF_FEW)
        .subquery()
    )
    last: _Sides = defaultdict(dict)
    in_all: dict[int, dict[Side, int]] = defaultdict(dict)
    rows = connection.execute(select(placed).where(placed.c.place <= each).order_by(placed.c.place))
    for row in rows:
        last[row.in_group].setdefault(row.side, []).append(row.number)
        in_all[row.in_group][row.side] = row.many
    return last, in_all


def _many(sides: Mapping[Side, Sequence[int]]) -> int:
    return sum(map(len, sides.values()))


def _allegation(sides: Mapping[Side, Sequence[FoundClaim]], in_all: Mapping[Side, int]) -> Allegation:
    beside = next(one.beside for some in sides.values() for one in some if one.beside)
    return Allegation(beside.group, {side: tuple(some) for side, some in sides.items()}, in_all)


def says_of(connection: Connection, said: Spoken, *, limit: int) -> list[FoundClaim]:
    """Return what actors say, or pass on, those claims first that were said last: of those that say the same the last alone."""
    return with_surroundings(connection, [one.claim for one in said_once(said.by)[:limit]])


def disputes_with(connection: Connection, said: Spoken, *, limit: int) -> tuple[list[FoundDispute], int]:
    """Return the disputes in which what is said about actors or by them has a part, the latest first, and how many there are.

    Of each side so many claims are given at most.
    """
    claims = {one.claim for some in (said.about, said.by) for one in some}
    numbers = disputes_among(
        connection, select(t.claims.c.number).where(among_all(t.claims.c.number, claims))
    )
    return disputes_numbered(connection, numbers[:limit], limit=limit), len(numbers)


def _newest(condition: ColumnElement[bool], many: int) -> Select[tuple[int]]:
    """Return so many of the claims that fulfil a condition, those said last."""
    c = t.claims.c
    last = (
        select(c.number)
        .where(SHOWN_OF_FEW, condition)
        .order_by(c.said_from.desc().nulls_last(), c.number)
        .limit(many)
        .subquery()
    )
    return select(last.c.number)


def _voiced(actors: Sequence[int]) -> ColumnElement[bool]:
    return t.claims.c.number.in_(select(t.voices.c.claim).where(t.voices.c.actor.in_(actors)))


def months_of(connection: Connection, actors: Sequence[int]) -> list[Month]:
    """Return how many claims of each month are about actors and by them, in order; only months that have any."""
    about, by = (_by_month(connection, one) for one in (about_actors(actors), _voiced(actors)))
    return [Month(month, about[month], by[month]) for month in sorted(about.keys() | by.keys())]


def _by_month(connection: Connection, condition: ColumnElement[bool]) -> Counter[str]:
    month = func.substr(t.claims.c.said_from, 1, len("2025-03"))
    rows = connection.execute(
        select(month, func.count())
        .where(SHOWN_OF_FEW, condition, t.claims.c.said_from.is_not(None))
        .group_by(month)
    )
    return Counter({row[0]: row[1] for row in rows})


def mentioned_in(connection: Connection, actors: Sequence[int], *, limit: int) -> list[Mentioned]:
    """Return the reports that speak of actors, those published last first, one for each actor of a report."""
    rows = connection.execute(
        select(
            *t.documents.c["id", "title", "publisher", "published"], t.pages.c.address, t.appearances.c.body
        )
        .join(t.documents, t.documents.c.number == t.appearances.c.document)
        .join(t.pages, t.pages.c.number == t.documents.c.page)
        .where(t.appearances.c.actor.in_(actors), t.appearances.c.current)
        .order_by(t.documents.c.published.desc().nulls_last(), t.documents.c.id, t.appearances.c.position)
        .limit(limit)
    )
    return [
        Mentioned(row.id, row.title, row.publisher, row.published, row.address, record_of(Actor, row.body))
        for row in rows
    ]


def said_to_be(connection: Connection, actors: Sequence[int], *, limit: int) -> list[FoundClaim]:
    """Return the claims that somebody is another one, or was followed by another one, those said last first."""
    numbers = connection.execute(
        select(t.claims.c.number)
        .where(SHOWN_OF_FEW, about_actors(actors), t.claims.c.relation.in_(("alias_of", "succeeded_by")))
        .order_by(t.claims.c.said_from.desc().nulls_last(), t.claims.c.number)
        .limit(limit)
    )
    return with_surroundings(connection, list(numbers.scalars()))


def decided_on(connection: Connection, actors: Sequence[int]) -> list[Judgement]:
    """Return what was decided on actors, the last decision first."""
    ids = connection.execute(select(t.actors.c.id).where(t.actors.c.number.in_(actors))).scalars()
    decided = [one for id_ in sorted(ids) for one in judgements(connection, target=id_)]
    return sorted(decided, key=lambda one: -one.number)
