"""Who bears the same name and is not known to be the same: told apart by their kind and by a report that speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.actors.names import normal_form
from sayso.store import tables as t


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of a name that others bear: their id, name and kind, and the last report that speaks of them, if any."""

    id: str
    name: str
    kind: str
    document: str | None
    title: str | None
    publisher: str | None
    published: str | None


def namesakes_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Namesake]]:
    """Return for each of these actors, by id, all who are called as they are, themselves among them; nothing for the others.

    Only whole names count, and only those of whom a current report speaks.
    """
    name = func.coalesce(t.actors.c.called, t.actors.c.name)
    asked = {
        row.id: normal_form(row.name)[:400]
        for row in connection.execute(select(t.actors.c.id, name.label("name")).where(t.actors.c.id.in_(ids)))
    }
    wanted = sorted({normal for normal in asked.values() if normal})
    bearing = (
        select(t.actors.c.stands_for)
        .join(t.names, t.names.c.actor == t.actors.c.number)
        .where(t.names.c.normal.in_(wanted))
        .distinct()
    )
    rows = connection.execute(
        select(*t.actors.c["number", "id", "kind"], name.label("name")).where(t.actors.c.number.in_(bearing))
    ).all()
    by_name: dict[str, list[int]] = {}
    for row in rows:
        by_name.setdefault(normal_form(row.name)[:400], []).append(row.number)
    several = {number for some in by_name.values() if len(some) > 1 for number in some}
    if not several:
        return {}
    lasts = _last_reports(connection, sorted(several))
    known = {
        row.number: Namesake(row.id, row.name, row.kind, *lasts[row.number])
        for row in rows
        if row.number in lasts
    }
    found: dict[str, list[Namesake]] = {}
    for id_, normal in asked.items():
        called = sorted(
            (known[number] for number in by_name.get(normal, ()) if number in known), key=lambda one: one.id
        )
        if len(called) > 1:
            found[id_] = called
    return found


_Report = tuple[str, str | None, str | None, str | None]


def _last_reports(connection: Connection, roots: Sequence[int]) -> dict[int, _Report]:
    """Return of each actor that others stand for the report published last that speaks of them."""
    merged = t.actors.alias()
    last = (
        select(
            merged.c.stands_for,
            *t.documents.c["id", "title", "publisher", "published"],
            func.row_number()
            .over(
                partition_by=merged.c.stands_for,
                order_by=(t.documents.c.published.desc().nulls_last(), t.documents.c.id),
            )
            .label("place"),
        )
        .join(t.appearances, t.appearances.c.actor == merged.c.number)
        .join(t.documents, t.documents.c.number == t.appearances.c.document)
        .where(merged.c.stands_for.in_(roots), t.appearances.c.current)
        .subquery()
    )
    rows = connection.execute(select(last).where(last.c.place == 1))
    return {row.stands_for: (row.id, row.title, row.publisher, row.published) for row in rows}
