"""A claim: whose word it is through the whole chain, its words where they stand, and all that stands beside and against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, Final, get_args

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection
from starlette.responses import Response

from sayso.outputs.cite import cite
from sayso.outputs.details import details_of
from sayso.outputs.stored.claims import chain
from sayso.outputs.stored.groups import facts, widely
from sayso.outputs.stored.judgements import told
from sayso.outputs.stored.origins import reasons_of, told_of_origin
from sayso.outputs.stored.wording import graded, why_disputed
from sayso.records import Force, Relation, Report, Span
from sayso.store.asking.claims import with_surroundings
from sayso.store.asking.contents import cast_of
from sayso.store.asking.showing import ShownClaim, meant, show_claim
from sayso.web.access import Reader
from sayso.web.room import Asked
from sayso.web.templating import ThePages
from sayso.web.typesetting import Setting, around, set_text

router = APIRouter(include_in_schema=False)

_SHOWN: Final = 10
"""So many other claims of an origin are shown, and so many of the words that tie them together."""


@router.get("/claims/{claim}")
def show(pages: ThePages, connection: Asked, _reader: Reader, claim: str) -> Response:
    """Show a claim; the beginning of its id will do."""
    id_, number = _meant(connection, claim, pages.room.store.place)
    if id_ != claim:
        return RedirectResponse(f"/claims/{id_}", 307)
    shown = show_claim(connection, number)
    return pages.show(
        "claim.html.j2",
        shown=shown,
        found=shown.found,
        names=chain(shown.found),
        context=_context(connection, shown, pages.room.store.place),
        citation=cite(shown.found),
        beside=_SHOWN,
        chain_of_voices=chain,
        details_of=details_of,
        relations=get_args(Relation),
        forces=get_args(Force),
        facts=facts,
        graded=graded,
        reasons_of=reasons_of,
        told=told,
        told_of_origin=told_of_origin,
        why_disputed=why_disputed,
        widely=widely,
    )


@router.get("/claims/{claim}/cite")
def citation(pages: ThePages, connection: Asked, _reader: Reader, claim: str) -> dict[str, Any]:
    """Give a claim as a sentence in plain text, Markdown and HTML."""
    _, number = _meant(connection, claim, pages.room.store.place)
    (found,) = with_surroundings(connection, [number])
    return asdict(cite(found))


def _meant(connection: Connection, claim: str, place: str) -> tuple[str, int]:
    found = meant(connection, claim, place)
    if found.kind != "claim":
        raise HTTPException(404)
    return found.id, found.number


def _context(connection: Connection, shown: ShownClaim, place: str) -> list[Setting]:
    """Return the paragraphs in which a claim's words stand, with every voice that speaks in them."""
    report = near(replace(shown.report, claims=(shown.found.claim,)))
    actors = cast_of(connection, meant(connection, shown.found.document, place).number)
    return around(set_text(report, report.claims, actors, ()), 1)


def near(report: Report) -> Report:
    """Return a report of one claim with what is read in its paragraphs alone; to set the rest of a long one takes seconds."""
    text = report.document.text
    stretches = [
        Span(max(0, text.rfind("\n\n", 0, one.start)), _found(text.find("\n\n", one.end), len(text)))
        for one in report.claims[0].evidence
    ]

    def touches(spans: Iterable[Span]) -> bool:
        return any(span.overlaps(stretch) for span in spans for stretch in stretches)

    by_id = {one.id: one for one in report.attributions}
    kept = [one for one in report.attributions if touches((*one.source, *one.cue, *one.content))]
    ids = {one.id for one in kept}
    for one in kept:  # which grows: what they lie in tells how deep they lie
        if one.parent in by_id and one.parent not in ids:
            ids.add(one.parent)
            kept.append(by_id[one.parent])
    return replace(
        report,
        attributions=tuple(one for one in report.attributions if one.id in ids),
        actors=tuple(
            replace(one, mentions=tuple(mention for mention in one.mentions if touches([mention.span])))
            for one in report.actors
        ),
    )


def _found(at: int, otherwise: int) -> int:
    return otherwise if at < 0 else at
