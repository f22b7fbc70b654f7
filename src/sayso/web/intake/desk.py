"""Where reports are handed in: each waits its turn, and anybody can see how far it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Final, Literal

from sayso.errors import SaysoError, TooLarge
from sayso.records import Document, Failure
from sayso.settings import Settings
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.writing import How, add, held, put_into
from sayso.web.intake.submissions import Submission, Upload
from sayso.web.intake.workshop import Workshop

State = Literal["waiting", "reading", "comparing", "done", "failed"]

_KEPT: Final = 200
"""Jobs that are remembered once they are over."""
_MOST_WAITING: Final = 2_000
_MOST_BYTES: Final = 400_000_000
"""Bytes of all that waits together."""
_IDLE: Final = 300.0
"""Seconds without work after which the models are let go of."""


@dataclass(frozen=True, slots=True)
class Job:
    """One submission on its way: ``done`` of ``total`` reports are read, total None while nobody knows how many there are.

    ``documents`` are the ids of those that are in the store now; ``told`` is what there is to say of it, failures first.
    """

    number: int
    name: str
    by: str
    state: State = "waiting"
    done: int = 0
    total: int | None = None
    claims: int = 0
    documents: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Desk:
    """Takes submissions, reads them one after the other in the background, and keeps what they say.

    What waits is held in memory only: it is lost where the room is closed before its turn; what is done is stored.
    """

    store: Store
    settings: Settings
    workshop: Workshop
    _jobs: OrderedDict[int, Job] = field(default_factory=OrderedDict, init=False)
    _waiting: Queue[tuple[int, Submission, tuple[str, ...]] | None] = field(default_factory=Queue, init=False)
    _bytes: int = field(default=0, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)
    _numbers: count[int] = field(default_factory=lambda: count(1), init=False)
    _worker: Thread | None = field(default=None, init=False)

    def hand_in(self, submission: Submission, by: str, collections: Sequence[str] = ()) -> Job:
        """Take a submission and return its job. Raises TooLarge where too much waits already."""
        size = len(submission.data) if isinstance(submission, Upload) else 0
        with self._lock:
            if self._waiting.qsize() >= _MOST_WAITING or self._bytes + size > _MOST_BYTES:
                raise TooLarge(
                    submission.name, "too much waits to be read already", "hand it in again in a few minutes"
                )
            self._bytes += size
            job = Job(next(self._numbers), submission.name, by)
            self._jobs[job.number] = job
            self._forget()
            self._waiting.put((job.number, submission, tuple(collections)))
            if self._worker is None:
                self._worker = Thread(target=self._work, name="sayso desk", daemon=True)
                self._worker.start()
        return job

    def jobs(self) -> list[Job]:
        """Return all jobs that are remembered, those handed in last first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stop after the report that is being read; what waits is not read any more."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            self._waiting.put(None)
            self.workshop.close()
            worker.join(10)

    def _forget(self) -> None:
        over = [number for number, job in self._jobs.items() if job.state in ("done", "failed")]
        for number in over[: max(0, len(over) - _KEPT)]:
            del self._jobs[number]

    def _work(self) -> None:
        while self._worker is not None:
            try:
                task = self._waiting.get(timeout=_IDLE)
            except Empty:
                self.workshop.close()
                continue
            if task is None:
                return
            number, submission, collections = task
            try:
                self._take(number, submission, collections)
            except SaysoError as error:
                self._tell(number, str(error), failed=True)
            except Exception as error:  # noqa: BLE001  # the next submission must not suffer for this one
                self._tell(
                    number, f"internal error ({type(error).__name__}: {error}); please report it", failed=True
                )
            finally:
                with self._lock:
                    self._bytes -= len(submission.data) if isinstance(submission, Upload) else 0

    def _take(self, number: int, submission: Submission, collections: tuple[str, ...]) -> None:
        self._change(number, state="reading")
        found = self.workshop.documents(submission)
        self._change(number, total=len(found))
        if not found:
            self._tell(number, "there is no report in it", failed=True)
            return
        how = How.of(self.settings)
        for done, document in enumerate(found, start=1):
            if self._worker is None:
                return
            if isinstance(document, Failure):
                self._tell(number, f"{document.name}: {document.problem}; {document.advice}")
            else:
                self._keep(number, document, how, collections)
            self._change(number, done=done)
        self.store.settle()
        self._change(number, state="comparing")
        corroborate(self.store)
        self._change(number, state="done" if self._job(number).documents else "failed")

    def _keep(self, number: int, document: Document, how: How, collections: tuple[str, ...]) -> None:
        with self.store.reading() as connection:
            there = held(connection, document, how)
        if there is not None and there.same_way:
            if collections:
                put_into(self.store, there.document, collections)
            self._change(number, documents=(*self._job(number).documents, there.document))
            self._tell(number, "it was here already")
            return
        report = self.workshop.read(document)
        if isinstance(report, Failure):
            self._tell(number, f"{report.name}: {report.problem}; {report.advice}")
            return
        added = add(self.store, report, how, collections)
        job = self._job(number)
        self._change(number, documents=(*job.documents, added.document), claims=job.claims + added.claims)
        if added.outcome != "new":
            changes = (
                f": {len(added.more)} more claims, {len(added.fewer)} fewer"
                if added.more or added.fewer
                else ""
            )
            self._tell(number, f"{added.outcome}{changes}")

    def _job(self, number: int) -> Job:
        with self._lock:
            return self._jobs[number]

    def _change(self, number: int, **changes: object) -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], **changes)  # type: ignore[arg-type]

    def _tell(self, number: int, words: str, *, failed: bool = False) -> None:
        job = self._job(number)
        changes: dict[str, object] = {"told": (*job.told, words)}
        self._change(number, **changes, **({"state": "failed"} if failed else {}))
