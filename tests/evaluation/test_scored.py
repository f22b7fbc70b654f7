import pytest

from corpora import ARTICLE
from measured import scored
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.evaluation.scored import scored_article
from sayso.records import Span

GOLD = GoldArticle(
    "karsk_a",
    ARTICLE.encode(),
    ARTICLE,
    (GoldAttribution((Span(0, 10),), (Span(11, 15),), (Span(16, 35),)), GoldAttribution(cue=(Span(55, 62),))),
)
RIGHT = scored(0.4, [(0, 10)], [(16, 35)])
CLOSER = scored(0.3, [(44, 54)], [(16, 36)])
NOTHING = scored(0.9, [(44, 54)], [(38, 43)])
BLANK = scored(0.8, [(0, 10)], [(20, 21)])


def test_what_counts() -> None:
    """Only what has content counts, on both sides; what is found keeps its score."""
    made = scored_article(GOLD, [NOTHING, BLANK, RIGHT])
    assert (len(made.gold), made.scores, made.hits()) == (1, (0.9, 0.4), [False, True])


@pytest.mark.parametrize(
    ("least", "hits"),
    [(0.0, [True, False, False]), (0.35, [True, False]), (0.4, [True, False]), (0.41, [False])],
)
def test_least(least: float, hits: list[bool]) -> None:
    """Only what scores at least so much is asked about."""
    assert scored_article(GOLD, [RIGHT, CLOSER, NOTHING]).hits(least) == hits


def test_partner_is_left_to_another() -> None:
    """What is not kept takes no partner from what is."""
    better = scored(0.1, [(44, 54)], [(16, 35)])
    worse = scored(0.6, [(0, 10)], [(16, 36)])
    made = scored_article(GOLD, [better, worse])
    assert made.hits() == [False, False]
    assert made.hits(0.5) == [True]
