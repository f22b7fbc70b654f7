"""Reads a text only as far as its actors, and keeps the parse that they were found in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.actors.phrases import antecedent
from sayso.documents.files import read_bytes
from sayso.errors import DocumentError
from sayso.evaluation.errors import CorpusError
from sayso.records import Cast, Document, Failure, Parse, Span
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.pipeline import Reader

CastOf = Callable[[Document], tuple[Parse, Cast]]
"""The way of one document up to its actors."""


def cast_of(reader: Reader, document: Document) -> tuple[Parse, Cast]:
    """Return a document's parse and its actors, as the whole way has them before the claims are read."""
    from sayso.actors.resolve import resolve  # noqa: PLC0415  # with the reader comes the parser: a second
    from sayso.attribution.stage import find_attributions  # noqa: PLC0415

    parse = reader.parse(document)
    found = find_attributions(document, parse, reader.lexicon, reader.tagger, reader.settings.min_score)
    cast, _ = resolve(document, parse, found, reader.catalogue)
    return parse, cast


def read_cast(name: str, text: str, cast: CastOf, settings: Settings) -> tuple[Parse, Cast] | Failure:
    """Return the parse and the actors of a plain text, or why it could not be read.

    Raises CorpusError if the text read is another than the text given, for then no offset would hold.
    """
    try:
        (document,) = read_bytes(text.encode("utf-8"), f"{name}.txt", settings)
        if document.text != text:
            raise CorpusError(f"{name}: the text read is not the corpus's own; report this as a fault")
        return cast(document)
    except DocumentError as error:
        return Failure(error.name, error.problem, error.advice)


def head_of(parse: Parse, span: Span) -> int | None:
    """Return the head word of a span: its first word that hangs on one outside it; None where it has no word."""
    inside = parse.tokens_in(span)
    return next(
        (i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i),
        parse.token_at(span.start),
    )


def actor_at(parse: Parse, cast: Cast, head: int | None) -> str | None:
    """Return the id of the actor that a head word stands for; "who" may stand for its antecedent's."""
    if head is None:
        return None
    before = antecedent(parse, head)
    return cast.actor_at.get(head) or (cast.actor_at.get(before) if before is not None else None)
