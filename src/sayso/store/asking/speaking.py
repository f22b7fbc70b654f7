"""On whose word lines of a network are: actors, others by the words for them, the reports themselves, and whoever is not named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, and_, case, func, select

from sayso.store import tables as t
from sayso.store.among import rows_with
from sayso.store.asking.claims import SHOWN
from sayso.store.asking.drawing import NAMED_ON_BOTH_SIDES, NOBODYS_WORD, OWN_WORD
from sayso.store.rows import UNNAMED


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody on whose word claims are, by what finds them again, and how many claims it is.

    ``name`` is None for the reports' own word, and for all together who are not named.
    """

    asked_by: str
    name: str | None
    kind: str
    claims: int


class Innermost(NamedTuple):
    """An innermost voice: an actor by number, or words; neither for the reports' own word."""

    actor: int | None
    words: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """An actor across documents, as they are shown."""

    id: str
    name: str
    kind: str


def speakers(connection: Connection, *, limit: int = 100) -> list[Speaker]:
    """Return on whose word lines can be drawn, those with most claims first; who is not named comes as one."""
    v = t.voices.c
    words = case((v.actor.is_(None), v.text)).label("words")
    parts = v.actor, words, v.kind
    rows = connection.execute(
        select(*parts, func.count().label("claims"))
        .select_from(t.claims)
        .outerjoin(t.voices, and_(v.claim == t.claims.c.number, v.innermost))
        .where(SHOWN, NAMED_ON_BOTH_SIDES)
        .group_by(*parts)
    ).all()
    roots = _roots(connection, {row.actor for row in rows if row.actor is not None})
    claims: Counter[Innermost] = Counter()
    for row in rows:
        nameless = row.actor is None and row.kind in UNNAMED
        one = (
            Innermost(None, "", "unnamed")
            if nameless
            else Innermost(roots.get(row.actor), row.words, row.kind)
        )
        claims[one] += row.claims
    return _speaking(connection, dict(claims.most_common(limit)))


def speakers_asked(connection: Connection, ids: Iterable[str]) -> list[Speaker]:
    """Return actors by the ids that they are asked by, without counts; what is no actor's id is left out."""
    a = t.actors.c
    shown = select(a.id, func.coalesce(a.called, a.name).label("shown"), a.kind).where(a.id.in_(sorted(ids)))
    return [Speaker(row.id, row.shown, row.kind, 0) for row in connection.execute(shown)]


def _roots(connection: Connection, actors: Iterable[int]) -> dict[int, int]:
    """Return for whom each actor counts, by number."""
    a = t.actors.c
    return {
        row.number: row.stands_for
        for row in rows_with(connection, a.number, actors, a.number, a.stands_for)
        if row.stands_for is not None
    }


def actors_shown(connection: Connection, numbers: Iterable[int]) -> dict[int, Known]:
    """Return actors by number, as they are shown."""
    a = t.actors.c
    name = func.coalesce(a.called, a.name).label("shown")
    rows = rows_with(connection, a.number, numbers, a.number, a.id, name, a.kind)
    return {row.number: Known(row.id, row.shown, row.kind) for row in rows}


def _speaking(connection: Connection, claims: Mapping[Innermost, int]) -> list[Speaker]:
    found = named(connection, claims)
    return most_first(replace(one, claims=times) for one, times in zip(found, claims.values(), strict=True))


def named(connection: Connection, voices: Iterable[Innermost]) -> list[Speaker]:
    """Return what to call voices, in their order."""
    every = list(voices)
    known = actors_shown(connection, (one.actor for one in every if one.actor is not None))
    made = []
    for one in every:
        if one.actor is not None:
            made.append(Speaker(known[one.actor].id, known[one.actor].name, one.kind or "", 0))
        elif one.kind is None:
            made.append(Speaker(OWN_WORD, None, "own", 0))
        else:
            made.append(Speaker(one.words or NOBODYS_WORD, one.words or None, one.kind, 0))
    return made


def most_first(voices: Iterable[Speaker]) -> list[Speaker]:
    """Return speakers, those with most claims first."""
    return sorted(voices, key=lambda one: (-one.claims, one.name or "", one.asked_by))
