"""Feeds and sitemaps that are watched: which are due, and what came of asking them.

Whoever takes a feed sets the time before which nobody else does, and sets it anew once it was asked. So no two who watch
into one store ask at once, and a process that was killed in between delays a feed for some minutes and loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, or_, select, update

from sayso.records import digest
from sayso.store.rows import holdable
from sayso.store.watching.watched import feeds


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it stands; ``asks`` is where it really is, where that is not its address.

    ``known`` says that it was read before, ``stopped`` since when it is asked no more. ``announced`` is when the list it
    stands in says that it changed last.
    """

    number: int
    address: str
    asks: str | None
    title: str | None
    etag: str | None
    modified: str | None
    announced: str | None
    known: bool
    asked: str | None
    due: str
    failures: int
    problem: str | None
    stopped: str | None

    @property
    def place(self) -> str:
        """Where it is to be asked."""
        return self.asks or self.address

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title or self.address


_COLUMNS = (
    *("number", "address", "asks", "title", "etag", "modified", "announced", "known", "asked", "due"),
    *("failures", "problem", "stopped"),
)


def watch(
    connection: Connection, address: str, *, found_in: int | None = None, announced: str | None = None
) -> int:
    """Return the number of a feed, which is watched from now on if it was not; ``found_in`` is the list that names it.

    What a list names that is watched already, by itself or from another list, stays as it is but for when it changed.
    """
    id_ = digest("feed", address)
    number: int | None = connection.execute(select(feeds.c.number).where(feeds.c.id == id_)).scalar()
    if number is not None:
        if found_in is not None:
            mine = update(feeds).where(feeds.c.number == number, feeds.c.found_in == found_in)
            connection.execute(mine.values(announced=announced))
        return number
    free: int = connection.execute(select(func.coalesce(func.max(feeds.c.number), 0) + 1)).scalar_one()
    row = {"number": free, "id": id_, "address": holdable(address), "found_in": found_in}
    row |= {"announced": announced, "known": False, "due": "", "failures": 0}
    connection.execute(insert(feeds).values(row))
    return free


def forget(connection: Connection, number: int) -> None:
    """Watch a feed no more, nor what it named."""
    connection.execute(delete(feeds).where(feeds.c.number == number))


def all_feeds(connection: Connection) -> list[Feed]:
    """Return every feed that is watched, in the order in which they came."""
    return [Feed(*row) for row in connection.execute(_feeds())]


def named_in(connection: Connection, roots: Iterable[int]) -> list[int]:
    """Return feeds by number with those that they name, which are lists then, and those that these name."""
    rows = connection.execute(
        select(*feeds.c["number", "found_in"]).where(feeds.c.found_in.is_not(None))
    ).all()
    found = list(dict.fromkeys(roots))
    within = set(found)
    for _ in range(_DEPTH):
        more = [row.number for row in rows if row.found_in in within and row.number not in within]
        if not more:
            break
        found += more
        within.update(more)
    return found


_DEPTH = 4
"""How deep lists may stand in lists."""


def changed_last(connection: Connection, feed: Feed) -> bool:
    """Say whether no other that the same list names has changed later, as that says; True where it does not say."""
    c = feeds.c
    mine = select(c.found_in).where(c.number == feed.number).scalar_subquery()
    last = connection.execute(select(func.max(c.announced)).where(c.found_in == mine)).scalar()
    return feed.announced is None or last is None or feed.announced >= last


def take_due(connection: Connection, numbers: Sequence[int], now: str, until: str) -> list[Feed]:
    """Return those of these feeds that are due, and let nobody else take them before ``until``."""
    c = feeds.c
    changed = or_(c.announced.is_(None), c.taken.is_(None), c.announced != c.taken)
    due = _feeds().where(c.due <= now, c.stopped.is_(None), changed)
    found = [feed for row in connection.execute(due) if (feed := Feed(*row)).number in set(numbers)]
    for feed in found:
        connection.execute(update(feeds).where(c.number == feed.number).values(due=until))
    return found


def wake(connection: Connection, numbers: Sequence[int]) -> None:
    """Let feeds be asked at once, those that were stopped as well."""
    for number in numbers:
        values = {"due": "", "stopped": None, "failures": 0, "announced": None}
        connection.execute(update(feeds).where(feeds.c.number == number).values(values))


def answered(connection: Connection, feed: Feed, now: str, due: str, **values: Any) -> None:
    """Keep that a feed answered, when it is due again, and what else is given: title, etag, modified, asks."""
    kept = {name: holdable(value) if isinstance(value, str) else value for name, value in values.items()}
    kept |= {"asked": now, "due": due, "failures": 0, "problem": None, "known": True, "taken": feed.announced}
    connection.execute(update(feeds).where(feeds.c.number == feed.number).values(kept))


def failed(connection: Connection, feed: Feed, now: str, due: str, problem: str, *, stops: bool) -> None:
    """Keep that a feed gave nothing, why, and when to ask again; one that ``stops`` is not asked again by itself."""
    values: dict[str, Any] = {"asked": now, "due": due, "problem": holdable(problem)}
    values |= {"failures": feed.failures + 1, "stopped": now if stops else None}
    connection.execute(update(feeds).where(feeds.c.number == feed.number).values(values))


def leads_to(connection: Connection, feed: Feed, asks: str | None) -> None:
    """Keep where a feed really is, and let it be asked there at once; None is its own address again."""
    values = {"asks": asks and holdable(asks), "due": "", "etag": None, "modified": None}
    connection.execute(update(feeds).where(feeds.c.number == feed.number).values(values))


def put_off(connection: Connection, feed: Feed, due: str) -> None:
    """Let a feed be asked later, without anything having been asked."""
    connection.execute(update(feeds).where(feeds.c.number == feed.number).values(due=due))


def _feeds() -> Select[Any]:
    return select(*feeds.c[_COLUMNS]).order_by(feeds.c.number)
