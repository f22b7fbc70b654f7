"""Readers of an archive's workers for tests: quick, without models, and breaking where a document's text says so.

Each worker imports this file, so nothing here may bring the parser along.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import sleep

from sayso.archive.flow import Engine, run
from sayso.archive.manifest import Done, Plan, done_in, still_to_do
from sayso.archive.planning import planned
from sayso.archive.supervising import Event, Job
from sayso.archive.working import Read, orders_of
from sayso.errors import ModelMissing
from sayso.records import Claim, Document, Report, Span, digest
from sayso.settings import Settings

SETTINGS = Settings(force_language=True)
"""Takes texts of a few words, whatever language they seem to be in."""


def load(settings: Settings) -> Read:
    """Return what takes each text for a claim of the report's own, or does what it tells to."""
    return _read


def load_nothing(settings: Settings) -> Read:
    """Find no model."""
    raise ModelMissing("no English pipeline is installed; try another")


def load_dead(settings: Settings) -> Read:
    """End the process."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def load_slowly(settings: Settings) -> Read:
    """Return the same, with a pause before each document."""
    return _read_slowly


def load_counting(settings: Settings) -> Read:
    """Return the same, which makes a mark beside each document each time that it is read."""
    return _read_counting


def _read(document: Document) -> Report:
    text = document.text
    if text.startswith("Trip"):
        raise ZeroDivisionError("by nought")
    if text.startswith("Hang"):
        sleep(1000)
    if text.startswith("Die") or (text.startswith("Stumble") and _first_time(document)):
        os.kill(os.getpid(), signal.SIGKILL)
    return Report(document, (), (), (_claim(text),))


def _claim(text: str) -> Claim:
    return Claim(
        id=digest("claim", text),
        attribution=None,
        statement=f"It says: {text}",
        subject=None,
        relation="says",
        object=None,
        quantity=None,
        polarity="affirmed",
        certainty="unstated",
        tense="past",
        place=None,
        time=None,
        said=None,
        voices=(),
        force="asserted",
        evidence=(Span(0, len(text)),),
        score=0.5,
    )


def _read_slowly(document: Document) -> Report:
    sleep(0.02)
    return _read(document)


def _read_counting(document: Document) -> Report:
    with Path(f"{document.path}.read").open("a", encoding="utf-8") as marks:
        marks.write("x")
    return _read(document)


def _first_time(document: Document) -> bool:
    mark = Path(f"{document.path}.stumbled")
    there = mark.exists()
    mark.touch()
    return not there


def write_texts(folder: Path, *texts: str) -> Path:
    """Write texts as files of a folder, which is made, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def plain_texts(folder: Path, number: int) -> Path:
    """Write so many texts in which nothing breaks."""
    return write_texts(folder, *(f"The harbour of Karsk was closed for {n} days." for n in range(number)))


def read_archive(  # noqa: PLR0913  # as many as a run has
    folder: Path,
    place: Path,
    *,
    size: int = 4,
    workers: int = 1,
    engine: Engine = "local",
    load: Callable[[Settings], Read] = load,
    settings: Settings = SETTINGS,
    address: str | None = None,
) -> tuple[Plan, list[Event]]:
    """Plan an archive, read what is not done, and return the plan with all that happened."""
    plan = planned(folder, [str(place)], settings, size)
    orders = orders_of(plan, still_to_do(plan, done_in(folder)))
    return plan, list(run(engine, Job(folder, settings, load), orders, workers, address))


def done_of(events: list[Event]) -> list[Done]:
    """Return which blocks were done, in the order in which they were."""
    return [event for event in events if isinstance(event, Done)]


def bytes_of(folder: Path) -> dict[str, str]:
    """Return the digests of an archive's tables, by their paths below it."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*/*.parquet"))
    }
