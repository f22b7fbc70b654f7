"""Groups asked for: what is said in several documents, who affirms and who denies it, what is in dispute and what drifted.

A group is no fact and no vote. The more independent origins a thing has, the earlier it is listed; that says how
widely it is told, and nothing about who is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, true

from sayso.records import Dispute, Drift, OriginKind, Relation, Side
from sayso.store import tables as t
from sayso.store.among import among, lots, rows_with
from sayso.store.asking.claims import Wanted, condition
from sayso.store.asking.disputes import disputes_of_groups
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d
from sayso.store.judging.grades import Grade, grades_of

_ANY = Wanted()


@dataclass(frozen=True, slots=True)
class WantedGroups:
    """Which groups are asked for: those with a claim that fits ``claims``, and more.

    ``disputed`` groups have a part in a dispute, ``drifting`` ones were told otherwise in the course of time;
    ``min_origins`` counts those shown to be independent. Without ``alone``, what a single document says is left out
    unless it is disputed or drifts.
    """

    claims: Wanted = _ANY
    disputed: bool = False
    drifting: bool = False
    min_origins: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """An origin of a group: who it is, on which side, how many claims rest on it, and whether it is shown to be independent.

    ``grades`` are those of its voice.
    """

    called: str
    kind: OriginKind
    side: Side
    independent: bool
    claims: int
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What is said, and how much of it there is. ``statement`` is that of one of its claims, with its voice.

    ``origins`` are those of its larger side that are shown to be independent, ``unknown`` those of both that are not;
    ``rests`` are all of them, those on which most claims rest first.
    """

    id: str
    relation: Relation
    statement: str
    subject: str | None
    object: str | None
    place: str | None
    time: str | None
    claims: int
    denying: int
    documents: int
    publishers: int
    origins: int
    unknown: int
    first_said: str | None
    last_said: str | None
    disputed: bool
    rests: tuple[Rest, ...]
    disputes: tuple[Dispute, ...]
    drifts: tuple[Drift, ...]

    def side(self, side: Side) -> tuple[Rest, ...]:
        """Return the origins of one side."""
        return tuple(rest for rest in self.rests if rest.side == side)


def count_groups(connection: Connection, wanted: WantedGroups, place: str) -> int:
    """Return how many groups fit. Raises StoreError."""
    query = select(func.count()).select_from(d.groups).where(_condition(connection, wanted, place))
    return connection.execute(query).scalar_one()


def find_groups(
    connection: Connection, wanted: WantedGroups, place: str, *, limit: int | None = None, offset: int = 0
) -> list[FoundGroup]:
    """Return the groups that fit, the most widely told first: by origins, documents, and when they were last said.

    Raises StoreError where the question makes no sense.
    """
    widest = (
        select(d.groups.c.number)
        .where(_condition(connection, wanted, place))
        .order_by(*_WIDEST)
        .limit(limit)
        .offset(offset)
    )
    return groups_numbered(connection, list(connection.execute(widest).scalars()))


def widest_groups(connection: Connection, claims: Sequence[int], *, limit: int) -> list[FoundGroup]:
    """Return the groups of some claims, by the claims' numbers, that several documents tell or that are in dispute.

    The most widely told come first, as in `find_groups`.
    """
    of_claims = rows_with(connection, d.tellings.c.claim, claims, d.tellings.c.in_group)
    groups = {row.in_group for row in of_claims if row.in_group is not None}
    g = d.groups.c
    columns = (g.number, g.origins, g.documents, g.last_said, g.id)
    query = select(*columns).where(among(g.number), _told_widely).order_by(*_WIDEST).limit(limit)
    found = [row for some in lots(groups) for row in connection.execute(query, some)]
    found.sort(key=lambda row: row.id)
    found.sort(key=lambda row: (row.origins, row.documents, row.last_said or ""), reverse=True)
    return groups_numbered(connection, [row.number for row in found[:limit]])


_told_widely = or_(d.groups.c.documents > 1, d.groups.c.disputed, d.groups.c.drifts)
_WIDEST: Final = (
    d.groups.c.origins.desc(),
    d.groups.c.documents.desc(),
    d.groups.c.last_said.desc().nulls_last(),
    d.groups.c.id,
)


def _condition(connection: Connection, wanted: WantedGroups, place: str) -> ColumnElement[bool]:
    g = d.groups.c
    parts: list[ColumnElement[bool]] = []
    if not wanted.alone:
        parts.append(_told_widely)
    if wanted.disputed:
        parts.append(g.disputed)
    if wanted.drifting:
        parts.append(g.drifts)
    if wanted.min_origins is not None:
        parts.append(g.origins >= wanted.min_origins)
    if wanted.claims != _ANY:
        fitting = (
            select(d.tellings.c.in_group)
            .join(t.claims, t.claims.c.number == d.tellings.c.claim)
            .where(condition(connection, wanted.claims, place), d.tellings.c.in_group.is_not(None))
        )
        parts.append(g.number.in_(fitting))
    return and_(true(), *parts)


