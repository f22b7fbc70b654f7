from __future__ import annotations

import io
import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sayso.documents.files import count, read_documents
from sayso.records import Document, Failure
from sayso.settings import Limits, Settings

SETTINGS = Settings()
TEXT = "The army of Veldania has attacked the camp near Karsk, two diplomats said on Monday."


def read(
    *places: object, settings: Settings = SETTINGS, stdin: bytes | None = None
) -> list[Document | Failure]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_documents([str(place) for place in places], settings, stream))


def names(outcomes: list[Document | Failure], root: Path) -> list[str]:
    return [outcome.name.removeprefix(f"{root}/") for outcome in outcomes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports in two levels, with hidden and unknown files among them, and a folder called like a file."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "notes.xyz", "sub/c.txt", ".git/d.txt", "e.txt/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} It was report {name}.")
    return tmp_path


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(folder: Path) -> None:
    """Hidden files and unknown kinds are passed over."""
    found = read(folder)
    assert names(found, folder) == ["a.txt", "b.txt", "e.txt/f.txt", "sub/c.txt"]
    assert all(isinstance(document, Document) for document in found)


def test_a_file_of_unknown_kind_is_read_when_named(folder: Path) -> None:
    """Its content decides then."""
    (document,) = read(folder / "notes.xyz")
    assert isinstance(document, Document)


def test_links_in_circles_are_entered_once(folder: Path) -> None:
    """A link to a folder above neither loops nor repeats its reports."""
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    found = read(folder)
    assert names(found, folder) == ["a.txt", "b.txt", "e.txt/f.txt", "loop.txt", "sub/c.txt"]
    assert [isinstance(outcome, Failure) for outcome in found] == [False, False, False, True, False]


def test_a_bad_place_does_not_stop_the_rest(folder: Path) -> None:
    """Each failure names its document, what is wrong and what to try."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing")
    empty = folder / "nothing"
    empty.mkdir()
    found = read(
        folder / "gone.txt", folder / "empty.txt", folder / "bad.pdf", empty, "bad\0name", folder / "a.txt"
    )
    failures, last = found[:-1], found[-1]
    assert all(isinstance(failure, Failure) and failure.problem and failure.advice for failure in failures)
    assert names(found, folder) == ["gone.txt", "empty.txt", "bad.pdf", "nothing", "bad\0name", "a.txt"]
    assert isinstance(last, Document)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_a_failure(folder: Path) -> None:
    """Permissions are named."""
    (folder / "a.txt").chmod(0)
    (failure,) = read(folder / "a.txt")
    assert isinstance(failure, Failure)
    assert "may not be read" in failure.problem


def test_a_file_that_vanishes_is_a_failure(folder: Path) -> None:
    """Files are opened one by one, long after the folder was listed."""
    outcomes = read_documents([str(folder)], SETTINGS)
    assert isinstance(next(outcomes), Document)
    (folder / "b.txt").unlink()
    failure = next(outcomes)
    assert isinstance(failure, Failure)
    assert failure.problem == "there is no such file"
    assert isinstance(next(outcomes), Document)


def test_a_pipe_is_refused_rather_than_waited_for(folder: Path) -> None:
    """Opening one would wait for a writer for ever; in a folder it is passed over."""
    os.mkfifo(folder / "pipe.txt")
    (failure,) = read(folder / "pipe.txt")
    assert isinstance(failure, Failure)
    assert "no regular file" in failure.problem
    assert "pipe.txt" not in names(read(folder), folder)


def test_sizes_are_checked_before_reading(folder: Path) -> None:
    """A file over the limit is refused by its size alone: this one holds far more than memory does."""
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(1 << 40)
    (failure,) = read(folder / "huge.txt")
    assert isinstance(failure, Failure)
    assert failure.problem == "it has 1,099,511,627,776 bytes, over the limit of 20,000,000"


def test_json_lines_are_read_one_by_one(folder: Path) -> None:
    """A bad line is a failure with its number; a line over the limit is passed over without being kept."""
    lines = [
        b'{"text": "The army said so."}',
        b"bad",
        b'{"text": "' + b"x" * 500 + b'"}',
        b'{"text": "He said so."}',
    ]
    (folder / "l.jsonl").write_bytes(b"\n".join(lines))
    found = read(folder / "l.jsonl", settings=Settings(limits=Limits(max_bytes=400)))
    assert names(found, folder) == ["l.jsonl:1", "l.jsonl:2", "l.jsonl:3", "l.jsonl:4"]
    assert [isinstance(outcome, Failure) for outcome in found] == [False, True, True, False]


def test_standard_input_is_a_place() -> None:
    """A hyphen stands for it; it has no path, and its failures are called by name."""
    (document,) = read("-", stdin=TEXT.encode())
    assert isinstance(document, Document)
    assert (document.text, document.path, document.url) == (TEXT, None, None)
    assert document.name == "standard input"
    (failure,) = read("-", stdin=b"")
    assert failure.name == "standard input"
    (failure,) = read("-")
    assert isinstance(failure, Failure)
    (failure,) = read("-", stdin=b"x" * 50, settings=Settings(limits=Limits(max_bytes=40)))
    assert isinstance(failure, Failure)


def test_places_are_read_only_when_asked_for(folder: Path) -> None:
    """A generator that nobody draws from opens nothing."""
    outcomes = read_documents([str(folder / "a.txt"), "http://127.0.0.1:1/"], SETTINGS)
    assert isinstance(next(outcomes), Document)


def test_an_address_is_a_place(folder: Path) -> None:
    """It is asked only if it is public, or if private ones are allowed."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/a.txt"
        refused, allowed = read(url), read(url, settings=Settings(allow_private=True))
        server.shutdown()
    assert isinstance(refused[0], Failure)
    assert "--allow-private" in refused[0].advice
    assert isinstance(allowed[0], Document)
    assert (allowed[0].url, allowed[0].path) == (url, None)


@pytest.mark.parametrize(
    "place", ["ftp://karsk.example/story", "FILE:///tmp/story.txt", "gopher://k.example"]
)
def test_only_the_web_is_asked(place: str) -> None:
    """An address of another kind is no missing file: what is read instead is said."""
    (failure,) = read(place)
    assert isinstance(failure, Failure)
    scheme = place.partition(":")[0].lower()
    assert failure.problem == f"only http and https are asked, not {scheme}"
    assert "name the file by its path" in failure.advice


def test_what_is_too_large_can_be_let_in(folder: Path) -> None:
    """The advice names the limit that was met, as the command line and Python call it."""
    (failure,) = read(folder / "a.txt", settings=Settings(limits=Limits(max_bytes=10)))
    assert isinstance(failure, Failure)
    assert (
        failure.advice
        == "split it, or raise the limit with --raise max_bytes=N (from Python: Limits(max_bytes=N))"
    )


def test_equal_texts_are_one_document(folder: Path) -> None:
    """The id is made of the text alone, not of where it lies."""
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    one, two = read(folder / "a.txt", folder / "copy.txt")
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert one.id == two.id


def test_documents_are_counted_without_being_read(folder: Path) -> None:
    """Only JSON Lines and standard input do not tell beforehand."""
    assert count([str(folder), str(folder / "gone.txt"), "http://k.example/"]) == 6
    (folder / "empty").mkdir()
    assert count([str(folder / "empty")]) == 1
    assert count(["-"]) is None
    (folder / "l.jsonl").write_bytes(b"")
    assert count([str(folder)]) is None
