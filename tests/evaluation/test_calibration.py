import pytest

from measured import article_of
from sayso.evaluation.calibration import calibration
from sayso.evaluation.scored import ScoredArticle


def test_by_hand() -> None:
    """Both errors are what a person counts."""
    found = calibration([article_of((0.9, True), (0.9, False)), article_of((0.2, False), (0.25, True))])
    # Two in the highest bin, 0.9 against 1/2, and two in the third, 0.225 against 1/2.
    assert found.ece == pytest.approx((2 * 0.4 + 2 * 0.275) / 4)
    assert found.brier == pytest.approx((0.01 + 0.81 + 0.04 + 0.5625) / 4)
    assert (found.number, found.share_right) == (4, 0.5)
    assert found.mean_score == pytest.approx(0.5625)
    assert found.as_dict() == {"ece": found.ece, "brier": found.brier}


def test_sure_and_right() -> None:
    """Whoever is sure of what is right and of nothing else makes no error."""
    found = calibration([article_of((1.0, True), (0.0, False))])
    assert (found.ece, found.brier) == (0, 0)


def test_honest_doubt() -> None:
    """Scores that say the share right are calibrated, however little they tell apart; the Brier score knows."""
    found = calibration([article_of((0.5, True), (0.5, False))])
    assert (found.ece, found.brier) == (0, 0.25)


@pytest.mark.parametrize(
    ("score", "low"), [(0.0, 0.0), (0.1, 0.1), (0.3, 0.3), (0.699, 0.6), (0.7, 0.7), (1.0, 0.9)]
)
def test_bins(score: float, low: float) -> None:
    """A bin has its lower edge, the last its upper one, too."""
    (filled,) = [one for one in calibration([article_of((score, True))]).bins if one.number]
    assert (filled.low, filled.number, filled.mean_score, filled.share_right) == (low, 1, score, 1.0)
    assert filled.high == pytest.approx(low + 0.1)


def test_nothing_found() -> None:
    """Where nothing was found there is no error, and every bin is empty."""
    found = calibration([ScoredArticle()])
    assert (found.number, found.ece, found.brier) == (0, 0, 0)
    assert [one["number"] for one in found.bins_as_dicts()] == [0] * 10
