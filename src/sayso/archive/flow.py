"""What runs the stages over the blocks of an archive: the one file that knows an engine.

An engine takes orders and yields what happens, in whatever order it happens; what a block becomes is the same with each
(`sayso.archive.working`). Closing the iterator ends all that it started.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Sequence
from multiprocessing.connection import wait
from time import monotonic
from typing import Final, Literal

from sayso.archive.manifest import Done
from sayso.archive.supervising import Event, Job, Stopped, Watched
from sayso.archive.working import Order

Engine = Literal["local", "ray"]

MEMORY: Final = 1_500_000_000
"""Bytes that a worker is allowed for when their number is chosen; it takes about half of it."""


def run(
    engine: Engine, job: Job, orders: Sequence[Order], workers: int | None = None, address: str | None = None
) -> Generator[Event]:
    """Yield what happens while blocks are read; ends after the last `Done`, or with `Stopped`.

    ``workers`` is how many read at once, by default as many as there are cores to use. Raises ArchiveError where the
    engine is not installed or cannot be reached.
    """
    if not orders:
        return
    if engine == "ray":
        yield from _on_ray(job, orders, workers, address)
    else:
        yield from _here(job, orders, workers or usual_workers())


def usual_workers() -> int:
    """Return how many workers this machine has cores and memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not hasattr(os, "sysconf"):
        return cores
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(cores, memory // MEMORY))


def _here(job: Job, orders: Sequence[Order], workers: int) -> Generator[Event]:
    """Read in processes of this machine, each with a block at a time."""
    waiting = deque(orders)
    crew = [Watched(job) for _ in range(min(workers, len(waiting)))]
    try:
        for one in crew:
            one.give(waiting.popleft())
        busy = list(crew)
        while busy:
            due = min(one.due for one in busy)
            wait([one.line for one in busy], max(0.0, due - monotonic()))
            for one in tuple(busy):
                for event in one.events():
                    yield event
                    if isinstance(event, Stopped):
                        return
                    if isinstance(event, Done):
                        if waiting:
                            one.give(waiting.popleft())
                        else:
                            busy.remove(one)
    finally:
        for one in crew:
            one.close()


def _on_ray(job: Job, orders: Sequence[Order], workers: int | None, address: str | None) -> Generator[Event]:
    """Read in the processes of a Ray cluster, a task a block; a block whose worker or machine is lost is given out again."""
    from sayso.archive.on_ray import read_on_ray  # noqa: PLC0415  # Ray takes a second to import, and need not be there

    return read_on_ray(job, orders, workers, address)
