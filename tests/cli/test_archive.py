from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
import typer
from typer.testing import CliRunner, Result

from clerks import load, load_nothing, plain_texts, write_texts
from sayso.archive.working import Read
from sayso.cli.archive import archive_command
from sayso.cli.archiving import Bar
from sayso.settings import Settings

TESTS = Path(__file__).parents[1]

app = typer.Typer()
app.command()(archive_command)


def archive(
    *arguments: object, to: Path, loading: Callable[[Settings], Read] = load, force: str = "--force"
) -> Result:
    """Run the command with a reader that needs no models, on texts too short to tell their language."""
    given = [*map(str, arguments), "--to", str(to), force, "--workers", "1"]
    return CliRunner().invoke(app, given, obj=loading, prog_name="sayso", env={"COLUMNS": "200"})


def test_the_whole_way(tmp_path: Path) -> None:
    """It says how many reports and claims there are, what was rejected, what lies where, and what to ask next."""
    texts = write_texts(tmp_path / "in", "The harbour is closed.", "Trip here.", "The harbour is open.", "")
    told = archive(texts, to=tmp_path / "to")
    assert told.exit_code == 0, told.output
    assert "2 reports with 2 claims, 2 rejects · all read now, in" in told.stdout
    assert "rejected: EmptyDocument 1, ZeroDivisionError 1" in told.stdout
    empty = next(line for line in told.stdout.splitlines() if "3.txt" in line)
    assert empty.startswith("  ")
    assert empty.endswith(": there is nothing in it; check that it was saved completely")
    assert f"sayso claims --archive {tmp_path / 'to'}" in told.stdout
    assert f"sayso add {tmp_path / 'to'}" in told.stdout
    again = archive(texts, to=tmp_path / "to")
    assert "2 reports with 2 claims, 2 rejects · nothing new to read" in again.stdout


def test_what_cannot_go_on(tmp_path: Path) -> None:
    """What stops it is told in one line with what to try, and the exit status is 2."""
    texts = plain_texts(tmp_path / "in", 2)
    told = archive(texts, to=tmp_path / "to", loading=load_nothing)
    assert told.exit_code == 2
    assert told.stderr.endswith(
        "no English pipeline is installed; try another; the same command then goes on\n"
    )
    told = archive(texts, to=tmp_path / "to", force="--rules-only")
    assert told.exit_code == 2
    assert "--force was True and is now False; --rules-only was False and is now True" in told.stderr
    told = archive(tmp_path / "nowhere", to=tmp_path / "to")
    assert told.stderr == f"sayso: {tmp_path / 'nowhere'}: there is no such file or folder; check the path\n"


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    """Nothing is written into a folder that is no archive, nor into a file; what a killed run began is gone on with."""
    texts = plain_texts(tmp_path / "in", 2)
    there = sorted(texts.iterdir())
    told = archive(texts, to=texts)
    assert told.exit_code == 2
    assert "there is something else in this folder" in told.stderr
    assert sorted(texts.iterdir()) == there
    assert "this is a file, and no folder" in archive(texts, to=there[0]).stderr
    (tmp_path / "to" / ".work").mkdir(parents=True)
    assert archive(texts, to=tmp_path / "to").exit_code == 0


def test_an_address_wants_a_cluster(tmp_path: Path) -> None:
    """An address without the engine that has one is a mistake that is told."""
    told = archive(tmp_path, "--address", "10.0.0.1:6379", to=tmp_path / "to")
    assert (told.exit_code, told.stderr) == (
        2,
        "sayso: --address is that of a Ray cluster; add --engine ray\n",
    )


def test_what_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Parquet's library is missing, it is said what to install."""
    monkeypatch.delitem(sys.modules, "sayso.archive.comparing", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    told = archive(plain_texts(tmp_path / "in", 1), to=tmp_path / "to")
    assert told.exit_code == 2
    assert told.stderr.endswith("in your clone of sayso: pip install '.[archive]'\n")


RUN = """
import sys
from clerks import load_slowly
from sayso.cli.archive import archive_command
import typer
app = typer.Typer()
app.command()(archive_command)
app(sys.argv[1:], obj=load_slowly)
"""


def test_ctrl_c(tmp_path: Path) -> None:
    """Ctrl-C, which all processes of a terminal get, ends it in one line that says what is kept."""
    texts = plain_texts(tmp_path / "in", 600)
    run = subprocess.Popen(
        [
            sys.executable,
            "-c",
            RUN,
            str(texts),
            "--to",
            str(tmp_path / "to"),
            "--force",
            "--workers",
            "2",
            "--block",
            "5",
        ],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end = monotonic() + 60
    while len(list((tmp_path / "to" / "done").glob("*.json"))) < 2 and monotonic() < end:
        sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert out == ""
    *lines, line = err.splitlines()
    assert all(line.startswith("sayso: reading: ") for line in lines)
    assert line.startswith("sayso: stopped; ")
    assert line.endswith(
        f" of 120 blocks are done and kept in {tmp_path / 'to'}; the same command goes on with the rest"
    )


def test_lines_in_a_log(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody looks, a line says now and then how far it is, and not more often."""
    now = [0.0]
    monkeypatch.setattr("sayso.cli.archiving.monotonic", lambda: now[0])
    with Bar("reading", "read") as bar:
        for second in range(100):
            now[0] = second
            bar.show(second * 7, 1000, "7.0 a second")
    assert capsys.readouterr().err.splitlines() == [
        "sayso: reading: 70 of 1,000 read · 7.0 a second",
        "sayso: reading: 280 of 1,000 read · 7.0 a second",
        "sayso: reading: 490 of 1,000 read · 7.0 a second",
    ]


def test_each_step_has_its_own_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what is gathered first and compared then does not seem to be done twice."""
    now = [0.0]
    monkeypatch.setattr("sayso.cli.archiving.monotonic", lambda: now[0])
    with Bar("gathering", "gathered") as bar:
        compared = bar.then("comparing", "compared")
        for seconds, show in ((20.0, bar.show), (60.0, compared)):
            now[0] = seconds
            show(3, 4)
    assert capsys.readouterr().err.splitlines() == [
        "sayso: gathering: 3 of 4 gathered",
        "sayso: comparing: 3 of 4 compared",
    ]


@pytest.mark.whole
def test_real_reports(tmp_path: Path) -> None:
    """Read by the real reader, an archive has the very claims that a store has of the same reports."""
    from importlib.resources import files  # noqa: PLC0415  # the reader is loaded for this test alone

    from sayso.archive.tables import reports_in  # noqa: PLC0415
    from sayso.reading import read  # noqa: PLC0415

    sample = tmp_path / "harbour.txt"
    sample.write_bytes(files("sayso.samples").joinpath("harbour.txt").read_bytes())
    given = [str(sample), "--to", str(tmp_path / "to"), "--workers", "1"]
    told = CliRunner().invoke(app, given, prog_name="sayso")
    assert told.exit_code == 0, told.output
    (report,) = reports_in(tmp_path / "to", 0)
    assert replace(report) == read(sample)
