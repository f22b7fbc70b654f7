"""How fast the reading room answers: ``python scripts/benchmark_room.py --reports 10000 --claims 30``.

The reports are made up (those of ``benchmark_corroboration.py``, and one as long as a book), and compared with each other
unless ``--uncompared``. The room is served on a free port of loopback by a process of its own and asked one thing after the
other, each page so many times with other ids, words and filters, always the same ones. Each round asks every page once and,
each time, an endpoint that does nothing but look up one row, so that whatever else the machine does slows both alike: what a
page costs is told beside that. ``--store`` names a store that is asked as it is, or an empty one that is filled and kept.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
from benchmark_corroboration import reports
from sqlalchemy import Connection, func, select

from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Mention,
    Party,
    Report,
    Span,
    Voice,
    digest,
)
from sayso.settings import Settings
from sayso.store import derived
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.corroborating import corroborate, pending_documents
from sayso.store.groups import WantedGroups, find_groups
from sayso.store.people import find_actors
from sayso.store.writing import How, add
from sayso.web.app import create_app
from sayso.web.room import Room, TheRoom
from sayso.web.server import Place, serve

SEED = 6
MOST_SECONDS = 2.0
"""Most that the p95 of any page may be, with ``--check``."""
LARGEST_CLAIMS = 3000
_WORDS_LISTED = """
harbour council bridge river soldiers ministry border winter convoy station village valley court market engine paper letter
school teacher doctor union tower signal field road
"""
_WORDS = _WORDS_LISTED.split()
_FIRST_NAMES_LISTED = "Odile Anker Bram Cato Dora Ewald Frida Gustav Hanna Ivo Jutta Karl Lena Maro Nils Oda"
_FIRST_NAMES = _FIRST_NAMES_LISTED.split()
_LAST_NAMES_LISTED = "Brankin Solheym Marendal Orre Strell Prinn Aune Tarrow Keld Varn Holt Lunde Rask Moe"
_LAST_NAMES = _LAST_NAMES_LISTED.split()


def largest() -> Report:
    """Return a report as long as a book: some 66,000 words and 3,000 claims, of 224 people; the same every time."""
    chance = random.Random(SEED)  # noqa: S311  # nothing secret
    writing = _Writing()
    people = [f"{first} {last}" for first in _FIRST_NAMES for last in _LAST_NAMES]
    for n in range(LARGEST_CLAIMS):
        speaker, other = chance.choice(people), chance.choice(people)
        writing.say(speaker, other, " ".join(chance.choices(_WORDS, k=17)), ends=n % 3 == 2)
    text = "".join(writing.parts)
    cast = tuple(
        Actor(digest("actor", name), name, "person", (), tuple(found))
        for name, found in writing.mentions.items()
    )
    document = Document(
        digest("document", text),
        text,
        url="https://news.example/book",
        title="A very long report",
        publisher="Northline",
        published="2009-03-05",
    )
    return Report(document, cast, tuple(writing.attributions), tuple(writing.claims))


@dataclass(slots=True)
class _Writing:
    """The long report being written."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)

    def say(self, speaker: str, other: str, words: str, *, ends: bool) -> None:
        """Write a sentence in which somebody says something of somebody else; a paragraph ``ends`` with it."""
        n, key = len(self.claims), digest("actor", speaker)
        source = self._name(speaker)
        cue = self._put("said")
        began = self.at
        self._put("that")
        object_ = self._name(other)
        self._put(words)
        content = Span(began, self.at - 1)
        self._put(".\n\n" if ends else ".")
        voice = Voice(key, speaker, "person")
        self.attributions.append(
            Attribution(
                digest("attribution", n),
                None,
                "indirect",
                (source,),
                (cue,),
                (content,),
                voice,
                "report",
                "asserted",
                1.0,
            )
        )
        self.claims.append(
            Claim(
                id=digest("claim", n),
                attribution=self.attributions[-1].id,
                statement=f"According to {speaker}, {other} is with the council ({n}).",
                subject=Party(digest("actor", other), other, object_),
                relation="says",
                object=None,
                quantity=None,
                polarity="affirmed",
                certainty="certain",
                tense="past",
                place=None,
                time=None,
                said=None,
                voices=(voice,),
                force="asserted",
                evidence=(content,),
                score=0.4,
            )
        )

    def _name(self, name: str) -> Span:
        span = self._put(name)
        self.mentions.setdefault(name, []).append(
            Mention(span, name, "name", len(self.claims), digest("actor", name))
        )
        return span

    def _put(self, words: str) -> Span:
        span = Span(self.at, self.at + len(words))
        self.parts += (words, " ")
        self.at += len(words) + 1
        return span


