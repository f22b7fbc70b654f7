"""All that was worked out across reports, for those who carry it elsewhere: one thing after another, by ids alone.

Things come in the order of their ids, and nothing of them hangs on the order in which reports came in; they are never
held all at once. Claims and documents are called by their ids in the store, as in the records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, select

from sayso.records import Dispute, Drift, Group, Origin, Reprint, Side, VoiceKind
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d

_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it was written, and the form under which spellings of it meet."""

    normal: str
    name: str


@dataclass(frozen=True, slots=True)
class Someone:
    """An actor across documents, with every name that reports give them; ``catalogue`` is the id of a known actor."""

    id: str
    name: str
    kind: VoiceKind
    catalogue: str | None
    names: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as it is listed: how many claims, documents, publishers and origins it has, and when it was said.

    ``origins`` are those of its larger side that are shown to be independent, ``unknown`` those of both that are not.
    """

    id: str
    relation: str
    statement: str
    subject: str | None
    object: str | None
    place: str | None
    time: str | None
    claims: int
    denying: int
    documents: int
    publishers: int
    origins: int
    unknown: int
    first_said: str | None
    last_said: str | None
    disputed: bool
    drifts: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that was compared: where it stands, the group and the origin that it belongs to, and on which side."""

    document: str
    claim: str
    group: str | None
    origin: str | None
    side: Side


def everybody(connection: Connection) -> Iterator[Someone]:
    """Yield all actors, by id; one that was merged into another is that other one's own."""
    names = _rows(
        connection,
        select(t.actors.c.number, t.actors.c.id, *t.names.c["normal", "name"])
        .join(t.actors, t.actors.c.number == t.names.c.actor)
        .order_by(t.actors.c.id, t.names.c.normal),
    )
    spelled = groupby(names, attrgetter("id"))
    at = next(spelled, None)
    for row in _rows(
        connection, select(*t.actors.c["id", "name", "kind", "catalogue"]).order_by(t.actors.c.id)
    ):
        spellings: tuple[Spelling, ...] = ()
        if at is not None and at[0] == row.id:
            spellings = tuple(Spelling(one.normal, one.name) for one in at[1])
            at = next(spelled, None)
        yield Someone(row.id, row.name, row.kind, row.catalogue, spellings)


def all_reprints(connection: Connection) -> Iterator[Reprint]:
    """Yield all pairs of documents that share words."""
    return _records(connection, d.reprints, Reprint)


def all_groups(connection: Connection) -> Iterator[tuple[GroupRow, Group]]:
    """Yield all groups, each as it is listed and as it was made."""
    for row in _rows(connection, select(d.groups).order_by(d.groups.c.id)):
        listed = {name: getattr(row, name) for name in GroupRow.__slots__}
        yield GroupRow(**listed), record_of(Group, row.body)


def all_tellings(connection: Connection) -> Iterator[Told]:
    """Yield all claims that were compared, by their documents and where they stand there."""
    rows = _rows(
        connection,
        select(
            t.documents.c.id.label("document"),
            t.claims.c.id.label("claim"),
            d.groups.c.id.label("group"),
            d.origins.c.id.label("origin"),
            d.tellings.c.side,
        )
        .select_from(d.tellings)
        .join(t.claims, t.claims.c.number == d.tellings.c.claim)
        .join(t.documents, t.documents.c.number == t.claims.c.document)
        .outerjoin(d.groups, d.groups.c.number == d.tellings.c.in_group)
        .outerjoin(d.origins, d.origins.c.number == d.tellings.c.origin)
        .order_by(t.documents.c.id, t.claims.c.position),
    )
    for row in rows:
        yield Told(row.document, row.claim, row.group, row.origin, row.side)


def all_origins(connection: Connection) -> Iterator[tuple[str, Origin]]:
    """Yield all origins, each with its group's id."""
    return _of_groups(connection, d.origins, Origin)


def all_disputes(connection: Connection) -> Iterator[Dispute]:
    """Yield all disputes."""
    return _records(connection, d.disputes, Dispute)


def all_drifts(connection: Connection) -> Iterator[tuple[str, Drift]]:
    """Yield all that was told otherwise in the course of time, each with the id of the group whose claims it is of."""
    return _of_groups(connection, d.drifts, Drift)


def _records(connection: Connection, table: Any, kind: type[Any]) -> Iterator[Any]:
    for row in _rows(connection, select(table.c.body).order_by(table.c.id)):
        yield record_of(kind, row.body)


def _of_groups(connection: Connection, table: Any, kind: type[Any]) -> Iterator[tuple[str, Any]]:
    rows = _rows(
        connection,
        select(table.c.body, d.groups.c.id.label("group"))
        .join(d.groups, d.groups.c.number == table.c.in_group)
        .order_by(table.c.id),
    )
    for row in rows:
        yield row.group, record_of(kind, row.body)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    return iter(connection.execute(query, execution_options={"yield_per": _AT_ONCE}))
