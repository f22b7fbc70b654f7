"""Reads in a process of its own: the room goes on answering meanwhile, and a report that breaks the reader breaks only that."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Final, Literal, Protocol

from sayso.errors import DocumentError, SaysoError
from sayso.records import Document, Failure, Report
from sayso.settings import Settings
from sayso.web.intake.submissions import Submission, documents_in

PATIENCE: Final = 180.0
"""Seconds after which a report is given up, the time to load the models included."""


class Workshop(Protocol):
    """What turns submissions into reports; tests hand in their own."""

    def documents(self, submission: Submission) -> list[Document | Failure]:
        """Return the documents of a submission."""

    def read(self, document: Document) -> Report | Failure:
        """Return what a document says."""

    def close(self) -> None:
        """Let go of all that was loaded; the next to be read loads it again."""


@dataclass(slots=True)
class OtherProcess:
    """A workshop in another process, started when there is something to do."""

    settings: Settings
    patience: float = PATIENCE
    _process: SpawnProcess | None = field(default=None, init=False)
    _line: Connection | None = field(default=None, init=False)

    def documents(self, submission: Submission) -> list[Document | Failure]:
        """Return the documents of a submission; where it takes too long, or breaks the reader, a Failure that says so."""
        found = self._ask(submission.name, "documents", submission)
        return [found] if isinstance(found, Failure) else list(found)

    def read(self, document: Document) -> Report | Failure:
        """Return what a document says; where it takes too long, or breaks the reader, a Failure that says so."""
        found: Report | Failure = self._ask(document.name, "read", document)
        return found

    def close(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = None

    def _ask(self, name: str, what: Literal["documents", "read"], given: object) -> Any:
        line = self._line or self._start()
        try:
            line.send((what, given))
            if line.poll(self.patience):
                return line.recv()
            problem = f"it was not read within {self.patience:g} seconds"
        except (EOFError, OSError):
            problem = "reading it broke the reader"
        self.close()
        return Failure(name, problem, "try a part of it; if that does not help, please report it")

    def _start(self) -> Connection:
        context = get_context("spawn")  # a server's threads do not survive a fork
        line, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, self.settings), daemon=True)
        self._process.start()
        other.close()
        self._line = line
        return line


def _work(line: Connection, settings: Settings) -> None:
    """Answer what is asked until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process itself
    reader: Callable[[Document], Report] | None = None
    while True:
        try:
            what, given = line.recv()
        except EOFError:
            return
        if what == "documents":
            line.send(list(documents_in(given, settings)))
            continue
        try:
            if reader is None:
                from sayso.pipeline import Reader  # noqa: PLC0415  # loads the parser, which only reading needs

                reader = Reader.load(settings).read
            line.send(reader(given))
        except DocumentError as error:
            line.send(Failure(error.name, error.problem, error.advice))
        except SaysoError as error:
            line.send(Failure(given.name, str(error), "see the documentation on installing sayso"))
        except Exception as error:  # noqa: BLE001  # a stage that trips over one report must not stop the rest
            problem = f"internal error ({type(error).__name__}: {error})"
            line.send(Failure(given.name, problem, "please report it"))
