"""Pages out of templates: everything is escaped, and each page knows who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.outputs.markup import finalized
from sayso.web.access import TheSession, keep_session
from sayso.web.room import TheRoom
from sayso.web.statics import version
from sayso.web.telling import FILTERS

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("sayso.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=finalized,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters.update(FILTERS)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the room's head."""

    name: str
    address: str


NAVIGATION: Final = (
    Link("Reports", "/"),
    Link("What is said", "/groups"),
    Link("Who", "/actors"),
    Link("Map", "/map"),
    Link("Timeline", "/timeline"),
    Link("Places", "/places"),
    Link("Review", "/review"),
)


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages of one request."""

    request: Request
    room: TheRoom
    session: TheSession

    def show(self, name: str, *, status: int = 200, **known: Any) -> HTMLResponse:
        """Return the page of a template below ``templates/``, which knows these values."""
        response = HTMLResponse(_ENVIRONMENT.get_template(name).render(**self._common(), **known), status)
        if getattr(self.request.state, "begun", False):
            keep_session(response, self.session, self.room)
        return response

    def _common(self) -> dict[str, Any]:
        person = self.session.person
        return {
            "path": self.request.url.path,
            "query": self.request.url.query,
            "navigation": NAVIGATION,
            "person": person,
            "may_review": person is not None and person.may("reviewer"),
            "owned": self.room.owner is not None,
            "csrf": self.session.token,
            "static": lambda file: f"/static/{version()}/{file}",
        }


def _pages(request: Request, room: TheRoom, session: TheSession) -> Pages:
    return Pages(request, room, session)


ThePages = Annotated[Pages, Depends(_pages)]


def own_address(address: str) -> str:
    """Return an address if it is one of this room, else its first page: no form leads anybody elsewhere."""
    parts = urlsplit(address)
    local = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if local and not parts.scheme and not parts.netloc and address.isprintable() else "/"
