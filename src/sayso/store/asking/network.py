"""Who is said to do or be what to whom, as a network: every line is somebody's word, and says how often and whose.

Claims of one relation between the same two actors are one line, those that deny it another. Only claims that name an actor
on both sides can be drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, select

from sayso.records import Force, Relation
from sayso.store import tables as t
from sayso.store.among import among_all
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.asking.drawing import (
    DENIED,
    NAMED_ON_BOTH_SIDES,
    Drawn,
    drawable,
    drawable_of,
    fitting,
)
from sayso.store.asking.resolving import actors_called
from sayso.store.asking.speaking import Innermost, Known, Speaker, actors_shown, most_first, named
from sayso.store.deriving import derived as d


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """What makes a line: two actors by id, a relation, and whether it is denied."""

    subject: str
    object: str
    relation: Relation
    denied: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Claims of one relation between two actors: how many, how firmly said, by whom.

    ``origins`` are those shown to be independent behind the one thing on it that has most of them, ``unknown`` those whose
    independence is unknown, there too: two things said of the same two do not add up. ``forces`` and ``voices``
    count claims, the most frequent first.
    """

    key: LineKey
    claims: int
    origins: int
    unknown: int
    forces: tuple[tuple[Force, int], ...]
    voices: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """An actor as a network shows them."""

    id: str
    name: str
    kind: str
    lines: int


@dataclass(frozen=True, slots=True)
class Network:
    """Actors by name with the lines between them, one lot for each question; ``in_all`` counts actors before any was left out."""

    actors: tuple[Drawing, ...]
    sides: tuple[tuple[Line, ...], ...]
    in_all: int


def network(connection: Connection, drawn: Sequence[Drawn], place: str, *, most: int = 300) -> Network:
    """Return the networks of several questions with the same actors: ``most`` of those with most lines. Raises StoreError."""
    sides = [_between(connection, one, place) for one in drawn]
    every = set().union(*sides)
    lines = Counter(end for one in every for end in {one.subject, one.object})
    known = actors_shown(connection, lines)
    kept = _kept(every, lines, known, most)
    shown = {one: Drawing(known[one].id, known[one].name, known[one].kind, lines[one]) for one in kept}
    made = [_lines(connection, one, place, kept, side) for one, side in zip(drawn, sides, strict=True)]
    return Network(
        tuple(sorted(shown.values(), key=lambda one: (one.name, one.id))),
        tuple(_finished(connection, side, shown) for side in made),
        len(lines),
    )


def count_drawable(connection: Connection, drawn: Drawn, place: str) -> tuple[int, int]:
    """Return how many claims fit but for ``about``, and how many of these name an actor on both sides. Raises StoreError."""
    fits = fitting(connection, drawn, place)
    every = select(func.count()).select_from(t.claims).where(fits)
    return (
        connection.execute(every).scalar_one(),
        connection.execute(every.where(NAMED_ON_BOTH_SIDES)).scalar_one(),
    )


