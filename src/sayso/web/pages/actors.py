"""Who: everybody whom the reports speak of, those of one name told apart."""

from __future__ import annotations

from typing import Final, cast, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sayso.records import VoiceKind
from sayso.store.asking.people import count_actors, find_actors
from sayso.store.judging.namesakes import namesakes_of
from sayso.web.access import Reader
from sayso.web.filters import field
from sayso.web.paging import Page
from sayso.web.room import Asked
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_PER_PAGE: Final = 50
KINDS: Final[tuple[str, ...]] = get_args(VoiceKind)


@router.get("/actors")
def actors(
    request: Request, pages: ThePages, connection: Asked, _reader: Reader, page: Page = 1
) -> HTMLResponse:
    """List actors, those spoken of most often first."""
    words, kind = field(request, "q"), field(request, "kind")
    problems = (
        []
        if not kind or kind in KINDS
        else [f"No kind of actor is called {kind!r}; there are {', '.join(KINDS)}."]
    )
    wanted = cast("VoiceKind", kind) if kind in KINDS else None
    found = find_actors(
        connection, words or None, kind=wanted, limit=_PER_PAGE, offset=_PER_PAGE * (page - 1)
    )
    return pages.show(
        "actors.html.j2",
        actors=found,
        namesakes=namesakes_of(connection, [one.id for one in found]),
        in_all=count_actors(connection, words or None, kind=wanted),
        page=page,
        per_page=_PER_PAGE,
        words=words,
        kind=kind,
        kinds=KINDS,
        problems=problems,
    )
