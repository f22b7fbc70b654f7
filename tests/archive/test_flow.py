from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

import pytest

from clerks import bytes_of, done_of, load_slowly, plain_texts, read_archive
from sayso.archive.flow import usual_workers
from sayso.archive.manifest import DRAFTS, done_in
from sayso.archive.tables import file_of, read_rows

TESTS = Path(__file__).parents[1]
DOCUMENTS = 60


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented texts, each of one sentence."""
    return plain_texts(tmp_path_factory.mktemp("texts") / "in", DOCUMENTS)


@pytest.fixture(scope="module")
def undisturbed(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one worker makes of them, without a break."""
    folder = tmp_path_factory.mktemp("undisturbed") / "to"
    _, events = read_archive(folder, texts, size=2)
    assert [done.block for done in done_of(events)] == list(range(DOCUMENTS // 2))
    return bytes_of(folder)


def documents_of(folder: Path) -> Counter[str]:
    """Count the documents of blocks that are done, by their ids."""
    return Counter(
        row["id"] for number in done_in(folder) for row in read_rows(file_of(folder, "documents", number))
    )


def test_two_workers(texts: Path, undisturbed: dict[str, str], tmp_path: Path) -> None:
    """Two workers write the same bytes as one, and each of them has read."""
    _, events = read_archive(tmp_path / "to", texts, size=2, workers=2, load=load_slowly)
    assert sorted(done.block for done in done_of(events)) == list(range(DOCUMENTS // 2))
    assert bytes_of(tmp_path / "to") == undisturbed


def test_killed_at_twenty_moments(texts: Path, undisturbed: dict[str, str], tmp_path: Path) -> None:
    """Killed at twenty random moments, the archive is in the end what it is undisturbed; nothing is lost or counts twice."""
    told = subprocess.run(
        [sys.executable, TESTS / "forking.py", tmp_path / "to", texts, "20"],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout.split("\n")
    killed = [int(line.split()[1]) for line in told if line.startswith("killed")]
    assert len(killed) == 20
    assert killed == sorted(killed)
    assert 0 < killed[-1] < DOCUMENTS // 2, "they were killed in the midst of it"
    assert bytes_of(tmp_path / "to") == undisturbed
    documents = documents_of(tmp_path / "to")
    assert len(documents) == documents.total() == DOCUMENTS
    assert not any(path.is_file() for path in (tmp_path / "to" / DRAFTS).rglob("*")), (
        "nothing half-written is left"
    )


RUN = """
import sys
from pathlib import Path
from clerks import load_slowly, read_archive
from sayso.archive.locking import locked
folder = Path(sys.argv[1])
with locked(folder):
    for event in read_archive(folder, Path(sys.argv[2]), size=2, workers=2, load=load_slowly)[1]:
        pass
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks the system for its processes")
def test_killed_with_its_workers(texts: Path, undisturbed: dict[str, str], tmp_path: Path) -> None:
    """A run that is killed leaves no worker behind, and the next one goes on at once."""
    folder, chance = tmp_path / "to", random.Random(3)
    for blocks in (1, 8):
        run = subprocess.Popen(
            [sys.executable, "-c", RUN, folder, texts], env=os.environ | {"PYTHONPATH": str(TESTS)}
        )
        _wait(lambda blocks=blocks: len(list((folder / "done").glob("*.json"))) >= blocks)
        sleep(chance.uniform(0, 0.1))
        workers = _children(run.pid)
        assert len(workers) >= 2
        run.send_signal(signal.SIGKILL)
        run.wait()
        _wait(lambda workers=workers: not any(map(_alive, workers)))
    before = done_in(folder)
    assert 0 < len(before) < DOCUMENTS // 2
    _, events = read_archive(folder, texts, size=2)
    assert {done.block for done in done_of(events)} == set(range(DOCUMENTS // 2)) - set(before)
    assert bytes_of(folder) == undisturbed


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks the system for its processes")
def test_a_worker_is_killed(texts: Path, undisturbed: dict[str, str], tmp_path: Path) -> None:
    """A worker that the system kills, for no fault of a report's, costs nothing: its block is read again."""
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, tmp_path / "to", texts], env=os.environ | {"PYTHONPATH": str(TESTS)}
    )
    _wait(lambda: len(list((tmp_path / "to" / "done").glob("*.json"))) >= 2)
    os.kill(_children(run.pid)[-1], signal.SIGKILL)
    assert run.wait(60) == 0
    assert bytes_of(tmp_path / "to") == undisturbed


def test_usual_workers() -> None:
    """There is at least one worker, and no more than cores."""
    assert 1 <= usual_workers() <= (os.cpu_count() or 1)


def _wait(until: object, seconds: float = 60) -> None:
    assert callable(until)
    end = monotonic() + seconds
    while not until():
        assert monotonic() < end, "it takes too long"
        sleep(0.01)


def _children(pid: int) -> list[int]:
    """Return the workers of a run: its children but for multiprocessing's own helper."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in listed if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
