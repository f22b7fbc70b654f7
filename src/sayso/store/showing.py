"""One thing of the store by the beginning of its id: a claim, an actor or a document, with all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Column, Connection, Table, select

from sayso.errors import NotInStore
from sayso.records import Actor, Attribution, Report
from sayso.store import tables as t
from sayso.store.claims import FoundClaim, with_surroundings
from sayso.store.judgements import Judgement, judgements
from sayso.store.people import FoundActor, actors_numbered, appearances_of
from sayso.store.reading import report_of

Kind = Literal["claim", "actor", "document"]

_ID = re.compile(r"[0-9a-f]{4,16}")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Meant:
    """What an id stands for: its kind, its whole id in the store, its number, and what to call it."""

    kind: Kind
    id: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with the report it stands in, the attribution it comes from, and what was decided on it."""

    found: FoundClaim
    report: Report
    attribution: Attribution | None
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class ShownActor:
    """An actor with how each current document speaks of them, by the document's id, and what was decided on them."""

    found: FoundActor
    appearances: tuple[tuple[str, Actor], ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page: its document's id, its number, when it was added, what read it, and if it is current."""

    id: str
    number: int
    added: str
    sayso: str
    settings: str
    current: bool


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document with its report, all versions of its page, its collections, and what was decided on it."""

    id: str
    address: str
    report: Report
    versions: tuple[Version, ...]
    collections: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def meant(connection: Connection, id_: str, place: str) -> Meant:
    """Return what an id's beginning, four letters or more, stands for.

    The ids that ``sayso read`` writes are understood, too. Raises NotInStore where it stands for nothing, or for
    several things, which are named.
    """
    if not _ID.fullmatch(id_):
        raise NotInStore(
            place, f"{id_!r} is no id", "give the first four letters of one or more, as lists show them"
        )
    found = list(dict.fromkeys(_candidates(connection, id_)))
    if not found:
        raise NotInStore(place, f"nothing in it has an id that begins with {id_}", "check it against a list")
    if len(found) > 1:
        some = "; ".join(f"{one.kind} {one.id} {one.name[:60]}" for one in found[:_SHOWN])
        more = " ..." if len(found) > _SHOWN else ""
        raise NotInStore(place, f"{id_} may be several things ({some}{more})", "give more of the id")
    return found[0]


def _candidates(connection: Connection, id_: str) -> Iterator[Meant]:
    for kind, table, id_column, name in _PLACES:
        rows = connection.execute(
            select(*table.c["number", "id"], name.label("name"))
            .where(id_column >= id_, id_column < f"{id_}g")  # a range, which an index serves
            .order_by(table.c.id)
            .limit(_SHOWN + 1)
        )
        for row in rows:
            yield Meant(kind, row.id, row.number, row.name or "")


_PLACES: tuple[tuple[Kind, Table, Column[Any], Column[Any]], ...] = (
    ("claim", t.claims, t.claims.c.id, t.claims.c.statement),
    ("claim", t.claims, t.claims.c.record, t.claims.c.statement),
    ("actor", t.actors, t.actors.c.id, t.actors.c.name),
    ("document", t.documents, t.documents.c.id, t.documents.c.title),
    ("document", t.documents, t.documents.c.record, t.documents.c.title),
)


def show_claim(connection: Connection, number: int) -> ShownClaim:
    """Return a claim, by number, with all that belongs to it."""
    (found,) = with_surroundings(connection, [number])
    document: int = connection.execute(
        select(t.claims.c.document).where(t.claims.c.number == number)
    ).scalar_one()
    report = report_of(connection, document)
    attribution = next((one for one in report.attributions if one.id == found.claim.attribution), None)
    return ShownClaim(found, report, attribution, tuple(judgements(connection, target=found.id)))


def show_actor(connection: Connection, number: int) -> ShownActor:
    """Return an actor, by number, with all that belongs to whom they stand for."""
    root: int = connection.execute(
        select(t.actors.c.stands_for).where(t.actors.c.number == number)
    ).scalar_one()
    (found,) = actors_numbered(connection, [root])
    rows = connection.execute(
        select(*t.actors.c["number", "id"]).where(t.actors.c.stands_for == root).order_by(t.actors.c.id)
    ).all()
    decided = [one for row in rows for one in judgements(connection, target=row.id)]
    return ShownActor(
        found,
        tuple(appearances_of(connection, [row.number for row in rows])),
        tuple(sorted(decided, key=lambda one: -one.number)),
    )


def show_document(connection: Connection, number: int) -> ShownDocument:
    """Return a document, by number, with all that belongs to it."""
    row = connection.execute(
        select(t.documents.c.id, t.documents.c.page, t.pages.c.address)
        .join(t.pages, t.pages.c.number == t.documents.c.page)
        .where(t.documents.c.number == number)
    ).one()
    versions = connection.execute(
        select(*t.documents.c["id", "version", "added", "current"], *t.readings.c["sayso", "settings"])
        .join(t.readings, t.readings.c.number == t.documents.c.reading)
        .where(t.documents.c.page == row.page)
        .order_by(t.documents.c.version)
    )
    names = connection.execute(
        select(t.collections.c.name)
        .join(t.memberships, t.memberships.c.collection == t.collections.c.number)
        .where(t.memberships.c.page == row.page)
        .order_by(t.collections.c.name)
    )
    return ShownDocument(
        row.id,
        row.address,
        report_of(connection, number),
        tuple(Version(v.id, v.version, v.added, v.sayso, v.settings, v.current) for v in versions),
        tuple(names.scalars()),
        tuple(judgements(connection, target=row.id)),
    )
