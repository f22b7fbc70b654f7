"""A child process that reads blocks and can be killed: what hangs it or breaks it costs one document, not the run.

The child reads, writes and reports each step; who watches it does nothing but wait. A document that takes too long is
given up, and one that ends the process twice is, too; the child is then started anew and goes on behind it, with what was read
of the block before. Child and watcher die together: a child whose watcher is gone ends at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import uuid4

from sayso.archive.block import Reject
from sayso.archive.manifest import DRAFTS, Done
from sayso.errors import ArchiveError, SaysoError
from sayso.settings import Settings, raising

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from sayso.archive.working import At, Order, Read

LOADING: Final = 300.0
"""Seconds after which a child that has not begun to read is given up: it loads the models in a few."""
_TRIES: Final = 2
"""How often a document may end the process before it is given up; the first time it may have been somebody else's fault."""
_STARTS: Final = 3
"""How often in a row a child may die over no document at all."""
_ONE_THREAD: Final = ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB", "NUMEXPR", "RAYON")


def load_reader(settings: Settings) -> Read:
    """Return what reads documents, its models loaded. Raises ModelMissing and BadCatalogue."""
    from sayso.pipeline import Reader  # noqa: PLC0415  # after the number of threads is set

    return Reader.load(settings).read


@dataclass(frozen=True, slots=True)
class Job:
    """What all workers on an archive need to know; tests hand in what reads, a function of a module."""

    folder: Path
    settings: Settings
    load: Callable[[Settings], Read] = load_reader


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run cannot go on, whatever the block: what is wrong, and what to try."""

    place: str
    problem: str
    advice: str


Event: TypeAlias = "At | Done | Stopped"


class Watched:
    """A child and what it is doing; give it a block, wait for `line` until `due`, and ask for `events`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._order: Order | None = None
        self._at: At | None = None
        self._due = 0.0
        self._deaths: dict[int | None, int] = {}

    def give(self, order: Order) -> None:
        """Let the child read a block; it is started if it is not there."""
        number = order.planned.block.number
        # Named by chance: on a cluster, a worker that was given up may still be at the same block.
        self._order = replace(order, journal=f"{DRAFTS}/{number:06}-{uuid4().hex}.jsonl")
        self._at, self._deaths = None, {}
        self._send()

    @property
    def line(self) -> Connection:
        """What is ready when there are events."""
        if self._line is None:
            raise ValueError("nothing was given to read")
        return self._line

    @property
    def due(self) -> float:
        """When to ask for events even if the line is not ready, on the clock of `time.monotonic`."""
        return self._due

    def events(self) -> Iterator[Event]:
        """Yield what has happened since; restart the child where it died or takes too long."""
        try:
            while self.line.poll():
                event: Event = self.line.recv()
                yield from self._heard(event)
        except (EOFError, OSError):
            yield from self._died()
        if self._order is not None and monotonic() > self._due:
            yield from self._overdue()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = None

    def _heard(self, event: Event) -> Iterator[Event]:
        if isinstance(event, (Done, Stopped)):
            self._order = None
            yield event
            return
        if self._at is None or event.position != self._at.position:
            self._at = event
            self._due = monotonic() + (
                self._job.settings.limits.seconds if self._reading is not None else LOADING
            )
        self._at = event
        yield event

    @property
    def _reading(self) -> At | None:
        """The thing that is looked at, None while the child loads or writes."""
        order, at = self._order, self._at
        return at if order and at and at.position < order.planned.block.count else None

    def _overdue(self) -> Iterator[Event]:
        self.close()
        if self._reading is None:
            yield from self._failed(f"it did not answer for {LOADING:g} seconds")
            return
        limit = self._job.settings.limits.seconds
        self._give_up(
            "TimedOut", f"it took over {limit:g} seconds", f"read it by itself, or {raising('seconds')}"
        )

    def _died(self) -> Iterator[Event]:
        process = self._process
        assert process is not None
        process.join(1)
        how = _ended(process.exitcode)
        self.close()
        if self._order is None:
            return
        if self._reading is None:
            yield from self._failed(how)
            return
        position = self._reading.position
        self._deaths[position] = self._deaths.get(position, 0) + 1
        if self._deaths[position] < _TRIES:
            self._send()
            return
        self._give_up(
            "Crashed", f"reading it broke the reader ({how})", "read it by itself; please report it"
        )

    def _failed(self, how: str) -> Iterator[Event]:
        """Start the child once more where it failed over no document; yield that it is of no use after some tries."""
        self._deaths[None] = self._deaths.get(None, 0) + 1
        if self._deaths[None] < _STARTS:
            self._send()
            return
        self._order = None
        advice = "try it with fewer --workers, which takes less memory; the same command goes on"
        yield Stopped(str(self._job.folder), f"the reading process does not come up ({how})", advice)

    def _give_up(self, kind: str, problem: str, advice: str) -> None:
        """Go on with the block without the thing that the child was at."""
        from sayso.archive.working import thing_called  # noqa: PLC0415  # it brings Parquet, which --help need not load

        order, at = self._order, self._at
        assert order is not None
        assert at is not None
        name = at.name or thing_called(order.planned.block, at.position)
        reject = Reject(name, problem, advice, kind, at.url)
        self._order = replace(order, lost={**order.lost, at.position: reject})
        self._send()

    def _send(self) -> None:
        if self._line is None:
            self._start()
        self._at, self._due = None, monotonic() + LOADING
        with suppress(OSError):  # it has died; the line will say so
            self.line.send(self._order)

    def _start(self) -> None:
        context = get_context("spawn")  # threads of the engine's do not survive a fork
        self._line, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, self._job), daemon=True)
        with _interrupts_held(), _no_script():
            self._process.start()
        other.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a process started here never see a Ctrl-C, which is for the watcher; this one sees it a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _no_script() -> Iterator[None]:
    """Let a process started here not run the script anew that this one was started with, as it otherwise would.

    Nothing of it is needed there; a cluster's own would take seconds, and a user's may have no guard against it.
    """
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name) for name in ("__file__", "__spec__") if hasattr(main, name)}
    for name in kept:
        setattr(main, name, None)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(main, name, value)


