"""Attributions inside another one's content, labelled by reference in texts that others collected.

PolNeAR marks none, so these labels are ours. A set is JSON Lines, one text a line, and holds not a word of any text::

    {"document": "polnear/dev/text/a.txt", "sha256": "...", "read": [[0, 1800]],
     "cases": [{"source": [[10, 14]], "cue": [[15, 19]], "content": [[20, 40]], "outer_cue": [[5, 9]]}]}

``document`` is a path in the folder of corpora. MUC's files hold many texts: ``#`` and a message's id name one of
them, as `read_messages` gives it. Of an article in JSON (BASIL) the text is its title and its paragraphs, an empty line
between any two, a space between the sentences of one, and a newline at the end. Every other text is its file, decoded
from UTF-8 and unchanged. ``sha256`` is that of the text in UTF-8. Offsets are code points, half open. ``read`` are the
stretches of which every nested attribution is labelled: one found there that is no case is false.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import read_rows
from sayso.evaluation.muc import read_messages
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
        text = read_document(corpora, self.document)
        if digest_of(text) != self.sha256:
            raise CorpusError(
                "is not the text that was labelled; fetch the corpus again, in the same version"
            )
        return text


def read_set(path: Path) -> tuple[LabelledText, ...]:
    """Return the labelled texts of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_rows(path, _labelled, "labelled text", "nested attributions")


def read_document(corpora: Path, document: str) -> str:
    """Return a text by its name in a set; raises CorpusError where there is none."""
    name, _, message_id = document.partition("#")
    path = corpora / name
    try:
        if message_id:
            return next(message.text for message in read_messages([path]) if message.id == message_id)
        text = path.read_bytes().decode("utf-8")
        return _article(json.loads(text)) if path.suffix == ".json" else text
    except (OSError, StopIteration, ValueError, KeyError, TypeError, CorpusError) as error:
        raise CorpusError(f"is not in {corpora}; put its corpus there") from error


def digest_of(text: str) -> str:
    """Return by what a set knows a text: the SHA-256 of its UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def _article(fields: dict[str, Any]) -> str:
    paragraphs = (" ".join(sentences) for sentences in fields["body-paragraphs"])
    return "\n\n".join([fields["title"], *paragraphs]) + "\n"


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
