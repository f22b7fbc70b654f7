"""Several processes at one store, and processes that are killed."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path

from sqlalchemy import func, select

from sayso.records import Report
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.reading import all_reports
from stories import actor, added, claim, report

SPAWN = multiprocessing.get_context("spawn")
MOVEMENT = actor("Northern Shield Movement", "armed_group")
BRACK = actor("Hanne Brack", "person")


def series(name: str, number: int) -> Iterator[Report]:
    for n in range(number):
        text = f"{name} {n}"
        said = [claim(MOVEMENT, "attacks", f"{text} {m}", BRACK) for m in range(20)]
        yield report(text, *said, cast=(MOVEMENT, BRACK), url=f"https://news.example/{name}/{n}")


def write(place: str, name: str, number: int, log: Path) -> None:
    """Add a series, noting each report once it is kept; what another process runs."""
    with Store.open(place) as store, log.open("a", buffering=1) as notes:
        for one in series(name, number):
            added(store, one)
            notes.write(f"{one.document.text}\n")


def start(*arguments: object) -> SpawnProcess:
    process = SPAWN.Process(target=write, args=arguments)
    process.start()
    return process


def test_two_processes_write_at_once(place: str, tmp_path: Path) -> None:
    """Each waits for the other; all that either wrote is there, and whom both speak of is one actor."""
    writers = [start(place, name, 15, tmp_path / name) for name in ("left", "right")]
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with Store.open(place) as store, store.reading() as connection:
        assert len(list(all_reports(connection))) == 30
        assert connection.execute(select(func.count()).select_from(t.actors)).scalar_one() == 2
        assert connection.execute(select(func.count()).select_from(t.voices)).scalar_one() == 600


def test_killed_at_any_moment(place: str, tmp_path: Path) -> None:
    """Nothing is there by halves, and nothing is lost that was reported as kept."""
    expected = {one.document.text: one for one in series("once", 200)}
    chance = random.Random(7)
    for turn in range(4):
        log = tmp_path / str(turn)
        log.touch()
        writer = start(place, "once", 200, log)
        while not log.stat().st_size and writer.is_alive():
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.15))
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join(60)
        kept = set(log.read_text().split("\n")[:-1])
        with Store.open(place) as store, store.reading() as connection:
            there = {one.document.text: one for one in all_reports(connection)}
        assert kept
        assert kept <= there.keys()
        assert all(expected[text] == one for text, one in there.items())
