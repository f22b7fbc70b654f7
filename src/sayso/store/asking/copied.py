"""What a document has in common with others, word for word: the copies of it, and those that it is a copy of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, or_, select

from sayso.records import Reprint, Span
from sayso.store import tables as t
from sayso.store.bodies import record_of, text_from
from sayso.store.deriving import derived as d

Direction = Literal["taken from it", "taken by it", "unknown"]
"""Whether the words of a document were taken from the other one, by the other one, or nobody can tell."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that both have: where it stands in the document asked for and in the other, and its words in either."""

    span: Span
    other_span: Span
    words: str
    other_words: str


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A document that shares words with the one asked for, by its id in the store.

    ``covered`` is the share of the words of the one asked for that stand in it, ``other_covered`` the other way round.
    """

    reprint: Reprint
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str
    direction: Direction
    covered: float
    other_covered: float
    passages: tuple[Shared, ...]


def copies_of(connection: Connection, document: int, text: str) -> list[FoundCopy]:
    """Return what shares words with a document, by number and with its text, those that share most first."""
    other = t.documents
    is_first = d.reprints.c.first == document
    rows = connection.execute(
        select(
            d.reprints.c.body,
            *other.c["number", "id", "title", "publisher", "published"],
            t.pages.c.address,
            t.texts.c.text,
            is_first.label("is_first"),
        )
        .select_from(d.reprints)
        .join(
            other,
            or_(
                is_first & (other.c.number == d.reprints.c.second),
                (d.reprints.c.second == document) & (other.c.number == d.reprints.c.first),
            ),
        )
        .join(t.pages, t.pages.c.number == other.c.page)
        .join(t.texts, t.texts.c.document == other.c.number)
        .where(or_(is_first, d.reprints.c.second == document))
    )
    found = [
        _found(
            record_of(Reprint, row.body),
            (row.id, row.title, row.publisher, row.published, row.address),
            (text, text_from(row.text)),
            is_first=row.is_first,
        )
        for row in rows
    ]
    return sorted(found, key=lambda copy: (-max(copy.covered, copy.other_covered), copy.document))


def _found(
    reprint: Reprint,
    other: tuple[str, str | None, str | None, str | None, str],
    texts: tuple[str, str],
    *,
    is_first: bool,
) -> FoundCopy:
    own, theirs = texts
    pairs = [(one.first, one.second) if is_first else (one.second, one.first) for one in reprint.passages]
    covered = (reprint.first_covered.all, reprint.second_covered.all)
    mine, others = covered if is_first else covered[::-1]
    direction: Direction = "unknown"
    if reprint.original is not None:
        direction = "taken from it" if reprint.original == other[0] else "taken by it"
    return FoundCopy(
        reprint,
        *other,
        direction,
        mine,
        others,
        tuple(Shared(span, far, span.text(own), far.text(theirs)) for span, far in pairs),
    )
