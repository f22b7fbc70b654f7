import pytest

from raid import MODEL
from sayso.blame.model import Model, probability, total


def test_probability() -> None:
    """Weights times amounts are summed and bent to a probability; a sign without a weight counts nothing."""
    assert probability({"always": 0.0}, {"always": 1.0, "unheard of": 5.0}) == 0.5
    assert probability({"near": 2.0}, {"near": 0.5}) == pytest.approx(0.7311, abs=1e-4)


def test_sums_stay_in_bounds() -> None:
    """However much is seen, a probability is never quite 0 or 1."""
    assert total({"always": 1.0}, {"always": 1e9}) == 30.0
    assert 0 < probability({"always": -1.0}, {"always": 1e9}) < 1e-9


def test_file_and_back() -> None:
    """A model written down and read again is the same, one weight a line."""
    written = MODEL.dumps()
    assert Model.loads(written) == MODEL
    assert '"is=killing": 6.0\n' in written
