"""How well attributions inside others are found.

Those count whose cue stands in a stretch of which every nested attribution is labelled. Gold and found ones are matched
by their contents and agree by their sources as in `attribution_scores`, but punctuation at a content's edges is left
out: it often belongs to the content around it. What has the cue or the content of a doubtful case is neither right nor
false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.evaluation.adding import added_by_name
from sayso.evaluation.attribution_scores import Comparable, Marking, Words, matched, sources_agree
from sayso.evaluation.cases import Case, attribution_case
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.nested import LabelledText
from sayso.evaluation.polnear import Marked
from sayso.evaluation.reading import Read, read_labelled
from sayso.evaluation.references import skipped
from sayso.evaluation.runs import Outcome
from sayso.records import Attribution, Failure, Span
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts over any number of texts.

    ``content`` asks for the content alone, ``nested`` for the source, too. ``cues`` are cases whose cue was found with
    a nested attribution, ``cues_anywhere`` with any. Of the ``nested`` hits, ``parents_judged`` have an outer cue
    marked, and ``parents_right`` stand in an attribution with that cue. ``skipped`` texts are absent or not the ones
    labelled, and count for nothing; ``unread`` ones could not be read and count as read without any result.
    """

    texts: int = 0
    skipped: int = 0
    unread: int = 0
    nested: Counts = NONE
    content: Counts = NONE
    cues: int = 0
    cues_anywhere: int = 0
    parents_right: int = 0
    parents_judged: int = 0
    corpora: Mapping[str, Counts] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.texts + other.texts,
            self.skipped + other.skipped,
            self.unread + other.unread,
            self.nested + other.nested,
            self.content + other.content,
            self.cues + other.cues,
            self.cues_anywhere + other.cues_anywhere,
            self.parents_right + other.parents_right,
            self.parents_judged + other.parents_judged,
            added_by_name(self.corpora, other.corpora, NONE),
        )

    @property
    def cue_recall(self) -> float:
        """Which share of the cases has its cue found with a nested attribution."""
        return ratio(self.cues, self.nested.gold)

    @property
    def cue_recall_anywhere(self) -> float:
        """Which share of the cases has its cue found with any attribution."""
        return ratio(self.cues_anywhere, self.nested.gold)

    @property
    def parent_accuracy(self) -> float:
        """Which share of the hits stands in the right attribution."""
        return ratio(self.parents_right, self.parents_judged)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "texts": self.texts,
            "skipped texts": self.skipped,
            "unpredicted texts": self.unread,
            "nested": self.nested.as_dict(),
            "content": self.content.as_dict(),
            "cue_recall": self.cue_recall,
            "cue_recall_anywhere": self.cue_recall_anywhere,
            "parent_accuracy": self.parent_accuracy,
            "corpora": {name: counts.as_dict() for name, counts in self.corpora.items()},
        }


def run_text(labelled: LabelledText, corpora: Path, read: Read, settings: Settings) -> Outcome[Figures]:
    """Return how one text was read; one that is absent, or not the one labelled, is skipped and named.

    Raises CorpusError if the text read is not the one labelled, for then no offset would hold.
    """
    try:
        text = labelled.text(corpora)
    except CorpusError as error:
        return Outcome(Figures(skipped=1), failure=skipped(labelled.document, error))
    report = read_labelled(labelled.document, text, read, settings)
    if isinstance(report, Failure):
        figures, _ = score_text(labelled, text, None)
        return Outcome(figures, failure=report)
    figures, cases = score_text(labelled, text, report.attributions)
    return Outcome(figures, cases)


