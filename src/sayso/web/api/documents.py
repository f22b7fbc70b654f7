"""``/api/documents``: reports as they were read."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.documents import document_plain
from sayso.store.asking.library import count_reports, list_reports
from sayso.store.asking.showing import show_document
from sayso.web.api.asking import DocumentsAsked
from sayso.web.api.parameters import Id
from sayso.web.api.things import numbered
from sayso.web.responses.answers import MISSING, Lot
from sayso.web.responses.documents import ListedDocument, ShownDocument
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["documents"])


@router.get("/documents", summary="List documents", response_model=Lot[ListedDocument], responses=MISSING)
def documents(connection: Asked, room: TheRoom, asked: Annotated[DocumentsAsked, Query()]) -> dict[str, Any]:
    """List the reports in the store, each page in its current version."""
    place = room.store.place
    found = list_reports(
        connection, asked.wanted, place, order=asked.sort, limit=asked.limit, offset=asked.offset
    )
    return asked.lot([asdict(one) for one in found], count_reports(connection, asked.wanted, place))


@router.get(
    "/documents/{id}",
    summary="Show a document",
    response_model=ShownDocument,
    response_model_exclude_unset=True,
    responses=MISSING,
)
def document(connection: Asked, room: TheRoom, id: Id) -> dict[str, Any]:  # noqa: A002  # its name in the address
    """Show a report as it was read, by the output contract, with the versions of its page and its copies."""
    return document_plain(show_document(connection, numbered(connection, id, "document", room.store.place)))
