"""Measures how fast ``sayso archive`` reads, on one worker and on two, against its bare parts in the same run.

    python scripts/benchmark_archive.py FILE-OR-FOLDER... [--workers 1 2] [--rounds N] [--block N]

The bare parts are what nobody could leave out: the text taken from each page, spaCy's default English pipeline on it, and the
tagger on a parse (with the rules that it is told of); one after the other in this process, on one thread. They and each
number of workers take turns, and the medians count. An archive is read anew each time, Parquet and all, into a folder that
is thrown away; comparing comes after and is not part of it. As other programs may want the cores meanwhile, the processor's
time, that of children included, is given beside the wall clock's.
What starting takes, models and all, is measured by an input of one short text a worker, and taken off.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

SETTING = "_NUM_THREADS"
for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB", "NUMEXPR"):
    os.environ[library + SETTING] = "1"  # before any of them is loaded

from sayso.archive.block import Block  # noqa: E402
from sayso.archive.blocks import blocks_in, documents_in  # noqa: E402
from sayso.archive.flow import run  # noqa: E402
from sayso.archive.planning import planned  # noqa: E402
from sayso.archive.supervising import Job, Stopped  # noqa: E402
from sayso.archive.working import orders_of  # noqa: E402
from sayso.attribution.stage import find_attributions  # noqa: E402
from sayso.documents.parsing import Parser  # noqa: E402
from sayso.pipeline import Reader  # noqa: E402
from sayso.records import Document  # noqa: E402
from sayso.settings import Settings  # noqa: E402

SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock on the wall, and of the processor."""

    wall: float = 0.0
    processor: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.processor + other.processor)

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.wall - other.wall, self.processor - other.processor)


def main() -> int:
    """Measure, print, and return the exit status."""
    arguments = _arguments()
    places = [str(place) for place in arguments.places]
    blocks = [one for one in blocks_in(places, SETTINGS, arguments.block) if isinstance(one, Block)]
    things = sum(block.count for block in blocks)
    reader, bare = Reader.load(SETTINGS), Parser.load().pipeline
    costs: dict[str, list[Cost]] = {}
    _bare_parts(blocks[:1], reader, bare)  # the first documents load what the others find there
    for _ in range(arguments.rounds):
        for part, cost in _bare_parts(blocks, reader, bare).items():
            costs.setdefault(part, []).append(cost)
        for workers in arguments.workers:
            whole = _archived(places, workers, arguments.block) - _started(workers)
            costs.setdefault(f"{workers} worker{'s' * (workers > 1)}", []).append(whole)
    print(
        f"{things:,} things in {len(blocks)} blocks, median of {arguments.rounds} rounds on {os.cpu_count()} cores"
    )
    print(
        f"{'':12}{'wall s':>10}{'cpu s':>10}{'docs/s':>10}{'speed of the bare parts’, by wall':>36}{'by cpu':>8}"
    )
    first = _medians(costs["bare parts"])
    for name, several in costs.items():
        cost = _medians(several)
        print(
            f"{name:12}{cost.wall:10.1f}{cost.processor:10.1f}{things / cost.wall:10.2f}"
            f"{first.wall / cost.wall:36.2f}{first.processor / cost.processor:8.2f}"
        )
    print(f"load of the machine in the last five minutes: {os.getloadavg()[1]:.1f}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the speed of sayso archive against its bare parts.")
    parser.add_argument("places", nargs="+", type=Path, metavar="FILE-OR-FOLDER")
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3, help="rounds that count (default 3)")
    parser.add_argument("--block", type=int, default=16, help="things in a block (default 16)")
    return parser.parse_args()


def _bare_parts(blocks: Sequence[Block], reader: Reader, bare: Callable[[str], object]) -> dict[str, Cost]:
    """Return what each of the bare parts costs, and all of them together."""
    parts = {"bare parts": Cost(), "  text": Cost(), "  parse": Cost(), "  tagger": Cost()}
    for block in blocks:
        before = _now()
        documents = [one for one in documents_in(block, SETTINGS) if isinstance(one, Document)]
        parts["  text"] += _now() - before
        for document in documents:
            before = _now()
            bare(document.text)
            parts["  parse"] += _now() - before
            parse = reader.parse(document)
            before = _now()
            find_attributions(document, parse, reader.lexicon, reader.tagger)
            parts["  tagger"] += _now() - before
    parts["bare parts"] = parts["  text"] + parts["  parse"] + parts["  tagger"]
    return parts


def _archived(places: Sequence[str], workers: int, block: int) -> Cost:
    """Return what reading it all into an archive costs."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "archive"
        before = _now()
        plan = planned(place, places, SETTINGS, block)
        for event in run("local", Job(place, SETTINGS), orders_of(plan, plan.blocks), workers):
            if isinstance(event, Stopped):
                sys.exit(f"{event.place}: {event.problem}; {event.advice}")
        return _now() - before


def _started(workers: int) -> Cost:
    """Return what starting so many workers costs: each reads a text of two sentences."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(workers):
            text = "The harbour of Karsk was closed on Monday, the port authority said. It will be open again soon.\n"
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        return _archived([folder], workers, 1)


def _now() -> Cost:
    times = os.times()
    return Cost(perf_counter(), times.user + times.system + times.children_user + times.children_system)


def _medians(costs: Sequence[Cost]) -> Cost:
    return Cost(median(one.wall for one in costs), median(one.processor for one in costs))


if __name__ == "__main__":
    sys.exit(main())
