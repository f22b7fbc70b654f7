"""What claims say, apart from who says it and whether they deny it: the first, strict way to set claims side by side.

Two claims are of one proposition where they have the same subject, relation and object: the same actor across
documents or, for those who are none, the same words. Claims whose relation is not known (``says``) are each of their
own: the same parties do not make them the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from sayso.actors.names import normal_form
from sayso.store import tables as t

Proposition = tuple[str | int, str, str | int]


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim, by number, with its proposition (None where it can be set beside no other), affirmed or denied."""

    claim: int
    proposition: Proposition | None
    denied: bool


def stands(connection: Connection, condition: ColumnElement[bool]) -> list[Stand]:
    """Return the claims that fulfil a condition, those said last first."""
    subject, object_ = t.actors.alias(), t.actors.alias()
    rows = connection.execute(
        select(
            *t.claims.c["number", "subject", "relation", "object", "polarity"],
            subject.c.stands_for.label("subject_actor"),
            object_.c.stands_for.label("object_actor"),
        )
        .outerjoin(subject, subject.c.number == t.claims.c.subject_actor)
        .outerjoin(object_, object_.c.number == t.claims.c.object_actor)
        .where(condition)
        .order_by(t.claims.c.said_from.desc().nulls_last(), t.claims.c.number)
    )
    return [
        Stand(
            row.number,
            _proposition(
                row.subject_actor or normal_form(row.subject or ""),
                row.relation,
                row.object_actor or normal_form(row.object or ""),
            ),
            row.polarity == "denied",
        )
        for row in rows
    ]


def _proposition(subject: str | int, relation: str, object_: str | int) -> Proposition | None:
    return (subject, relation, object_) if relation != "says" and subject and object_ else None


def by_proposition(found: Iterable[Stand]) -> dict[Proposition, list[Stand]]:
    """Return claims by what they say; those that can be set beside no other are left out."""
    together: dict[Proposition, list[Stand]] = {}
    for one in found:
        if one.proposition is not None:
            together.setdefault(one.proposition, []).append(one)
    return together


def disputed(found: Sequence[Stand]) -> list[list[Stand]]:
    """Return the claims of each proposition that some affirm and some deny."""
    return [
        together for together in by_proposition(found).values() if len({one.denied for one in together}) == 2
    ]
