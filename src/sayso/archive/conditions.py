"""Which claims of an archive are asked for, as DuckDB is asked: constant words of SQL, and all that a person typed beside."""

# ruff: noqa: S608  # SQL is put together from constants alone; whatever a person typed is bound to it

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.actors.names import normal_form
from sayso.archive.asking import Asked, note
from sayso.archive.searching import beginnings, holding
from sayso.errors import ArchiveError
from sayso.store.asking.claims import Wanted
from sayso.store.asking.search import phrases_of
from sayso.store.rows import first_day, last_day

_ID: Final = re.compile(r"[0-9a-f]{4,16}")
_AT_ONCE: Final = 10_000
"""So many claims are looked through for words at once."""

CLAIMS: Final = """
read_parquet($claims, file_row_number = true) AS c
SEMI JOIN standing ON standing.block = c.block AND standing.position = c.position
"""
"""Claims of documents that stand at a page now."""


@dataclass(slots=True)
class Condition:
    """What claims must fulfil: conditions that all hold, and the values bound to their names."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, part: str, **values: Any) -> None:
        """Add a condition."""
        self.parts.append(part)
        self.values |= values

    @property
    def sql(self) -> str:
        """All of it."""
        return " AND ".join(f"({part})" for part in self.parts) or "true"


def condition(asked: Asked, wanted: Wanted) -> Condition:
    """Return what claims must fulfil.

    Raises ArchiveError where the question makes no sense, NotYetDone where it can only be answered once reports are
    compared, and NoArchive where a file is missing or damaged.
    """
    if wanted.collection is not None:
        advice = "take it into a store with sayso add --collection, and ask that"
        raise ArchiveError(asked.place, "an archive has no collections", advice)
    found = Condition()
    if wanted.relation is not None:
        found.add("c.relation = $relation", relation=wanted.relation)
    if wanted.force is not None:
        found.add("c.force = $force", force=wanted.force)
    if wanted.polarity is not None:
        found.add("c.polarity = $polarity", polarity=wanted.polarity)
    if wanted.unnamed:
        found.add("c.unnamed")
    if wanted.since is not None:
        found.add("c.said_to >= $since", since=_day(asked, first_day(wanted.since), wanted.since))
    if wanted.until is not None:
        found.add("c.said_from <= $until", until=_day(asked, last_day(wanted.until), wanted.until))
    if wanted.publisher is not None:
        found.add(
            "(c.block, c.position) IN "
            "(SELECT (block, position) FROM read_parquet($documents) WHERE publisher = $publisher)",
            publisher=wanted.publisher,
        )
    _add_compared(asked, wanted, found)
    if wanted.words is not None:
        _add_words(asked, wanted.words, found)
    return found


def actors_called(asked: Asked, words: str) -> list[str]:
    """Return the ids of the actors meant: by id, else by a whole name, else by all words of one. Nobody: an empty list.

    Raises NotYetDone where it is not worked out yet who is who.
    """
    asked.require_compared("who is meant by a name")
    words = words.strip()
    if _ID.fullmatch(words):
        by_id = "SELECT id FROM read_parquet($all_actors) WHERE starts_with(id, $id) LIMIT 2"
        if len(rows := asked.rows(by_id, id=words)) == 1:
            return [rows[0][0]]
    normal = normal_form(words)[:400]
    if not normal:
        return []
    named = (
        "SELECT DISTINCT id FROM (SELECT id, unnest(names) AS called FROM read_parquet($all_actors)) WHERE "
    )
    exact = asked.rows(f"{named} called.normal = $normal ORDER BY id", normal=normal)
    part = f"{named} contains(' ' || called.normal || ' ', ' ' || $normal || ' ') ORDER BY id"
    return [id_ for (id_,) in exact or asked.rows(part, normal=normal)]


def _add_compared(asked: Asked, wanted: Wanted, found: Condition) -> None:
    """Add what hangs on what reports have in common."""
    if wanted.about is not None:
        _add_about(asked, wanted.about, found)
    if wanted.by is not None:
        _add_by(asked, wanted.by, found)
    if wanted.disputed:
        asked.require_compared("what is in dispute")
        found.add(
            "(c.document, c.id) IN (SELECT (ref.document, ref.claim) FROM "
            "(SELECT unnest(list_concat(first, second)) AS ref FROM read_parquet($all_disputes)))"
        )
    if wanted.min_origins is not None:
        asked.require_compared("on how many origins a claim rests")
        found.add(
            "(c.document, c.id) IN (SELECT (told.document, told.claim) FROM read_parquet($all_tellings) AS told "
            'JOIN read_parquet($all_groups) AS g ON g.id = told."group" WHERE g.origins >= $least)',
            least=wanted.min_origins,
        )


def _add_about(asked: Asked, words: str, found: Condition) -> None:
    if actors := actors_called(asked, words):
        found.add(
            f"(c.block, c.position, c.subject.actor) IN ({_BEARING.format('about_actors')})"
            f" OR (c.block, c.position, c.object.actor) IN ({_BEARING.format('about_actors')})",
            about_actors=actors,
        )
    elif normal_form(words):
        found.add(
            "contains(lower(c.subject.text), lower($about)) OR contains(lower(c.object.text), lower($about))",
            about=words,
        )
    else:
        found.add("false")


def _add_by(asked: Asked, words: str, found: Condition) -> None:
    if actors := actors_called(asked, words):
        found.add(
            "(c.block, c.file_row_number) IN (SELECT (block, file_row_number) FROM "
            "(SELECT block, position, file_row_number, unnest(voices) AS voice "
            "FROM read_parquet($claims, file_row_number = true)) "
            f"WHERE (block, position, voice.actor) IN ({_BEARING.format('by_actors')}))",
            by_actors=actors,
        )
    elif normal_form(words):
        found.add(
            "len(list_filter(c.voices, lambda voice: contains(lower(voice.text), lower($by)))) > 0", by=words
        )
    else:
        found.add("false")


_BEARING: Final = (
    "SELECT (block, position, record) FROM read_parquet($actors) WHERE id IN (SELECT unnest(${}))"
)
"""Who, in each document, is one of some actors across documents."""


def _add_words(asked: Asked, words: str, found: Condition) -> None:
    """Look for words among the claims that fulfil the rest, and add the condition that a claim is one that holds them."""
    phrases = phrases_of(words)
    if not phrases:
        raise ArchiveError(asked.place, f"there is no word in {words!r}", "search for words")
    near = Condition([*found.parts], dict(found.values))
    for number, beginning in enumerate(beginnings(phrases)):
        near.add(f"contains({_FOLDED}, $beginning_{number})", **{f"beginning_{number}": beginning})
    places: list[tuple[int, int]] = []
    for lot, held in _held(asked, near, phrases):
        places += [lot[place] for place in held]
    note(asked, "holding", block=[block for block, _ in places], spot=[row for _, row in places])
    found.add("(c.block, c.file_row_number) IN (SELECT (block, spot) FROM holding)")


_FOLDED: Final = "strip_accents(lower(translate(c.statement || ' ' || c.quote, 'ſ' || chr(0), 's ')))"
"""As SQLite's search folds letters, for all that become letters of English; DuckDB's accents end at a NUL."""


def _held(
    asked: Asked, near: Condition, phrases: list[str]
) -> Iterator[tuple[list[tuple[int, int]], list[int]]]:
    question = f"SELECT c.block, c.file_row_number, c.statement, c.quote FROM {CLAIMS} WHERE {near.sql}"
    lots = asked.lots(question, _AT_ONCE, **near.values)
    for lot in lots:
        (held,) = holding([[(statement, quote) for _, _, statement, quote in lot]], phrases)
        yield [(block, row) for block, row, _, _ in lot], held


def _day(asked: Asked, day: str | None, written: str) -> str:
    if day is None:
        raise ArchiveError(asked.place, f"{written!r} is no date", "write it as 2019, 2019-03 or 2019-03-11")
    return day
