"""The library: every report in the store."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from sayso.store.library import count_reports, list_reports
from sayso.web.access import Reader
from sayso.web.paging import Page
from sayso.web.room import Asked
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_PER_PAGE = 50


@router.get("/")
def library(pages: ThePages, connection: Asked, _reader: Reader, page: Page = 1) -> HTMLResponse:
    """Show the reports, newest first."""
    return pages.show(
        "library.html.j2",
        reports=list_reports(connection, limit=_PER_PAGE, offset=_PER_PAGE * (page - 1)),
        in_all=count_reports(connection),
        page=page,
        per_page=_PER_PAGE,
    )
