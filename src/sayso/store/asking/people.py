"""Actors across documents: who there is, and what is said about and by one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, exists, func, or_, select, union_all

from sayso.actors.names import normal_form
from sayso.records import Actor, VoiceKind
from sayso.store import tables as t
from sayso.store.asking.claims import SHOWN_OF_FEW, FoundClaim, about_actors, with_surroundings
from sayso.store.asking.disputes import FoundDispute, disputes_among, disputes_numbered
from sayso.store.asking.resolving import bearers, holds_words
from sayso.store.asking.sides import said_once, sided
from sayso.store.bodies import record_of


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor across documents, merged ones included: names, and how many documents and claims have to do with them.

    ``about`` counts the claims whose subject or object they are, ``by`` those that they voice, alone or in a chain;
    both in current versions and without the rejected.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    catalogue: str | None
    documents: int
    about: int
    by: int


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What is said about somebody, what they say, and what is in dispute of it.

    ``actors`` are several where they bear one name and are not known to be one; ``others`` are called so, too, but have full
    names that differ, and are left out: each by its id and its name. Of claims that say the same, on one side of
    a group, the one said last stands for all; ``in_all`` says of each part, by name, how much there is.
    """

    actors: tuple[FoundActor, ...]
    about: tuple[FoundClaim, ...]
    by: tuple[FoundClaim, ...]
    disputes: tuple[FoundDispute, ...]
    in_all: Mapping[str, int]
    others: tuple[tuple[str, str], ...] = ()