def fill(store: Store, number: int, claims: int, *, compared: bool) -> None:
    """Put so many reports with so many claims each into a store, and the long one; compare them if asked."""
    how, began = How.of(Settings()), time.perf_counter()
    for report in reports(number - 1, claims=claims):
        add(store, report, how)
    add(store, largest(), how)
    told(f"{number:,} reports were added in {time.perf_counter() - began:,.0f} s")
    if compared:
        began = time.perf_counter()
        corroborate(store)
        told(f"and compared in {time.perf_counter() - began:,.0f} s")
    store.settle()


def told(words: str) -> None:
    """Tell how far it is, beside what is printed."""
    print(words, file=sys.stderr, flush=True)


@contextmanager
def served(place: str) -> Iterator[str]:
    """Serve the reading room of a store by another process; give its address."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(place, there), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join(10)


def _serve(place: str, there: Pipe) -> None:
    """Serve a room with two endpoints more: one row of the store, and how many seconds the process has computed."""
    with Store.open(place, must_exist=True) as store:
        app = create_app(Room(store, owner="benchmark"))

        @app.get("/bare/row/{number}")
        def row(number: int, room: TheRoom) -> dict[str, str]:
            columns = t.documents.c["id", "title"]
            with room.store.reading() as connection:
                found = connection.execute(select(*columns).where(t.documents.c.number == number)).one()
            return {"id": found.id, "title": found.title}

        @app.get("/bare/spent")
        def spent() -> float:
            return time.process_time()

        serve(app, Place("127.0.0.1", 0), there.send)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What there is to ask for, drawn by chance: ids, names and words; ``busiest`` are the actors most spoken of."""

    chance: random.Random
    reports: int
    documents: Sequence[str]
    claims: Sequence[str]
    groups: Sequence[str]
    widest: Sequence[str]
    actors: Sequence[str]
    busiest: Sequence[str]
    names: Sequence[str]
    words: Sequence[str]

    def address(self, path: str, **query: str | int) -> str:
        """Return an address of the room."""
        return f"{path}?{urlencode(query)}" if query else path

    def name(self) -> str:
        """Return a name, in quotation marks as a search has it."""
        return f'"{self.chance.choice(self.names)}"'


def draw(connection: Connection, times: int) -> Drawn:
    """Draw what is asked for; the same from the same store."""
    chance = random.Random(SEED)  # noqa: S311  # nothing secret
    d, c, g = t.documents.c, t.claims.c, derived.groups.c
    documents = list(
        connection.execute(select(d.id).where(d.current, d.claims < LARGEST_CLAIMS).order_by(d.id)).scalars()
    )
    highest = connection.execute(select(func.max(c.number))).scalar_one()
    some = sorted({chance.randint(1, highest) for _ in range(2 * times)})
    claims = connection.execute(
        select(c.id, c.quote).where(c.number.in_(some), c.current).order_by(c.id)
    ).all()
    groups = list(connection.execute(select(g.id).order_by(g.id)).scalars())
    widest = [one.id for one in find_groups(connection, WantedGroups(), "", limit=10)]
    everybody = find_actors(connection, limit=2000)
    return Drawn(
        chance,
        len(documents),
        documents,
        [row.id for row in claims],
        groups,
        widest,
        [one.id for one in everybody],
        [one.id for one in everybody[:5]],
        [one.name for one in everybody[:500]],
        sorted({word for row in claims for word in row.quote.lower().split() if word.isalpha() and len(word) > 4}),
    )  # fmt: skip


