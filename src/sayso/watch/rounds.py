"""One round of watching: feeds that are due are asked, and what they newly name is read into the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import DocumentError
from sayso.records import Document, Report
from sayso.settings import Settings
from sayso.store.base import Store
from sayso.store.watching.entries import Named, count_waiting, keep_named
from sayso.store.watching.feeds import (
    Feed,
    all_feeds,
    answered,
    changed_last,
    failed,
    leads_to,
    named_in,
    put_off,
    take_due,
    watch,
)
from sayso.store.writing import How
from sayso.watch.beside import side_by_side
from sayso.watch.found import Found
from sayso.watch.gathering import Gathered, Trouble, gather
from sayso.watch.happenings import Asked, Failed, Happening, Led, Left, Stopped, Waiting
from sayso.watch.manners import Disallowed, Manners, NotNow, host_of
from sayso.watch.timing import DAY, MINUTE, Timer

LEASE = 5 * MINUTE
"""Seconds that others leave alone what is being asked; after a crash it is asked again when they have passed."""
_LEVELS = 4
"""How often what a list or a page leads to is asked within one round."""


@dataclass(frozen=True, slots=True)
class Watching:
    """How to watch. ``every`` is the least number of seconds between two requests to one feed.

    At most ``most`` reports of each feed are read in a round. Of what a feed holds when it is first seen, the newest
    ``most`` are, or all ``from_start``; of a list of sitemaps, those of the one that changed last. ``read`` makes a report of a document; it raises a DocumentError where it cannot.
    """

    store: Store
    settings: Settings
    manners: Manners
    read: Callable[[Document], Report]
    how: How
    collections: tuple[str, ...] = ()
    every: float = MINUTE
    most: int = 50
    from_start: bool = False
    threads: int = 4

    @property
    def timer(self) -> Timer:
        """The clock."""
        return self.manners.timer


def one_round(watching: Watching, roots: Sequence[int]) -> Generator[Happening]:
    """Ask what is due of these feeds, by number, and of those that they name; then read what is new in them.

    Yields what happens. Each step is kept as soon as it is taken: stopped at any moment, the next round goes on. Raises
    StoreError and ModelMissing.
    """
    from sayso.watch.reading import read_waiting  # noqa: PLC0415  # the readers of documents take a while to load

    yield from _left_alone(watching, roots)
    asked: set[int] = set()
    for _ in range(_LEVELS):
        feeds = _take(watching, roots, asked)
        if not feeds:
            break
        work = side_by_side(
            feeds,
            lambda feed: host_of(feed.place),
            lambda feed: gather(feed, watching.manners),
            watching.threads,
        )
        for outcome in work:
            if not outcome.leads_on:
                asked.add(outcome.feed.number)
            yield (
                _keep_trouble(watching, outcome) if isinstance(outcome, Trouble) else _keep(watching, outcome)
            )
    yield from read_waiting(watching, _numbers(watching.store, roots))
    with watching.store.reading() as connection:
        left = count_waiting(connection, named_in(connection, roots))
    if left:
        yield Left(left)


def _left_alone(watching: Watching, roots: Sequence[int]) -> Iterator[Happening]:
    """Yield which feeds are asked no more, and which wait since they failed."""
    with watching.store.reading() as connection:
        wanted = set(named_in(connection, roots))
        feeds = [one for one in all_feeds(connection) if one.number in wanted]
    yield from (Stopped(one) for one in feeds if one.stopped)
    now = watching.timer.at()
    waiting = tuple(one for one in feeds if one.problem and not one.stopped and one.due > now)
    if waiting:
        yield Waiting(waiting)


def _numbers(store: Store, roots: Sequence[int]) -> list[int]:
    with store.reading() as connection:
        return named_in(connection, roots)


def _take(watching: Watching, roots: Sequence[int], asked: Collection[int]) -> list[Feed]:
    """Return the feeds to ask now, but those that were asked in this round, however soon they are due again."""
    timer = watching.timer
    with watching.store.writing() as connection:
        wanted = [number for number in named_in(connection, roots) if number not in asked]
        return take_due(connection, wanted, timer.at(), timer.at(LEASE))


def _keep(watching: Watching, gathered: Gathered) -> Happening:
    """Keep what a feed answered, in one transaction."""
    feed, found, timer = gathered.feed, gathered.found, watching.timer
    now, due = timer.at(), timer.at(watching.every)
    with watching.store.writing() as connection:
        if found is not None and found.elsewhere:
            if found.elsewhere == feed.place:  # a page that names itself would be asked for ever
                problem = "the page names itself as its feed"
                failed(connection, feed, now, timer.at(DAY), problem, stops=False)
                return Failed("feed", feed.name, problem, "name the site's feed", timer.at(DAY))
            leads_to(connection, feed, found.elsewhere)
            return Led(feed, found.elsewhere)
        kept = {"etag": gathered.etag, "modified": gathered.modified}
        if gathered.moved:
            kept["asks"] = gathered.moved
        if found is None:
            answered(connection, feed, now, due, **kept)
            return Asked(feed, unchanged=True, moved=gathered.moved)
        wanted = None
        if not feed.known and not watching.from_start:
            wanted = watching.most if changed_last(connection, feed) else 0
        named = keep_named(connection, feed.number, _named(found), wanted)
        for child in found.children:
            watch(connection, child.address, found_in=feed.number, announced=child.stamp)
        answered(connection, feed, now, due, title=found.title or feed.title, **kept)
    return Asked(
        feed,
        named.new,
        named.changed,
        named.passed,
        len(found.children),
        moved=gathered.moved,
        remarks=found.remarks,
    )


def _named(found: Found) -> list[Named]:
    return [
        Named(one.key, one.stamp, one.address, one.title, one.published, one.text) for one in found.entries
    ]


def _keep_trouble(watching: Watching, trouble: Trouble) -> Happening:
    """Keep why a feed gave nothing, and when it is to be asked again: later and later while it goes on."""
    feed, error, timer = trouble.feed, trouble.error, watching.timer
    with watching.store.writing() as connection:
        if isinstance(error, NotNow):
            put_off(connection, feed, error.until)
            return _failed(feed, error, error.until)
        if trouble.lost:
            leads_to(connection, feed, None)
            return _failed(feed, error, timer.at())
        wait = max(timer.backing_off(feed.failures + 1, max(watching.every, MINUTE)), trouble.rest or 0.0)
        if isinstance(error, Disallowed):
            wait = DAY  # robots.txt is kept as long
        due = timer.at(wait)
        failed(connection, feed, timer.at(), due, error.problem, stops=trouble.gone)
    return _failed(feed, error, None if trouble.gone else due)


def _failed(feed: Feed, error: DocumentError, again: str | None) -> Failed:
    return Failed("feed", feed.address, error.problem, error.advice, again)
