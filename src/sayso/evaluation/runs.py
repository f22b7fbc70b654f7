"""One text of a corpus read, scored, and its errors kept for a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sayso.evaluation import attribution_scores, muc_scores
from sayso.evaluation.attribution_scores import Options
from sayso.evaluation.blame import blamed
from sayso.evaluation.cases import Case, attribution_cases, blame_cases
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.muc import Culprit, Message
from sayso.evaluation.polnear import GoldArticle
from sayso.evaluation.reading import Read, read_text
from sayso.evaluation.scored import ScoredArticle, scored_article
from sayso.records import Failure
from sayso.settings import Settings

Item = TypeVar("Item")
FiguresT = TypeVar("FiguresT")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[FiguresT]):
    """What one text adds to the figures, the cases that went wrong in it, and why it could not be read, if so."""

    figures: FiguresT
    cases: tuple[Case, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class ArticleOutcome(Outcome[attribution_scores.Figures]):
    """The same for an article of PolNeAR, with its name and what was found in it with which score."""

    stem: str = ""
    scored: ScoredArticle = field(default_factory=ScoredArticle)


def run_article(
    article: GoldArticle, read: Read, settings: Settings, options: Options, *, nested: bool
) -> ArticleOutcome:
    """Return how one article of PolNeAR was read. The corpus marks no attribution inside another: see ``nested``.

    Without ``nested`` only the outermost attributions count. Raises CorpusError if the text read is not the file's
    own, for then no offset would hold.
    """
    report = read_text(f"{article.stem}.txt", article.data, read, settings)
    if isinstance(report, Failure):
        return ArticleOutcome(
            attribution_scores.score_article(article, None, options),
            failure=report,
            stem=article.stem,
            scored=scored_article(article, ()),
        )
    if report.document.text != article.text:
        raise CorpusError(f"{article.stem}: the text read is not the file's own; fetch the split again")
    predicted = [one for one in report.attributions if nested or one.parent is None]
    return ArticleOutcome(
        attribution_scores.score_article(article, predicted, options),
        tuple(attribution_cases(article, predicted)),
        stem=article.stem,
        scored=scored_article(article, predicted),
    )


def run_message(
    message: Message, culprits: Sequence[Culprit], read: Read, settings: Settings
) -> Outcome[muc_scores.Figures]:
    """Return how one message of MUC was read."""
    report = read_text(f"{message.id}.txt", message.text.encode("utf-8"), read, settings)
    if isinstance(report, Failure):
        return Outcome(muc_scores.score_message(culprits, None), failure=report)
    found = blamed(report)
    return Outcome(muc_scores.score_message(culprits, found), tuple(blame_cases(message, culprits, found)))


def spread(items: Sequence[Item], limit: int | None) -> list[Item]:
    """Return at most ``limit`` items at even distances, in order; all of them without a limit."""
    if limit is None or limit >= len(items):
        return list(items)
    return [items[i * len(items) // limit] for i in range(limit)]
