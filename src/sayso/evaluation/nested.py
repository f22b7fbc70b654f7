"""Attributions inside another one's content, labelled by reference in texts that others collected.

PolNeAR marks none, so these labels are ours. A set is JSON Lines, one text a line, and holds not a word of any text::

    {"document": "polnear/dev/text/a.txt", "sha256": "...", "read": [[0, 1800]],
     "cases": [{"source": [[10, 14]], "cue": [[15, 19]], "content": [[20, 40]], "outer_cue": [[5, 9]]}]}

Documents are named, read and known by their digests as `sayso.evaluation.references` tells. ``read`` are the stretches
of which every nested attribution is labelled: one found there that is no case is false.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.label_sets import read_rows
from sayso.evaluation.references import read_known
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class NestedCase:
    """An attribution inside another: its spans, and the cue of the one that it stands in, empty where that has none.

    ``source`` is empty where nobody is named. Of a ``doubtful`` one the guidelines leave open whether it is an
    attribution, or whether it is inside the other: it may be found, and is no miss if it is not.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    outer_cue: tuple[Span, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text by name and digest, the stretches of it that were read completely, and the nested attributions there."""

    document: str
    sha256: str
    read: tuple[Span, ...]
    cases: tuple[NestedCase, ...]

    @property
    def corpus(self) -> str:
        """The folder of the corpus it comes from."""
        return self.document.partition("/")[0]

    def text(self, corpora: Path) -> str:
        """Return the text itself; raises CorpusError where it is absent or is not the one that was labelled."""
        return read_known(corpora, self.document, self.sha256)


def read_set(path: Path) -> tuple[LabelledText, ...]:
    """Return the labelled texts of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_rows(path, _labelled, "labelled text", "nested attributions")


def _labelled(fields: dict[str, Any]) -> LabelledText:
    return LabelledText(
        document=fields["document"],
        sha256=fields["sha256"],
        read=_spans(fields["read"]),
        cases=tuple(
            NestedCase(
                source=_spans(case["source"]),
                cue=_spans(case["cue"]),
                content=_spans(case["content"]),
                outer_cue=_spans(case["outer_cue"]),
                doubtful=case.get("doubtful", False),
            )
            for case in fields["cases"]
        ),
    )


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
