"""Who may come into the reading room when it is not one person's alone: names, roles and secrets, which are never kept plainly.

A password is kept as its scrypt (RFC 7914), a token, which is random already, as its SHA-256.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from sayso.errors import NotInStore, StoreError
from sayso.store.access.admission import LONGEST_NAME, accounts
from sayso.store.access.roles import Role
from sayso.store.base import Store
from sayso.store.rows import holdable

LEAST_PASSWORD: Final = 10
"""Characters of the shortest password."""
_LONGEST_PASSWORD = 1000
_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
_MEMORY = 128 * _BLOCK * (_COST + 2)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in; ``token`` says whether programs of theirs may, too."""

    name: str
    role: Role
    made: str
    token: bool


def all_accounts(connection: Connection) -> list[Account]:
    """Return all accounts by name."""
    c = accounts.c
    rows = connection.execute(select(c.name, c.role, c.made, c.token).order_by(c.name))
    return [Account(row.name, row.role, row.made, row.token is not None) for row in rows]


def account_named(connection: Connection, name: str) -> Account | None:
    """Return an account, None where there is none."""
    return _one(connection, accounts.c.name == name)


def add_account(store: Store, connection: Connection, name: str, role: Role, password: str) -> None:
    """Add an account. Raises StoreError where the name is taken or none, and for a password too short or too long."""
    name = " ".join(holdable(name).split())
    if not name or len(name) > LONGEST_NAME:
        raise StoreError(store.place, "this is no name for an account", "give one of 1 to 100 characters")
    if account_named(connection, name):
        raise StoreError(store.place, f"there is an account {name} already", "see: sayso accounts list")
    row = {"name": name, "role": role, "password": _kept(password, store.place), "made": store.clock()}
    connection.execute(insert(accounts).values(row))


def remove_account(store: Store, connection: Connection, name: str) -> None:
    """Remove an account; what they judged stays, under their name. Raises NotInStore."""
    _require(store, connection, name)
    connection.execute(delete(accounts).where(accounts.c.name == name))


def change_role(store: Store, connection: Connection, name: str, role: Role) -> None:
    """Give an account another role. Raises NotInStore."""
    _require(store, connection, name)
    connection.execute(update(accounts).where(accounts.c.name == name).values(role=role))


def change_password(store: Store, connection: Connection, name: str, password: str) -> None:
    """Give an account another password. Raises NotInStore, and StoreError for a password too short or too long."""
    _require(store, connection, name)
    kept = _kept(password, store.place)
    connection.execute(update(accounts).where(accounts.c.name == name).values(password=kept))


def new_token(store: Store, connection: Connection, name: str) -> str:
    """Return a new token for programs of an account; the one before is good no more. Raises NotInStore."""
    _require(store, connection, name)
    token = f"sayso_{secrets.token_urlsafe(32)}"
    connection.execute(update(accounts).where(accounts.c.name == name).values(token=_digest(token)))
    return token


def with_password(connection: Connection, name: str, password: str) -> Account | None:
    """Return the account of a name, if this is its password; it takes as long where there is no such account."""
    kept = connection.execute(select(accounts.c.password).where(accounts.c.name == name)).scalar()
    right = _is(password, kept or _NOBODYS)
    return account_named(connection, name) if right and kept else None


def with_token(connection: Connection, token: str) -> Account | None:
    """Return the account whose token this is, None where it is nobody's."""
    return _one(connection, accounts.c.token == _digest(token))


def _one(connection: Connection, condition: object) -> Account | None:
    c = accounts.c
    row = connection.execute(select(c.name, c.role, c.made, c.token).where(condition)).one_or_none()  # type: ignore[arg-type]
    return Account(row.name, row.role, row.made, row.token is not None) if row else None


def _require(store: Store, connection: Connection, name: str) -> None:
    if not account_named(connection, name):
        raise NotInStore(store.place, f"there is no account {name}", "see: sayso accounts list")


def _kept(password: str, place: str) -> str:
    if not LEAST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise StoreError(
            place,
            f"a password has {LEAST_PASSWORD} to {_LONGEST_PASSWORD:,} characters",
            "four or five words that belong to no saying make a good one",
        )
    salt = secrets.token_bytes(16)
    return "$".join(("scrypt", _text(salt), _text(_stretched(password, salt))))


def _is(password: str, kept: str) -> bool:
    _, salt, expected = kept.split("$")
    return hmac.compare_digest(_stretched(password[:_LONGEST_PASSWORD], b64decode(salt)), b64decode(expected))


def _stretched(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "replace"), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=2 * _MEMORY
    )


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


_NOBODYS: Final = "$".join(("scrypt", _text(bytes(16)), _text(bytes(64))))
"""What a password is compared with where there is no account, so that nobody learns from the time which names there are."""
