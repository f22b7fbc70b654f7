import numpy as np
import pytest

from sayso.training.logistic import Design, fitted, sigmoid

ROWS = [
    {"always": 1.0, "near": 1.0},
    {"always": 1.0},
    {"always": 1.0, "near": 1.0, "rare": 1.0},
    {"always": 1.0},
]


def test_only_signs_seen_in_several_groups() -> None:
    """A sign that too few groups of rows have gets no weight."""
    assert Design.of(ROWS, [0, 1, 2, 3], 2).names == ("always", "near")
    assert Design.of(ROWS, [0, 0, 0, 0], 2).names == ("always",)


def test_sums_and_their_shares() -> None:
    """A row's sum is that of its signs' weights, dense ones included; what is gathered goes the other way."""
    design = Design.of(ROWS, [0, 1, 2, 3], 2, ("slope",)).with_dense(np.array([[0.0], [1.0], [2.0], [3.0]]))
    assert design.sums(np.array([1.0, 10.0, 0.5])).tolist() == [11.0, 1.5, 12.0, 2.5]
    assert design.gathered(np.array([1.0, 1.0, 1.0, 0.0])).tolist() == [3.0, 2.0, 3.0]
    assert design.rows(np.array([False, False, True, True])).sums(np.array([1.0, 10.0, 0.5])).tolist() == [
        12.0,
        2.5,
    ]


def test_finds_the_minimum() -> None:
    """At the weights found the slope of the penalised likelihood is nothing."""
    random = np.random.default_rng(3)
    rows = [{"always": 1.0, **{f"x{k}": float(random.normal()) for k in range(4)}} for _ in range(200)]
    wanted = np.array([float(row["x0"] + 0.3 * random.normal() > 0) for row in rows])
    design = Design.of(rows, range(200), 2)
    weights = fitted(design, wanted, 2.0)
    slope = design.gathered(wanted - sigmoid(design.sums(weights))) - 2.0 * weights
    assert np.abs(slope[1:]).max() < 1e-2
    assert weights[design.names.index("x0")] > 2 * abs(weights[design.names.index("x1")])


def test_units_make_no_difference_to_scale() -> None:
    """Held down to scale, a sign told in another unit does the same."""
    random = np.random.default_rng(5)
    amounts = random.normal(size=100)
    wanted = (amounts + random.normal(size=100) > 0).astype(np.float64)
    sums = [
        design.sums(fitted(design, wanted, 10.0, to_scale=True))
        for unit in (1.0, 1000.0)
        for design in [Design.of([{"always": 1.0, "x": unit * x} for x in amounts.tolist()], range(100), 2)]
    ]
    assert sums[0] == pytest.approx(sums[1], abs=1e-3)
