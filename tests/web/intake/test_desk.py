from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from sayso.errors import TooLarge
from sayso.records import Document, Failure, Report
from sayso.settings import Settings
from sayso.store.asking.library import count_reports, list_reports
from sayso.store.base import Store
from sayso.web.intake.desk import Desk, Job
from sayso.web.intake.submissions import Address, Pasted, Submission, Upload, documents_in
from stories import claim, report


class Reads:
    """Reads at once that A arms B, whatever the text; breaks at the word ``break``, and waits while it is told to."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.go_on.set()
        self.closed = False

    def documents(self, submission: Submission) -> list[Document | Failure]:
        """Return what is in a submission."""
        return list(documents_in(submission, Settings()))

    def read(self, document: Document) -> Report | Failure:
        """Return what is said to be read."""
        self.go_on.wait(5)
        if "break" in document.text:
            return Failure(document.name, "it broke", "try another")
        made = report(document.text, claim("A", "arms", "B"))
        return Report(document, made.actors, made.attributions, made.claims)

    def close(self) -> None:
        """Remember it."""
        self.closed = True


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def desk(tmp_path: Path, reads: Reads) -> Iterator[Desk]:
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        desk = Desk(store, Settings(), reads)
        yield desk
        reads.go_on.set()
        desk.close()


def finished(desk: Desk, number: int) -> Job:
    """Wait for a job and return it."""
    for _ in range(500):
        job = next(one for one in desk.jobs() if one.number == number)
        if job.state in ("done", "failed"):
            return job
        time.sleep(0.01)
    raise AssertionError(job)


def test_what_is_handed_in_is_read_and_compared(desk: Desk) -> None:
    """A pasted text is in the store in the end, under what was said of it, in its collection; nothing is left to compare."""
    pasted = Pasted("A arms B, officials say.", title="Arms", publisher="Northline", published="2025-03-05")
    job = finished(desk, desk.hand_in(pasted, "Ada", ["Pell"]).number)
    assert (job.state, job.by, job.done, job.total, job.claims, job.told) == ("done", "Ada", 1, 1, 1, ())
    with desk.store.reading() as connection:
        (listed,) = list_reports(connection, limit=9)
    assert (listed.id, listed.title, listed.publisher) == (*job.documents, "Arms", "Northline")


def test_of_many_the_bad_ones_are_told_and_the_rest_goes_on(desk: Desk) -> None:
    """A file of JSON Lines gives a report for each line; lines that are none are named."""
    lines = b'{"text": "A arms B, it says."}\nnot json\n{"text": "break this report now"}\n{"text": "B arms A, they say."}\n'
    job = finished(desk, desk.hand_in(Upload("many.jsonl", lines), "Ada").number)
    assert (job.state, job.done, job.total, len(job.documents), len(job.told)) == ("done", 4, 4, 2, 2)
    assert "many.jsonl" in job.told[0]


@pytest.mark.parametrize(
    ("submission", "problem"),
    [
        (Upload("empty.txt", b""), "there is nothing in it"),
        (Upload("x.bin", bytes(range(256)) * 40), "x.bin"),
        (Upload("lines.jsonl", b"\n\n"), "nothing in it"),
        (Address("/etc/passwd"), "only http and https are asked"),
        (Address("file:///etc/passwd"), "only http and https are asked"),
        (Address("http://127.0.0.1:9/"), "on a private network or this machine"),
        (Address("http://[::1"), "only http and https are asked"),
        (Pasted("short \ud800 half"), "pasted text"),
    ],
)
def test_what_cannot_be_read_says_why(desk: Desk, submission: Submission, problem: str) -> None:
    """Nothing of it is stored, no path is opened, no private address is asked, and the reason is told."""
    job = finished(desk, desk.hand_in(submission, "Ada").number)
    assert job.state == "failed"
    assert problem in job.told[0]
    with desk.store.reading() as connection:
        assert count_reports(connection) == 0


def test_the_same_again_is_there_already(desk: Desk) -> None:
    """It is not read a second time."""
    for _ in range(2):
        job = finished(desk, desk.hand_in(Pasted("A arms B, they say."), "Ada").number)
    assert (job.state, job.told) == ("done", ("it was here already",))
    with desk.store.reading() as connection:
        assert count_reports(connection) == 1


def test_progress_can_be_seen(desk: Desk, reads: Reads) -> None:
    """While one is being read the next waits, and both say so."""
    reads.go_on.clear()
    first = desk.hand_in(Pasted("A arms B, they say."), "Ada")
    second = desk.hand_in(Pasted("B arms A, they say."), "Ada")
    for _ in range(300):
        states = {job.number: (job.state, job.done, job.total) for job in desk.jobs()}
        if states[first.number] == ("reading", 0, 1):
            break
        time.sleep(0.01)
    assert states == {first.number: ("reading", 0, 1), second.number: ("waiting", 0, None)}
    reads.go_on.set()
    assert finished(desk, second.number).state == "done"


def test_too_much_at_once_is_refused(desk: Desk, reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    """So much is held in memory and no more; what is done makes room again."""
    monkeypatch.setattr("sayso.web.intake.desk._MOST_BYTES", 100)
    reads.go_on.clear()
    first = desk.hand_in(Upload("a.txt", b"A arms B, they say. " * 4), "Ada")
    with pytest.raises(TooLarge, match="too much waits"):
        desk.hand_in(Upload("b.txt", b"B arms A, they say. " * 4), "Ada")
    reads.go_on.set()
    finished(desk, first.number)
    for _ in range(100):
        if not desk._bytes:
            break
        time.sleep(0.01)
    assert (
        finished(desk, desk.hand_in(Upload("b.txt", b"B arms A, they say. " * 4), "Ada").number).state
        == "done"
    )


def test_closing_lets_go_of_the_reader(desk: Desk, reads: Reads) -> None:
    """A closed desk has closed its workshop."""
    finished(desk, desk.hand_in(Pasted("A arms B, they say."), "Ada").number)
    desk.close()
    assert reads.closed
