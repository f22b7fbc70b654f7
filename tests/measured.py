"""For tests of measurements: a reader that always finds the same, and attributions with scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from reports import actor, attribution, claim, incident, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.evaluation.attribution_scores import Comparable, Marking
from sayso.evaluation.scored import ScoredArticle
from sayso.records import Attribution, Document, Failure, Report, Span


class Fake:
    """Reads the same from every document: one attribution, a group that attacks, and a bombing in Karsk."""

    def read(self, document: Document) -> Report:
        """Return it."""
        said = attribution([Span(0, 10)], [Span(11, 15)], [Span(16, 35)])
        shield = actor("group", "Northern Shield Movement", "armed_group")
        read = report([shield], [claim("group", "attacks")], [said], document)
        return replace(read, incidents=(incident("bombing", place="Karsk"),))


def no_documents(*_: object) -> Iterator[Document | Failure]:
    """Find nothing: this command reads corpora."""
    yield from ()


WORKSHOP = Workshop(no_documents, lambda _: Fake())


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run a measurement with the fake reader; return its status and what it wrote to both streams."""
    result = CliRunner().invoke(evaluate_app, [str(one) for one in arguments], obj=WORKSHOP)
    return result.exit_code, result.stdout, result.stderr


def scored(
    score: float, source: Sequence[tuple[int, int]], content: Sequence[tuple[int, int]]
) -> Attribution:
    """Return an attribution with a score."""
    made = attribution([Span(*one) for one in source], [], [Span(*one) for one in content])
    return replace(made, score=score)


def article_of(*judged: tuple[float, bool]) -> ScoredArticle:
    """Return an article with attributions of these scores, right or wrong; what is wrong is nowhere in gold."""
    marked = [_at(place) for place in range(len(judged))]
    gold = tuple(one for one, (_, right) in zip(marked, judged, strict=True) if right)
    return ScoredArticle(gold, tuple(marked), tuple(score for score, _ in judged))


def _at(place: int) -> Comparable:
    nothing = Marking((), frozenset())
    return {
        "source": nothing,
        "cue": nothing,
        "content": Marking((Span(place, place + 1),), frozenset({place})),
    }
