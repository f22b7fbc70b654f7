"""A report: its text with everybody's words told apart, and beside it who says what."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from sayso.outputs.details import details_of
from sayso.outputs.incidents import CAUTION, TITLE, as_told
from sayso.outputs.markup import language_tag
from sayso.outputs.stored.documents import copied, direction_words
from sayso.outputs.stored.judgements import told
from sayso.outputs.voices import OWN_VOICE, chain_of, figures_of, names_of
from sayso.records import Span
from sayso.store.asking.contents import contents_of
from sayso.store.asking.showing import meant, show_document
from sayso.web.access import Reader
from sayso.web.room import Asked
from sayso.web.templating import ThePages
from sayso.web.typesetting import passage_anchor, set_text

router = APIRouter(include_in_schema=False)

_NAMED: Final = 3
"""So many reports are named beside a paragraph that stands in them, too; all of them are above the text."""
_LISTED: Final = 20
"""So many claims are told of what a version changed."""
_NOWHERE: Final = Span(0, 0)


@router.get("/reports/{report}")
def show_report(pages: ThePages, connection: Asked, _reader: Reader, report: str) -> Response:
    """Show a report; the beginning of its id will do."""
    found = meant(connection, report, pages.room.store.place)
    if found.kind != "document":
        raise HTTPException(404)
    if found.id != report:
        return RedirectResponse(f"/reports/{found.id}", 307)
    shown = show_document(connection, found.number)
    contents = contents_of(connection, found.number)
    claims = sorted(contents.claims, key=lambda one: min(one.claim.evidence, default=_NOWHERE))
    read = replace(shown.report, claims=tuple(one.claim for one in claims))
    counting = tuple(one.claim for one in claims if not one.rejected)
    return pages.show(
        "report.html.j2",
        shown=shown,
        document=read.document,
        language=language_tag(read.document.language),
        claims=claims,
        figures=figures_of(counting),
        paragraphs=set_text(read, read.claims, contents.actors, shown.copies),
        incidents=as_told(replace(read, claims=counting), names_of(read)),
        incidents_title=TITLE,
        incidents_caution=CAUTION,
        stored={one.claim.id: one.id for one in claims},
        changes=dict(zip((version.number for version in shown.versions[1:]), shown.changes, strict=True)),
        named=_NAMED,
        listed=_LISTED,
        own_voice=OWN_VOICE,
        details_of=details_of,
        chain_of=chain_of,
        copied=copied,
        direction_words=direction_words,
        passage_anchor=passage_anchor,
        told=told,
    )
