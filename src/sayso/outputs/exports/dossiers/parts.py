"""What a dossier is made of, in words, before it takes a form.

Strangers' words stand on one line and are closed off from their neighbours, but for the exact words of notes, which are to the
letter; nothing is escaped yet for any form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.outputs.exports.addresses import web_identifier
from sayso.outputs.stored.claims import chain
from sayso.outputs.stored.stories import publisher_of
from sayso.outputs.visible import safe
from sayso.outputs.voices import OWN_VOICE
from sayso.records import Force
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.quoting import Quote

CAUTION: Final = "Nothing here is established fact. Each line is somebody's word, and says whose."
HOW_TO_READ: Final = (
    "Every line has a number, under which its exact words stand at the end, with the report, its date and address, and the"
    " characters of the report's text that they take up. Reports that tell a thing again on the same word are put under it,"
    " and count as no voice more. What came first is what came out first among the reports that were read, which is not to"
    " say that nobody said it before."
)


@dataclass(frozen=True, slots=True)
class Again:
    """A report that tells the same on the same word: which, and the number of its note."""

    words: str
    note: int


@dataclass(frozen=True, slots=True)
class Line:
    """A claim: what is said, how firmly, on whose word, by which publisher, when, and the number of its note.

    ``remarks`` are what else a reader should know of it, ``again`` who tells it once more on the same word.
    """

    statement: str
    force: Force
    whose: str
    publisher: str
    published: str
    note: int
    remarks: tuple[str, ...] = ()
    again: tuple[Again, ...] = ()

    @property
    def by(self) -> str:
        """On whose word it is."""
        return "in the report's own word" if self.whose == OWN_VOICE else f"word of {self.whose}"

    @property
    def told(self) -> str:
        """How firmly it is said, on whose word, and where."""
        return " · ".join((self.force, self.by, f"{self.publisher}, {self.published}"))


@dataclass(frozen=True, slots=True)
class Side:
    """Lines under one heading, which may be empty; ``below`` says more of it."""

    title: str
    lines: tuple[Line, ...]
    below: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something worked out across reports, in words, with the numbers of the notes that it rests on."""

    label: str
    words: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is told: what it is about, how widely it is told, who says so and who denies it, and what is in dispute."""

    sides: tuple[Side, ...]
    heading: str = ""
    told: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier; ``below`` says what stands in it."""

    title: str
    entries: tuple[Entry, ...]
    below: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The exact words of a claim and where they stand: ``link`` is the report's address if it may be one of the web.

    ``anchor`` is the claim's id in the store, ``document`` that of its report.
    """

    number: int
    quotes: tuple[Quote, ...]
    whose: str
    publisher: str
    published: str
    title: str
    address: str
    link: str | None
    document: str
    anchor: str

    @property
    def places(self) -> str:
        """Where the words stand, in words."""
        spans = ", ".join(f"{one.span.start}–{one.span.end}" for one in self.quotes)
        return f"characters {spans}" if spans else "no words of its own"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier on somebody or on something that is said; ``about`` are labelled words on whom or what."""

    title: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


class Notes:
    """Numbers for claims in the order in which they are told of; a claim that is told of twice keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._claims: list[FoundClaim] = []

    def number(self, found: FoundClaim) -> int:
        """Return the number of a claim's note."""
        if found.id not in self._numbers:
            self._claims.append(found)
            self._numbers[found.id] = len(self._claims)
        return self._numbers[found.id]

    @property
    def claims(self) -> tuple[FoundClaim, ...]:
        """The claims that have a note, in the order of their numbers."""
        return tuple(self._claims)

    def written(self, quotes: Mapping[str, tuple[Quote, ...]]) -> tuple[Note, ...]:
        """Return the notes; ``quotes`` are the words of the claims, by their ids."""
        return tuple(
            Note(
                number,
                quotes.get(found.id, ()),
                whose_words(found),
                safe(found.publisher),
                safe(found.published or "undated"),
                safe(found.title),
                safe(found.address),
                web_identifier(found.address),
                found.document,
                found.id,
            )
            for number, found in enumerate(self._claims, start=1)
        )


def whose_words(found: FoundClaim) -> str:
    """Return whose word a claim is, each voice closed off from the others."""
    return ", citing ".join(map(safe, chain(found)))


def line_of(notes: Notes, found: FoundClaim, *remarks: str, again: tuple[Again, ...] = ()) -> Line:
    """Return a claim as a line; a person's correction of it is told with what sayso had read."""
    correction = found.correction
    corrected = (
        (f"corrected by {correction.by}; sayso had read: {correction.read.statement}",) if correction else ()
    )
    rejected = ("rejected by a person as a misreading",) if found.rejected else ()
    return Line(
        safe(found.claim.statement),
        found.claim.force,
        whose_words(found),
        publisher_of(found),
        safe(found.published or "undated"),
        notes.number(found),
        tuple(map(safe, (*remarks, *corrected, *rejected))),
        again,
    )
