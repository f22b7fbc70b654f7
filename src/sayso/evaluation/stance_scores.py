"""How well it is told how articles stand to headlines, on the pairs of the Fake News Challenge.

Stances are scored on the pairs that people call related; a related pair that is taken for another matter is missed. Related
or not is scored on all pairs, as is the challenge's own figure, which counts four times more what is related. Beside ours
stand two plain ways, and for related or not what comes of comparing claims as for groups: whether any sentence of the
article, or claim in it, says the same as the headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any, Final, Literal

from sayso.corroboration.disputes.saying import read_saying
from sayso.corroboration.disputes.standing import Passage, Stance, Standing, passages_of, standing
from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import Telling, telling_of_words, tellings_of
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.fnc import Article, Judged
from sayso.evaluation.reading import Read, read_text
from sayso.evaluation.runs import Outcome
from sayso.evaluation.stance_ways import always_discuss, refuting_words
from sayso.outputs.visible import one_line
from sayso.records import Failure, Report
from sayso.settings import Settings

OURS: Final = "sayso"
DISCUSS: Final = "always discuss"
REFUTING: Final = "refuting words"
WAYS: Final = (OURS, DISCUSS, REFUTING)
RELATED: Final[tuple[Stance, ...]] = ("agree", "disagree", "discuss")
_BASE: Final = 0.25
"""What the challenge gives for each right decision whether a pair is related, and for each unrelated one."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Told:
    """How often each stance was given for each stance that people gave, by way: (theirs, found)."""

    pairs: Mapping[tuple[Stance, Stance], int] = field(default_factory=dict)

    def __add__(self, other: Told) -> Told:
        return Told(Counter(self.pairs) + Counter(other.pairs))

    def of(self, stance: Stance) -> Counts:
        """Return how well one stance is told, on the related pairs alone."""
        related = {pair: count for pair, count in self.pairs.items() if pair[0] != "other"}
        return Counts(
            related.get((stance, stance), 0),
            sum(count for (_, found), count in related.items() if found == stance),
            sum(count for (gold, _), count in related.items() if gold == stance),
        )

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the three stances of related pairs."""
        return fmean(self.of(stance).f1 for stance in RELATED)

    @property
    def accuracy(self) -> float:
        """The share of related pairs whose stance is told."""
        hits = sum(self.of(stance).hits for stance in RELATED)
        return ratio(hits, sum(self.of(stance).gold for stance in RELATED))

    @property
    def same(self) -> Counts:
        """How well related pairs are told from others."""
        return Counts(
            sum(count for pair, count in self.pairs.items() if "other" not in pair),
            sum(count for (_, found), count in self.pairs.items() if found != "other"),
            sum(count for (gold, _), count in self.pairs.items() if gold != "other"),
        )

    @property
    def relative(self) -> float:
        """The challenge's score as a share of the most that can be had."""
        score = most = 0.0
        for (gold, found), count in self.pairs.items():
            related = gold != "other"
            most += count * (1.0 if related else _BASE)
            score += count * _BASE * ((gold == found) + (related and found != "other"))
            score += count * 2 * _BASE * (related and gold == found)
        return ratio(score, most)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "macro_f1": self.macro_f1,
            "accuracy": self.accuracy,
            **{stance: self.of(stance).as_dict() for stance in RELATED},
            "same": self.same.as_dict(),
            "relative": self.relative,
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """How many articles and pairs there are, what each way tells, and how well claims that say the same tell what is related."""

    articles: int = 0
    unread: int = 0
    pairs: int = 0
    ways: Mapping[str, Told] = field(default_factory=dict)
    claims: Counts = NONE

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.articles + other.articles,
            self.unread + other.unread,
            self.pairs + other.pairs,
            {way: self.ways.get(way, Told()) + other.ways.get(way, Told()) for way in WAYS},
            self.claims + other.claims,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        counted = {"articles": self.articles, "unread articles": self.unread, "pairs": self.pairs}
        ways = {way.replace(" ", "_"): told.as_dict() for way, told in self.ways.items()}
        return counted | ways | {"claims": self.claims.as_dict()}


def run_stances(article: Article, read: Read, settings: Settings) -> Outcome[Figures]:
    """Return how one article is told to stand to its headlines."""
    report = read_text(f"{article.number}.txt", article.text.encode("utf-8"), read, settings)
    if isinstance(report, Failure):
        return Outcome(Figures(1, 1), failure=report)
    passages = passages_of(report)
    ours = [standing(read_saying(pair.headline), passages) for pair in article.pairs]
    found: dict[str, list[Stance]] = {
        OURS: [one.stance for one in ours],
        DISCUSS: [always_discuss(pair.headline, article.text) for pair in article.pairs],
        REFUTING: [refuting_words(pair.headline, article.text) for pair in article.pairs],
    }
    gold = [pair.stance for pair in article.pairs]
    ways = {way: Told(Counter(zip(gold, stances, strict=True))) for way, stances in found.items()}
    figures = Figures(1, 0, len(gold), ways, _claims(article, report, passages))
    return Outcome(figures, tuple(_cases(article, report, ours)))


def _claims(article: Article, report: Report, passages: tuple[Passage, ...]) -> Counts:
    """Return how well related pairs are told by comparing claims, as for groups."""
    text = report.document.text
    told = [one for one in tellings_of(report) if one.relation == "says"]
    told += [telling_of_words(passage.span.text(text)) for passage in passages]
    hits = predicted = gold = 0
    for pair in article.pairs:
        same, related = _any_says(pair, told), pair.stance != "other"
        hits, predicted, gold = hits + (same and related), predicted + same, gold + related
    return Counts(hits, predicted, gold)


def _any_says(pair: Judged, told: list[Telling]) -> bool:
    headline = telling_of_words(pair.headline)
    return any(points(headline, one) > 0 for one in told)


def _cases(article: Article, report: Report, ours: list[Standing]) -> Iterator[Case]:
    """Yield related pairs whose stance was not told: missed where it is left open, false where another side is taken."""
    for pair, found in zip(article.pairs, ours, strict=True):
        if pair.stance in (found.stance, "other"):
            continue
        words = (("headline", pair.headline), ("found", found.stance), ("is", pair.stance))
        nearest = found.words[0].text(report.document.text) if found.words else ""
        kind: Literal["missed", "false"] = "false" if found.stance in ("agree", "disagree") else "missed"
        yield Case(kind, article.number, words, found.reason, one_line(nearest)[:_LONGEST])


def stances_table(figures: Figures) -> str:
    """Return the figures as a table for a terminal."""
    same = figures.claims
    return "\n".join(
        [
            f"{figures.articles} articles ({figures.unread} not read), {figures.pairs} headlines beside them",
            f"{'':16}{'macro-F1':>9}{'right':>8}"
            + "".join(f"{stance + ' ' + name:>12}" for stance in RELATED for name in ("P", "R", "F1"))
            + f"{'related F1':>12}{'score':>8}",
            *(
                f"{way:16}{told.macro_f1:9.3f}{told.accuracy:8.3f}"
                + "".join(
                    f"{value:12.3f}"
                    for counts in map(told.of, RELATED)
                    for value in (counts.precision, counts.recall, counts.f1)
                )
                + f"{told.same.f1:12.3f}{told.relative:8.3f}"
                for way, told in figures.ways.items()
            ),
            f"related by a claim that says the same: P {same.precision:.3f} R {same.recall:.3f} F1 {same.f1:.3f}",
        ]
    )
