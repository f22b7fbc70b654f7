from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.assignment import best_sum

MATRICES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(st.integers(0, 9), min_size=wide, max_size=wide), min_size=1, max_size=4)
)


def test_best_is_not_greedy() -> None:
    """The greatest entry is left aside where two others are worth more together."""
    assert best_sum([[10, 9], [9, 1]]) == 18


def test_nothing() -> None:
    """A matrix without rows or columns is worth nothing."""
    assert best_sum([]) == best_sum([[]]) == 0


@given(MATRICES)
def test_like_trying_all(worth: list[list[int]]) -> None:
    """It is what trying every match gives, with more rows or with more columns."""
    rows = worth if len(worth) <= len(worth[0]) else [list(column) for column in zip(*worth, strict=True)]
    every = permutations(range(len(rows[0])), len(rows))
    assert best_sum(worth) == max(sum(rows[i][j] for i, j in enumerate(chosen)) for chosen in every)
