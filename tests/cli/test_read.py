from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import BinaryIO

import pytest
import typer
from typer.testing import CliRunner, Result

from factories import claim, report
from sayso.cli.read import Workshop, read_command
from sayso.errors import ModelMissing, NothingToRead, TooLarge
from sayso.records import Document, Failure, Report
from sayso.settings import Limits, Settings

app = typer.Typer()
app.command()(read_command)


class FakeReader:
    """Takes each text for one claim of the report's own; trips over some."""

    def read(self, document: Document) -> Report:
        """Return the report."""
        if document.text == "too long":
            raise TooLarge(document.name, "it is too long", "cut it")
        if document.text == "trips":
            raise ZeroDivisionError("by\nnought")
        if document.text == "stops":
            raise KeyboardInterrupt
        text = document.text
        return report(text, claim(text, f"It says: {text}", text), path=document.path, called=document.called)


def fake_documents(
    places: Sequence[str], settings: Settings, stdin: BinaryIO
) -> Iterator[Document | Failure]:
    """Yield a document whose text is the place's name; some names stand for trouble."""
    for place in places:
        if place == "broken":
            yield Failure(place, "it is broken", "try another")
        elif place == "empty-folder":
            raise NothingToRead("empty-folder: there is no report in it; name a folder with reports")
        elif place == "crash":
            raise OSError("the disk went away")
        else:
            yield Document(place, stdin.read().decode() if place == "-" else place, path=place)


FAKE = Workshop(fake_documents, lambda _: FakeReader())


def run(*arguments: str, workshop: Workshop = FAKE, stdin: str = "") -> Result:
    return CliRunner().invoke(app, arguments, obj=workshop, input=stdin, prog_name="sayso")


def test_it_writes_what_was_read() -> None:
    """Each place named is read and shown, in that order."""
    result = run("one", "two")
    assert result.exit_code == 0
    assert result.stdout.index("It says: one") < result.stdout.index("It says: two")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("broken", "sayso: broken: it is broken; try another"),
        ("too long", "sayso: too long: it is too long; cut it"),
        (
            "trips",
            "sayso: trips: internal error (ZeroDivisionError: by nought); please report it, with what --debug shows",
        ),
    ],
)
def test_one_bad_report_does_not_stop_the_rest(name: str, line: str) -> None:
    """What is wrong with a report is told on one line, the others are read, and the exit status is 1."""
    result = run("before", name, "after", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(each)["document"]["text"] for each in result.stdout.splitlines()] == [
        "before",
        "after",
    ]
    assert result.stderr == line + "\n"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("empty-folder", "sayso: empty-folder: there is no report in it; name a folder with reports\n"),
        ("crash", "sayso: reading: internal error (OSError: the disk went away); please report it"),
    ],
)
def test_when_no_more_can_be_found_what_was_read_is_kept(name: str, line: str) -> None:
    """Trouble in finding reports ends the search, not the writing."""
    result = run("before", name)
    assert result.exit_code == 1
    assert "It says: before" in result.stdout
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_debug_shows_where_it_happened() -> None:
    """Only with --debug does an internal error show the way it came."""
    assert "Traceback" not in run("trips").output
    assert "Traceback" in run("trips", "--debug").stderr


def test_a_missing_model_is_told_once() -> None:
    """Without a parser nothing can be read, which is said in one line."""

    def load(_: Settings) -> FakeReader:
        raise ModelMissing("no English model is installed; install sayso again")

    result = run("one", "two", workshop=Workshop(fake_documents, load))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "sayso: no English model is installed; install sayso again\n"


def test_the_reader_is_loaded_once_and_only_if_needed() -> None:
    """The parser is not loaded for places without a report, and once for many."""
    loaded = []

    def load(settings: Settings) -> FakeReader:
        loaded.append(settings)
        return FakeReader()

    workshop = Workshop(fake_documents, load)
    run("broken", workshop=workshop)
    assert loaded == []
    run("one", "two", "--force", "--allow-private", "--text-field", "body", workshop=workshop)
    assert loaded == [Settings(force_language=True, allow_private=True, text_field="body")]


def test_limits_can_be_raised() -> None:
    """Limits are set by name, any number of them; what is wrong with one is told as wrong usage."""
    given: list[Settings] = []

    def documents(_: object, settings: Settings, __: object) -> Iterator[Document]:
        given.append(settings)
        return iter(())

    workshop = Workshop(documents, FAKE.load)
    run("x", "--raise", "max_bytes=50_000_000", "--raise", "timeout=2.5", workshop=workshop)
    assert given == [Settings(limits=Limits(max_bytes=50_000_000, timeout=2.5))]
    for wrong in ("bytes=5", "max_bytes", "max_bytes=-1", "max_pages=2.5", "timeout=nan", "timeout=inf"):
        result = run("x", "--raise", wrong, workshop=workshop)
        assert result.exit_code == 2
        assert "max_bytes" in result.stderr or wrong.partition("=")[2] in result.stderr


