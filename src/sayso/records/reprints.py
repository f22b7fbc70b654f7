"""What one document has in common with another, word for word."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actors import Score
from sayso.records.labels import ReprintKind
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Sketch:
    """What finds a document's likely copies without reading the others: keys that near-equal sentences share.

    ``keys`` are sorted and below 2**63. ``scheme`` says how they were made; keys of two schemes don't compare.
    """

    document_id: str
    scheme: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in both documents, from the first aligned word to the last.

    A few words in between may differ. ``words`` are those that agree; ``own`` are those of them that neither document
    has in quotation marks.
    """

    first: Span
    second: Span
    words: int
    own: int


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of one document stands in the other, furniture, byline and dateline left out.

    ``own`` is the share of its words outside quotation marks that lie in the passages, ``speech`` that of the quoted
    ones, ``all`` that of both; 0 where it has none.
    """

    own: float
    speech: float
    all: float


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two documents of which one is a copy of the other, or both of a third.

    ``first`` and ``second`` are the documents' ids, the smaller one first. ``original`` is the one from which the
    other took the words, as far as dates, credits and lengths tell, None where they don't; ``grounds`` say why.
    ``credited`` are agencies to which both documents credit the words. ``score`` says how surely it is a copy at all.
    """

    id: str
    first: str
    second: str
    kind: ReprintKind
    passages: tuple[Passage, ...]
    first_covered: Covered
    second_covered: Covered
    original: str | None
    grounds: tuple[str, ...]
    credited: tuple[str, ...]
    score: Score

    def other(self, document_id: str) -> str:
        """Return the id of the document that is not this one."""
        return self.second if document_id == self.first else self.first
