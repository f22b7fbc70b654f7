"""A news site on this machine for tests: what each address answers is said by the test, and who asked is remembered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sayso.records import Document, Report
from sayso.settings import Limits, Settings
from sayso.store.base import Store
from sayso.store.watching.feeds import Feed, all_feeds
from sayso.store.watching.feeds import watch as watched
from sayso.store.writing import How
from sayso.watch.happenings import Failed, Happening, Read
from sayso.watch.manners import Manners
from sayso.watch.rounds import Watching, one_round
from sayso.watch.timing import Timer, stamp

NEAR = Settings(allow_private=True, limits=Limits(timeout=2, max_bytes=200_000, max_redirects=3))
BEGAN = datetime(2024, 3, 11, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Request:
    """What was asked for, and with which headers."""

    path: str
    headers: dict[str, str]
    sent: bytes = b""


@dataclass
class Newsstand:
    """The site. ``pages`` say what a path answers: a status, headers and a body, or a function of the handler."""

    port: int = 0
    asked: list[Request] = field(default_factory=list)
    pages: dict[str, Any] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        """Let a path answer this, and return its address; underscores in the names of headers are hyphens."""
        data = body.encode() if isinstance(body, str) else body
        stated = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, stated, data)
        return self.url(path)

    def lead(self, path: str, to: str, status: int = 301) -> str:
        """Let a path lead elsewhere."""
        return self.put(path, "", status, Location=to)

    def report(self, path: str, words: str) -> str:
        """Let a path answer a report in plain text."""
        text = f"{words} The council of Karsk met on Monday and heard what the army had to say about it."
        return self.put(path, text, Content_Type="text/plain")

    def paths(self) -> list[str]:
        """Return which paths were asked, in order, without robots.txt; and forget it all."""
        asked = [one.path for one in self.asked if one.path != "/robots.txt"]
        self.asked.clear()
        return asked

    def count(self, path: str) -> int:
        """Return how often a path was asked."""
        return sum(one.path == path for one in self.asked)


@contextmanager
def newsstand() -> Iterator[Newsstand]:
    """Open a site for as long as it is needed."""
    stand = Newsstand()
    lock = threading.Lock()

    class Counter(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                stand.at_once += 1
                stand.most_at_once = max(stand.most_at_once, stand.at_once)
            try:
                length = int(self.headers.get("Content-Length", 0))
                asked = Request(self.path, dict(self.headers), self.rfile.read(length) if length else b"")
                stand.asked.append(asked)
                self._answer(stand.pages.get(self.path.partition("?")[0], (404, {}, b"")))
            finally:
                with lock:
                    stand.at_once -= 1

        do_POST = do_GET  # noqa: N815  # the name that the server looks for

        def _answer(self, page: Any) -> None:
            if callable(page):
                page = page(self)
                if page is None:
                    return
            status, headers, body = page
            same = headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]
            status, body = (304, b"") if same else (status, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    server.daemon_threads = True
    stand.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield stand
    finally:
        server.shutdown()
        server.server_close()


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Answer with a body that never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<item><title>more</title></item>" * 100)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Answer a letter at a time."""
    for letter in b"HTTP/1.1 200 OK\r\nX-Drip: " + b"x" * 1000:
        handler.wfile.write(bytes([letter]))
        handler.wfile.flush()
        time.sleep(0.05)


@dataclass
class Hours:
    """A clock that only moves when somebody sleeps, or is told to; what was slept is remembered."""

    moment: datetime = BEGAN
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the time."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Let time pass without waiting."""
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)

    def later(self, **passed: float) -> None:
        """Let time pass: minutes, hours, days."""
        self.moment += timedelta(**passed)

    @property
    def timer(self) -> Timer:
        """The same as those who watch want it, with no chance in it."""
        return Timer(self.now, self.sleep, lambda: 0.5)

    def clock(self) -> str:
        """Return the time as a store wants it."""
        return stamp(self.moment)


def read_nothing(document: Document) -> Report:
    """Return a report of a document in which nobody says anything."""
    return Report(document, (), (), ())


def watching(
    store: Store,
    hours: Hours,
    read: Callable[[Document], Report] = read_nothing,
    settings: Settings = NEAR,
    **options: Any,
) -> Watching:
    """Return how to watch on this clock; each call begins with manners of its own, as a new process does."""
    manners = Manners(store, settings, hours.timer, options.pop("pause", 0.0))
    return Watching(store, settings, manners, read, How("1.0", "{}"), **options)


def go(way: Watching, *addresses: str) -> list[Happening]:
    """Go one round over these addresses, and return what happened."""
    with way.store.writing() as connection:
        roots = [watched(connection, address) for address in addresses]
    return list(one_round(way, roots))


def feed_at(store: Store, address: str) -> Feed:
    """Return how a feed stands."""
    with store.reading() as connection:
        return next(one for one in all_feeds(connection) if one.address == address)


def rss(*items: str, title: str = "Karsk Post") -> str:
    """Return a feed of items, given as they stand in it, the newest first."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(link: str, title: str = "News", day: int = 11, guid: str | None = None) -> str:
    """Return an item of a feed of March 2024."""
    own = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return f"<item><title>{title}</title><link>{link}</link>{own}<pubDate>{day} Mar 2024 08:00:00 GMT</pubDate></item>"


def read_in(happened: Sequence[Happening]) -> list[str]:
    """Return the outcomes of reports, in their order."""
    return [one.added.outcome if one.added else "known" for one in happened if isinstance(one, Read)]


def failures(happened: Sequence[Happening]) -> list[str]:
    """Return what failed, in words, with what to try."""
    return [f"{one.problem}; {one.advice}" for one in happened if isinstance(one, Failed)]


def three_reports(stand: Newsstand) -> str:
    """Put up a feed of three reports, and return its address."""
    links = [stand.report(f"/{n}", f"Report number {n} from the hills.") for n in (1, 2, 3)]
    items = [item(link, f"Number {n}", 10 + n) for n, link in enumerate(links, start=1)]
    return stand.put("/feed", rss(*reversed(items)), ETag='"v1"')
