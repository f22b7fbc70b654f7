from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from clerks import (
    SETTINGS,
    done_of,
    load,
    load_counting,
    load_dead,
    load_nothing,
    load_slowly,
    plain_texts,
    read_archive,
    write_texts,
)
from sayso.archive.manifest import DRAFTS, done_in
from sayso.archive.planning import planned
from sayso.archive.supervising import Job, Stopped, Watched
from sayso.archive.tables import file_of, read_rows
from sayso.archive.working import At, Order, Read, orders_of
from sayso.settings import Limits, Settings

HASTY = replace(SETTINGS, limits=Limits(seconds=2))


def rejects(folder: Path, block: int = 0) -> list[tuple[str, str, int, str]]:
    """Return what was rejected of a block: file, kind, position, what was wrong."""
    return [
        (Path(row["name"]).name, row["kind"], row["position"], row["problem"])
        for row in read_rows(file_of(folder, "rejects", block))
    ]


def test_what_breaks_a_reader(tmp_path: Path) -> None:
    """A report that hangs the reader, kills it or trips it up is rejected with its reason; the others are read, once each."""
    texts = (
        "A first one.",
        "Hang here.",
        "A third one.",
        "Die here.",
        "Trip here.",
        "Stumble here.",
        "A last one.",
    )
    place = write_texts(tmp_path / "in", *texts)
    _, events = read_archive(tmp_path / "to", place, size=10, settings=HASTY, load=load_counting)
    (done,) = done_of(events)
    assert (done.documents, done.rejects) == (4, 3)
    assert done.kinds == {"Crashed": 1, "TimedOut": 1, "ZeroDivisionError": 1}
    assert rejects(tmp_path / "to") == [
        ("001.txt", "TimedOut", 1, "it took over 2 seconds"),
        ("003.txt", "Crashed", 3, "reading it broke the reader (killed, as happens when memory runs out)"),
        ("004.txt", "ZeroDivisionError", 4, "internal error (ZeroDivisionError: by nought)"),
    ]
    read = read_rows(file_of(tmp_path / "to", "documents", 0))
    assert [Path(row["path"]).name for row in read] == ["000.txt", "002.txt", "005.txt", "006.txt"]
    times = [len(path.read_text("utf-8")) for path in sorted(place.glob("*.read"))]
    assert times == [1, 1, 1, 2, 1, 2, 1]
    assert not list((tmp_path / "to" / DRAFTS).glob("*"))


def test_a_page_that_takes_its_library_minutes(tmp_path: Path) -> None:
    """A paragraph of 29,000 links, for which trafilatura's time grows with the square, is given up after the limit."""
    place = plain_texts(tmp_path / "in", 3)
    links = "<a href='/more'>x</a> " * 29_000
    page = f"<html><body><article><p>{links}</p></article></body></html>"
    (place / "001.html").write_text(page, encoding="utf-8")
    began = monotonic()
    read_archive(tmp_path / "to", place, size=10, settings=HASTY)
    assert monotonic() - began < 30
    assert rejects(tmp_path / "to") == [("001.html", "TimedOut", 1, "it took over 2 seconds")]
    assert len(read_rows(file_of(tmp_path / "to", "documents", 0))) == 3


def test_each_step_is_told(tmp_path: Path) -> None:
    """Who watches hears of each document before it is read, so that one that hangs is known by its place."""
    _, events = read_archive(tmp_path / "to", plain_texts(tmp_path / "in", 3))
    steps = [
        (event.position, event.name and Path(event.name).name) for event in events if isinstance(event, At)
    ]
    assert steps == [
        (0, None),
        (0, "000.txt"),
        (1, None),
        (1, "001.txt"),
        (2, None),
        (2, "002.txt"),
        (3, None),
    ]


@pytest.mark.parametrize(
    ("loading", "problem"),
    [
        (load_nothing, "no English pipeline is installed; try another"),
        (load_dead, "the reading process does not come up (killed, as happens when memory runs out)"),
    ],
)
def test_no_reader(tmp_path: Path, loading: Callable[[Settings], Read], problem: str) -> None:
    """Where the reader itself cannot be had, the run stops and says why, and no report is blamed for it."""
    _, events = read_archive(tmp_path / "to", plain_texts(tmp_path / "in", 2), load=loading)
    (stopped,) = events
    assert isinstance(stopped, Stopped)
    assert stopped.problem == problem
    assert done_in(tmp_path / "to") == {}


def test_an_input_that_has_gone(tmp_path: Path) -> None:
    """A file that went after the plan was made stops the run: it is no fault of the report's."""
    plan = planned(tmp_path / "to", [str(plain_texts(tmp_path / "in", 2))], SETTINGS)
    (tmp_path / "in" / "001.txt").unlink()
    (order,) = orders_of(plan, plan.blocks)
    stopped = _outcome(Watched(Job(tmp_path / "to", SETTINGS, load)), order)
    assert isinstance(stopped, Stopped)
    assert stopped.place.endswith("001.txt")
    assert stopped.problem == "a worker cannot read it (No such file or directory)"


def test_watcher_and_child_die_together(tmp_path: Path) -> None:
    """A child whose watcher closes the line ends at once, in the midst of a block."""
    plan = planned(tmp_path / "to", [str(plain_texts(tmp_path / "in", 500))], SETTINGS, 500)
    (order,) = orders_of(plan, plan.blocks)
    watched = Watched(Job(tmp_path / "to", SETTINGS, load_slowly))
    watched.give(order)
    while not any(isinstance(event, At) for event in watched.events()):
        sleep(0.01)
    assert watched._process is not None
    pid = watched._process.pid
    assert pid is not None
    watched.line.close()
    before = monotonic()
    watched._process.join(5)
    assert watched._process.exitcode == 0
    assert monotonic() - before < 4
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    assert done_in(tmp_path / "to") == {}


def _outcome(watched: Watched, order: Order) -> object:
    watched.give(order)
    try:
        while True:
            watched.line.poll(10)
            for event in watched.events():
                if not isinstance(event, At):
                    return event
    finally:
        watched.close()
