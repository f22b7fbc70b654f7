"""Two voices, or two collections, side by side: what both say, what they are at odds about, what one says alone."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sayso.errors import StoreError
from sayso.outputs.stored.parts import parts_compared
from sayso.outputs.visible import one_line
from sayso.store.asking.comparing import compare_collections, compare_voices
from sayso.web.access import Reader
from sayso.web.filters import field
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_EACH: Final = 20


@router.get("/compare")
def compare(
    request: Request, pages: ThePages, connection: Asked, room: TheRoom, _reader: Reader
) -> HTMLResponse:
    """Set two voices beside each other; ask for them where they are not given."""
    first, second = field(request, "a"), field(request, "b")
    collections = field(request, "of") == "collections"
    both, problems = None, []
    if first and second:
        asked = compare_collections if collections else compare_voices
        try:
            both = asked(connection, first, second, room.store.place, limit=_EACH)
        except StoreError as error:
            problems.append(one_line(f"{error.problem}; {error.advice}"))
    return pages.show(
        "compare.html.j2",
        a=first,
        b=second,
        collections=collections,
        both=both,
        parts=parts_compared(both, collections=collections) if both else (),
        problems=problems,
    )
