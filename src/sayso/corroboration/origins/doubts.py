"""Which origins can't be shown to be independent of others, and why.

Origins are taken one by one, those with a name first: each is set beside those counted before it, and is counted where
nothing ties it to one of them. So of two diplomats without names one is counted, and the other may be the same. What is
counted is the least number of origins that there are; what is not may be more of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sayso.actors.names import normal_words
from sayso.corroboration.groups.lexicon import SMALL, stem_of
from sayso.corroboration.groups.who import Who, likeness
from sayso.corroboration.origins.side import Side
from sayso.corroboration.origins.tellers import Kind, Teller
from sayso.documents.agencies import agency_named
from sayso.records import ClaimRef, Fold

_RANK: Final[dict[Kind, int]] = {"named": 0, "described": 1, "own": 2, "nameless": 3}
_STEM: Final = 4
"""Names that differ by a letter at the end have so many first letters of their last word in common."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What some claims rest on: ``roots`` are those of them that nobody took from another, sorted by day.

    ``secondhand`` says that they rest on one of several others, it is not known which.
    """

    kind: Kind
    called: str
    claims: tuple[ClaimRef, ...]
    folds: tuple[Fold, ...]
    roots: tuple[Teller, ...]
    secondhand: bool

    @property
    def rank(self) -> tuple[object, ...]:
        """What sorts those that are counted first to the front: with a name, with a publisher, said first."""
        first = self.roots[0]
        lacking = not first.publisher if self.kind == "own" else not first.name
        return self.secondhand, _RANK[self.kind], lacking, first.order


def doubts(
    side: Side, found: Iterable[Basis], ties: Iterable[tuple[ClaimRef, ClaimRef, str]]
) -> dict[ClaimRef, tuple[str, ...]]:
    """Return why it is unknown of some origins, by the first claim of each, whether they are independent.

    ``ties`` are two claims each that may rest on the same, and why.
    """
    counted = _Counted(side)
    told: dict[ClaimRef, tuple[str, ...]] = {}
    tied: dict[ClaimRef, list[tuple[ClaimRef, str]]] = defaultdict(list)
    for one, other, reason in ties:
        tied[one].append((other, reason))
        tied[other].append((one, reason))
    for basis in sorted(found, key=lambda one: one.rank):
        reasons = {
            reason
            for claim in basis.claims
            for other, reason in tied.get(claim, ())
            if other in counted.claims
        }
        reasons.update(counted.ties(basis))
        if reasons:
            told[basis.claims[0]] = tuple(sorted(reasons))
        else:
            counted.add(basis)
    return told


class _Counted:
    """The origins that are counted so far, by all that may tie others to them."""

    def __init__(self, side: Side) -> None:
        self.claims: set[ClaimRef] = set()
        self._side = side
        self._voices: dict[str, list[Who]] = defaultdict(list)
        self._titles: dict[str, list[tuple[Who, frozenset[str]]]] = defaultdict(list)
        self._marks: dict[Hashable, str] = {}
        self._sharing: dict[str, list[str]] = defaultdict(list)
        for one in side.reprints:
            self._sharing[one.first].append(one.second)
            self._sharing[one.second].append(one.first)

    def add(self, basis: Basis) -> None:
        """Count one more."""
        self.claims.update(basis.claims)
        for who in _voices(basis):
            self._voices[who.head[:_STEM]].append(who)
        for who, title in _titles(basis):
            for word in title:
                self._titles[word].append((who, title))
        for mark in self._held(basis):
            self._marks.setdefault(mark, basis.called)

    def ties(self, basis: Basis) -> Iterator[str]:
        """Yield why this one may rest on what is counted already."""
        if basis.kind == "nameless":
            if self.claims:
                yield _nameless(basis)
        elif basis.kind == "own":
            for root in basis.roots:
                ties = ((mark, reason) for mark, reason in self._tying(root) if mark in self._marks)
                for mark, reason in islice(ties, 1):
                    yield reason.format(self._marks[mark])
        else:
            yield from self._same_voice(basis)

    def _same_voice(self, basis: Basis) -> Iterator[str]:
        for who in _voices(basis):
            for other in self._voices.get(who.head[:_STEM], ()):
                if likeness(who, other)[0] > 0:
                    same = who.text.casefold() == other.text.casefold()
                    names = f"“{who.text}” in both reports" if same else f"{who.text} and {other.text}"
                    yield f"{names} may be the same"
            for other, title in self._titles.get(stem_of(who.head), ()):
                if not who.person and _content(who) <= title:
                    yield f"{other.text} may speak for {who.text}"
        for who, title in _titles(basis):
            for word in title:
                for other in self._voices.get(word[:_STEM], ()):
                    if not other.person and stem_of(other.head) == word and _content(other) <= title:
                        yield f"{who.text} may speak for {other.text}"

    def _held(self, basis: Basis) -> Iterator[Hashable]:
        """Yield what a report's own reporting is tied to this origin by."""
        for document in sorted({claim.document for claim in basis.claims}):
            yield "document", document
            yield "publisher", self._side.documents[document][0].publisher
        for who in _voices(basis):
            yield "publisher", who.words
            yield "agency", agency_named(who.text)
        if basis.kind == "own":
            yield "reporting"
            for root in basis.roots:
                yield "agency", root.telling.agency

    def _tying(self, root: Teller) -> Iterator[tuple[Hashable, str]]:
        """Yield what would tie a report's own word to other origins, what tells most first, and what it means if it does."""
        yield ("document", root.document), "the report also has it from {}"
        for other in self._sharing[root.document]:
            yield ("document", other), "it shares words with a report that has it from {}"
        if agency := root.telling.agency:
            yield ("agency", agency), f"it may come from {agency}, as another one does"
        if root.publisher:
            yield ("publisher", root.publisher), "the same publisher has it elsewhere from {}"
        else:
            yield "reporting", "it is not known who published it"


def _nameless(basis: Basis) -> str:
    first = basis.roots[0]
    if not first.name:
        return "nobody is named who says so"
    if first.speaker and first.speaker.kind == "collective":
        return f"“{first.name}” are nobody in particular"
    return f"“{first.name}” has no name and may be somebody counted already"


def _voices(basis: Basis) -> Iterator[Who]:
    """Yield the voices of an origin, each once."""
    seen: set[tuple[object, ...]] = set()
    for root in basis.roots:
        if (
            root.who
            and root.kind in ("named", "described")
            and (parts := (root.who.key, root.who.words)) not in seen
        ):
            seen.add(parts)
            yield root.who


def _titles(basis: Basis) -> Iterator[tuple[Who, frozenset[str]]]:
    """Yield the people among the voices, with the words beside their names: titles and offices."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for root in basis.roots:
        if root.who is None or root.speaker is None or not root.who.person:
            continue
        title = frozenset(
            stem_of(word)
            for word in normal_words(root.speaker.text)
            if word not in root.who.words and word not in SMALL
        )
        if title and (root.who.text, title) not in seen:
            seen.add((root.who.text, title))
            yield root.who, title


def _content(who: Who) -> set[str]:
    return {stem_of(word) for word in who.words if word not in SMALL}
