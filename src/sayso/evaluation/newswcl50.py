"""NewsWCL50 (Hamborg et al. 2019): events that five outlets report, with the mentions of each actor coded.

In the folder of each report, ``*_sent.txt`` has a sentence a line and ``*_annotations.csv`` a mention a line: what it is
coded as, its words, its sentence, and the number of its first word. The codes of actors are taken, of persons (ACTOR),
of groups (GROUP) and of states (COUNTRY). They are wider than coreference: a state's code is given to its government,
its offices and its people, too, and a party's to its officers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sayso.evaluation.chains import ChainedText
from sayso.evaluation.errors import CorpusError
from sayso.records import Span

CODES: Final = frozenset({"ACTOR", "GROUP", "COUNTRY"})
"""The types of codes that stand for actors."""

_WORD: Final = re.compile(r"\w+(?:[.'’-]\w+)*\.?|[^\w\s]")


def read_newswcl50(folder: Path, codes: frozenset[str] = CODES) -> tuple[ChainedText, ...]:
    """Return the reports in the order of their names; raises CorpusError where there are none or one is damaged."""
    paths = sorted(folder.glob("event_*/*/*_annotations.csv"))
    if not paths:
        raise CorpusError(f"{folder}: no event_*/*/*_annotations.csv in it; give the folder of NewsWCL50")
    return tuple(_report(path, codes) for path in paths)


def _report(path: Path, codes: frozenset[str]) -> ChainedText:
    name = path.name.removesuffix("_annotations.csv")
    try:
        text = (path.parent / f"{name}_sent.txt").read_bytes().decode("utf-8")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["code_type"] in codes]
        lines = _lines(text)
        marked: dict[Span, str] = {}
        for row in rows:
            at = _place(text, lines[int(row["sentence"])], row["code_mention"], int(row["start"]))
            marked.setdefault(at, f"{row['code_type']} {row['code_name']}")
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise CorpusError(f"{path}: {error!r}; fetch the corpus again") from error
    return ChainedText.of(name, text, marked)


def _lines(text: str) -> Sequence[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]*\n?", text)]


def _place(text: str, line: Span, words: str, first: int) -> Span:
    """Return where words stand in a line: of several places the one nearest to the number of their first word.

    Raises ValueError where they do not. The corpus does not say how it numbers words, so ours only come near.
    """
    places = [
        Span(match.start(), match.end())
        for match in re.compile(re.escape(words)).finditer(text, line.start, line.end)
    ]
    starts = [match.start() for match in _WORD.finditer(text, line.start, line.end)]
    if not places:
        raise ValueError(f"no {words!r} in its sentence")
    return min(places, key=lambda place: abs(sum(start < place.start for start in starts) - first))
