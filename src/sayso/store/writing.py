"""Reports into the store: each in one transaction, so that it is there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, Literal

from sqlalchemy import Connection, Row, ScalarSelect, Table, delete, func, insert, select, update

from sayso.records import Claim, Document, Report, digest
from sayso.settings import Settings, digests_of_named
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import text_bytes
from sayso.store.casting import actors_numbered_in
from sayso.store.deriving.noting import note_changed
from sayso.store.identity import address_of, document_id, page_id
from sayso.store.judging.correcting import correct_again
from sayso.store.judging.pairing import pair_again
from sayso.store.judging.rejecting import reject_again
from sayso.store.judging.reviewed import accept_again
from sayso.store.reading import claims_of, names_in
from sayso.store.rows import (
    appearance_rows,
    attribution_rows,
    claim_row,
    document_row,
    holdable,
    incident_row,
    voice_rows,
)
from sayso.store.versions import Changed, by_identity, changed

Outcome = Literal["new", "unchanged", "new version", "read again"]


@dataclass(frozen=True, slots=True)
class How:
    """Which sayso reads, and how it is set: two readings of one text that agree in this give the same report."""

    sayso: str
    settings: str

    @classmethod
    def of(cls, settings: Settings) -> How:
        """Return how reports are read with these settings by the installed sayso."""
        kept: dict[str, Any] = {
            name: value for name, value in asdict(settings).items() if name in _THAT_CHANGE_WHAT_IS_READ
        }
        kept |= digests_of_named(settings)
        if settings.judged_blame:  # which only archives are read with
            kept["judged_blame"] = True
        return cls(version("sayso"), json.dumps(kept, sort_keys=True))

    @property
    def id(self) -> str:
        """Return its id."""
        return digest("how", self.sayso, self.settings)


_THAT_CHANGE_WHAT_IS_READ = frozenset({"rules_only", "min_score", "force_language"})


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: its id in the store, and the claims it has more and fewer than the page had before."""

    outcome: Outcome
    document: str
    claims: int
    more: tuple[Claim, ...] = ()
    fewer: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A text that its page has in the store already; ``same_way`` says that it was read as it would be now."""

    document: str
    same_way: bool


def held(connection: Connection, document: Document, how: How) -> Held | None:
    """Return what the store has of this very text at this address, None where it has not, or has since read another."""
    id_ = document_id(address_of(document), document)
    found = connection.execute(
        select(t.readings.c.id)
        .join(t.documents, t.documents.c.reading == t.readings.c.number)
        .where(t.documents.c.id == id_, t.documents.c.current)
    ).first()
    return Held(id_, found.id == how.id) if found else None


def readings_of(connection: Connection, documents: Sequence[str], how: How) -> dict[str, tuple[bool, bool]]:
    """Return which of these documents, by their ids, are in the store: whether current, and whether read in this way."""
    rows = connection.execute(
        select(t.documents.c.id, t.documents.c.current, t.readings.c.id.label("reading"))
        .join(t.readings, t.readings.c.number == t.documents.c.reading)
        .where(t.documents.c.id.in_(documents))
    )
    return {row.id: (row.current, row.reading == how.id) for row in rows}


def put_into(store: Store, document: str, collections: Sequence[str]) -> None:
    """Let the page of a document, by its id in the store, belong to these collections, too. Raises StoreError."""
    with store.writing() as connection:
        page = connection.execute(select(t.documents.c.page).where(t.documents.c.id == document)).scalar_one()
        _put_into(connection, page, collections)


def add(store: Store, report: Report, how: How, collections: Sequence[str] = ()) -> Added:
    """Keep a report, and say what became of it. Raises StoreError.

    The same text at the same address is stored once, and read anew where it was read another way before. Another text
    at the address is a new version: the one before stays, but is no longer current.
    """
    return add_all(store, [(address_of(report.document), report)], how, collections)[0]


def add_all(
    store: Store, reports: Sequence[tuple[str, Report]], how: How, collections: Sequence[str] = ()
) -> list[Added]:
    """Keep reports, each with the address at which it stood when it was read, as `add` does; all of them or none."""
    with store.writing() as connection:
        now = store.clock()
        return [_add(connection, address, report, how, collections, now) for address, report in reports]


def _add(
    connection: Connection, address: str, report: Report, how: How, collections: Sequence[str], now: str
) -> Added:
    id_ = document_id(address, report.document)
    free = connection.execute(_FREE).one()._asdict()
    page = _page(connection, address, free["pages"])
    _put_into(connection, page, collections)
    reading = _reading(connection, how)
    versions = connection.execute(
        select(*t.documents.c["number", "id", "version", "current", "reading", "claims"])
        .where(t.documents.c.page == page)
        .order_by(t.documents.c.version)
    ).all()
    before = next((row for row in versions if row.current), None)
    same = next((row for row in versions if row.id == id_), None)
    if same and same.current and same.reading == reading:
        return Added("unchanged", id_, same.claims)
    change = _changes(connection, before, report)
    if before and before is not same:
        _set_current(connection, before.number, current=False)
    if same:
        _forget_reading(connection, same.number)
        number = same.number
        row = document_row(report.document, len(report.claims))
        row |= {"reading": reading, "current": True}
        connection.execute(update(t.documents).where(t.documents.c.number == number).values(row))
    else:
        number = free["documents"]
        row = document_row(report.document, len(report.claims))
        row |= {"number": number, "id": id_, "page": page, "reading": reading, "added": now}
        row |= {"version": versions[-1].version + 1 if versions else 1, "current": True}
        connection.execute(insert(t.documents), [row])
        connection.execute(insert(t.texts), [{"document": number, "text": text_bytes(report.document.text)}])
    _fill(connection, report, number, id_, page, free)
    note_changed(connection, {number, *([before.number] if before else [])})
    if versions:  # or nobody can have decided anything on it
        reject_again(connection, number)
        accept_again(connection, number)
        pair_again(connection, number)
        correct_again(connection, number)
    outcome: Outcome = "new" if not versions else "read again" if before is same else "new version"
    return Added(outcome, id_, len(report.claims), change.more, change.fewer)


def _fill(
    connection: Connection, report: Report, document: int, stored: str, page: int, free: Mapping[str, int]
) -> None:
    """Write what was read from a document."""
    numbers = actors_numbered_in(connection, stored, page, report.actors, free=free["actors"])
    actors = {actor.id: number for actor, number in zip(report.actors, numbers, strict=True)}
    _insert(connection, t.appearances, appearance_rows(report, document, numbers))
    _insert(connection, t.attributions, attribution_rows(report.attributions, document))
    first = free["claims"]
    rows, chains = [], []
    for position, claim in enumerate(report.claims):
        row = claim_row(claim, report.document, stored, actors)
        rows.append(row | {"number": first + position, "document": document, "position": position})
        chains += voice_rows(claim, first + position, actors)
    _insert(connection, t.claims, rows)
    _insert(connection, t.voices, chains)
    if report.incidents:
        first = free["incidents"]
        _insert(
            connection,
            t.incidents,
            [
                incident_row(incident, stored)
                | {"number": first + position, "document": document, "position": position}
                for position, incident in enumerate(report.incidents)
            ],
        )


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _next(table: Table) -> ScalarSelect[int]:
    """Return the number after the highest; only for whoever writes."""
    return select(func.coalesce(func.max(table.c.number), 0) + 1).scalar_subquery()


_FREE = select(
    *(_next(table).label(table.name) for table in (t.pages, t.documents, t.claims, t.actors, t.incidents))
)
"""The next free numbers of all that a report may add to, asked for at once."""


def _page(connection: Connection, address: str, number: int) -> int:
    id_ = page_id(address)
    found: int | None = connection.execute(select(t.pages.c.number).where(t.pages.c.id == id_)).scalar()
    if found is not None:
        return found
    connection.execute(insert(t.pages).values(number=number, id=id_, address=holdable(address)))
    return number


def _reading(connection: Connection, how: How) -> int:
    found: int | None = connection.execute(
        select(t.readings.c.number).where(t.readings.c.id == how.id)
    ).scalar()
    if found is not None:
        return found
    number = connection.execute(select(_next(t.readings))).scalar_one()
    connection.execute(
        insert(t.readings).values(number=number, id=how.id, sayso=how.sayso, settings=how.settings)
    )
    return number


def _put_into(connection: Connection, page: int, collections: Sequence[str]) -> None:
    """Let a page belong to these collections, made where there are none of the name."""
    for name in collections:
        number = connection.execute(
            select(t.collections.c.number).where(t.collections.c.name == name)
        ).scalar()
        if number is None:
            number = connection.execute(select(_next(t.collections))).scalar_one()
            connection.execute(insert(t.collections).values(number=number, name=name))
        belonging = (t.memberships.c.collection == number) & (t.memberships.c.page == page)
        if connection.execute(select(t.memberships.c.page).where(belonging)).scalar() is None:
            connection.execute(insert(t.memberships).values(collection=number, page=page))


def _changes(connection: Connection, before: Row[Any] | None, report: Report) -> Changed:
    """Return the claims that a page's report has more, and those it has fewer than the one before."""
    if before is None:
        return Changed((), ())
    return changed(
        by_identity(claims_of(connection, before.number), names_in(connection, before.number)),
        by_identity(report.claims, {actor.id: actor.name for actor in report.actors}),
    )


def _set_current(connection: Connection, document: int, *, current: bool) -> None:
    connection.execute(update(t.documents).where(t.documents.c.number == document).values(current=current))
    for table in (t.appearances, t.claims, t.incidents):
        connection.execute(update(table).where(table.c.document == document).values(current=current))


def _forget_reading(connection: Connection, document: int) -> None:
    """Take out what was read from a document; its voices go with its claims."""
    for table in (t.incidents, t.claims, t.attributions, t.appearances):
        connection.execute(delete(table).where(table.c.document == document))
