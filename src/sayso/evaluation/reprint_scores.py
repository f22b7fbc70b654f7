"""How well copies are told from stories on the same event, and at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any, Final, get_args

from sayso.corroboration.reprints.finding import Prepared, compare
from sayso.corroboration.reprints.shelf import Shelf, candidates
from sayso.documents.files import read_bytes
from sayso.errors import DocumentError, SaysoError
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.reprint_set import LabelledPair
from sayso.evaluation.runs import Outcome, spread
from sayso.records import Failure, Reprint, ReprintKind, digest
from sayso.settings import Settings

SAMPLE: Final = 2000
"""So many of all pairs are compared to know how long all would take."""
BASELINE_WORDS: Final = 5
"""Words in the baseline's shingles."""
KINDS: Final = get_args(ReprintKind)


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair, the reprint that was found, and the Jaccard index of their shingles.

    ``unmet`` says that the two make a reprint, but were not found because they share no key.
    """

    pair: LabelledPair
    documents: tuple[Prepared, Prepared]
    found: Reprint | None
    jaccard: float
    unmet: bool


@dataclass(frozen=True, slots=True)
class Speed:
    """How many of all pairs were compared because they share a key, and how many seconds each way takes."""

    documents: int = 0
    compared: int = 0
    seconds: float = 0.0
    seconds_for_all: float = 0.0

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return self.documents * (self.documents - 1) // 2


@dataclass(frozen=True, slots=True)
class Figures:
    """Reprints against none, by part of the set and by kind; directions; the baseline; and the speed."""

    pairs: int = 0
    skipped: int = 0
    any: Counts = NONE
    seen: Counts = NONE
    unseen: Counts = NONE
    hard: Counts = NONE
    kinds: dict[str, Counts] = field(default_factory=dict)
    unmet: int = 0
    told: Counts = NONE
    """Directions: right, told, and known from reading; only pairs found count."""
    threshold: float = 0.0
    baseline: Counts = NONE
    baseline_unseen: Counts = NONE
    baseline_hard: Counts = NONE
    speed: Speed = Speed()

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by their short names, ready for JSON."""
        parts = {
            "any": self.any,
            "seen": self.seen,
            "unseen": self.unseen,
            "hard": self.hard,
            "told": self.told,
        }
        return {
            "pairs": self.pairs,
            "skipped": self.skipped,
            **{name: counts.as_dict() for name, counts in parts.items()},
            "kinds": {kind: counts.as_dict() for kind, counts in self.kinds.items()},
            "unmet": self.unmet,
            "baseline": {
                "threshold": self.threshold,
                "any": self.baseline.as_dict(),
                "unseen": self.baseline_unseen.as_dict(),
                "hard": self.baseline_hard.as_dict(),
            },
            "speed": {
                "documents": self.speed.documents,
                "pairs": self.speed.pairs,
                "compared": self.speed.compared,
                "compared_share": ratio(self.speed.compared, self.speed.pairs),
                "seconds": self.speed.seconds,
                "seconds_for_all": self.speed.seconds_for_all,
                "times_faster": ratio(self.speed.seconds_for_all, self.speed.seconds),
            },
        }


def run_pairs(
    pairs: Sequence[LabelledPair], corpora: Path, settings: Settings
) -> tuple[Figures, list[Outcome[None]]]:
    """Return the figures of a set, and for each pair the errors that may be shown or why it was skipped."""
    read: dict[LabelledPair, tuple[Prepared, Prepared]] = {}
    outcomes: list[Outcome[None]] = []
    for pair in pairs:
        try:
            one, other = pair.texts(corpora)
            read[pair] = (
                _prepared(pair.documents[0], one, settings),
                _prepared(pair.documents[1], other, settings),
            )
        except SaysoError as error:
            name = " and ".join(pair.documents)
            outcomes.append(Outcome(None, failure=Failure(name, str(error), "see docs/evaluation.md")))
    prepared = {one.document.id: one for both in read.values() for one in both}
    found, speed = find(list(prepared.values()))
    judged = [_judged(pair, both, found) for pair, both in read.items()]
    outcomes += [Outcome(None, cases=tuple(_cases(one))) for one in judged]
    return _figures(judged, len(pairs) - len(read), speed), outcomes


def find(documents: Sequence[Prepared]) -> tuple[dict[frozenset[str], Reprint], Speed]:
    """Return the reprints among documents by their two ids, and how long it took beside comparing all pairs."""
    began = process_time()
    sketches = [document.sketch for document in documents]
    shelf = Shelf()
    for sketch in sketches:
        shelf.put(sketch)
    known = {document.document.id: document for document in documents}
    met = [
        (one.document_id, other)
        for one in sketches
        for other in candidates(one, shelf)
        if one.document_id < other
    ]
    compared = (compare(known[one], known[other]) for one, other in met)
    found = {frozenset((reprint.first, reprint.second)): reprint for reprint in compared if reprint}
    seconds = process_time() - began
    pairs = list(combinations(documents, 2))
    sample = spread(pairs, SAMPLE)
    began = process_time()
    for pair in sample:
        compare(*pair)
    for_all = (process_time() - began) * ratio(len(pairs), len(sample))
    return found, Speed(len(documents), len(met), seconds, for_all)


