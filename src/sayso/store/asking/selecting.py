"""All that has to do with a selection of claims, for those who carry it elsewhere: by number, in an order that never changes.

Numbers are few bytes each, so that all of them are held at once; what they stand for is asked for in lots. Nothing here
hangs on the order in which reports came in.
"""

from __future__ import annotations

from array import array
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, select, union

from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, condition
from sayso.store.deriving import derived as d

Numbers: TypeAlias = "array[int]"


def selected_claims(connection: Connection, wanted: Wanted, place: str) -> Numbers:
    """Return the claims that fit, by their documents' ids and where they stand there. Raises StoreError."""
    return _numbers(
        connection,
        select(t.claims.c.number)
        .join(t.documents, t.documents.c.number == t.claims.c.document)
        .where(condition(connection, wanted, place))
        .order_by(t.documents.c.id, t.claims.c.position),
    )


def selected_by_origin(connection: Connection, wanted: Wanted, place: str) -> Numbers:
    """Return the claims that fit, those that rest on one origin one after the other. Raises StoreError.

    Those that were compared with nothing come last.
    """
    return _numbers(
        connection,
        select(t.claims.c.number)
        .join(t.documents, t.documents.c.number == t.claims.c.document)
        .outerjoin(d.tellings, d.tellings.c.claim == t.claims.c.number)
        .outerjoin(d.origins, d.origins.c.number == d.tellings.c.origin)
        .where(condition(connection, wanted, place))
        .order_by(d.origins.c.id.asc().nulls_last(), t.documents.c.id, t.claims.c.position),
    )


def selected_documents(connection: Connection, wanted: Wanted, place: str) -> Numbers:
    """Return the documents that hold a claim that fits, by id. Raises StoreError."""
    holding = select(t.claims.c.document).where(condition(connection, wanted, place))
    return _numbers(
        connection,
        select(t.documents.c.number).where(t.documents.c.number.in_(holding)).order_by(t.documents.c.id),
    )


def selected_actors(connection: Connection, wanted: Wanted, place: str) -> Numbers:
    """Return whom the claims that fit are about, and who speaks in them, by id. Raises StoreError.

    Who was merged into somebody else is that other one.
    """
    fitting = condition(connection, wanted, place)
    spoken_of = union(
        select(t.claims.c.subject_actor).where(fitting),
        select(t.claims.c.object_actor).where(fitting),
        select(t.voices.c.actor).join(t.claims, t.claims.c.number == t.voices.c.claim).where(fitting),
    ).subquery()
    roots = select(t.actors.c.stands_for).join(spoken_of, spoken_of.c[0] == t.actors.c.number)
    return _numbers(
        connection, select(t.actors.c.number).where(t.actors.c.number.in_(roots)).order_by(t.actors.c.id)
    )


def selected_groups(connection: Connection, wanted: Wanted, place: str) -> Numbers:
    """Return the groups to which a claim that fits belongs, by id. Raises StoreError."""
    told = (
        select(d.tellings.c.in_group)
        .join(t.claims, t.claims.c.number == d.tellings.c.claim)
        .where(condition(connection, wanted, place), d.tellings.c.in_group.is_not(None))
    )
    return _numbers(
        connection, select(d.groups.c.number).where(d.groups.c.number.in_(told)).order_by(d.groups.c.id)
    )


def selected_disputes(connection: Connection, wanted: Wanted, place: str) -> Numbers:
    """Return the disputes in which a claim that fits has a part, by id. Raises StoreError."""
    disputed = (
        select(d.dispute_claims.c.dispute)
        .join(t.claims, t.claims.c.number == d.dispute_claims.c.claim)
        .where(condition(connection, wanted, place))
    )
    return _numbers(
        connection,
        select(d.disputes.c.number).where(d.disputes.c.number.in_(disputed)).order_by(d.disputes.c.id),
    )


def address_of(connection: Connection, document: int) -> tuple[str, str]:
    """Return the id of a document, by number, and the address of its page; raises NoResultFound."""
    row = connection.execute(
        select(t.documents.c.id, t.pages.c.address)
        .join(t.pages, t.pages.c.number == t.documents.c.page)
        .where(t.documents.c.number == document)
    ).one()
    return row.id, row.address


def _numbers(connection: Connection, query: Select[Any]) -> Numbers:
    return array("q", connection.execute(query, execution_options={"yield_per": _AT_ONCE}).scalars())


_AT_ONCE = 10_000
