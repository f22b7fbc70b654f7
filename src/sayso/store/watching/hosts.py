"""What the hosts that are asked want of those who ask: their robots.txt as it was last, and until when to leave them alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from sayso.store.deriving.noting import INSERT_NEW
from sayso.store.rows import holdable
from sayso.store.watching.watched import hosts


@dataclass(frozen=True, slots=True)
class Host:
    """What is known of a host; ``robots`` is None where it was never had. Times are ISO date-times in UTC, or empty."""

    robots: str | None = None
    robots_until: str = ""
    rests_until: str = ""


def host_named(connection: Connection, name: str) -> Host:
    """Return what is known of a host."""
    row = connection.execute(
        select(*hosts.c["robots", "robots_until", "rests_until"]).where(hosts.c.host == name)
    ).first()
    return Host(*row) if row else Host()


def keep_robots(connection: Connection, name: str, robots: str, until: str) -> None:
    """Keep a host's robots.txt until a time."""
    _set(connection, name, robots=holdable(robots), robots_until=until)


def let_rest(connection: Connection, name: str, until: str) -> None:
    """Leave a host alone until a time."""
    _set(connection, name, rests_until=until)


def _set(connection: Connection, name: str, **values: Any) -> None:
    new = {"host": name, "robots": None, "robots_until": "", "rests_until": ""}
    connection.execute(INSERT_NEW[connection.dialect.name](hosts).on_conflict_do_nothing(), [new])
    connection.execute(update(hosts).where(hosts.c.host == name).values(**values))