def groups_numbered(connection: Connection, numbers: Sequence[int]) -> list[FoundGroup]:
    """Return groups by number, in this order, with their origins, disputes and drift."""
    found: dict[int, FoundGroup] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        some = numbers[first : first + _AT_ONCE]
        rests = _rests(connection, some)
        disputes = disputes_of_groups(connection, some)
        drifts = _drifts(connection, some)
        for row in connection.execute(select(d.groups).where(d.groups.c.number.in_(some))):
            found[row.number] = _found(
                row, rests.get(row.number, ()), disputes.get(row.number, ()), drifts.get(row.number, ())
            )
    return [found[number] for number in numbers]


_AT_ONCE = 200


def _found(
    row: Row[tuple[object, ...]], rests: Sequence[Rest], disputes: Sequence[Dispute], drifts: Sequence[Drift]
) -> FoundGroup:
    return FoundGroup(
        id=row.id,
        relation=row.relation,
        statement=row.statement,
        subject=row.subject,
        object=row.object,
        place=row.place,
        time=row.time,
        claims=row.claims,
        denying=row.denying,
        documents=row.documents,
        publishers=row.publishers,
        origins=row.origins,
        unknown=row.unknown,
        first_said=row.first_said,
        last_said=row.last_said,
        disputed=row.disputed,
        rests=tuple(rests),
        disputes=tuple(disputes),
        drifts=tuple(drifts),
    )


def _rests(connection: Connection, groups: Sequence[int]) -> dict[int, list[Rest]]:
    """Return the origins of each group, those on which most claims rest first."""
    counted = (
        select(d.tellings.c.origin, func.count().label("claims"))
        .where(d.tellings.c.in_group.in_(groups), d.tellings.c.origin.is_not(None))
        .group_by(d.tellings.c.origin)
        .subquery()
    )
    often = func.coalesce(counted.c.claims, 0)
    rows = connection.execute(
        select(
            *d.origins.c["number", "in_group", "kind", "side", "called", "independent"], often.label("claims")
        )
        .outerjoin(counted, counted.c.origin == d.origins.c.number)
        .where(d.origins.c.in_group.in_(groups))
        .order_by(often.desc(), d.origins.c.called, d.origins.c.id)
    ).all()
    grades = _grades(connection, groups)
    found: dict[int, list[Rest]] = {}
    for row in rows:
        rest = Rest(row.called, row.kind, row.side, row.independent, row.claims, grades.get(row.number, ()))
        found.setdefault(row.in_group, []).append(rest)
    return found


def _grades(connection: Connection, groups: Sequence[int]) -> dict[int, tuple[Grade, ...]]:
    """Return the grades of the voices that origins, by number, are; none where several actors speak in one."""
    if (
        connection.execute(
            select(t.judgements.c.number).where(t.judgements.c.verdict == "grade").limit(1)
        ).first()
        is None
    ):
        return {}
    voices: dict[int, list[str]] = {}
    for row in connection.execute(_speaking(groups)):
        voices.setdefault(row.origin, []).append(row.id)
    grades = grades_of(connection, chain.from_iterable(voices.values()))
    return {
        origin: grades[actors[0]]
        for origin, actors in voices.items()
        if len(actors) == 1 and actors[0] in grades
    }


def _speaking(groups: Sequence[int]) -> Select[tuple[int, str]]:
    """Return the origins of groups, by number, with the ids of the actors who are their innermost voices."""
    actor, root = t.actors.alias(), t.actors.alias()
    return (
        select(d.tellings.c.origin, root.c.id)
        .select_from(d.tellings)
        .join(t.voices, t.voices.c.claim == d.tellings.c.claim)
        .join(actor, actor.c.number == t.voices.c.actor)
        .join(root, root.c.number == actor.c.stands_for)
        .where(d.tellings.c.in_group.in_(groups), d.tellings.c.origin.is_not(None), t.voices.c.innermost)
        .distinct()
        .order_by(d.tellings.c.origin, root.c.id)
    )


def _drifts(connection: Connection, groups: Sequence[int]) -> dict[int, list[Drift]]:
    rows = connection.execute(
        select(*d.drifts.c["in_group", "body"]).where(d.drifts.c.in_group.in_(groups)).order_by(d.drifts.c.id)
    )
    found: dict[int, list[Drift]] = {}
    for row in rows:
        found.setdefault(row.in_group, []).append(record_of(Drift, row.body))
    return found


def told_alone(wanted: WantedGroups) -> WantedGroups:
    """Return the same question, of what single documents say, too."""
    return replace(wanted, alone=True)
