from sayso.evaluation.counts import NONE, Counts


def test_ratios() -> None:
    """Precision is hits of predicted, recall hits of gold, and F1 their harmonic mean."""
    counts = Counts(hits=6, predicted=8, gold=12)
    assert (counts.precision, counts.recall) == (0.75, 0.5)
    assert abs(counts.f1 - 0.6) < 1e-12


def test_nothing_counted() -> None:
    """Where nothing was counted every ratio is 0, not an error."""
    assert (NONE.precision, NONE.recall, NONE.f1) == (0, 0, 0)


def test_sum() -> None:
    """Counts of two texts add up, so that averages are over all items and not over texts."""
    assert Counts(1, 2, 3) + Counts(4, 5, 6) == Counts(5, 7, 9)
