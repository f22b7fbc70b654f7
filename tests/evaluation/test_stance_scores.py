import pytest

from factories import report
from sayso.evaluation.fnc import Article, Judged
from sayso.evaluation.stance_scores import DISCUSS, OURS, Figures, Told, run_stances, stances_table
from sayso.records import Document, Report
from sayso.settings import Settings

TEXT = "The governor of Karsk resigned on Monday. He leaves after ten years in office."
ARTICLE = Article(
    "7",
    TEXT,
    (
        Judged("Karsk governor resigned", "agree"),
        Judged("Karsk governor has reportedly resigned", "agree"),
        Judged("Grain prices double in Farport", "other"),
    ),
)


def read(document: Document) -> Report:
    """Read a text as a report in which nobody speaks."""
    return report(document.text)


def test_stances() -> None:
    """Each way's stances are counted against people's; a headline that leaves it open is missed here."""
    outcome = run_stances(ARTICLE, read, Settings())
    figures = outcome.figures
    assert (figures.articles, figures.pairs, figures.unread) == (1, 3, 0)
    assert figures.ways[OURS].pairs == {("agree", "agree"): 1, ("agree", "discuss"): 1, ("other", "other"): 1}
    assert figures.ways[DISCUSS].same.precision == pytest.approx(2 / 3)
    assert figures.claims.gold == 2
    (case,) = outcome.cases
    assert (case.kind, dict(case.words)["found"]) == ("missed", "discuss")
    assert case.context == "The governor of Karsk resigned on Monday."


def test_unread() -> None:
    """An article that cannot be read counts as such."""
    outcome = run_stances(Article("8", "", ()), read, Settings())
    assert outcome.failure is not None
    assert outcome.figures.unread == 1


def test_measures() -> None:
    """Stances are scored on related pairs alone; the challenge's score counts related pairs four times."""
    told = Told(
        {("agree", "agree"): 2, ("disagree", "agree"): 1, ("discuss", "other"): 1, ("other", "other"): 4}
    )
    assert told.of("agree").precision == pytest.approx(2 / 3)
    assert told.of("discuss").recall == 0
    assert told.macro_f1 == pytest.approx(0.8 / 3)
    assert told.accuracy == 0.5
    assert told.same.recall == 0.75
    assert told.relative == pytest.approx((2 * 1 + 1 * 0.25 + 4 * 0.25) / (4 + 4 * 0.25))


def test_sum() -> None:
    """Figures add up over articles, and go into a table and into JSON."""
    figures = run_stances(ARTICLE, read, Settings()).figures
    both = figures + figures + Figures()
    assert both.ways[OURS].pairs["agree", "agree"] == 2
    assert both.as_dict()["always_discuss"]["discuss"]["gold"] == 0
    assert stances_table(both).startswith("2 articles (0 not read), 6 headlines")
