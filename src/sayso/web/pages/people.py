"""Who may come in: for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.errors import StoreError
from sayso.store.access.accounts import (
    LEAST_PASSWORD,
    add_account,
    all_accounts,
    change_role,
    remove_account,
)
from sayso.store.access.roles import ROLES, Role
from sayso.web.access import Admin
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

Name = Annotated[str, Form(max_length=200)]


@router.get("/people")
def people(pages: ThePages, connection: Asked, _admin: Admin) -> HTMLResponse:
    """Show who may come in, and as what."""
    return pages.show("people.html.j2", accounts=all_accounts(connection), roles=ROLES, least=LEAST_PASSWORD)


@router.post("/people")
def add(
    room: TheRoom,
    _admin: Admin,
    name: Name,
    role: Annotated[Role, Form()],
    password: Annotated[str, Form(max_length=2000)],
) -> Response:
    """Let somebody new come in."""
    with room.store.writing() as connection:
        add_account(room.store, connection, name, role, password)
    return _back()


@router.post("/people/role")
def give_role(room: TheRoom, admin: Admin, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Give somebody another role; nobody can lock themselves out by it."""
    _others(room, admin.name, name)
    with room.store.writing() as connection:
        change_role(room.store, connection, name, role)
    return _back()


@router.post("/people/remove")
def remove(room: TheRoom, admin: Admin, name: Name) -> Response:
    """Let somebody come in no more, from this moment."""
    _others(room, admin.name, name)
    with room.store.writing() as connection:
        remove_account(room.store, connection, name)
    room.sessions.end_all_of(name)
    return _back()


def _others(room: TheRoom, admin: str, name: str) -> None:
    if name == admin and room.owner is None:
        raise StoreError(
            room.store.place, "this is your own account", "ask another admin, or use: sayso accounts"
        )


def _back() -> Response:
    return RedirectResponse("/people", 303)