def claims_of_line(
    connection: Connection,
    drawn: Drawn,
    key: LineKey,
    place: str,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[FoundClaim]:
    """Return the claims that a line rests on, those said last first. Raises StoreError."""
    c = t.claims.c
    rows = connection.execute(
        select(c.number)
        .where(_on_line(connection, drawn, key, place))
        .order_by(c.said_from.desc().nulls_last(), c.number)
        .limit(limit)
        .offset(offset)
    )
    return with_surroundings(connection, list(rows.scalars()))


def count_on_line(connection: Connection, drawn: Drawn, key: LineKey, place: str) -> int:
    """Return how many claims a line rests on. Raises StoreError."""
    query = select(func.count()).select_from(t.claims).where(_on_line(connection, drawn, key, place))
    return connection.execute(query).scalar_one()


class _Between(NamedTuple):
    """A line by the numbers of its actors; a tuple, as there are as many as lines in the store."""

    subject: int
    object: int
    relation: Relation
    denied: int


@dataclass(frozen=True, slots=True)
class _Raw:
    between: _Between
    origins: int
    unknown: int
    forces: Counter[Force]
    voices: Counter[Innermost]


_ENDS: Final = ("subject", "object")
_LINE: Final = (*_ENDS, "relation", "denied")
_VOICE: Final = ("voice", "words", "kind")


def _between(connection: Connection, drawn: Drawn, place: str) -> set[_Between]:
    """Return which lines there are."""
    some = drawable(fitting(connection, drawn, place)).subquery()
    rows = connection.execute(select(*(some.c[name] for name in _LINE)).distinct())
    every = {_Between(*row) for row in rows}
    return every if drawn.about is None else _around(every, set(actors_called(connection, drawn.about)))


def _lines(
    connection: Connection, drawn: Drawn, place: str, kept: set[int], wanted: set[_Between]
) -> list[_Raw]:
    """Return the lines between those who are kept."""
    if not kept:
        return []
    some = drawable_of(fitting(connection, drawn, place)).subquery()
    ends = (among_all(some.c[end], kept) for end in _ENDS)
    among_kept = select(some).where(*ends).subquery()
    made: dict[_Between, _Raw] = {}
    origins = _origins(connection, among_kept)
    parts = [among_kept.c[name] for name in (*_LINE, "force", *_VOICE)]
    for row in connection.execute(select(*parts, func.count().label("claims")).group_by(*parts)):
        between = _Between(row.subject, row.object, row.relation, row.denied)
        if between not in wanted:
            continue
        if between not in made:
            made[between] = _Raw(between, *origins.get(between, (0, 0)), Counter(), Counter())
        made[between].forces[row.force] += row.claims
        made[between].voices[Innermost(row.voice, row.words, row.kind)] += row.claims
    return list(made.values())


def _kept(
    every: Iterable[_Between], lines: Mapping[int, int], known: Mapping[int, Known], most: int
) -> set[int]:
    """Return so many actors, none of them alone: the ends of lines between those with most lines."""
    order = sorted(lines, key=lambda end: (-lines[end], known[end].name, known[end].id))
    places = {end: place for place, end in enumerate(order)}

    def busiest(one: _Between) -> tuple[int, ...]:
        ends = places[one.subject], places[one.object]
        return -lines[one.subject] - lines[one.object], min(ends), max(ends)

    kept: set[int] = set()
    for one in sorted(every, key=busiest):
        missing = {one.subject, one.object} - kept
        if len(kept) + len(missing) <= most:
            kept |= missing
    return kept


def _origins(connection: Connection, drawable: Subquery) -> dict[_Between, tuple[int, int]]:
    """Return how many origins each line rests on, independent ones and others, in the group that has most."""
    told, independent = d.tellings.c, d.origins.c.independent
    shown, unknown = (
        func.count(case((condition_, told.origin)).distinct()) for condition_ in (independent, ~independent)
    )
    line = [drawable.c[name] for name in _LINE]
    groups = connection.execute(
        select(*line, shown.label("shown"), unknown.label("unknown"))
        .join(d.tellings, told.claim == drawable.c.number)
        .join(d.origins, d.origins.c.number == told.origin)
        .group_by(*line, told.in_group)
    )
    most: dict[_Between, tuple[int, int]] = {}
    for row in groups:
        between = _Between(row.subject, row.object, row.relation, row.denied)
        most[between] = max(most.get(between, (0, 0)), (row.shown, row.unknown))
    return most


def _around(every: set[_Between], middle: set[int]) -> set[_Between]:
    """Return the lines with somebody, and those among the others on these."""
    near = set(middle)
    for one in every:
        if not middle.isdisjoint((one.subject, one.object)):
            near |= {one.subject, one.object}
    return {one for one in every if one.subject in near and one.object in near}


def _finished(
    connection: Connection, lines: Sequence[_Raw], shown: Mapping[int, Drawing]
) -> tuple[Line, ...]:
    spoken = {voice: 0 for one in lines for voice in one.voices}
    known = dict(zip(spoken, named(connection, spoken), strict=True))
    made = []
    for one in lines:
        between = one.between
        key = LineKey(
            shown[between.subject].id, shown[between.object].id, between.relation, bool(between.denied)
        )
        voices = [
            Speaker(known[voice].asked_by, known[voice].name, known[voice].kind, claims)
            for voice, claims in one.voices.items()
        ]
        forces = sorted(one.forces.items(), key=lambda pair: (-pair[1], pair[0]))
        made.append(
            Line(key, one.forces.total(), one.origins, one.unknown, tuple(forces), tuple(most_first(voices)))
        )
    names = {one.id: one.name for one in shown.values()}
    return tuple(
        sorted(
            made,
            key=lambda one: (
                -one.origins,
                -one.claims,
                names[one.key.subject],
                names[one.key.object],
                one.key,
            ),
        )
    )


def _on_line(connection: Connection, drawn: Drawn, key: LineKey, place: str) -> ColumnElement[bool]:
    c = t.claims.c
    ends = [
        column.in_(select(t.actors.c.number).where(t.actors.c.stands_for == _root(actor)))
        for column, actor in ((c.subject_actor, key.subject), (c.object_actor, key.object))
    ]
    side = DENIED if key.denied else ~DENIED
    return and_(fitting(connection, drawn, place), c.relation == key.relation, side, *ends)


def _root(actor: str) -> Any:
    return select(t.actors.c.stands_for).where(t.actors.c.id == actor).scalar_subquery()
