"""A split of PolNeAR (Newell et al. 2018): news articles with every source, cue and content marked.

A split is a folder with ``text/<stem>.txt`` and ``attributions/<stem>_<annotator>.ann``, the latter in the standoff
format of the brat tool. Where several annotators marked one article, the first in the order of file names counts, but for ``read_shared``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from sayso.evaluation.errors import CorpusError
from sayso.records import Span

Role = Literal["source", "cue", "content"]
ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")

_SPAN_LINE = re.compile(r"(?P<id>T\d+)\t\S+ (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT_LINE = re.compile(r"E\d+\t(?P<fields>.*)")


class Marked(Protocol):
    """Anything with the spans of a source, a cue and a content: a gold attribution or one of ours."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Who says it."""

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that mark it as said."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What is said."""


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An attribution as annotated; each role may be empty or in several pieces, but not all three are empty."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of the corpus: its file's bytes, the same as text with newlines untouched, and its attributions."""

    stem: str
    data: bytes
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_split(folder: Path) -> tuple[GoldArticle, ...]:
    """Return the articles of a split in the order of their names; raises CorpusError where one cannot be read."""
    return tuple(_read_article(folder, stem, paths[0]) for stem, paths in _annotations(folder).items())


def read_shared(folder: Path) -> tuple[tuple[GoldArticle, ...], ...]:
    """Return the articles of a split that several people annotated, each as every one of them did.

    Articles stand in the order of their names, and so do the annotators. Raises CorpusError where there is no such
    article, or one cannot be read.
    """
    shared = {stem: paths for stem, paths in _annotations(folder).items() if len(paths) > 1}
    if not shared:
        raise CorpusError(
            f"{folder}: no article in it was annotated by several people; give PolNeAR's train or dev"
        )
    return tuple(tuple(_read_article(folder, stem, path) for path in paths) for stem, paths in shared.items())


def _annotations(folder: Path) -> dict[str, list[Path]]:
    """Return the files of annotations of each article, both in the order of their names."""
    paths: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("attributions/*.ann")):
        paths.setdefault(path.stem.rpartition("_")[0], []).append(path)
    if not paths:
        raise CorpusError(
            f"{folder}: no attributions/*.ann in it; give the folder of a PolNeAR split, such as dev"
        )
    return paths


def _read_article(folder: Path, stem: str, annotations: Path) -> GoldArticle:
    path = folder / "text" / f"{stem}.txt"
    try:
        data = path.read_bytes()
        return GoldArticle(stem, data, data.decode("utf-8"), read_brat(annotations))
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: {error}; fetch the split again") from error


def read_brat(path: Path) -> tuple[GoldAttribution, ...]:
    """Return the attributions of one .ann file in file order; raises CorpusError on a line that contradicts it.

    Every event (E line) is one attribution. A number after a role's name is dropped: Content2 is content too.
    Notes on the annotation (Discuss, Discard) and events without any span are left out.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[list[str]] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if marked := _SPAN_LINE.match(line):
            spans[marked["id"]] = tuple(_span(piece) for piece in marked["offsets"].split(";"))
        elif event := _EVENT_LINE.match(line):
            # The first field names the event's type and trigger, which is no role.
            events.append(event["fields"].split()[1:])
    attributions = (_attribution(path, arguments, spans) for arguments in events)
    return tuple(one for one in attributions if one.source or one.cue or one.content)


def _span(offsets: str) -> Span:
    start, end = offsets.split()
    return Span(int(start), int(end))


def _attribution(path: Path, arguments: list[str], spans: dict[str, tuple[Span, ...]]) -> GoldAttribution:
    found: dict[str, tuple[Span, ...]] = dict.fromkeys(ROLES, ())
    for argument in arguments:
        name, _, target = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if role not in found or target not in spans:
            raise CorpusError(
                f"{path}: the event's argument {argument!r} points nowhere; fetch the split again"
            )
        found[role] += spans[target]
    return GoldAttribution(**found)
