import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.tagger.confidence import SIGNS, Confidence, logit

WEIGHTS = tuple(0.1 * n for n in range(len(SIGNS)))
numbers = st.floats(-50, 50)


def signs(**known: float) -> dict[str, float]:
    return dict.fromkeys(SIGNS, 0.0) | known


def test_score() -> None:
    """The score is the logistic of the constant and the weighted signs, to four digits."""
    weights = (2.0, *(0.0,) * (len(SIGNS) - 2), -1.0)
    found = Confidence(weights, 0.5).score(signs(cue=1.0, words=3.0))
    assert found == round(1 / (1 + math.exp(0.5)), 4)


@given(st.tuples(*(numbers,) * len(SIGNS)), numbers)
def test_stored(weights: tuple[float, ...], constant: float) -> None:
    """What is written is read back to the last bit."""
    confidence = Confidence(weights, constant)
    assert Confidence.from_json(confidence.to_json()) == confidence


@pytest.mark.parametrize("names", [SIGNS[:-1], (*SIGNS, "mood"), SIGNS[::-1], ()])
def test_other_signs(names: tuple[str, ...]) -> None:
    """A confidence over other signs, or the same in another order, is refused."""
    text = json.dumps({"constant": 0.0, "weights": dict.fromkeys(names, 1.0)})
    with pytest.raises(ValueError, match="other signs"):
        Confidence.from_json(text)


@given(st.sampled_from(SIGNS), numbers, numbers, numbers)
def test_monotone(name: str, one: float, other: float, weight: float) -> None:
    """More of a sign never lowers a score that its weight should raise, nor raises one that it should lower."""
    weights = tuple(weight if sign == name else 0.0 for sign in SIGNS)
    confidence = Confidence(weights, 0.0)
    low, high = (confidence.score(signs(**{name: value})) for value in sorted((one, other)))
    assert (low <= high) if weight >= 0 else (low >= high)


@given(st.tuples(*(st.floats(-1e6, 1e6),) * len(SIGNS)))
def test_a_probability(values: tuple[float, ...]) -> None:
    """However strong the signs, a score lies between 0 and 1."""
    assert 0.0 <= Confidence(WEIGHTS, 0.0).score(dict(zip(SIGNS, values, strict=True))) <= 1.0


@given(st.floats(0, 1), st.floats(0, 1))
def test_logit(one: float, other: float) -> None:
    """Log-odds grow with the probability, are the opposite for its opposite, and stay within seven."""
    low, high = sorted((one, other))
    assert logit(low) <= logit(high)
    assert logit(1 - one) == pytest.approx(-logit(one), abs=1e-9)
    assert abs(logit(one)) < 7
    assert logit(0.5) == 0.0
