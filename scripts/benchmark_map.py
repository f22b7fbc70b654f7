"""How smoothly the map of actors moves in Chromium: ``python scripts/benchmark_map.py --actors 300 3000``.

The store is made up: in each round some actors more are spoken of, with those who already are spoken of much more often than
with others, as in news, a line and two thirds for each. It is served on loopback, and a headless Chromium opens the map, then drags it and zooms it for some
seconds. Counted are the frames that the map itself drew. Without a graphics card all is drawn by the processor, so that any
desktop does better; what is told with the figures says which it was.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import uvicorn
from playwright.sync_api import Page, sync_playwright

from sayso.records import (
    Actor,
    Claim,
    Document,
    Force,
    Mention,
    Party,
    Relation,
    Report,
    Span,
    Voice,
    VoiceKind,
    digest,
)
from sayso.store.base import Store
from sayso.store.writing import How, add
from sayso.web.app import create_app
from sayso.web.room import Room

LINES_AN_ACTOR = 5 / 3
CLAIMS_A_REPORT = 20
SECONDS = 4.0
_SYLLABLES = ("ka", "rsk", "vel", "dan", "mir", "os", "tor", "lu", "ria", "sha", "bre", "nol", "gan", "tes")
_KINDS: tuple[VoiceKind, ...] = ("person", "organisation", "authority", "state", "armed_group", "media")
_HERE = Span(0, 6)


@dataclass(frozen=True, slots=True)
class Moved:
    """Frames a second, and milliseconds of a processor that the page took for each, whatever else the machine did."""

    frames: float
    each: float

    def __str__(self) -> str:
        return f"{self.frames:.0f} | {self.each:.1f}"


@dataclass(frozen=True, slots=True)
class Measured:
    """One map: milliseconds until the server answered and until it was drawn, and how it moved."""

    actors: int
    lines: int
    answer: float
    drawn: float
    dragging: Moved
    zooming: Moved


def reports(actors: int, seed: int = 1) -> Iterator[Report]:
    """Yield reports that speak of so many invented actors; the same every time."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    people = [_actor(n, chance) for n in range(actors)]
    ends = [0, 1]
    pairs = [(0, 1)]
    for n in range(2, actors):
        pairs.append((n, chance.choice(ends)))
        ends += pairs[-1]
        if chance.random() < LINES_AN_ACTOR - 1:
            pairs.append((chance.choice(ends), chance.choice(ends)))
            ends += pairs[-1]
    for first in range(0, len(pairs), CLAIMS_A_REPORT):
        some = pairs[first : first + CLAIMS_A_REPORT]
        text = f"Report {first} is made up.\n"
        voice = people[chance.randrange(actors)]
        claims = [
            _claim(people[one], people[other], voice, (first, at), chance)
            for at, (one, other) in enumerate(some)
        ]
        cast = {people[one].id: people[one] for pair in some for one in pair} | {voice.id: voice}
        document = Document(digest("document", text), text, url=f"https://news.example/{first}")
        yield Report(document, tuple(cast.values()), (), tuple(claims))


