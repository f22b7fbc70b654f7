"""Labels by reference: what stands at which offsets of texts that others collected, without a word of them.

A set is JSON Lines, one label a line, each with ``document`` and ``sha256``. Documents are named, read and known by
their digests as in a set of nested attributions (`sayso.evaluation.nested`). Offsets are code points, half open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from sayso.documents.files import read_bytes
from sayso.errors import DocumentError
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import read_rows
from sayso.evaluation.nested import digest_of, read_document
from sayso.records import Document, Failure, Parse
from sayso.settings import Settings

Label = TypeVar("Label")
ParseOf = Callable[[Document], Parse]
"""The way of one document up to its parse."""


@dataclass(frozen=True, slots=True)
class LabelledText(Generic[Label]):
    """A text by name and digest, and what is labelled in it; ``published`` where the set says when it came out."""

    document: str
    sha256: str
    published: str | None
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text of a corpus, read and parsed."""

    document: Document
    parse: Parse


def read_labels(
    path: Path, of: str, make: Callable[[dict[str, Any]], Label]
) -> tuple[LabelledText[Label], ...]:
    """Return the texts of a set in its order; ``of`` says what is labelled, ``make`` makes a label of a line's fields.

    Raises CorpusError where a line does not fit the form.
    """
    texts: dict[tuple[str, str, str | None], list[Label]] = {}
    for text, label in read_rows(
        path,
        lambda row: ((row["document"], row["sha256"], row.get("published")), make(row)),
        f"labelled {of}",
    ):
        texts.setdefault(text, []).append(label)
    return tuple(LabelledText(*text, tuple(labels)) for text, labels in texts.items())


def parsed(
    text: LabelledText[Label], corpora: Path, parse: ParseOf, settings: Settings
) -> ParsedText | Failure:
    """Return a text read and parsed, or why it was not: it is absent, another one, or cannot be read.

    Raises CorpusError if the text read is not the one labelled, for then no offset would hold.
    """
    try:
        words = _labelled_words(text, corpora)
    except CorpusError as error:
        problem, _, advice = str(error).partition("; ")
        return Failure(text.document, problem, advice)
    try:
        (document,) = read_bytes(words.encode("utf-8"), f"{text.document}.txt", settings)
        if document.text != words:
            raise CorpusError(
                f"{text.document}: the text read is not the one labelled; report this as a fault"
            )
        if text.published:
            document = replace(document, published=text.published)
        return ParsedText(document, parse(document))
    except DocumentError as error:
        return Failure(error.name, error.problem, error.advice)


def _labelled_words(text: LabelledText[Label], corpora: Path) -> str:
    """Return the text itself; raises CorpusError where it is absent or is not the one that was labelled."""
    words = read_document(corpora, text.document)
    if digest_of(words) != text.sha256:
        raise CorpusError("is not the text that was labelled; fetch the corpus again, in the same version")
    return words
