from corpora import ARTICLE
from sayso.evaluation.agreement import agreement
from sayso.evaluation.attribution_scores import Options
from sayso.evaluation.counts import Counts
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.records import Span

FIRST = GoldAttribution((Span(0, 10),), (Span(11, 15),), (Span(16, 35),))
SECOND = GoldAttribution((Span(44, 54),), (Span(55, 62),), (Span(38, 43),))


def annotated(*attributions: GoldAttribution) -> GoldArticle:
    """Return the invented article as one person annotated it."""
    return GoldArticle("karsk_a", ARTICLE.encode(), ARTICLE, attributions)


def test_pair() -> None:
    """Two annotators are scored both ways, so that it does not matter who comes first."""
    one, other = annotated(FIRST, SECOND), annotated(FIRST)
    found = agreement([[one, other]], Options())
    assert found == agreement([[other, one]], Options())
    assert (found.articles, found.pairs) == (1, 1)
    assert found.figures.attribution == Counts(2, 3, 3)
    assert found.figures.attribution.precision == found.figures.attribution.recall


def test_every_pair() -> None:
    """Every pair of annotators of an article counts, over all articles."""
    three, two = [annotated(FIRST)] * 3, [annotated(FIRST), annotated(SECOND)]
    found = agreement([three, two], Options())
    assert (found.articles, found.pairs) == (2, 4)
    assert found.figures.attribution.f1 == 3 / 4


def test_as_dict() -> None:
    """The figures come with the number of articles and pairs, and nothing about reading."""
    told = agreement([[annotated(FIRST)] * 2], Options()).as_dict()
    assert (told["articles"], told["pairs"], told["attribution"]["f1"]) == (1, 1, 1.0)
    assert "unpredicted articles" not in told
