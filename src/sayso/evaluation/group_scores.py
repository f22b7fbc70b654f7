"""How well claims are grouped by what they say, on texts in which others marked the events (ECB+).

A claim whose predicate falls on a marked mention of an event should share a group with the claims on mentions of the same
event, in whatever text of the topic, and with no others. Only grouping is measured, not which claims are found. Beside it
stand two plain ways: every claim alone, and all claims of a topic together whose predicate is the same word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.corroboration.groups.finding import find_groups
from sayso.corroboration.groups.lexicon import stem_of
from sayso.evaluation.cases import Case
from sayso.evaluation.coreference_scores import Measures, measures
from sayso.evaluation.ecbplus_events import EventText
from sayso.evaluation.reading import Read, read_text
from sayso.evaluation.runs import Outcome
from sayso.records import Claim, ClaimRef, Failure, Report
from sayso.settings import Settings

OURS: Final = "sayso"
ALONE: Final = "each alone"
LEMMA: Final = "same word"
WAYS: Final = (OURS, ALONE, LEMMA)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many topics, texts and claims on events there are, and the measures of each way to group them."""

    topics: int = 0
    texts: int = 0
    unread: int = 0
    claims: int = 0
    events: int = 0
    ways: dict[str, Measures] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.topics + other.topics,
            self.texts + other.texts,
            self.unread + other.unread,
            self.claims + other.claims,
            self.events + other.events,
            {way: self.ways.get(way, Measures()) + other.ways.get(way, Measures()) for way in WAYS},
        )

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "topics": self.topics,
            "texts": self.texts,
            "unread texts": self.unread,
            "claims": self.claims,
            "events": self.events,
        } | {way.replace(" ", "_"): measured.as_dict() for way, measured in self.ways.items()}


def groups_table(figures: Figures) -> str:
    """Return the figures as a table for a terminal."""
    header = (
        f"{figures.topics} topics, {figures.texts} texts ({figures.unread} not read),"
        f" {figures.claims} claims on {figures.events} events"
    )
    names = f"{'':14}{'B-cubed P':>10}{'R':>8}{'F1':>8}{'MUC F1':>9}{'CEAF-e F1':>11}{'CoNLL F1':>10}"
    rows = [
        f"{way:14}{one.b_cubed.precision:10.3f}{one.b_cubed.recall:8.3f}{one.b_cubed.f1:8.3f}"
        f"{one.muc.f1:9.3f}{one.ceaf_e.f1:11.3f}{one.conll:10.3f}"
        for way, one in figures.ways.items()
    ]
    return "\n".join([header, names, *rows])


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim on a marked event."""

    ref: ClaimRef
    claim: Claim
    text: EventText
    event: str
    word: str


def run_topic(texts: Sequence[EventText], read: Read, settings: Settings) -> Outcome[Figures]:
    """Return how the claims of one topic were grouped."""
    reports: list[tuple[EventText, Report]] = []
    failure: Failure | None = None
    for text in texts:
        report = read_text(f"{text.name}.txt", text.text.encode("utf-8"), read, settings)
        if isinstance(report, Failure):
            failure = report
        else:
            reports.append((text, report))
    figures, cases = score_topic(reports)
    unread = Figures(unread=len(texts) - len(reports), texts=len(texts) - len(reports))
    return Outcome(figures + unread, cases, failure)


def score_topic(reports: Sequence[tuple[EventText, Report]]) -> tuple[Figures, tuple[Case, ...]]:
    """Return the figures of one topic, and the claims that were grouped or parted wrongly."""
    placed = [one for text, report in reports for one in _placed(text, report)]
    groups = find_groups(report for _, report in reports)
    number_of = {ref: number for number, group in enumerate(groups) for ref in group.members}
    gold = _numbers(one.event for one in placed)
    ours = [number_of[one.ref] for one in placed]
    ways = {
        OURS: measures(gold, ours),
        ALONE: measures(gold, range(len(placed))),
        LEMMA: measures(gold, _numbers(one.word for one in placed)),
    }
    figures = Figures(1, len(reports), 0, len(placed), len(set(gold)), ways)
    return figures, tuple(_cases(placed, gold, ours))


def _placed(text: EventText, report: Report) -> Iterable[_Placed]:
    for claim in report.claims:
        event = text.event_at(claim.predicate) if claim.predicate else None
        if claim.predicate and event is not None:
            word = stem_of(claim.predicate.text(report.document.text).lower())
            yield _Placed(ClaimRef(report.document.id, claim.id), claim, text, event, word)


def _numbers(names: Iterable[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]


def _cases(placed: Sequence[_Placed], gold: Sequence[int], ours: Sequence[int]) -> Iterable[Case]:
    """Yield claims parted from the one of their event before them, and those grouped with one of another event."""
    last_of_event: dict[int, int] = {}
    last_of_ours: dict[int, int] = {}
    for i, (event, number) in enumerate(zip(gold, ours, strict=True)):
        before, wrongly = last_of_event.get(event), last_of_ours.get(number)
        if before is not None and ours[before] != number:
            yield _case("missed", placed[i], placed[before], "parted from one of the same event")
        if wrongly is not None and gold[wrongly] != event:
            yield _case("false", placed[i], placed[wrongly], "grouped with one of another event")
        last_of_event[event] = last_of_ours[number] = i


def _case(kind: Any, one: _Placed, other: _Placed, why: str) -> Case:
    words = (("claim", one.claim.statement), ("other", other.claim.statement))
    return Case(kind, one.text.name, words, why, f"the other one is in {other.text.name}")
