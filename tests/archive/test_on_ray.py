from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

import pytest

from clerks import SETTINGS, bytes_of, plain_texts, read_archive
from sayso.archive.flow import run
from sayso.archive.manifest import done_in
from sayso.archive.on_ray import _read
from sayso.archive.planning import planned
from sayso.archive.supervising import Job, Stopped
from sayso.archive.working import orders_of
from sayso.errors import ArchiveError

TESTS = Path(__file__).parents[1]
DOCUMENTS = 60
BLOCKS = DOCUMENTS // 2
TRIES = 4
"""Part of what Ray waits for when it starts can be given longer; on a machine of its own it gives up after 30 seconds."""
MUST_START = bool(os.environ.get("SAYSO_RAY"))

with_ray = pytest.mark.skipif(
    not (find_spec("ray") or MUST_START), reason="Ray is not installed: pip install '.[cluster]'"
)

DRIVER = """
import sys
from pathlib import Path
from clerks import load_slowly, read_archive
from sayso.archive.locking import locked
folder, place, address = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
with locked(folder):
    _, events = read_archive(folder, place, size=2, engine="ray", load=load_slowly, address=address)
print(len(events))
"""


class Machines:
    """Two machines of a cluster, the second of which can be killed."""

    def __init__(self, aside: Path) -> None:
        # What tests bring along makes `import ray` take seconds in each of Ray's processes: a grammar of addresses.
        (aside / "rfc3987_syntax.py").write_text('raise ImportError("not here")\n')
        paths = (str(aside), str(TESTS))
        self.env = os.environ | {
            "PYTHONPATH": os.pathsep.join(paths),
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": "of-tests-alone-0123456789abcdef",
            "RAY_USAGE_STATS_ENABLED": "0",
            "RAY_gcs_server_request_timeout_seconds": "120",
            "RAY_gcs_server_port_wait_time_s": "120",
        }
        self.said = aside / "said"
        with self.said.open("w") as said:
            self._program = subprocess.Popen(
                [sys.executable, TESTS / "clustering.py"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                env=self.env,
            )
        self.address = self._line()

    def read(self, folder: Path, texts: Path) -> subprocess.Popen[str]:
        """Begin to read texts into an archive."""
        command = [sys.executable, "-c", DRIVER, str(folder), str(texts), self.address]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, text=True)

    def kill_second(self) -> None:
        """Kill the second machine."""
        assert self._program.stdin is not None
        self._program.stdin.write("kill\n")
        self._program.stdin.flush()
        assert self._line() == "killed"

    def close(self) -> None:
        """End them."""
        self._program.communicate(timeout=60)

    def _line(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Two machines that are ready. Where Ray must start (SAYSO_RAY is set, as in CI) it is a failure that it does not."""
    said = ""
    for _ in range(TRIES):
        started = Machines(tmp_path_factory.mktemp("aside"))
        try:
            if started.address:
                yield started
                return
        finally:
            started.close()
        said = started.said.read_text(errors="replace")[-2000:]
    problem = f"Ray did not start in {TRIES} tries, as on a machine that has too much to do: {said}"
    if MUST_START:
        pytest.fail(problem)
    pytest.skip(problem)


@with_ray
def test_killed_commands_and_a_lost_machine(machines: Machines, tmp_path: Path) -> None:
    """On a cluster whose command is killed twice and that loses a machine, the archive is what it is undisturbed here."""
    texts = plain_texts(tmp_path / "in", DOCUMENTS)
    read_archive(tmp_path / "undisturbed", texts, size=2)
    folder, chance = tmp_path / "to", random.Random(5)
    for blocks in (3, 10):
        command = machines.read(folder, texts)
        _wait_for(folder, blocks, command)
        sleep(chance.uniform(0, 0.2))
        command.send_signal(signal.SIGKILL)
        command.communicate()
    assert 0 < len(done_in(folder)) < BLOCKS
    before = len(done_in(folder))
    command = machines.read(folder, texts)
    _wait_for(folder, before + 4, command)
    machines.kill_second()
    assert len(done_in(folder)) < BLOCKS
    command.communicate(timeout=120)
    assert command.returncode == 0
    assert bytes_of(folder) == bytes_of(tmp_path / "undisturbed")


def _wait_for(folder: Path, blocks: int, command: subprocess.Popen[str]) -> None:
    end = monotonic() + 120
    while len(list((folder / "done").glob("*.json"))) < blocks:
        assert monotonic() < end, "it takes too long"
        assert command.poll() is None
        sleep(0.01)


def test_another_version(tmp_path: Path) -> None:
    """A machine with another sayso reads nothing, as its claims would not go with the others': it is told of."""
    plan = planned(tmp_path / "to", [str(plain_texts(tmp_path / "in", 2))], SETTINGS)
    (order,) = orders_of(plan, plan.blocks)
    stopped = _read(Job(tmp_path / "to", SETTINGS), order, "9.9")
    assert isinstance(stopped, Stopped)
    assert stopped.problem.endswith(", this one 9.9")


def test_without_ray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Ray is not installed, that is said, and what to do."""
    monkeypatch.setitem(sys.modules, "ray", None)
    plan = planned(tmp_path / "to", [str(plain_texts(tmp_path / "in", 2))], SETTINGS)
    with pytest.raises(
        ArchiveError, match=r"Ray is not installed here; in your clone of sayso: pip install '\.\[cluster\]'"
    ):
        list(run("ray", Job(tmp_path / "to", SETTINGS), orders_of(plan, plan.blocks)))
