"""Who is in the room: sessions, kept in memory only, each with a token that proves that a page of ours sent a request."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from sayso.store.access.roles import ROLES, Role

_LIFE = 12 * 3600
"""Seconds after which somebody who did nothing has to log in again."""
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Say whether they may do what somebody in a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Session:
    """One visit: who it is, if they said so, and the token that their pages send with what they change."""

    key: str
    person: Person | None
    token: str


def begun(person: Person | None) -> Session:
    """Return a visit that begins now, with a key that nobody can guess."""
    return Session(secrets.token_urlsafe(32), person, secrets.token_urlsafe(32))


class Sessions:
    """The visits that are remembered; the one unused for longest is forgotten when there are too many."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held: OrderedDict[str, tuple[Session, float]] = OrderedDict()
        self._lock = Lock()

    def keep(self, session: Session) -> None:
        """Remember a visit that somebody's browser is told of."""
        with self._lock:
            self._held[session.key] = (session, self._clock())
            while len(self._held) > _MOST:
                self._held.popitem(last=False)

    def find(self, key: str | None) -> Session | None:
        """Return the visit of a key, None where there is none or it has grown old."""
        with self._lock:
            session, used = self._held.pop(key or "", (None, 0.0))
            now = self._clock()
            if session is None or now - used > _LIFE:
                return None
            self._held[session.key] = (session, now)
            return session

    def end(self, key: str) -> None:
        """End a visit."""
        with self._lock:
            self._held.pop(key, None)

    def end_all_of(self, name: str) -> None:
        """End all visits of a person."""
        with self._lock:
            for key in [
                key for key, (one, _) in self._held.items() if one.person and one.person.name == name
            ]:
                del self._held[key]
