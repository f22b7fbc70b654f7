from itertools import product
from typing import get_args

import pytest

from sayso.claims.factuality.values import degree_of, value_of
from sayso.claims.stance import Stance
from sayso.records import Certainty, Polarity, Tense


@pytest.mark.parametrize(
    "stance", [Stance(*one) for one in product(*map(get_args, (Polarity, Certainty, Tense)))], ids=str
)
def test_side(stance: Stance) -> None:
    """Every stance has a value on its own side of zero and within the scale."""
    value = value_of(stance)
    assert -3.0 <= value <= 3.0
    assert (value > 0) == (stance.polarity == "affirmed")


def test_order() -> None:
    """A plain past is the surest there is, a prediction is surer than a wish."""
    plain = value_of(Stance("affirmed", "certain", "past"))
    likely = value_of(Stance("affirmed", "probable", "past"))
    coming = value_of(Stance("affirmed", "unstated", "future"))
    wished = value_of(Stance("affirmed", "unstated", "hypothetical"))
    assert plain == 3.0
    assert plain > likely > wished
    assert coming > wished


@pytest.mark.parametrize(
    ("value", "degree"),
    [(-3.0, "not so"), (-1.5, "hardly so"), (0.0, "open"), (0.5, "maybe so"), (2.2, "maybe so"), (2.3, "so")],
)
def test_degree(value: float, degree: str) -> None:
    """A value falls into one of five degrees."""
    assert degree_of(value) == degree
