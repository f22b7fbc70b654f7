"""The library: every report in the store."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from sayso.store.asking.glances import glances
from sayso.store.asking.library import ReportOrder, WantedReports, count_reports, list_reports
from sayso.web.access import Reader
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_PER_PAGE = 50
Words = Annotated[str, Query(max_length=300)]


@router.get("/")
def library(  # noqa: PLR0913, PLR0917  # a list has as many filters as its readers need
    pages: ThePages,
    room: TheRoom,
    connection: Asked,
    _reader: Reader,
    title: Words = "",
    publisher: Words = "",
    since: Words = "",
    until: Words = "",
    collection: Words = "",
    order: ReportOrder = "published",
    page: Page = 1,
) -> HTMLResponse:
    """Show the reports that fit, in the order asked for."""
    given = [words.strip() or None for words in (title, publisher, since, until, collection)]
    wanted, place = WantedReports(*given), room.store.place
    found = list_reports(
        connection, wanted, place, order=order, limit=_PER_PAGE, offset=_PER_PAGE * (page - 1)
    )
    return pages.show(
        "library.html.j2",
        reports=found,
        glances=glances(connection, [one.id for one in found]),
        in_all=count_reports(connection, wanted, place),
        filtered=any(given),
        asked={
            "title": title,
            "publisher": publisher,
            "since": since,
            "until": until,
            "collection": collection,
        },
        order=order,
        page=page,
        per_page=_PER_PAGE,
    )
