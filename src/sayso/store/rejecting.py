"""Which claims a person rejected: as a misreading of the report, never as untrue."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select, update

from sayso.records import Claim
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.identity import claim_identity
from sayso.store.noting import note_changed
from sayso.store.reading import names_in


def settle_rejected(connection: Connection, document: str) -> None:
    """Mark the rejected claims of a document, by its id, and only those."""
    number = connection.execute(select(t.documents.c.number).where(t.documents.c.id == document)).scalar()
    if number is None:
        return
    note_changed(connection, [number])
    connection.execute(
        update(t.claims).where(t.claims.c.document == number, t.claims.c.rejected).values(rejected=False)
    )
    reject_again(connection, document)


def reject_again(connection: Connection, document: str) -> None:
    """Mark the rejected claims of a document that was read anew.

    A claim is the rejected one by its id, or else, where a newer reading gave it another, by what it says on whose
    word.
    """
    rejections = connection.execute(
        select(*t.judgements.c["target", "what"]).where(
            t.judgements.c.document == document,
            t.judgements.c.verdict == "reject",
            t.judgements.c.undone_by.is_(None),
        )
    ).all()
    if not rejections:
        return
    number = connection.execute(select(t.documents.c.number).where(t.documents.c.id == document)).scalar_one()
    names = names_in(connection, number)
    ids: dict[str, int] = {}
    identities: dict[str, int] = {}
    rows = connection.execute(
        select(*t.claims.c["number", "id", "body"]).where(t.claims.c.document == number)
    )
    for row in rows:
        ids[row.id] = row.number
        identities[claim_identity(record_of(Claim, row.body), names)] = row.number
    found = {
        ids.get(row.target, identities.get(json.loads(row.what).get("identity", ""))) for row in rejections
    }
    connection.execute(update(t.claims).where(t.claims.c.number.in_(found - {None})).values(rejected=True))
