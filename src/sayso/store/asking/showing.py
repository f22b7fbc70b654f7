"""One thing of the store by the beginning of its id: a claim, a group, an actor and so on, with all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Column, Connection, Table, select

from sayso.errors import NotInStore
from sayso.records import Actor, Attribution, Incident, Report
from sayso.store import tables as t
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.asking.copied import FoundCopy, copies_of
from sayso.store.asking.disputes import FoundDispute, claims_by_ref, disputes_among, disputes_numbered
from sayso.store.asking.grouped import ShownOrigin, origin_of, shown_origins
from sayso.store.asking.groups import FoundGroup, groups_numbered
from sayso.store.asking.people import FoundActor, actors_numbered, appearances_of
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d
from sayso.store.judging.judgements import Judgement, judgements
from sayso.store.reading import report_of
from sayso.store.versions import Changed, changes_of

Kind = Literal["claim", "group", "actor", "document", "incident"]

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
    """A claim with the report it stands in, the attribution it comes from, and what was decided on it.

    ``group`` is the one that it belongs to, ``origin`` what it rests on there; both None where it was compared with nothing.
    Of each dispute that it has a part in, the first few claims of both sides are given.
    """

    found: FoundClaim
    report: Report
    attribution: Attribution | None
    group: FoundGroup | None
    origin: ShownOrigin | None
    disputes: tuple[FoundDispute, ...]
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
    """A document with its report, all versions of its page, its collections, its copies, and what was decided on it.

    ``changes`` are those from each version of the page to the next.
    """

    id: str
    address: str
    report: Report
    versions: tuple[Version, ...]
    changes: tuple[Changed, ...]
    copies: tuple[FoundCopy, ...]
    collections: tuple[str, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class ShownIncident:
    """An incident with its report, the claims it was put together from, and what was decided on it.

    ``claims`` are by their ids in the report.
    """

    id: str
    incident: Incident
    report: Report
    document: str
    address: str
    claims: Mapping[str, FoundClaim]
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
    ("group", d.groups, d.groups.c.id, d.groups.c.statement),
    ("actor", t.actors, t.actors.c.id, t.actors.c.name),
    ("document", t.documents, t.documents.c.id, t.documents.c.title),
    ("document", t.documents, t.documents.c.record, t.documents.c.title),
    ("incident", t.incidents, t.incidents.c.id, t.incidents.c.kind),
    ("incident", t.incidents, t.incidents.c.record, t.incidents.c.kind),
)


def show_claim(connection: Connection, number: int) -> ShownClaim:
    """Return a claim, by number, with all that belongs to it."""
    (found,) = with_surroundings(connection, [number])
    document: int = connection.execute(
        select(t.claims.c.document).where(t.claims.c.number == number)
    ).scalar_one()
    report = report_of(connection, document)
    attribution = next((one for one in report.attributions if one.id == found.claim.attribution), None)
    group: int | None = connection.execute(
        select(d.tellings.c.in_group).where(d.tellings.c.claim == number)
    ).scalar()
    disputes = disputes_among(connection, select(t.claims.c.number).where(t.claims.c.number == number))
    return ShownClaim(
        found,
        report,
        attribution,
        None if group is None else groups_numbered(connection, [group])[0],
        _origin(connection, number),
        tuple(disputes_numbered(connection, disputes, limit=_SHOWN)),
        tuple(judgements(connection, target=found.id)),
    )


def _origin(connection: Connection, claim: int) -> ShownOrigin | None:
    """Return what a claim rests on, with the other claims that do."""
    origin = origin_of(connection, claim)
    if origin is None:
        return None
    said, numbers = claims_by_ref(connection, origin.claims)
    ordered = sorted(numbers, key=said.__getitem__)
    claims = with_surroundings(connection, [numbers[ref] for ref in ordered])
    return shown_origins(connection, [origin], claims)[0]


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
        select(
            *t.documents.c["number", "id", "version", "added", "current"], *t.readings.c["sayso", "settings"]
        )
        .join(t.readings, t.readings.c.number == t.documents.c.reading)
        .where(t.documents.c.page == row.page)
        .order_by(t.documents.c.version)
    ).all()
    names = connection.execute(
        select(t.collections.c.name)
        .join(t.memberships, t.memberships.c.collection == t.collections.c.number)
        .where(t.memberships.c.page == row.page)
        .order_by(t.collections.c.name)
    )
    report = report_of(connection, number)
    return ShownDocument(
        row.id,
        row.address,
        report,
        tuple(Version(v.id, v.version, v.added, v.sayso, v.settings, v.current) for v in versions),
        tuple(changes_of(connection, [v.number for v in versions])),
        tuple(copies_of(connection, number, report.document.text)),
        tuple(names.scalars()),
        tuple(judgements(connection, target=row.id)),
    )


def show_incident(connection: Connection, number: int) -> ShownIncident:
    """Return an incident, by number, with all that belongs to it."""
    row = connection.execute(
        select(*t.incidents.c["id", "document", "body"], t.documents.c.id.label("stored"), t.pages.c.address)
        .join(t.documents, t.documents.c.number == t.incidents.c.document)
        .join(t.pages, t.pages.c.number == t.documents.c.page)
        .where(t.incidents.c.number == number)
    ).one()
    incident = record_of(Incident, row.body)
    report = report_of(connection, row.document)
    parts = {*incident.claims, *(one.claim for one in incident.perpetrators)}
    parts |= {one.claim for one in incident.victims if one.claim is not None}
    numbers = connection.execute(
        select(t.claims.c.number)
        .where(t.claims.c.document == row.document, t.claims.c.record.in_(sorted(parts)))
        .order_by(t.claims.c.position)
    )
    claims = with_surroundings(connection, list(numbers.scalars()))
    return ShownIncident(
        row.id,
        incident,
        report,
        row.stored,
        row.address,
        {one.claim.id: one for one in claims},
        tuple(judgements(connection, target=row.id)),
    )