def find_actors(
    connection: Connection,
    words: str | None = None,
    *,
    kind: VoiceKind | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[FoundActor]:
    """Return actors, those spoken of most often first; those with ``words`` in a name, those of a kind, or all."""
    often = (
        select(t.appearances.c.actor, func.count().label("times"))
        .where(t.appearances.c.current)
        .group_by(t.appearances.c.actor)
        .subquery()
    )
    query = (
        select(t.actors.c.stands_for, func.sum(often.c.times).label("times"))
        .join(often, often.c.actor == t.actors.c.number)
        .group_by(t.actors.c.stands_for)
    )
    if words is not None:
        query = query.where(t.actors.c.stands_for.in_(_called(words)))
    if kind is not None:
        query = query.where(t.actors.c.stands_for.in_(_of_kind(kind)))
    counted = query.subquery()
    rows = connection.execute(
        select(t.actors.c.number)
        .join(counted, counted.c.stands_for == t.actors.c.number)
        .order_by(counted.c.times.desc(), t.actors.c.name, t.actors.c.id)
        .limit(limit)
        .offset(offset)
    )
    return actors_numbered(connection, list(rows.scalars()))


def count_actors(connection: Connection, words: str | None = None, *, kind: VoiceKind | None = None) -> int:
    """Return how many actors the current documents speak of; those with ``words`` in a name, those of a kind, or all."""
    spoken_of = exists().where(t.appearances.c.actor == t.actors.c.number, t.appearances.c.current)
    query = select(func.count(t.actors.c.stands_for.distinct())).where(spoken_of)
    if words is not None:
        query = query.where(t.actors.c.stands_for.in_(_called(words)))
    if kind is not None:
        query = query.where(t.actors.c.stands_for.in_(_of_kind(kind)))
    return connection.execute(query).scalar_one()


def _of_kind(kind: VoiceKind) -> Select[Any]:
    return select(t.actors.c.number).where(t.actors.c.kind == kind)


def _called(words: str) -> Select[Any]:
    """Return those who bear a name with these words, or for whom somebody stands who does."""
    fitting = select(t.names.c.actor).where(holds_words(normal_form(words)[:400]))
    return select(t.actors.c.stands_for).where(t.actors.c.number.in_(fitting))


def actors_numbered(connection: Connection, roots: Sequence[int]) -> list[FoundActor]:
    """Return actors by number, in this order, with their counts."""
    found: dict[int, FoundActor] = {}
    for first in range(0, len(roots), _AT_ONCE):
        found |= _counted(connection, roots[first : first + _AT_ONCE])
    return [found[number] for number in roots]


_AT_ONCE = 200


def _counted(connection: Connection, roots: Sequence[int]) -> dict[int, FoundActor]:
    merged = select(*t.actors.c["number", "stands_for"]).where(t.actors.c.stands_for.in_(roots)).subquery()
    documents = _counts(
        connection,
        select(merged.c.stands_for, t.appearances.c.document.label("counted"))
        .join(t.appearances, t.appearances.c.actor == merged.c.number)
        .where(t.appearances.c.current),
    )
    about = _counts(
        connection,
        union_all(
            *(
                select(merged.c.stands_for, t.claims.c.number.label("counted"))
                .join(t.claims, side == merged.c.number)
                .where(SHOWN_OF_FEW)
                for side in (t.claims.c.subject_actor, t.claims.c.object_actor)
            )
        ),
    )
    # those hidden are fewer than those voiced by whoever is heard often, and an index holds them
    c = t.claims.c
    hidden = union_all(select(c.number).where(~c.current), select(c.number).where(c.current, c.rejected)).cte(
        "hidden"
    )
    by = _counts(
        connection,
        select(merged.c.stands_for, t.voices.c.claim.label("counted"))
        .join(t.voices, t.voices.c.actor == merged.c.number)
        .outerjoin(hidden, hidden.c.number == t.voices.c.claim)
        .where(hidden.c.number.is_(None)),
    )
    aliases: dict[int, set[str]] = {}
    names = select(merged.c.stands_for, t.names.c.name).join(t.names, t.names.c.actor == merged.c.number)
    for root, name in connection.execute(names):
        aliases.setdefault(root, set()).add(name)
    return {
        row.number: FoundActor(
            row.id,
            row.called or row.name,
            row.kind,
            tuple(sorted(aliases.get(row.number, set()) - {row.called or row.name})),
            row.catalogue,
            documents.get(row.number, 0),
            about.get(row.number, 0),
            by.get(row.number, 0),
        )
        for row in connection.execute(select(t.actors).where(t.actors.c.number.in_(roots)))
    }


def _counts(connection: Connection, pairs: Select[Any] | CompoundSelect[Any]) -> dict[int, int]:
    """Return how many different things each actor has to do with; ``pairs`` selects actors and things."""
    both = pairs.subquery()
    query = select(both.c.stands_for, func.count(both.c.counted.distinct())).group_by(both.c.stands_for)
    return {row[0]: row[1] for row in connection.execute(query)}


def who(connection: Connection, words: str, place: str, *, limit: int = 20) -> SaidOf:
    """Return what is said about and by those who bear a name; ``limit`` bounds each part.

    Raises NotInStore for nobody, and for several whose full names differ.
    """
    meant = bearers(connection, words, place)
    conditions = about_actors(meant.numbers), t.claims.c.number.in_(_voiced(meant.numbers))
    about, by = (said_once(sided(connection, SHOWN_OF_FEW & condition)) for condition in conditions)
    claims = select(t.claims.c.number).where(SHOWN_OF_FEW, or_(*conditions))
    disputes = disputes_among(connection, claims)
    return SaidOf(
        tuple(actors_numbered(connection, meant.roots)),
        tuple(with_surroundings(connection, [one.claim for one in about[:limit]])),
        tuple(with_surroundings(connection, [one.claim for one in by[:limit]])),
        tuple(disputes_numbered(connection, disputes[:limit], limit=limit)),
        {"about": len(about), "by": len(by), "disputes": len(disputes)},
        meant.others,
    )


def _voiced(numbers: Sequence[int]) -> Select[Any]:
    return select(t.voices.c.claim).where(t.voices.c.actor.in_(numbers))


def appearances_of(connection: Connection, numbers: Sequence[int]) -> list[tuple[str, Actor]]:
    """Return the actors in current documents that are one across them, each with its document's id."""
    rows = connection.execute(
        select(t.documents.c.id, t.appearances.c.body)
        .join(t.documents, t.documents.c.number == t.appearances.c.document)
        .where(t.appearances.c.actor.in_(numbers), t.appearances.c.current)
        .order_by(t.documents.c.id, t.appearances.c.position)
    )
    return [(row.id, record_of(Actor, row.body)) for row in rows]
