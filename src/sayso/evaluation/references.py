"""Texts that others collected, named and known by their digests, and what our sets say of them by offsets alone.

``document`` is a path in the folder of corpora. MUC's files hold many texts: ``#`` and a message's id name one of
them, as `read_messages` gives it. Of an article in JSON (BASIL) the text is its title and its paragraphs, an empty line
between any two, a space between the sentences of one, and a newline at the end. Every other text is its file, decoded
from UTF-8 and unchanged. ``sha256`` is that of the text in UTF-8. Offsets are code points, half open.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256 as digest_by_sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import read_rows
from sayso.evaluation.muc import read_messages
from sayso.evaluation.reading import ParsedText, ParseOf, read_labelled
from sayso.records import Document, Failure
from sayso.settings import Settings

Label = TypeVar("Label")


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


def read_known(corpora: Path, document: str, sha256: str) -> str:
    """Return a text by its name; raises CorpusError where it is absent or is not the one that was labelled."""
    text = read_document(corpora, document)
    if digest_of(text) != sha256:
        raise CorpusError("is not the text that was labelled; fetch the corpus again, in the same version")
    return text


def digest_of(text: str) -> str:
    """Return by what a set knows a text: the SHA-256 of its UTF-8, in hexadecimal digits."""
    return digest_by_sha256(text.encode("utf-8")).hexdigest()


def skipped(document: str, error: CorpusError) -> Failure:
    """Return how a labelled text is told that is absent, or is not the one that was labelled."""
    problem, _, advice = str(error).partition("; ")
    return Failure(document, problem, advice)


@dataclass(frozen=True, slots=True)
class LabelledText(Generic[Label]):
    """A text by name and digest, and what is labelled in it; ``published`` where the set says when it came out."""

    document: str
    sha256: str
    published: str | None
    labels: tuple[Label, ...]


def read_labels(
    path: Path, of: str, make: Callable[[dict[str, Any]], Label]
) -> tuple[LabelledText[Label], ...]:
    """Return the texts of a set with one label a line, in its order.

    ``of`` says what is labelled, ``make`` makes a label of a line's fields. Raises CorpusError where a line does not fit
    the form.
    """

    def row(fields: dict[str, Any]) -> tuple[tuple[str, str, str | None], Label]:
        return (fields["document"], fields["sha256"], fields.get("published")), make(fields)

    texts: dict[tuple[str, str, str | None], list[Label]] = {}
    for text, label in read_rows(path, row, f"labelled {of}"):
        texts.setdefault(text, []).append(label)
    return tuple(LabelledText(*text, tuple(labels)) for text, labels in texts.items())


def parsed(
    text: LabelledText[Label], corpora: Path, parse: ParseOf, settings: Settings
) -> ParsedText | Failure:
    """Return a text read and parsed, or why it was not: it is absent, another one, or cannot be read.

    Raises CorpusError if the text read is not the one labelled, for then no offset would hold.
    """

    def parse_dated(document: Document) -> ParsedText:
        dated = replace(document, published=text.published) if text.published else document
        return ParsedText(dated, parse(dated))

    try:
        words = read_known(corpora, text.document, text.sha256)
    except CorpusError as error:
        return skipped(text.document, error)
    return read_labelled(text.document, words, parse_dated, settings)


def _article(fields: dict[str, Any]) -> str:
    paragraphs = (" ".join(sentences) for sentences in fields["body-paragraphs"])
    return "\n\n".join([fields["title"], *paragraphs]) + "\n"