def pages(drawn: Drawn) -> Mapping[str, Callable[[], str]]:
    """Return what is asked, by name: each gives an address, another one each time where there are several."""
    any_of, at = drawn.chance.choice, drawn.address
    deep = max(1, drawn.reports // 50)
    found: dict[str, Callable[[], str]] = {
        "reports": lambda: "/",
        "reports, a page far down": lambda: at("/", page=drawn.chance.randint(max(1, deep // 2), deep)),
        "reports by number of claims": lambda: at("/", order="claims"),
        "reports with a word in the headline": lambda: at("/", title=str(drawn.chance.randint(10, 999))),
        "a report": lambda: f"/reports/{any_of(drawn.documents)}",
        "a claim": lambda: f"/claims/{any_of(drawn.claims)}",
        "actors": lambda: "/actors",
        "actors, a page far down": lambda: at("/actors", page=drawn.chance.randint(10, 40)),
        "actors with a word in the name": lambda: at("/actors", q=any_of(drawn.names).split()[0]),
        "the actors most spoken of": lambda: f"/actors/{any_of(drawn.busiest)}",
        "an actor": lambda: f"/actors/{any_of(drawn.actors)}",
        "search for a word": lambda: at("/search", q=any_of(drawn.words)),
        "search for a name": lambda: at("/search", q=drawn.name()),
        "search with conditions": lambda: at(
            "/search", q=f"about:{drawn.name()} since:{drawn.chance.randint(2005, 2006)}"
        ),
        "search by relation": lambda: at("/search", q=f"relation:{any_of(('arms', 'funds', 'attacks'))}"),
        "compare two voices": lambda: at("/compare", a=any_of(drawn.names), b=any_of(drawn.names)),
        "map, 300 actors": lambda: "/map",
        "map, its drawing alone": lambda: "/map/network.json",
        "map of whose word": lambda: at("/map", voice=any_of(drawn.names)),
        "timeline": lambda: "/timeline",
        "timeline of an actor": lambda: at("/timeline", about=any_of(drawn.names)),
        "places": lambda: "/places",
        "review, claims": lambda: "/review",
        "review, actors": lambda: at("/review", kind="actors"),
        "log": lambda: "/log",
        "add": lambda: "/add",
    }
    if drawn.groups:
        found |= {
            "what is said": lambda: "/groups",
            "what is said, a page far down": lambda: at("/groups", page=drawn.chance.randint(20, 60)),
            "what is said about an actor": lambda: at("/groups", about=any_of(drawn.names)),
            "what is in dispute": lambda: at("/groups", disputed=1),
            "what is said, told alone": lambda: at("/groups", alone=1),
            "an allegation": lambda: f"/groups/{any_of(drawn.groups)}",
            "the allegations most widely told": lambda: f"/groups/{any_of(drawn.widest)}",
        }
    return found


@dataclass(slots=True)
class Took:
    """What a page took each time, in milliseconds, how long the process computed for it, and the bytes of its answers."""

    waited: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)
    size: int = 0

    def add(self, waited: float, computed: float, size: int) -> None:
        """Note one answer."""
        self.waited.append(1000 * waited)
        self.computed.append(1000 * computed)
        self.size = max(self.size, size)

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.waited)

    @property
    def p95(self) -> float:
        """What nineteen of twenty answers took at most."""
        return p95(self.waited)


def p95(values: Sequence[float]) -> float:
    """Return what nineteen of twenty values are at most."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


class Visitor:
    """Asks one thing after the other, and measures."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=120, follow_redirects=True, trust_env=False)

    def ask(self, address: str) -> tuple[float, float, int]:
        """Return the seconds until the whole answer was there, those that the process computed, and its bytes."""
        before = self._spent()
        began = time.perf_counter()
        answer = self.client.get(address)
        waited = time.perf_counter() - began
        if answer.is_error:
            raise SystemExit(f"{address}: {answer.status_code}")
        return waited, self._spent() - before, len(answer.content)

    def _spent(self) -> float:
        return float(self.client.get("/bare/spent").text)


def measure(address: str, drawn: Drawn, rows: Sequence[int], times: int) -> tuple[Took, dict[str, Took]]:
    """Ask every page so many times, and beside each the bare row; return what both took."""
    visitor, asked = Visitor(address), pages(drawn)
    bare, took = Took(), {name: Took() for name in asked}
    for warming in ("/", f"/bare/row/{rows[0]}"):
        visitor.ask(warming)
    for _ in range(times):
        for name, address_of in asked.items():
            bare.add(*visitor.ask(f"/bare/row/{drawn.chance.choice(rows)}"))
            took[name].add(*visitor.ask(address_of()))
    return bare, took


def first_view(address: str, document: str, times: int = 5) -> list[float]:
    """Return the seconds that a report took to show, the first time in a room just opened first."""
    visitor = Visitor(address)
    return [visitor.ask(f"/reports/{quote(document)}")[0] for _ in range(times)]


def about(connection: Connection) -> str:
    """Return what is in the store, in words."""
    tables = t.documents, t.claims, t.actors, derived.groups
    counts = [
        f"{connection.execute(select(func.count()).select_from(table)).scalar_one():,} {table.name}"
        for table in tables
    ]
    return f"{', '.join(counts)}, {pending_documents(connection):,} reports not compared yet"


def machine() -> str:
    """Return what it runs on, in words, and how busy that is."""
    busy = f", {os.getloadavg()[0]:.1f} programs running or waiting" if hasattr(os, "getloadavg") else ""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}{busy}"


def main() -> int:
    """Fill a store if there is none, ask its room, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=30, help="in each report")
    parser.add_argument("--store", help="asked as it is, or filled where it is empty")
    parser.add_argument(
        "--uncompared", action="store_true", help="do not compare the reports with each other"
    )
    parser.add_argument("--times", type=int, default=40, help="how often each page is asked")
    parser.add_argument("--check", action="store_true", help=f"fail where a page takes over {MOST_SECONDS} s")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "store.sqlite")
        with Store.open(place) as store:
            with store.reading() as connection:
                empty = connection.execute(select(t.documents.c.number).limit(1)).first() is None
            if empty:
                fill(store, options.reports, options.claims, compared=not options.uncompared)
            with store.reading() as connection:
                drawn = draw(connection, options.times)
                d = t.documents.c
                rows = list(
                    connection.execute(select(d.number).where(d.current).order_by(d.number)).scalars()
                )
                longest = connection.execute(
                    select(d.id, d.claims).where(d.current).order_by(d.claims.desc(), d.id).limit(1)
                ).one()
                print(f"{about(connection)}; {machine()}")
        with served(place) as address:
            views = first_view(address, longest.id)
        with served(place) as address:
            bare, took = measure(address, drawn, rows, options.times)
    print(f"{machine()} in the end\n")
    print("| Page | p50, ms | p95, ms | p95 of a bare row, ms | times as long | computing, ms | kB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, one in took.items():
        print(
            f"| {name} | {one.middle:,.0f} | {one.p95:,.0f} | {bare.p95:,.1f} | {one.p95 / bare.p95:,.0f} "
            f"| {statistics.fmean(one.computed):,.0f} | {one.size / 1000:,.0f} |"
        )
    print(f"\na bare row: p50 {bare.middle:.1f} ms, p95 {bare.p95:.1f} ms, of {len(bare.waited):,}")
    print(
        f"the longest report, {longest.claims:,} claims: {views[0]:.2f} s in a room just opened, "
        f"{statistics.median(views[1:]):.2f} s from then on"
    )
    slow = [name for name, one in took.items() if one.p95 > 1000 * MOST_SECONDS]
    if options.check and slow:
        print(f"over {MOST_SECONDS} s: {', '.join(slow)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
