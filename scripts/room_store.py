"""The store of made-up reports whose reading room is asked by ``benchmark_room.py``, one as long as a book among them."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass, field

from corroboration_reports import reports

from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Mention,
    Party,
    Report,
    Span,
    Voice,
    digest,
)
from sayso.settings import Settings
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.writing import How, add

SEED = 6
LARGEST_CLAIMS = 3000
_WORDS_LISTED = """
harbour council bridge river soldiers ministry border winter convoy station village valley court market engine paper letter
school teacher doctor union tower signal field road
"""
_WORDS = _WORDS_LISTED.split()
_FIRST_NAMES_LISTED = "Odile Anker Bram Cato Dora Ewald Frida Gustav Hanna Ivo Jutta Karl Lena Maro Nils Oda"
_FIRST_NAMES = _FIRST_NAMES_LISTED.split()
_LAST_NAMES_LISTED = "Brankin Solheym Marendal Orre Strell Prinn Aune Tarrow Keld Varn Holt Lunde Rask Moe"
_LAST_NAMES = _LAST_NAMES_LISTED.split()


def largest() -> Report:
    """Return a report as long as a book: some 66,000 words and 3,000 claims, of 224 people; the same every time."""
    chance = random.Random(SEED)  # noqa: S311  # nothing secret
    writing = _Writing()
    people = [f"{first} {last}" for first in _FIRST_NAMES for last in _LAST_NAMES]
    for n in range(LARGEST_CLAIMS):
        speaker, other = chance.choice(people), chance.choice(people)
        writing.say(speaker, other, " ".join(chance.choices(_WORDS, k=17)), ends=n % 3 == 2)
    text = "".join(writing.parts)
    cast = tuple(
        Actor(digest("actor", name), name, "person", (), tuple(found))
        for name, found in writing.mentions.items()
    )
    document = Document(
        digest("document", text),
        text,
        url="https://news.example/book",
        title="A very long report",
        publisher="Northline",
        published="2009-03-05",
    )
    return Report(document, cast, tuple(writing.attributions), tuple(writing.claims))


@dataclass(slots=True)
class _Writing:
    """The long report being written."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)

    def say(self, speaker: str, other: str, words: str, *, ends: bool) -> None:
        """Write a sentence in which somebody says something of somebody else; a paragraph ``ends`` with it."""
        n, key = len(self.claims), digest("actor", speaker)
        source = self._name(speaker)
        cue = self._put("said")
        began = self.at
        self._put("that")
        object_ = self._name(other)
        self._put(words)
        content = Span(began, self.at - 1)
        self._put(".\n\n" if ends else ".")
        voice = Voice(key, speaker, "person")
        self.attributions.append(
            Attribution(
                digest("attribution", n),
                None,
                "indirect",
                (source,),
                (cue,),
                (content,),
                voice,
                "report",
                "asserted",
                1.0,
            )
        )
        self.claims.append(
            Claim(
                id=digest("claim", n),
                attribution=self.attributions[-1].id,
                statement=f"According to {speaker}, {other} is with the council ({n}).",
                subject=Party(digest("actor", other), other, object_),
                relation="says",
                object=None,
                quantity=None,
                polarity="affirmed",
                certainty="certain",
                tense="past",
                place=None,
                time=None,
                said=None,
                voices=(voice,),
                force="asserted",
                evidence=(content,),
                score=0.4,
            )
        )

    def _name(self, name: str) -> Span:
        span = self._put(name)
        self.mentions.setdefault(name, []).append(
            Mention(span, name, "name", len(self.claims), digest("actor", name))
        )
        return span

    def _put(self, words: str) -> Span:
        span = Span(self.at, self.at + len(words))
        self.parts += (words, " ")
        self.at += len(words) + 1
        return span


def fill(store: Store, number: int, claims: int, *, compared: bool) -> None:
    """Put so many reports with so many claims each into a store, and the long one; compare them if asked."""
    how, began = How.of(Settings()), time.perf_counter()
    for report in reports(number - 1, claims=claims):
        add(store, report, how)
    add(store, largest(), how)
    told(f"{number:,} reports were added in {time.perf_counter() - began:,.0f} s")
    if compared:
        began = time.perf_counter()
        corroborate(store)
        told(f"and compared in {time.perf_counter() - began:,.0f} s")
    store.settle()


def told(words: str) -> None:
    """Tell how far it is, beside what is printed."""
    print(words, file=sys.stderr, flush=True)
