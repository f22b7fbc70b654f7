"""What is worth a person's look: claims read unsurely, and actors of one name who may be one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, select

from sayso.records import Actor
from sayso.store import tables as t
from sayso.store.asking.claims import SHOWN, FoundClaim, with_surroundings
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.bodies import record_of, text_from
from sayso.store.judging.judged import corrections
from sayso.store.judging.reviewed import reviewed

UNSURE: Final = 0.5
"""Claims below this score are put before a person. The score is the reader's own trust that its parts are right."""

_NOBODYS: Final = ("collective", "anonymous", "unnamed")
"""Kinds of those who have no name of their own: "residents" here are others than "residents" there."""
_AT_ONCE: Final = 400
_REPORTS: Final = 2
_AROUND: Final = 110


def count_unsure(connection: Connection, below: float = UNSURE) -> int:
    """Return how many claims were read unsurely, and nobody has looked at yet."""
    return connection.execute(select(func.count()).select_from(t.claims).where(_unsure(below))).scalar_one()


def unsure_claims(
    connection: Connection, below: float = UNSURE, *, limit: int, offset: int = 0
) -> list[FoundClaim]:
    """Return claims that were read unsurely and that nobody has looked at yet, the least sure first."""
    numbers = connection.execute(
        select(t.claims.c.number)
        .where(_unsure(below))
        .order_by(t.claims.c.score, t.claims.c.id)
        .limit(limit)
        .offset(offset)
    ).scalars()
    return with_surroundings(connection, list(numbers))


