"""The reprints among documents: likely copies are met by their keys, aligned, and judged.

``find_reprints`` does this for a whole collection, in any order with the same result; `sayso.store.deriving.copying` keeps the result up
to date as documents come and go, and compares only those that meet anew.

Ids must be those of a store, which tell the same text at two addresses apart: a copy to the last letter is one, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayso.corroboration.reprints.aligning import align
from sayso.corroboration.reprints.credits import credited_agencies
from sayso.corroboration.reprints.direction import Pair, direction
from sayso.corroboration.reprints.judging import CREDIT, HALF, LEAST, covered, judge, kind_of, weigh
from sayso.corroboration.reprints.shelf import Shelf, candidates
from sayso.corroboration.reprints.sketching import sketch
from sayso.corroboration.reprints.words import Words, read_words
from sayso.records import Document, Reprint, Sketch, digest

SET_OFF_WORDS: Final = 20
"""So many words that one document sets off and the other has as its own tell who took them from whom."""


@dataclass(frozen=True)
class Prepared:
    """A document and its words; what else is asked of it is made once, when it is first asked."""

    document: Document
    words: Words

    @staticmethod
    def of(document: Document) -> Prepared:
        """Return a document ready to be compared."""
        return Prepared(document, read_words(document))

    @cached_property
    def sketch(self) -> Sketch:
        """The keys by which it meets its likely copies."""
        return sketch(self.words, self.document.text)

    @cached_property
    def credits(self) -> frozenset[str]:
        """The agencies that it credits."""
        return credited_agencies(self.document)


def sketch_of(document: Document) -> Sketch:
    """Return the keys by which a document meets its likely copies."""
    return Prepared.of(document).sketch


def reprints_of(document: Document, others: Iterable[Document]) -> tuple[Reprint, ...]:
    """Return the reprints that a document makes with any of these others, in the order of their ids."""
    prepared = Prepared.of(document)
    rest = sorted((other for other in others if other.id != document.id), key=lambda other: other.id)
    found = (compare(prepared, Prepared.of(other)) for other in rest)
    return tuple(reprint for reprint in found if reprint)


def find_reprints(documents: Iterable[Document]) -> tuple[Reprint, ...]:
    """Return the reprints among documents, ordered by the ids of both; their own order doesn't matter."""
    prepared = {document.id: Prepared.of(document) for document in documents}
    sketches = {document_id: one.sketch for document_id, one in prepared.items()}
    shelf = Shelf()
    for keys in sketches.values():
        shelf.put(keys)
    pairs = (
        (document_id, other)
        for document_id in sorted(sketches)
        for other in candidates(sketches[document_id], shelf)
        if document_id < other
    )
    found = (compare(prepared[one], prepared[other]) for one, other in pairs)
    return tuple(reprint for reprint in found if reprint)


def compare(one: Prepared, other: Prepared) -> Reprint | None:
    """Return the reprint that two documents make, None where they are none; either may come first."""
    first, second = (one, other) if one.document.id < other.document.id else (other, one)
    alignment = align(first.words, second.words)
    ours, theirs = covered(alignment)
    evidence = weigh(alignment, (ours, theirs))
    if evidence + CREDIT < HALF:
        return None
    kind = kind_of(ours, theirs)
    pair = Pair(
        first=first.document,
        second=second.document,
        first_credits=first.credits,
        second_credits=second.credits,
        kind=kind,
        longer=first.document if len(first.words) > len(second.words) else second.document,
        quoted=_quoted(first.document, second.document, *alignment.set_off()),
    )
    score = judge(evidence, alignment.passages, (ours, theirs), pair.credited)
    if score.value < LEAST:
        return None
    told = direction(pair)
    return Reprint(
        id=digest("reprint", first.document.id, second.document.id),
        first=first.document.id,
        second=second.document.id,
        kind=kind,
        passages=alignment.passages,
        first_covered=ours,
        second_covered=theirs,
        original=told.original.id if told.original else None,
        grounds=(told.why,),
        credited=pair.credited,
        score=score,
    )


def _quoted(
    first: Document, second: Document, set_off_by_first: int, set_off_by_second: int
) -> Document | None:
    """Return the document whose own words the other sets off, if most are set off on that side."""
    if set_off_by_first >= SET_OFF_WORDS and set_off_by_first > 2 * set_off_by_second:
        return second
    if set_off_by_second >= SET_OFF_WORDS and set_off_by_second > 2 * set_off_by_first:
        return first
    return None
