"""What the reading room is opened on, and how a request gets at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Final

from fastapi import Depends, Request
from sqlalchemy import Connection

from sayso.settings import Settings
from sayso.store.base import Store
from sayso.web.rates import Rates
from sayso.web.sessions import Sessions

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


def _logins() -> Rates:
    return Rates(a_second=1 / 60, burst=10)


def _additions() -> Rates:
    return Rates(a_second=5, burst=600)


@dataclass(frozen=True, slots=True)
class Room:
    """A store to read from, and who may come in.

    ``owner`` is the name of whoever sits at this machine, under which judgements are kept; None where everybody has to
    log in. ``hosts`` are the names by which the server may be addressed; a page elsewhere that has its own name point to
    this machine is turned away (DNS rebinding). ``secure`` says that it is reached by https. ``requests`` says how often
    one address may ask, None without end; ``logins`` how often somebody may try a password, and ``additions`` how often
    somebody may add a report.
    """

    store: Store
    settings: Settings = field(default_factory=Settings)
    owner: str | None = None
    hosts: frozenset[str] = LOOPBACK
    secure: bool = False
    sessions: Sessions = field(default_factory=Sessions)
    requests: Rates | None = None
    logins: Rates = field(default_factory=_logins)
    additions: Rates = field(default_factory=_additions)


def room_of(request: Request) -> Room:
    """Return the room that a request came into."""
    room: Room = request.app.state.room
    return room


TheRoom = Annotated[Room, Depends(room_of)]


def asked(room: TheRoom) -> Iterator[Connection]:
    """Give a connection to ask the store; all that one request is answered is of one moment."""
    with room.store.reading() as connection:
        yield connection


Asked = Annotated[Connection, Depends(asked)]
