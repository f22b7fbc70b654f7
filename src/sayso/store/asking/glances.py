"""What a list says of each report beside its headline: how much is in its own voice, and what it has from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, case, exists, func, or_, select

from sayso.records import ReprintKind
from sayso.store import tables as t
from sayso.store.asking.claims import SHOWN_OF_FEW
from sayso.store.deriving import derived as d


@dataclass(frozen=True, slots=True)
class Copied:
    """Another report that shares words with one: ``original`` says that this other one had them first, None that nobody can tell."""

    document: str
    publisher: str | None
    title: str | None
    kind: ReprintKind
    original: bool | None


@dataclass(frozen=True, slots=True)
class Glance:
    """A report's claims that nobody rejected, those of them in its own voice, and the reports that share its words.

    Of these come first those that it has its words from.
    """

    claims: int
    own: int
    copies: tuple[Copied, ...]


def glances(connection: Connection, documents: Sequence[str]) -> dict[str, Glance]:
    """Return what there is to say of reports, by their ids; a few dozen at a time."""
    numbers = {
        row.number: row.id
        for row in connection.execute(
            select(t.documents.c.number, t.documents.c.id).where(t.documents.c.id.in_(documents))
        )
    }
    told = exists().where(t.voices.c.claim == t.claims.c.number)
    counted = {
        row.document: (row.claims, row.own)
        for row in connection.execute(
            select(
                t.claims.c.document,
                func.count().label("claims"),
                func.sum(case((told, 0), else_=1)).label("own"),
            )
            .where(t.claims.c.document.in_(numbers), SHOWN_OF_FEW)
            .group_by(t.claims.c.document)
        )
    }
    copies = _copies(connection, numbers)
    return {
        id_: Glance(*counted.get(number, (0, 0)), tuple(copies.get(number, ())))
        for number, id_ in numbers.items()
    }


def _copies(connection: Connection, numbers: dict[int, str]) -> dict[int, list[Copied]]:
    r, other = d.reprints.c, t.documents
    rows = connection.execute(
        select(r.first, r.second, r.kind, r.original, r.score, *other.c["number", "id", "publisher", "title"])
        .select_from(d.reprints)
        .join(
            other,
            or_(
                (other.c.number == r.second) & r.first.in_(numbers),
                (other.c.number == r.first) & r.second.in_(numbers),
            ),
        )
        .where(or_(r.first.in_(numbers), r.second.in_(numbers)))
        .order_by(r.kind, r.score.desc(), other.c.id)
    )
    found: dict[int, list[Copied]] = {}
    for row in rows:
        mine = row.first if row.number == row.second else row.second
        original = None if row.original is None else row.original == row.number
        found.setdefault(mine, []).append(Copied(row.id, row.publisher, row.title, row.kind, original))
    return {number: sorted(copies, key=_telling) for number, copies in found.items()}


def _telling(one: Copied) -> tuple[int, int]:
    """Return what sorts first whose words a report has, then who has its words, and whole copies before passages."""
    return (True, False, None).index(one.original), ("copy", "abridged", "passage").index(one.kind)