def jaccard(one: Prepared, other: Prepared) -> float:
    """Return which share of the five-word shingles of either document both have."""
    first, second = (_shingles(prepared.words.forms) for prepared in (one, other))
    return ratio(len(first & second), len(first | second))


def _shingles(forms: tuple[str, ...]) -> set[tuple[str, ...]]:
    return set(zip(*(forms[place:] for place in range(BASELINE_WORDS)), strict=False))


def _prepared(name: str, text: str, settings: Settings) -> Prepared:
    """Return a text read as a plain text file is; raises CorpusError where it cannot be read.

    Its id is made of its name, so that the same text at two places is two documents, as in a store.
    """
    try:
        (document,) = read_bytes(text.encode("utf-8"), f"{name}.txt", settings)
    except DocumentError as error:
        raise CorpusError(str(error)) from error
    return Prepared.of(replace(document, id=digest("labelled", name)))


def _judged(
    pair: LabelledPair, both: tuple[Prepared, Prepared], found: dict[frozenset[str], Reprint]
) -> Judged:
    one, other = both
    reprint = found.get(frozenset((one.document.id, other.document.id)))
    unmet = reprint is None and compare(one, other) is not None
    return Judged(pair, both, reprint, jaccard(one, other), unmet)


def _figures(judged: Sequence[Judged], skipped: int, speed: Speed) -> Figures:
    seen = [one for one in judged if one.pair.half == "seen"]
    unseen = [one for one in judged if one.pair.half == "unseen"]
    hard = [one for one in judged if one.pair.is_hard]
    threshold = _best_threshold(seen)
    return Figures(
        pairs=len(judged),
        skipped=skipped,
        any=_counts(judged),
        seen=_counts(seen),
        unseen=_counts(unseen),
        hard=_counts(hard),
        kinds={kind: _kind_counts(judged, kind) for kind in KINDS},
        unmet=sum(one.unmet for one in judged),
        told=_told(judged),
        threshold=threshold,
        baseline=_over(judged, threshold),
        baseline_unseen=_over(unseen, threshold),
        baseline_hard=_over(hard, threshold),
        speed=speed,
    )


def _counts(judged: Iterable[Judged]) -> Counts:
    return _sum((one.pair.label != "none", one.found is not None) for one in judged)


def _over(judged: Iterable[Judged], threshold: float) -> Counts:
    return _sum((one.pair.label != "none", one.jaccard >= threshold) for one in judged)


def _sum(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    both = list(pairs)
    return Counts(
        hits=sum(gold and found for gold, found in both),
        predicted=sum(found for _, found in both),
        gold=sum(gold for gold, _ in both),
    )


def _kind_counts(judged: Iterable[Judged], kind: str) -> Counts:
    return _sum((one.pair.label == kind, one.found is not None and one.found.kind == kind) for one in judged)


def _told(judged: Iterable[Judged]) -> Counts:
    known = [
        (one.documents[one.pair.original].document.id, one.found.original)
        for one in judged
        if one.pair.original is not None and one.found
    ]
    return Counts(
        hits=sum(right == told for right, told in known),
        predicted=sum(told is not None for _, told in known),
        gold=len(known),
    )


def _best_threshold(judged: Sequence[Judged]) -> float:
    """Return the least Jaccard index that would have told these apart best: all that the baseline can learn."""
    tried = sorted({one.jaccard for one in judged})
    return max(tried, key=lambda threshold: _over(judged, threshold).f1, default=0.0)


def _cases(one: Judged) -> Iterable[Case]:
    """Yield a pair of the seen half that was judged otherwise than labelled."""
    pair, kind = one.pair, one.found.kind if one.found else "none"
    if pair.half == "unseen" or kind == pair.label:
        return
    reason = "they share no key" if one.unmet else f"labelled {pair.label}, found {kind}"
    words = (("second", pair.documents[1]), ("why", "; ".join(one.found.score.reasons) if one.found else ""))
    context = ""
    if one.found and one.found.passages:
        longest = max(one.found.passages, key=lambda passage: passage.words)
        first = next(each for each in one.documents if each.document.id == one.found.first)
        context = " ".join(longest.first.text(first.document.text).split())[:300]
    yield Case("missed" if kind == "none" else "false", pair.documents[0], words, reason, context)
