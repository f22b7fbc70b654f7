"""Files and folders: which kind of input each file is, and the documents of those that hold one report each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from sayso.archive.block import Block, Kind, Reject, rejected
from sayso.archive.inputs.one import Source, in_runs, one
from sayso.archive.inputs.packings import GZIP, ZSTANDARD, BrokenError
from sayso.archive.inputs.unpacked import LINES, unpacked
from sayso.documents import jsonlines
from sayso.documents.addresses import is_address
from sayso.documents.files import STANDARD_INPUT, documents_in_file
from sayso.documents.folders import is_report, reports_in
from sayso.errors import Damaged, NothingToRead, UnknownFormat
from sayso.records import Document
from sayso.settings import Settings

ENDINGS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("warc", (".warc", ".warc.gz", ".warc.zst", ".warc.lz4", ".wet", ".wet.gz", ".wet.zst")),
    ("parquet", (".parquet",)),
    ("jsonl", tuple(name + packed for name in jsonlines.SUFFIXES for packed in ("", ".gz", ".zst"))),
)
"""What files that hold many reports are called."""

_BEGINNINGS: tuple[tuple[Kind, bytes], ...] = (("warc", b"WARC/"), ("parquet", b"PAR1"))
_PACKED = (GZIP, ZSTANDARD)
_AN_ARCHIVE = "archive.json"


def sources(places: Sequence[str]) -> Iterator[Source | Reject]:
    """Yield what is to be cut into blocks, in the order of places and, in a folder, of names.

    Files of one report each that stand one behind another in a folder are one source. Archives that sayso has written
    are passed over, so that one may lie in the folder that it is made from.
    """
    for place in places:
        if place == STANDARD_INPUT or is_address(place):
            yield rejected(
                UnknownFormat(place, "an archive is made from files and folders", "save it as a file first")
            )
        elif Path(place).is_dir():
            yield from _in_folder(place)
        elif not Path(place).exists():
            yield rejected(Damaged(place, "there is no such file", "check the path"))
        else:
            yield Source(place, _kind(Path(place), look=True))


def cut(source: Source, settings: Settings, size: int) -> Iterator[Block | Reject]:  # noqa: ARG001  # as all cutters
    """Yield blocks of files, ``size`` names in each."""
    if not source.names:
        yield Block(0, source.place, "files", 0, 1)
    for i, names in enumerate(in_runs(source.names, size)):
        yield Block(0, source.place, "files", i * size, len(names), names)


def documents(block: Block, settings: Settings, after: int) -> Iterator[Document | Reject]:
    """Yield the document of each file, or what is wrong with it."""
    for path in _paths(block)[after:]:
        yield one(partial(documents_in_file, path, settings), str(path))


def _paths(block: Block) -> list[Path]:
    return [Path(block.place, name) for name in block.names] or [Path(block.place)]


def _in_folder(place: str) -> Iterator[Source | Reject]:
    folder = Path(place)
    archives: dict[Path, bool] = {}

    def wanted(path: Path) -> bool:
        if path.parent not in archives:
            archives[path.parent] = any(
                (above / _AN_ARCHIVE).exists()
                for above in (path.parent, *path.parent.parents)
                if above.is_relative_to(folder)
            )
        return (is_report(path) or _kind(path) != "files") and not archives[path.parent]

    try:
        for kind, paths in groupby(reports_in(folder, wanted), _kind):
            if kind == "files":
                yield Source(place, kind, tuple(os.path.relpath(path, folder) for path in paths))
            else:
                yield from (Source(str(path), kind) for path in paths)
    except NothingToRead:
        problem = "there is nothing to read in this folder"
        advice = "name a folder that holds reports, WARC, JSON Lines or Parquet, or the files themselves"
        yield Reject(place, problem, advice, "NothingToRead")


def _kind(path: Path, *, look: bool = False) -> Kind:
    """Return what kind of input a file is, by its name and, if ``look``, by how it begins."""
    name = path.name.lower()
    for kind, endings in ENDINGS:
        if name.endswith(endings):
            return kind
    if look and path.is_file():
        try:
            with path.open("rb") as stream:
                head = stream.read(8)
                if head.startswith(_PACKED):
                    return "jsonl" if _unpacks_to_lines(stream, name) else "warc"
        except OSError:
            return "files"
        for kind, beginning in _BEGINNINGS:
            if head.startswith(beginning):
                return kind
    return "files"


def _unpacks_to_lines(stream: BinaryIO, name: str) -> bool:
    try:
        return LINES.thing.match(unpacked(stream, name, LINES).piece()) is not None
    except BrokenError:
        return False