def test_names_cannot_steer_the_terminal() -> None:
    """A file name with control characters is written out in complaints."""

    def documents(*_: object) -> Iterator[Failure]:
        yield Failure("bad\x1b[2J\nname", "it is broken", "try another")

    result = run("x", workshop=Workshop(documents, FAKE.load))
    assert result.stderr == "sayso: bad\\x1b[2J name: it is broken; try another\n"


@pytest.mark.parametrize(
    "arguments", [(), ("--sample", "one"), ("one", "--format", "xml"), ("one", "--fromat", "json")]
)
def test_wrong_usage_is_status_2(arguments: tuple[str, ...]) -> None:
    """Nothing to read, two wishes at once, unknown formats and options are wrong usage."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_standard_input() -> None:
    """A dash reads what comes in."""
    assert "It says: Piped in." in run("-", stdin="Piped in.").stdout


def test_the_sample_comes_along() -> None:
    """The sample is read like anything else that is piped in."""
    result = run("--sample", "--format", "json")
    document = json.loads(result.stdout)[0]["document"]
    assert "the Northern Shield Movement (NSM)" in document["text"]
    assert document["name"] == "the sample"
    assert "path" not in document


def test_the_format_goes_by_the_file_name(tmp_path: Path) -> None:
    """A file called .json gets JSON, unless --format says otherwise."""
    place = tmp_path / "out.json"
    assert run("one", "--output", str(place)).stdout == ""
    assert json.loads(place.read_text())[0]["document"]["text"] == "one"
    run("one", "--output", str(place), "--format", "text")
    assert place.read_text().startswith("one\n")


def test_quotes_show_the_words() -> None:
    """Asked for quotes, text shows the words under each claim."""
    assert "│ one" in run("one", "--quotes").stdout
    assert "│ one" not in run("one").stdout


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_several_reports_are_counted_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The count shows on a terminal from the second report on, and not at all for one."""
    monkeypatch.setenv("TERM", "xterm")

    def shown(*places: str) -> str:
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        with pytest.raises(SystemExit):
            app(args=[*places, "--output", str(tmp_path / "out.jsonl")], obj=FAKE)
        return screen.getvalue()

    assert shown("one") == ""
    assert "2 reports read" in shown("one", "two", "three")


# What these two test only shows in a process of its own: it reads endlessly, or until it is told to stop.
ENDLESS = """\
import itertools, sys, typer
sys.path[:0] = {path!r}
from test_read import FAKE, FakeReader, read_command
from sayso.cli.read import Workshop
from sayso.records import Document
app = typer.Typer(pretty_exceptions_enable=False)
app.command()(read_command)
def documents(*_):
    return (Document(str(n), "Report %d. " % n * 50) for n in itertools.count())
app(obj=Workshop(documents, FAKE.load))
"""


@pytest.fixture
def endless() -> Callable[..., subprocess.Popen[str]]:
    here = Path(__file__).parent
    program = ENDLESS.format(path=[str(here), str(here.parent)])

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", program, "x", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    return start


@pytest.mark.parametrize("format_", ["text", "jsonl", "json"])
def test_a_closed_pipe_is_no_error(endless: Callable[..., subprocess.Popen[str]], format_: str) -> None:
    """When who listens has heard enough, as ``head`` has, reading stops without a word."""
    process = endless("--format", format_)
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(20) in (0, 1)
        assert process.stderr.read() == ""


def test_stopping_it_is_quiet_and_leaves_nothing(
    endless: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Ctrl-C ends with status 130, without a word, and without a half-written file."""
    place = tmp_path / "out.jsonl"
    process = endless("--output", str(place))
    while not any(part.stat().st_size for part in tmp_path.glob(".out.jsonl.*.part")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (130, "")
    assert list(tmp_path.iterdir()) == []


def test_reports_known_in_number_get_a_bar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the places tell how many reports there will be, the count says of how many."""
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    workshop = Workshop(fake_documents, FAKE.load, len)
    with pytest.raises(SystemExit):
        app(args=["one", "two", "three", "--output", str(tmp_path / "out.jsonl")], obj=workshop)
    assert "of 3" in screen.getvalue()
