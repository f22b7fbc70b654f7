"""What is worth a person's look, one thing after the other; and the log of what was decided."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from sayso.outputs.stored.judgements import told
from sayso.store.judging.judgements import count_judgements, judgements
from sayso.store.judging.likeness import count_near, near_pairs
from sayso.store.judging.reviewing import UNSURE, count_namesakes, count_unsure, namesakes, unsure_claims
from sayso.web.access import Reader, Reviewer
from sayso.web.paging import Page
from sayso.web.room import Asked
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_PER_PAGE = 25
_LOGGED = 50

Below = Annotated[float, Query(gt=0, le=1, description="Claims less sure than this.")]


@router.get("/review")
def review(
    pages: ThePages,
    connection: Asked,
    _reviewer: Reviewer,
    kind: Literal["claims", "actors", "groups"] = "claims",
    below: Below = UNSURE,
    page: Page = 1,
) -> HTMLResponse:
    """Show claims that were read unsurely, namesakes who may be one, or claims that may say the same."""
    part = {"limit": _PER_PAGE, "offset": _PER_PAGE * (page - 1)}
    in_all = {
        "claims": count_unsure(connection, below),
        "actors": count_namesakes(connection),
        "groups": count_near(connection),
    }
    return pages.show(
        "review.html.j2",
        kind=kind,
        below=below,
        claims=unsure_claims(connection, below, **part) if kind == "claims" else [],
        pairs=namesakes(connection, **part) if kind == "actors" else [],
        likenesses=near_pairs(connection, **part) if kind == "groups" else [],
        counts=in_all,
        in_all=in_all[kind],
        page=page,
        per_page=_PER_PAGE,
    )


@router.get("/log")
def log(pages: ThePages, connection: Asked, _reader: Reader, page: Page = 1) -> HTMLResponse:
    """Show who decided what, when and why, the latest first."""
    return pages.show(
        "log.html.j2",
        judgements=judgements(connection, limit=_LOGGED, offset=_LOGGED * (page - 1)),
        told=told,
        in_all=count_judgements(connection),
        page=page,
        per_page=_LOGGED,
    )
