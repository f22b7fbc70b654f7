"""Invented sentences told on one day and told again on a later one, for tests of drift."""

from __future__ import annotations

from typing import Any

from sayings import claim, report, voice
from sayso.corroboration.drift.finding import drift_between
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.records import Actor, Change, ChangeKind


def told(
    text: str,
    by: str | None = "Halden Institute",
    on: str | None = "2031-03-04",
    publisher: str = "Karsk Herald",
    parts: tuple[Any, ...] = (),
    cast: tuple[Actor, ...] = (),
    **fields: Any,
) -> Telling:
    """Return one claim of a report of that day, on somebody's word or, without one, the report's own.

    ``parts`` are its relation, subject, object and predicate, ``cast`` the actors where their names don't make them.
    """
    fields = {"voices": (voice(by),) if by else ()} | fields
    made = claim(text, *parts, **fields)
    (telling,) = tellings_of(
        report(made, id=f"{publisher} {on} {text}", published=on, publisher=publisher, actors=cast)
    )
    return telling


def again(
    text: str, by: str | None = "Halden Institute", on: str | None = "2031-03-09", **fields: Any
) -> Telling:
    """Return the claim of a report by another publisher, some days later."""
    return told(text, by, on, **({"publisher": "Border Tribune"} | fields))


def changes(one: Telling, other: Telling) -> tuple[Change, ...]:
    """Return what drifted from one to the other; a revision is no drift."""
    return tuple(
        change for step in drift_between((one,), (other,)) if not step.revises for change in step.changes
    )


def kinds(one: Telling, other: Telling) -> set[ChangeKind]:
    """Return the kinds of what drifted."""
    return {change.kind for change in changes(one, other)}
