from measured import article_of
from sayso.evaluation.counts import Counts
from sayso.evaluation.thresholds import best, curve


def test_curve() -> None:
    """Each point counts what scores at least so much, over all articles; what is wanted stays the same."""
    points = curve([article_of((0.9, True), (0.3, False)), article_of((0.65, True))])
    assert [point.counts.predicted for point in points] == [3, 3, 3, 3, 2, 2, 2, 1, 1, 1]
    assert {point.counts.gold for point in points} == {2}
    assert points[7].counts == Counts(1, 1, 2)


def test_best() -> None:
    """The best is the highest F1; of equal ones, that which drops least."""
    points = curve([article_of((0.9, True), (0.3, False))])
    assert best(points).least == 0.4
    assert best(points).as_dict()["min_score"] == 0.4
    assert best(curve([])).least == 0
