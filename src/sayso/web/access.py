"""Who sends a request, and whether they may: every way into the room is here."""

from __future__ import annotations

import secrets
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Request, Response

from sayso.store.access.accounts import account_named, with_token
from sayso.store.access.roles import Role
from sayso.web.room import Room, TheRoom
from sayso.web.sessions import Person, Session, begun

COOKIE: Final = "sayso_session"
TOKEN_FIELD: Final = "csrf"  # noqa: S105  # a name, no password
TOKEN_HEADER: Final = "X-CSRF-Token"  # noqa: S105  # same
_CHANGING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def session_of(request: Request, room: TheRoom) -> Session:
    """Return the visit that a request belongs to, begun now where there was none; `keep_session` remembers that one.

    A program says with every request whose it is, by a token in the ``Authorization`` header. Raises HTTPException 401
    where that is nobody's.
    """
    if (program := _program(request, room)) is not None:
        return begun(program)
    found = room.sessions.find(request.cookies.get(COOKIE))
    if found is None:
        found = begun(Person(room.owner, "admin") if room.owner is not None else None)
        request.state.begun = True
    return found


TheSession = Annotated[Session, Depends(session_of)]


def _program(request: Request, room: Room) -> Person | None:
    """Return whose program sends a request, None for a browser. Raises HTTPException 401 for a token of nobody's."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    with room.store.reading() as connection:
        account = with_token(connection, token.strip())
    if account is None:
        raise HTTPException(401, "This token is nobody's.", {"WWW-Authenticate": "Bearer"})
    request.state.program = True
    return Person(account.name, account.role)


def keep_session(response: Response, session: Session, room: Room) -> None:
    """Remember a visit, in the browser until it is closed."""
    room.sessions.keep(session)
    response.set_cookie(COOKIE, session.key, httponly=True, samesite="strict", secure=room.secure, path="/")


async def proven(request: Request, session: TheSession) -> None:
    """Refuse a change that none of our own pages asked for: its visit's token is missing. Raises HTTPException 403.

    A program with a token of its own needs none: no browser sends that header by itself.
    """
    if request.method not in _CHANGING or getattr(request.state, "program", False):
        return
    given = request.headers.get(TOKEN_HEADER)
    if given is None and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        field = (await request.form()).get(TOKEN_FIELD)
        given = field if isinstance(field, str) else None
    if given is None or not secrets.compare_digest(given.encode("utf-8", "replace"), session.token.encode()):
        raise HTTPException(403, "This page has grown old: load it again, and repeat what you did.")


def person_of(session: TheSession, room: TheRoom) -> Person:
    """Return who sends a request, in the role that they have now. Raises HTTPException 401 where they have to log in."""
    person = session.person
    if person is not None and room.owner is None:
        with room.store.reading() as connection:
            account = account_named(connection, person.name)
        person = Person(account.name, account.role) if account else None
    if person is None:
        raise HTTPException(401, "Log in first.")
    return person


def _at_least(role: Role) -> Person:
    def allowed(person: Annotated[Person, Depends(person_of)]) -> Person:
        if not person.may(role):
            raise HTTPException(403, f"Only a {role} may do this; you are here as a {person.role}.")
        return person

    dependency: Person = Depends(allowed)
    return dependency


Reader = Annotated[Person, _at_least("reader")]
Reviewer = Annotated[Person, _at_least("reviewer")]
Admin = Annotated[Person, _at_least("admin")]