def _actor(n: int, chance: random.Random) -> Actor:
    name = " ".join("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2))
    key = digest("actor", n)
    return Actor(key, f"{name} {n}", chance.choice(_KINDS), (), (Mention(_HERE, name, "name", 0, key),))


def _claim(subject: Actor, object_: Actor, voice: Actor, at: tuple[int, int], chance: random.Random) -> Claim:
    denied = chance.random() < 0.15
    force: Force = "denied" if denied else chance.choice([one for one in get_args(Force) if one != "denied"])
    relation: Relation = chance.choice(get_args(Relation))
    return Claim(
        id=digest("claim", at),
        attribution=None,
        statement=f"According to {voice.name}, {subject.name} does something to {object_.name}.",
        subject=Party(subject.id, subject.name, _HERE),
        relation=relation,
        object=Party(object_.id, object_.name, _HERE),
        quantity=None,
        polarity="denied" if denied else "affirmed",
        certainty="unstated",
        tense="past",
        place=None,
        time=None,
        said=None,
        voices=(Voice(voice.id, voice.name, voice.kind),),
        force=force,
        evidence=(_HERE,),
        score=0.8,
    )


@contextmanager
def served(store: Store) -> Iterator[str]:
    """Serve the reading room of a store; give its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        app = create_app(Room(store, owner="benchmark"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def measure(page: Page, address: str, actors: int) -> Measured:
    """Open the map of a store with so many actors, and move it."""
    began = time.perf_counter()
    page.goto(f"{address}/map?actors={actors}", wait_until="commit")
    answer = time.perf_counter() - began
    page.wait_for_selector("body[data-map=ready]", timeout=180_000)
    drawn = time.perf_counter() - began
    page.evaluate(
        "mapsDrawn[0].cy.on('render', () => (globalThis.frames_drawn = (globalThis.frames_drawn ?? 0) + 1))"
    )
    box = page.locator(".canvas").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    free = page.evaluate(
        """() => { const { cy } = mapsDrawn[0], box = document.querySelector(".canvas").getBoundingClientRect();
        for (let y = 30; y < box.height - 30; y += 7) for (let x = 30; x < box.width - 30; x += 7) {
          const near = cy.elements().some((one) => { const at = one.renderedBoundingBox();
            return at.x1 - 6 < x && x < at.x2 + 6 && at.y1 - 6 < y && y < at.y2 + 6; });
          if (!near) return [box.left + x, box.top + y]; } return null; }"""
    )
    page.mouse.move(*(free or (box["x"] + 8, box["y"] + 8)))
    page.mouse.down()
    dragging = _frames(
        page,
        lambda step: page.mouse.move(
            middle[0] + 90 * math.cos(step / 9), middle[1] + 90 * math.sin(step / 9)
        ),
    )
    page.mouse.up()
    page.mouse.move(*middle)
    zooming = _frames(page, lambda step: page.mouse.wheel(0, 40 if step // 12 % 2 else -40))
    lines = page.evaluate("mapsDrawn[0].lines.length")
    shown = page.evaluate("mapsDrawn[0].cy.nodes().length")
    return Measured(shown, lines, 1000 * answer, 1000 * drawn, dragging, zooming)


def _frames(page: Page, move: Callable[[int], None]) -> Moved:
    """Return how the map is drawn while it is moved."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def taken() -> float:
        found = session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in found if one["name"] == "TaskDuration"))

    page.evaluate("globalThis.frames_drawn = 0")
    before, began, step = taken(), time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        move(step)
        step += 1
    seconds = time.perf_counter() - began
    drawn: int = page.evaluate("frames_drawn")
    return Moved(drawn / seconds, 1000 * (taken() - before) / max(drawn, 1))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--actors", type=int, nargs="+", default=[300, 3000], help="how many, for each map")
    asked = parser.parse_args()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        parser.error("there is no Chromium here")
    busy = f"{os.getloadavg()[0]:.0f} other programs waiting for them" if hasattr(os, "getloadavg") else ""
    print(f"{platform.machine()}, {os.cpu_count()} cores, {busy}; drawn by the processor")
    print(
        "| Actors | Lines | Page answered, ms | Map drawn, s | Frames/s dragged | ms each | Frames/s zoomed | ms each |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        for actors in asked.actors:
            with Store.open(str(Path(folder) / f"{actors}.sqlite")) as store:
                for report in reports(actors):
                    add(store, report, How("benchmark", "{}"))
                with served(store) as address:
                    page = chromium.new_page(viewport={"width": 1280, "height": 900})
                    page.goto(address)
                    found = measure(page, address, actors)
                    page.close()
            print(
                f"| {found.actors:,} | {found.lines:,} | {found.answer:,.0f} | {found.drawn / 1000:.1f} "
                f"| {found.dragging} | {found.zooming} |",
                flush=True,
            )
        chromium.close()


if __name__ == "__main__":
    main()