def _unsure(below: float) -> ColumnElement[bool]:
    c = t.claims.c
    return and_(
        SHOWN,
        c.score < below,
        c.number.not_in(select(reviewed.c.claim)),
        c.number.not_in(select(corrections.c.claim)),
    )


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """An actor, and the reports that speak of them last: the id, publisher, day and title of each, and words around the name."""

    actor: FoundActor
    reports: tuple[tuple[str, str | None, str | None, str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two actors who bear one name and are not known to be one; ``first`` is spoken of in more reports."""

    name: str
    first: SpokenOf
    second: SpokenOf


def namesakes(connection: Connection, *, limit: int, offset: int = 0) -> list[Namesakes]:
    """Return pairs of actors who bear one name, and whom nobody has told apart; the names that most bear first.

    Of those who bear a name, the one spoken of in most reports is paired with each of the others.
    """
    pairs = list(islice(_pairs(connection), offset, offset + limit))
    numbers = list(dict.fromkeys(number for _, *both in pairs for number in both))
    found = {
        number: SpokenOf(actor, _reports(connection, number))
        for number, actor in zip(numbers, actors_numbered(connection, numbers), strict=True)
    }
    return [Namesakes(name, found[first], found[second]) for name, first, second in pairs]


def _reports(
    connection: Connection, actor: int
) -> tuple[tuple[str, str | None, str | None, str | None, str], ...]:
    """Return the last reports that speak of an actor, with the words around the first mention."""
    merged = select(t.actors.c.number).where(t.actors.c.stands_for == actor)
    d = t.documents.c
    rows = connection.execute(
        select(d.id, d.publisher, d.published, d.title, t.appearances.c.body, t.texts.c.text)
        .join(t.appearances, t.appearances.c.document == d.number)
        .join(t.texts, t.texts.c.document == d.number)
        .where(t.appearances.c.actor.in_(merged), t.appearances.c.current)
        .order_by(d.published.desc().nulls_last(), d.id)
        .limit(_REPORTS)
    )
    return tuple(
        (row.id, row.publisher, row.published, row.title, _around(text_from(row.text), row.body))
        for row in rows
    )


def _around(text: str, body: bytes) -> str:
    """Return the words around the first mention of an actor in a text."""
    spans = sorted(mention.span for mention in record_of(Actor, body).mentions)
    if not spans:
        return ""
    start, end = max(0, spans[0].start - _AROUND), min(len(text), spans[0].end + _AROUND)
    before = text[start : spans[0].start].partition(" ")[2] if start else text[: spans[0].start]
    after = text[spans[0].end : end].rpartition(" ")[0] if end < len(text) else text[spans[0].end :]
    return " ".join(
        f"{'… ' if start else ''}{before}{spans[0].text(text)}{after}{' …' if end < len(text) else ''}".split()
    )


def count_namesakes(connection: Connection) -> int:
    """Return how many such pairs there are."""
    return sum(1 for _ in _pairs(connection))


def _pairs(connection: Connection) -> Iterator[tuple[str, int, int]]:
    """Yield names with two actors each, by number, each pair of actors once."""
    apart = _told_apart(connection)
    seen: set[frozenset[str]] = set()
    for name, bearers in _bearers(connection):
        (first, first_id), *others = bearers
        for second, second_id in others:
            pair = frozenset((first_id, second_id))
            if pair not in apart and pair not in seen:
                seen.add(pair)
                yield name, first, second


def _bearers(connection: Connection) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield names that several bear, with who bears each, by number and id: those spoken of in most reports first.

    Only those count of whom a current report speaks. Names of one are left aside before anything is joined: nearly all are.
    """
    root, merged = t.actors.alias(), t.actors.alias()
    shared = select(t.names.c.normal).group_by(t.names.c.normal).having(func.count() > 1)
    borne = (
        select(t.names.c.normal, root.c.number, root.c.id, func.min(t.names.c.name).label("name"))
        .select_from(t.names)
        .join(t.actors, t.actors.c.number == t.names.c.actor)
        .join(root, root.c.number == t.actors.c.stands_for)
        .where(t.names.c.normal.in_(shared), root.c.kind.not_in(_NOBODYS))
        .group_by(t.names.c.normal, root.c.number, root.c.id)
        .cte("borne")
    )
    spoken = (
        select(merged.c.stands_for, func.count().label("documents"))
        .join(t.appearances, t.appearances.c.actor == merged.c.number)
        .where(merged.c.stands_for.in_(select(borne.c.number)), t.appearances.c.current)
        .group_by(merged.c.stands_for)
        .cte("spoken")
    )
    several = (
        select(borne.c.normal, func.count().label("bearers"))
        .join(spoken, spoken.c.stands_for == borne.c.number)
        .group_by(borne.c.normal)
        .having(func.count() > 1)
        .cte("several")
    )
    rows = connection.execute(
        select(borne.c.normal, borne.c.name, borne.c.number, borne.c.id)
        .join(several, several.c.normal == borne.c.normal)
        .join(spoken, spoken.c.stands_for == borne.c.number)
        .order_by(several.c.bearers.desc(), borne.c.normal, spoken.c.documents.desc(), borne.c.id)
    )
    normal, name, bearers = "", "", list[tuple[int, str]]()
    for row in rows:
        if row.normal != normal:
            if bearers:
                yield name, bearers
            normal, name, bearers = row.normal, row.name, []
        if name[:1].isupper():  # "the ministry" is no name
            bearers.append((row.number, row.id))
    if bearers:
        yield name, bearers


def _told_apart(connection: Connection) -> set[frozenset[str]]:
    """Return the pairs of actors, by ids, of whom a judgement in force says that they are two."""
    rows = connection.execute(
        select(*t.judgements.c["target", "what"]).where(
            t.judgements.c.verdict == "distinct", t.judgements.c.undone_by.is_(None)
        )
    )
    pairs = [(row.target, json.loads(row.what)["other"]) for row in rows]
    ids = {id_ for pair in pairs for id_ in pair}
    roots: dict[str, str] = {}
    ordered = sorted(ids)
    root = t.actors.alias()
    for start in range(0, len(ordered), _AT_ONCE):
        found = connection.execute(
            select(t.actors.c.id, root.c.id.label("root"))
            .join(root, root.c.number == t.actors.c.stands_for)
            .where(t.actors.c.id.in_(ordered[start : start + _AT_ONCE]))
        )
        roots |= {row.id: row.root for row in found}
    return {frozenset((roots.get(one, one), roots.get(other, other))) for one, other in pairs}
