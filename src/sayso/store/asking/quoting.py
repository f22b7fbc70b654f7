"""The exact words that claims rest on, and the names that reports use for somebody, with whose reports those are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.records import Span
from sayso.store import tables as t
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.people import appearances_of
from sayso.store.bodies import text_from


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document to the letter, and where they stand in its text."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A name that reports use for somebody, and in how many reports of each publisher, most first; None has no publisher."""

    name: str
    publishers: tuple[tuple[str | None, int], ...]


def quotes_of(connection: Connection, claims: Iterable[FoundClaim]) -> dict[str, tuple[Quote, ...]]:
    """Return the words that claims rest on, as they stand in the text, by the claims' ids. Few texts are held at a time."""
    by_document: dict[str, list[FoundClaim]] = {}
    for one in claims:
        by_document.setdefault(one.document, []).append(one)
    found: dict[str, tuple[Quote, ...]] = {}
    for document, text in _texts(connection, sorted(by_document)):
        for one in by_document[document]:
            found[one.id] = tuple(Quote(span.text(text), span) for span in sorted(one.claim.evidence))
    return found


def names_used(connection: Connection, actors: Sequence[int]) -> list[NameUsed]:
    """Return the names that current reports use for actors, by number, those used in most reports first.

    Descriptions and pronouns are no names.
    """
    uses: dict[str, set[str]] = {}
    for document, actor in appearances_of(connection, actors):
        for mention in actor.mentions:
            if mention.form in ("name", "short", "acronym"):
                uses.setdefault(" ".join(mention.text.split()), set()).add(document)
    publishers = _publishers(connection, sorted(set().union(*uses.values())))
    found = [
        NameUsed(name, tuple(_most_first(publishers[document] for document in documents)))
        for name, documents in uses.items()
    ]
    return sorted(found, key=lambda one: (-sum(times for _, times in one.publishers), one.name))


def _most_first(publishers: Iterable[str | None]) -> list[tuple[str | None, int]]:
    return sorted(Counter(publishers).items(), key=lambda pair: (-pair[1], pair[0] is None, pair[0] or ""))


_AT_ONCE = 50


def _texts(connection: Connection, documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    for first in range(0, len(documents), _AT_ONCE):
        rows = connection.execute(
            select(t.documents.c.id, t.texts.c.text)
            .join(t.texts, t.texts.c.document == t.documents.c.number)
            .where(t.documents.c.id.in_(documents[first : first + _AT_ONCE]))
        )
        for row in rows:
            yield row.id, text_from(row.text)


def _publishers(connection: Connection, documents: Sequence[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for first in range(0, len(documents), 10 * _AT_ONCE):
        rows = connection.execute(
            select(*t.documents.c["id", "publisher"]).where(
                t.documents.c.id.in_(documents[first : first + 10 * _AT_ONCE])
            )
        )
        found |= {row.id: row.publisher for row in rows}
    return found
