"""Who sends a request, and whether they may: every way into the room is here."""

from __future__ import annotations

import secrets
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Request, Response

from sayso.web.room import Room, TheRoom
from sayso.web.sessions import Person, Role, Session, begun

COOKIE: Final = "sayso_session"
TOKEN_FIELD: Final = "csrf"  # noqa: S105  # a name, no password
TOKEN_HEADER: Final = "X-CSRF-Token"  # noqa: S105  # same
_CHANGING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def session_of(request: Request, room: TheRoom) -> Session:
    """Return the visit that a request belongs to, begun now where there was none; `keep_session` remembers that one."""
    found = room.sessions.find(request.cookies.get(COOKIE))
    if found is None:
        found = begun(Person(room.owner, "admin") if room.owner is not None else None)
        request.state.begun = True
    return found


TheSession = Annotated[Session, Depends(session_of)]


def keep_session(response: Response, session: Session, room: Room) -> None:
    """Remember a visit, in the browser until it is closed."""
    room.sessions.keep(session)
    response.set_cookie(COOKIE, session.key, httponly=True, samesite="strict", secure=room.secure, path="/")


async def proven(request: Request, session: TheSession) -> None:
    """Refuse a change that none of our own pages asked for: its visit's token is missing. Raises HTTPException 403."""
    if request.method not in _CHANGING:
        return
    given = request.headers.get(TOKEN_HEADER)
    if given is None and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        field = (await request.form()).get(TOKEN_FIELD)
        given = field if isinstance(field, str) else None
    if given is None or not secrets.compare_digest(given.encode("utf-8", "replace"), session.token.encode()):
        raise HTTPException(403, "This page has grown old: load it again, and repeat what you did.")


def person_of(session: TheSession) -> Person:
    """Return who sends a request. Raises HTTPException 401 where they have to log in."""
    if session.person is None:
        raise HTTPException(401, "Log in first.")
    return session.person


def _at_least(role: Role) -> Person:
    def allowed(person: Annotated[Person, Depends(person_of)]) -> Person:
        if not person.may(role):
            raise HTTPException(403, f"Only a {role} may do this.")
        return person

    dependency: Person = Depends(allowed)
    return dependency


Reader = Annotated[Person, _at_least("reader")]
Reviewer = Annotated[Person, _at_least("reviewer")]
Admin = Annotated[Person, _at_least("admin")]