def score_text(
    labelled: LabelledText, text: str, attributions: Sequence[Attribution] | None
) -> tuple[Figures, tuple[Case, ...]]:
    """Return one text's figures and what went wrong; ``attributions`` is None where it could not be read."""
    marks = _Marks(labelled, text, attributions or ())
    nested = Counts(len(marks.hits), len(marks.judged), len(marks.firm))
    parents = [(outer, marks.parent(j)) for i, j in marks.hits.items() if (outer := marks.outer(i))]
    figures = Figures(
        texts=1,
        unread=int(attributions is None),
        nested=nested,
        content=Counts(sum(j in marks.judged for j in marks.pairs.values()), nested.predicted, nested.gold),
        cues=sum(_cue_found(one, marks.found) for one in marks.firm),
        cues_anywhere=sum(_cue_found(one, marks.every) for one in marks.firm),
        parents_right=sum(bool(outer & parent) for outer, parent in parents),
        parents_judged=len(parents),
        corpora={labelled.corpus: nested},
    )
    return figures, tuple(_cases(labelled.document, text, marks))


class _Marks:
    """The labelled and the found attributions of one text, made comparable, and which of them match.

    ``firm`` are the cases without the doubtful ones, ``found`` the nested ones found, ``judged`` the places in
    ``found`` of those that are right or false, ``every`` all that was found. ``pairs`` lead from places in ``firm``
    to places in ``found`` by the contents alone, ``hits`` by the sources, too.
    """

    def __init__(self, labelled: LabelledText, text: str, attributions: Sequence[Attribution]) -> None:
        self._words = Words(labelled.document, text)
        self._by_id = {one.id: one for one in attributions}
        self._cases = [case for case in labelled.cases if not case.doubtful]
        self._inner = [one for one in attributions if one.parent and _inside(labelled.read, one)]
        self._doubtful = self._comparable(case for case in labelled.cases if case.doubtful)
        self.firm = self._comparable(self._cases)
        self.found = self._comparable(self._inner)
        self.every = self._comparable(attributions)
        self.pairs = dict(matched(self.firm, self.found))
        self.hits = dict(matched(self.firm, self.found, sources_agree))
        right = set(self.hits.values())
        self.judged = [j for j, one in enumerate(self.found) if j in right or not self._at_doubtful(one)]

    def _comparable(self, attributions: Iterable[Marked]) -> list[Comparable]:
        made = self._words.comparable(attributions)
        for one in made:
            spans, words = one["content"].spans, one["content"].words
            one["content"] = Marking(spans, self._words.without_edges(words))
        return made

    def _at_doubtful(self, one: Comparable) -> bool:
        """Say whether a found one has the cue or the content of a doubtful case."""
        return _cue_found(one, self._doubtful) or bool(matched(self._doubtful, [one]))

    def outer(self, i: int) -> frozenset[int]:
        """Return the words of the cue of what a labelled one stands in."""
        return self._words.touched(self._cases[i].outer_cue)

    def parent(self, j: int) -> frozenset[int]:
        """Return the words of the cue of what a found one stands in."""
        parent = self._by_id.get(self._inner[j].parent or "")
        return self._words.touched(parent.cue) if parent else frozenset()


def _cue_found(one: Comparable, among: Iterable[Comparable]) -> bool:
    """Say whether one's cue shares a word with that of another."""
    return any(one["cue"].words & other["cue"].words for other in among)


def _inside(read: Iterable[Span], one: Attribution) -> bool:
    at = (one.cue or one.content)[0].start
    return any(span.start <= at < span.end for span in read)


def _cases(name: str, text: str, marks: _Marks) -> Iterator[Case]:
    """Yield what was missed and what is false."""
    for i, one in enumerate(marks.firm):
        if i not in marks.hits:
            yield attribution_case("missed", name, text, one, _why_missed(i, marks))
    for j in marks.judged:
        if j not in marks.hits.values():
            known = j in marks.pairs.values()
            reason = "another source is marked" if known else "no nested content matches it"
            yield attribution_case("false", name, text, marks.found[j], reason)


def _why_missed(i: int, marks: _Marks) -> str:
    if i in marks.pairs:
        return "another source was found"
    if _cue_found(marks.firm[i], marks.found):
        return "its cue was found, with another content"
    return (
        "its cue was found, inside nothing"
        if _cue_found(marks.firm[i], marks.every)
        else "its cue was not found"
    )
