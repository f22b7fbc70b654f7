"""A reading room served by another process, asked by one reader or several, and how long they waited."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe
from urllib.parse import quote

import httpx
from room_pages import Drawn, pages
from sqlalchemy import select

from sayso.store import tables as t
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room, TheRoom
from sayso.web.server import Place, serve


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
        waited, size = self.waited(address)
        return waited, self._spent() - before, size

    def waited(self, address: str) -> tuple[float, int]:
        """Return the seconds until the whole answer was there, and its bytes."""
        began = time.perf_counter()
        answer = self.client.get(address)
        waited = time.perf_counter() - began
        if answer.is_error:
            raise SystemExit(f"{address}: {answer.status_code}")
        return waited, len(answer.content)

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


def together(address: str, drawn: Drawn, times: int, readers: int) -> Mapping[str, Sequence[float]]:
    """Ask every page so many times, in any order, by several readers at once; return how long each took, in milliseconds."""
    every = [(name, address_of()) for name, address_of in pages(drawn).items() for _ in range(times)]
    drawn.chance.shuffle(every)
    waited: dict[str, list[float]] = {}

    def read(lot: Sequence[tuple[str, str]]) -> list[tuple[str, float]]:
        visitor = Visitor(address)
        return [(name, 1000 * visitor.waited(asked)[0]) for name, asked in lot]

    with ThreadPoolExecutor(readers) as pool:
        for took in pool.map(read, [every[reader::readers] for reader in range(readers)]):
            for name, one in took:
                waited.setdefault(name, []).append(one)
    return waited
