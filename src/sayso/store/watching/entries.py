"""What feeds named: what waits to be read, what was read, and what is left out.

A feed's new entries are kept in the same transaction as the tag under which the feed would tell that nothing is new: so
none is lost when the process ends in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, update

from sayso.records import digest
from sayso.store.rows import holdable
from sayso.store.watching.watched import entries, feeds

State = Literal["waiting", "read", "refused", "passed", "shared"]


@dataclass(frozen=True, slots=True)
class Named:
    """An entry as a feed names it now: see `sayso.watch.found.Entry`."""

    key: str
    stamp: str
    address: str | None
    title: str | None
    published: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that is to be read. ``etag`` and ``modified`` are those of its page when it was read before."""

    number: int
    feed: int
    publisher: str | None
    address: str | None
    title: str | None
    published: str | None
    text: str | None
    etag: str | None
    modified: str | None
    tries: int


@dataclass(frozen=True, slots=True)
class Kept:
    """How many entries of a feed are new, changed, and left out because they were there before it was watched."""

    new: int
    changed: int
    passed: int


def keep_named(connection: Connection, feed: int, named: Sequence[Named], newest: int | None) -> Kept:
    """Keep what a feed names, given from the oldest to the newest: what is new or has changed waits to be read.

    With ``newest``, only so many of the newest wait, and all else counts as known. What another feed has named at the same
    address, where it is read or waits, is left to that feed.
    """
    known = {
        row.key: row
        for row in connection.execute(
            select(*entries.c["key", "number", "stamp", "state"]).where(entries.c.feed == feed)
        )
    }
    fresh = [one for one in named if one.key not in known]
    elsewhere = _pages_elsewhere(connection, [_page(one) for one in fresh])
    passed = 0 if newest is None else max(0, len(fresh) - newest)
    free: int = connection.execute(select(func.coalesce(func.max(entries.c.number), 0) + 1)).scalar_one()
    rows: list[dict[str, Any]] = []
    waits = 0
    for position, one in enumerate(fresh):
        state: State = "passed" if position < passed else "shared" if _page(one) in elsewhere else "waiting"
        waits += state == "waiting"
        rows.append(
            _values(one, keep_text=state == "waiting")
            | {"number": free + position, "feed": feed, "key": one.key, "state": state, "due": "", "tries": 0}
        )
    for some in _lots(rows):
        connection.execute(insert(entries), some)
    changed = [one for one in named if one.key in known and known[one.key].stamp != holdable(one.stamp)]
    for one in changed:
        values = _values(one, keep_text=True) | {"due": "", "tries": 0, "problem": None}
        if known[one.key].state not in _LEFT:
            values["state"] = "waiting"
        connection.execute(update(entries).where(entries.c.number == known[one.key].number).values(values))
    return Kept(waits, sum(known[one.key].state not in _LEFT for one in changed), passed)


_LEFT = ("passed", "shared")
"""What does not wait again when it changes: what was never wanted, and what another feed has named before."""


def waiting(connection: Connection, of: Sequence[int], now: str, most: int) -> list[Waiting]:
    """Return what waits to be read of each of these feeds, the oldest first, at most so much of each."""
    columns = entries.c["number", "feed"]
    found: list[Waiting] = []
    for feed in of:
        query = (
            select(columns.number, columns.feed, feeds.c.title.label("publisher"), *entries.c[_CONTENT])
            .join(feeds, feeds.c.number == entries.c.feed)
            .where(entries.c.state == "waiting", entries.c.feed == feed, entries.c.due <= now)
            .order_by(entries.c.number)
            .limit(most)
        )
        found += [Waiting(*row) for row in connection.execute(query)]
    return found


_CONTENT = ("address", "title", "published", "text", "etag", "modified", "tries")


def count_waiting(connection: Connection, of: Sequence[int]) -> int:
    """Return how many entries of these feeds are yet to be read."""
    rows = connection.execute(
        select(entries.c.feed, func.count()).where(entries.c.state == "waiting").group_by(entries.c.feed)
    )
    wanted = set(of)
    return sum(number for feed, number in rows if feed in wanted)


def take(connection: Connection, number: int, now: str, until: str) -> bool:
    """Take an entry to read, so that nobody else does before ``until``; say whether it was still there to take."""
    free = (entries.c.number == number) & (entries.c.state == "waiting") & (entries.c.due <= now)
    return connection.execute(update(entries).where(free).values(due=until)).rowcount == 1


def was_read(connection: Connection, number: int, etag: str | None, modified: str | None) -> None:
    """Keep that an entry was read, and by what its page is asked whether it has changed."""
    values = {"state": "read", "etag": etag, "modified": modified, "text": None, "problem": None}
    connection.execute(update(entries).where(entries.c.number == number).values(values))


def was_refused(connection: Connection, number: int, problem: str) -> None:
    """Keep that an entry is not to be read, and why; if it changes it is tried again."""
    values = {"state": "refused", "problem": holdable(problem), "text": None}
    connection.execute(update(entries).where(entries.c.number == number).values(values))


def waits_until(connection: Connection, number: int, due: str, *, tried: bool) -> None:
    """Let an entry wait for another try; ``tried`` says whether this one counts."""
    values = {"due": due, "tries": entries.c.tries + int(tried)}
    connection.execute(update(entries).where(entries.c.number == number).values(values))


def _values(one: Named, *, keep_text: bool) -> dict[str, Any]:
    words = {"stamp": one.stamp, "address": one.address, "title": one.title, "published": one.published}
    return {
        **{name: value and holdable(value) for name, value in words.items()},
        "stamp": holdable(one.stamp),
        "page": _page(one),
        "text": holdable(one.text) if one.text and keep_text else None,
    }


def _page(one: Named) -> str | None:
    return digest("page", one.address) if one.address else None


def _pages_elsewhere(connection: Connection, pages: Sequence[str | None]) -> set[str]:
    """Return those of these pages that are read, or wait to be."""
    found: set[str] = set()
    for some in _lots([page for page in pages if page]):
        there = entries.c.page.in_(some) & entries.c.state.in_(("waiting", "read"))
        found.update(connection.execute(select(entries.c.page).where(there)).scalars())
    return found


def _lots(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE))


_AT_ONCE = 500
