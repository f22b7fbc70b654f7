"""Measures how the search for reprints grows with the number of documents.

    python scripts/benchmark_reprints.py [--documents N] [--check]

Documents are generated: made-up words as frequent as words are in English (Zipf 1935), stock phrases now and then, and
a line that each of 20 outlets prints under every story. Of 100 documents 10 are copies of an earlier one, 5 are cut
down from one and 5 have a passage of one; of 1000, a story is printed by 60 outlets. Four collections are measured,
each twice the size of the one before. ``--check`` leaves with status 1 where a document costs more than twice as much
in the largest as in the smallest.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from time import process_time

from sayso.corroboration.reprints.finding import find_reprints, sketch_of
from sayso.corroboration.reprints.folding import fold_copies
from sayso.corroboration.reprints.shelf import Shelf, candidates
from sayso.records import Document, digest

MAX_GROWTH = 2.0
"""Most that a document may cost in the largest collection, as a multiple of the smallest."""
SENTENCES = 22
OUTLETS = 20
PRINTED = 60
"""Outlets that print the story that everybody prints."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one collection cost, and what was found in it."""

    documents: int
    compared: int
    reprints: int
    groups: int
    planted: int
    found: int
    sketching: float
    finding: float

    @property
    def cost(self) -> float:
        """Milliseconds a document, all told."""
        return 1000 * self.finding / self.documents


class Press:
    """Writes stories of made-up words; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # nothing secret
        syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u")]
        self.words = sorted({"".join(self.random.choices(syllables, k=3)) for _ in range(30_000)})
        self.random.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        self.phrases = [self._words(self.random.randint(7, 12)) for _ in range(3000)]
        self.lines = [self.sentence(30) for _ in range(OUTLETS)]

    def _words(self, number: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=number)

    def sentence(self, length: int | None = None) -> str:
        """Return a sentence of so many words, or of any usual number; one in twenty holds a stock phrase."""
        words = self._words(length or self.random.randint(10, 32))
        if self.random.random() < 1 / 20:
            words[4:4] = self.random.choice(self.phrases)
        return " ".join(words).capitalize() + "."

    def story(self) -> list[str]:
        """Return a story of its own."""
        return [self.sentence() for _ in range(SENTENCES)]

    def printed(self, number: int, sentences: list[str]) -> Document:
        """Return a story as one of the outlets prints it."""
        text = "\n\n".join([*sentences, self.lines[number % OUTLETS]]) + "\n"
        return Document(id=digest("generated", number), text=text, publisher=f"Outlet {number % OUTLETS}")

    def stories(self, number: int) -> Iterator[tuple[list[str], int | None]]:
        """Yield so many stories, each with the number of the one that it was taken from, if any."""
        own: list[list[str]] = []
        everywhere = self.story()
        for i in range(number):
            place, this = i % 100, self.story()
            origin = self.random.randrange(i) if i > 100 else None
            taken = own[origin] if origin is not None else []
            start = self.random.randrange(max(1, len(taken) - 3))
            if i % 1000 == 0:
                everywhere, origin = this, None
            elif i % 1000 < PRINTED:
                this, origin = everywhere, i - i % 1000
            elif taken and place < 10:
                this = [sentence for sentence in taken if self.random.random() < 0.95]
            elif taken and place < 15:
                this = taken[: SENTENCES // 3]
            elif taken and place < 20:
                this = this[:10] + taken[start : start + 3] + this[10:]
            else:
                origin = None
            own.append(this)
            yield this, origin


def main() -> int:
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(description="Measure how the search for reprints grows.")
    parser.add_argument(
        "--documents", type=int, default=10_000, help="in the largest collection (default 10,000)"
    )
    parser.add_argument(
        "--check", action="store_true", help="exit 1 if the cost of a document grows too much"
    )
    arguments = parser.parse_args()
    press = Press(1803)
    stories = list(press.stories(arguments.documents))
    documents = [press.printed(i, sentences) for i, (sentences, _) in enumerate(stories)]
    origins = [origin for _, origin in stories]
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words // len(documents)} words each, seconds on one core")
    print(
        f"{'documents':>10}{'compared':>10}{'reprints':>10}{'groups':>8}{'planted':>9}{'found':>7}{'keys':>8}{'all':>8}{'ms each':>9}"
    )
    rows: list[Measured] = []
    for size in _sizes(len(documents)):
        row = _measure(documents[:size], origins[:size])
        rows.append(row)
        print(
            f"{row.documents:10}{row.compared:10}{row.reprints:10}{row.groups:8}{row.planted:9}"
            f"{row.found:7}{row.sketching:8.2f}{row.finding:8.2f}{row.cost:9.2f}",
            flush=True,
        )
    growth = rows[-1].cost / rows[0].cost
    print(
        f"a document costs {growth:.2f} times as much in the largest as in the smallest, at most {MAX_GROWTH}"
    )
    return int(arguments.check and growth > MAX_GROWTH)


def _sizes(largest: int) -> list[int]:
    return [largest // 8, largest // 4, largest // 2, largest]


def _measure(documents: list[Document], origins: list[int | None]) -> Measured:
    began = process_time()
    sketches = [sketch_of(document) for document in documents]
    sketching = process_time() - began
    shelf = Shelf()
    for sketch in sketches:
        shelf.put(sketch)
    compared = sum(len(candidates(sketch, shelf)) for sketch in sketches) // 2
    began = process_time()
    reprints = find_reprints(documents)
    groups = fold_copies(documents, reprints)
    finding = process_time() - began
    pairs = {frozenset((one.first, one.second)) for one in reprints}
    planted = [
        frozenset((documents[i].id, documents[origin].id))
        for i, origin in enumerate(origins)
        if origin is not None
    ]
    return Measured(
        documents=len(documents),
        compared=compared,
        reprints=len(reprints),
        groups=len(groups),
        planted=len(planted),
        found=sum(pair in pairs for pair in planted),
        sketching=sketching,
        finding=finding,
    )


if __name__ == "__main__":
    sys.exit(main())