def _ended(code: int | None) -> str:
    """Say in words how a process ended.

    >>> _ended(-9), _ended(1)
    ('killed, as happens when memory runs out', 'status 1')
    """
    if code is None or code >= 0:
        return f"status {code}"
    if code == -getattr(signal, "SIGKILL", 9):
        return "killed, as happens when memory runs out"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"


def _work(line: Connection, job: Job) -> None:
    """Read the blocks that are ordered until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the watcher, which ends this process itself
    for library in _ONE_THREAD:  # read when the libraries are loaded; two workers would fight over the cores
        os.environ[f"{library}_NUM_THREADS"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    orders: SimpleQueue[Order] = SimpleQueue()
    Thread(target=_listen, args=(line, orders), daemon=True).start()
    from sayso.archive.working import work_off  # noqa: PLC0415  # after the number of threads is set

    read: Read | None = None
    while True:
        order = orders.get()
        try:
            read = read or job.load(job.settings)
            line.send(work_off(order, read, job.settings, job.folder, line.send))
        except ArchiveError as error:
            line.send(Stopped(error.place, error.problem, error.advice))
        except SaysoError as error:
            line.send(Stopped(str(job.folder), str(error), "the same command then goes on"))
        except Exception as error:  # noqa: BLE001  # never a traceback; it is told in one line
            problem = (
                f"internal error in block {order.planned.block.number} ({type(error).__name__}: {error})"
            )
            line.send(Stopped(str(job.folder), problem, "please report it"))


def _listen(line: Connection, orders: SimpleQueue[Order]) -> None:
    """Take in orders; when nobody is left to give any, end this process in the midst of what it does."""
    while True:
        try:
            orders.put(line.recv())
        except (EOFError, OSError):
            os._exit(0)
