import dataclasses
from pathlib import Path

import pytest

from corpora import ARTICLE, write_split
from reports import actor, attribution, claim, report
from sayso.errors import WrongLanguage
from sayso.evaluation.attribution_scores import Options
from sayso.evaluation.counts import Counts
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.muc import Culprit, Message
from sayso.evaluation.polnear import GoldArticle, read_split
from sayso.evaluation.runs import run_article, run_message, spread
from sayso.records import Document, Failure, Report, Span
from sayso.settings import Settings

SAID = attribution([Span(0, 10)], [Span(11, 15)], [Span(16, 35)])
INSIDE = dataclasses.replace(attribution([], [], [Span(16, 27)]), parent=SAID.id)


def read_both(document: Document) -> Report:
    """Read an attribution, and one inside it, from any document."""
    return report(attributions=[SAID, INSIDE], document=document)


def refuse(document: Document) -> Report:
    """Read nothing."""
    raise WrongLanguage(document.name, "it seems to be Lurian", "read an English one")


@pytest.fixture
def article(tmp_path: Path) -> GoldArticle:
    """The invented article with its first attribution marked."""
    marked = {"source": [(0, 10)], "cue": [(11, 15)], "content": [(16, 35)]}
    return read_split(write_split(tmp_path, ARTICLE, [marked]))[0]


def test_only_outermost(article: GoldArticle) -> None:
    """Attributions inside others are left out, unless they are asked for."""
    outcome = run_article(article, read_both, Settings(), Options(), nested=False)
    assert outcome.figures.attribution == Counts(1, 1, 1)
    assert outcome.cases == ()
    outcome = run_article(article, read_both, Settings(), Options(), nested=True)
    assert outcome.figures.attribution == Counts(1, 2, 1)
    assert [case.kind for case in outcome.cases] == ["false"]


def test_scores(article: GoldArticle) -> None:
    """What was found is kept with its score and the article's name, to judge the scores."""
    outcome = run_article(article, read_both, Settings(), Options(), nested=False)
    assert (outcome.stem, outcome.scored.scores, outcome.scored.hits()) == ("karsk_a", (1.0,), [True])
    outcome = run_article(article, refuse, Settings(), Options(), nested=False)
    assert (outcome.stem, outcome.scored.scores, len(outcome.scored.gold)) == ("karsk_a", (), 1)


def test_unread_article(article: GoldArticle) -> None:
    """An article that cannot be read counts as one without a prediction and says why."""
    outcome = run_article(article, refuse, Settings(), Options(), nested=False)
    assert outcome.figures.attribution == Counts(0, 0, 1)
    assert outcome.figures.unread == 1
    assert outcome.failure == Failure("karsk_a.txt", "it seems to be Lurian", "read an English one")


def test_shifted_text(article: GoldArticle) -> None:
    """A text other than the file's own stops the run: its offsets would mean nothing."""

    def shorten(document: Document) -> Report:
        return report(document=dataclasses.replace(document, text=document.text[1:]))

    with pytest.raises(CorpusError, match="karsk_a"):
        run_article(article, shorten, Settings(), Options(), nested=False)


MESSAGE = Message("TST1-MUC3-0901", "THE NORTHERN SHIELD MOVEMENT ATTACKED A BARRACKS OUTSIDE KARSK.\n")
CULPRIT = Culprit(frozenset({"nsm"}), frozenset({"REPORTED AS FACT"}), optional=False)


def test_message() -> None:
    """A message is read as a text of its own and scored by whom it blames."""

    def blame(document: Document) -> Report:
        assert document.text == MESSAGE.text
        group = actor("group", "Northern Shield Movement", "armed_group", "NSM")
        return report([group], [claim("group", "attacks")], document=document)

    outcome = run_message(MESSAGE, [CULPRIT], blame, Settings())
    assert outcome.figures.confident == Counts(1, 1, 1)
    assert outcome.cases == ()


def test_unread_message() -> None:
    """A message that cannot be read misses whom the key blames."""
    outcome = run_message(MESSAGE, [CULPRIT], refuse, Settings())
    assert (outcome.figures.organisation, outcome.figures.unread) == (Counts(0, 0, 1), 1)
    assert outcome.failure


@pytest.mark.parametrize(
    ("limit", "expected"), [(None, list(range(10))), (20, list(range(10))), (3, [0, 3, 6])]
)
def test_spread(limit: int | None, expected: list[int]) -> None:
    """A limit takes items at even distances, in order."""
    assert spread(range(10), limit) == expected
