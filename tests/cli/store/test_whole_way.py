from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso.cli.main import app
from sayso.store.base import Store
from sayso.store.reading import all_reports

pytestmark = pytest.mark.whole

_PROGRAM = "from sayso.cli.main import main; main()"
_REPORTS = 12


def test_what_is_read_into_the_store_is_what_read_returns(tmp_path: Path) -> None:
    """The bundled report comes back from the store as `sayso.read` gives it, and its claims are found."""
    place = str(tmp_path / "store.sqlite")
    with as_file(files("sayso.samples").joinpath("harbour.txt")) as sample:
        added = CliRunner().invoke(app, ["add", str(sample), "--store", place])
        assert added.exit_code == 0, added.output
        assert added.stdout.startswith("1 new · ")
        with Store.open(place) as store, store.reading() as connection:
            assert list(all_reports(connection)) == [sayso.read(sample)]
    found = CliRunner().invoke(app, ["claims", "trained recruits", "--store", place])
    assert "word of A report, citing Veldanian intelligence" in " ".join(found.stdout.split())


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_stopped_and_started_again_it_goes_on(tmp_path: Path, sent: signal.Signals) -> None:
    """What was kept when it was stopped is not read again, and the rest is added."""
    folder, place = tmp_path / "reports", tmp_path / "store.sqlite"
    folder.mkdir()
    story = files("sayso.samples").joinpath("harbour.txt").read_text("utf-8")
    for number in range(_REPORTS):
        (folder / f"{number:02}.txt").write_text(
            f"{story}\nOfficials in Karsk said {number} boats had left.\n"
        )
    command = [sys.executable, "-c", _PROGRAM, "add", str(folder), "--store", str(place), "--rules-only"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    while running.poll() is None and _kept(place) == 0:
        time.sleep(0.05)
    running.send_signal(sent)
    said, _ = running.communicate(timeout=120)
    before = _kept(place)
    assert 0 < before < _REPORTS
    if sent == signal.SIGINT:
        assert running.returncode == 130
        assert said.startswith(f"{before} new · ")
    again = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert again.stdout.startswith(f"{_REPORTS - before} new, {before} unchanged · ")
    assert _kept(place) == _REPORTS


def _kept(place: Path) -> int:
    """Return how many reports are in a store, 0 where there is none yet."""
    try:
        with Store.open(str(place), must_exist=True) as store, store.reading() as connection:
            return len(list(all_reports(connection)))
    except sayso.SaysoError:
        return 0
