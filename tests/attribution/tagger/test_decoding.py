"""Decoding, held against every sequence there is."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.tagger.decoding import NEVER, allowed, best_tags, marginals, padded

Floats = npt.NDArray[np.float64]
Case = tuple[list[Floats], Floats, Floats]

TAGS = 5


@st.composite
def cases(draw: st.DrawFn, longest: int = 4, bio: bool = True) -> Case:  # noqa: FBT001, FBT002  # a strategy
    """Draw a few windows of scores, and scores of steps and starts, with what BIO forbids far below zero."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    lengths = draw(st.lists(st.integers(1, longest), min_size=1, max_size=4))
    strength = draw(st.sampled_from([0.1, 1.0, 10.0]))
    may = allowed(TAGS) if bio else np.zeros((TAGS + 1, TAGS))
    steps = rng.normal(size=(TAGS, TAGS)) + may[:-1]
    starts = rng.normal(size=TAGS) + may[-1]
    return [rng.normal(size=(length, TAGS)) * strength for length in lengths], steps, starts


def total(path: Sequence[int], scores: Floats, steps: Floats, starts: Floats) -> float:
    """Return the score of one sequence of tags."""
    own = sum(scores[n, tag] for n, tag in enumerate(path))
    moves = sum(steps[one, other] for one, other in pairwise(path))
    return float(own + moves + starts[path[0]])


def every(length: int) -> list[tuple[int, ...]]:
    return list(product(range(TAGS), repeat=length))


@settings(deadline=None, max_examples=60)
@given(cases())
def test_best(case: Case) -> None:
    """The tags chosen are those of the sequence that scores most of all."""
    windows, steps, starts = case
    for scores, path in zip(windows, best_tags(windows, steps, starts), strict=True):
        best = max(every(len(scores)), key=lambda one: total(one, scores, steps, starts))
        assert tuple(path) == best


@settings(deadline=None, max_examples=60)
@given(cases())
def test_marginals(case: Case) -> None:
    """A tag is as probable as all sequences with it together."""
    windows, steps, starts = case
    for scores, likely in zip(windows, marginals(windows, steps, starts), strict=True):
        paths = every(len(scores))
        weights = np.exp([total(one, scores, steps, starts) for one in paths])
        expected = np.zeros(scores.shape)
        for path, weight in zip(paths, weights / weights.sum(), strict=True):
            expected[np.arange(len(path)), path] += weight
        assert likely == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(cases(longest=30))
def test_never_broken(case: Case) -> None:
    """Nothing is continued that was not begun, whatever the scores, and such a tag has no probability at the start."""
    windows, steps, starts = case
    for path in best_tags(windows, steps, starts):
        for before, tag in zip([0, *path], path, strict=False):
            assert tag == 0 or tag % 2 == 1 or before in {tag - 1, tag}
    for likely in marginals(windows, steps, starts):
        assert likely[0, 2::2].max() == 0.0
        assert likely.sum(1) == pytest.approx(np.ones(len(likely)))


@settings(deadline=None)
@given(cases(longest=12))
def test_side_by_side(case: Case) -> None:
    """A window's tags and their probabilities are the same whatever stands beside it."""
    windows, steps, starts = case
    together = best_tags(windows, steps, starts)
    likely = marginals(windows, steps, starts)
    for n, window in enumerate(windows):
        assert (together[n] == best_tags([window], steps, starts)[0]).all()
        assert likely[n] == pytest.approx(marginals([window], steps, starts)[0], abs=1e-12)


def test_allowed() -> None:
    """A role may be continued only by itself, and a text cannot begin inside one."""
    table = allowed(5)
    assert table.shape == (6, 5)
    assert [(row, column) for row, column in product(range(6), (2, 4)) if table[row, column] == 0.0] == [
        (1, 2),
        (2, 2),
        (3, 4),
        (4, 4),
    ]
    assert (table[:, [0, 1, 3]] == 0.0).all()
    assert table.min() == NEVER


def test_padded() -> None:
    """Windows of several lengths stand in one table, the shorter ones filled up with zeros."""
    table, lengths = padded([np.ones((1, 3)), np.ones((2, 3))])
    assert table.tolist() == [[[1, 1, 1], [0, 0, 0]], [[1, 1, 1], [1, 1, 1]]]
    assert lengths.tolist() == [1, 2]


def test_strong() -> None:
    """Scores far beyond what a network gives still make probabilities."""
    table = np.array([[300.0, -300.0, -300.0], [-300.0, 300.0, -300.0], [-300.0, -300.0, 300.0]])
    may = allowed(3)
    (likely,) = marginals([table], may[:-1], may[-1])
    assert likely.argmax(1).tolist() == [0, 1, 2]
    assert np.isfinite(likely).all()
