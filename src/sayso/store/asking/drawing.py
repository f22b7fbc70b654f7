"""Which claims a map draws: those that name an actor on both sides, on the word of whoever is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, or_, select

from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, condition
from sayso.store.asking.resolving import actors_called
from sayso.store.rows import UNNAMED

OWN_WORD: Final = "own"
"""What stands for the reports' own word where a voice is asked for."""
NOBODYS_WORD: Final = "unnamed"
"""The same for all who are not named."""
DENIED: Final = or_(t.claims.c.polarity == "denied", t.claims.c.force == "denied")
"""The condition that a claim says that a thing is not so, or that somebody denies it."""

NAMED_ON_BOTH_SIDES: Final = and_(t.claims.c.subject_actor > 0, t.claims.c.object_actor > 0)
"""The condition that a claim names an actor on both sides: numbers begin with one, and of what is not null SQLite's indexes
know nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Which claims are drawn.

    ``voice`` is on whose word they are, the innermost of the chain: a name or id, words for those who have no name,
    `OWN_WORD` or `NOBODYS_WORD`. ``denied`` leaves only denials. ``about`` is somebody whose surroundings are drawn: lines with them, and
    those among the others on these. ``wanted`` says the rest; its ``about`` is not to be used.
    """

    wanted: Wanted = field(default_factory=Wanted)
    voice: str | None = None
    denied: bool = False
    about: str | None = None


def fitting(connection: Connection, drawn: Drawn, place: str) -> ColumnElement[bool]:
    """Return what a claim must fulfil, but for ``about``. Raises StoreError."""
    parts = [condition(connection, drawn.wanted, place)]
    if drawn.denied:
        parts.append(DENIED)
    if drawn.voice is not None:
        parts.append(_on_whose_word(connection, drawn.voice))
    return and_(*parts)


def _on_whose_word(connection: Connection, words: str) -> ColumnElement[bool]:
    innermost = select(t.voices.c.claim).where(t.voices.c.innermost)
    if words == OWN_WORD:
        return t.claims.c.number.not_in(innermost)
    if words == NOBODYS_WORD:
        return t.claims.c.number.in_(innermost.where(t.voices.c.kind.in_(sorted(UNNAMED))))
    actors = actors_called(connection, words)
    if actors:
        return t.claims.c.number.in_(innermost.where(t.voices.c.actor.in_(actors)))
    if not words.strip():
        return false()
    return t.claims.c.number.in_(innermost.where(func.lower(t.voices.c.text) == words.strip().lower()))


def drawable(which: ColumnElement[bool]) -> Select[Any]:
    """Return claims with actors on both sides: by number, with those whom these were merged into, and what makes a line."""
    subject, object_ = t.actors.alias(), t.actors.alias()
    c = t.claims.c
    return (
        select(
            c.number,
            subject.c.stands_for.label("subject"),
            object_.c.stands_for.label("object"),
            c.relation,
            case((DENIED, 1), else_=0).label("denied"),
            c.force,
        )
        .join(subject, subject.c.number == c.subject_actor)
        .join(object_, object_.c.number == c.object_actor)
        .where(which, NAMED_ON_BOTH_SIDES)
    )


def drawable_of(which: ColumnElement[bool]) -> Select[Any]:
    """Return the same with the innermost voice of each: an actor, or words, and the kind."""
    voice = t.actors.alias()
    return (
        drawable(which)
        .add_columns(
            voice.c.stands_for.label("voice"),
            case((voice.c.stands_for.is_(None), t.voices.c.text)).label("words"),
            t.voices.c.kind,
        )
        .outerjoin(t.voices, and_(t.voices.c.claim == t.claims.c.number, t.voices.c.innermost))
        .outerjoin(voice, voice.c.number == t.voices.c.actor)
    )
