from collections.abc import Mapping, Sequence
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.weaving import votes
from sayso.corroboration.weaving.votes import Part, Votes

TOLD: Mapping[int, int] = {kind: 7 * kind for kind in range(10)}
"""Stands for a claim of each kind: points are counted from them, as nothing here asks what they say."""


def points(one: int, other: int, least: float) -> float:
    assert least < 0
    return one / 10 - other


def table_of(part: Part) -> list[list[float]]:
    """Return what each of a part has with each, worked out anew."""
    return [
        [0.0 if one == other else points(TOLD[min(one, other)], TOLD[max(one, other)], -1) for other in part]
        for one in part
    ]


PARTS = st.lists(st.sets(st.integers(0, 9), min_size=2).map(lambda kinds: tuple(sorted(kinds))), max_size=12)


@given(PARTS, st.integers(0, 120))
def test_what_is_kept_is_what_would_be_worked_out(parts: Sequence[Part], most: int) -> None:
    """However parts grow, shrink, part and come again, and however little is kept, the points are those of each pair."""
    with patch.object(votes, "points", points):
        known = Votes(most)
        for part in parts:
            assert known.among(part, TOLD).tolist() == table_of(part)  # type: ignore[arg-type]


def asked_for(parts: Sequence[Part], most: int = 1000) -> list[int]:
    """Return how many pairs had to be worked out for each of these parts, one after the other."""
    found: list[int] = []
    with patch.object(votes, "points", side_effect=points) as asked:
        known = Votes(most)
        for part in parts:
            before = asked.call_count
            known.among(part, TOLD)  # type: ignore[arg-type]
            found.append(asked.call_count - before)
    return found


def test_of_a_part_that_grew_only_what_is_new_is_worked_out() -> None:
    """A kind that joins is set beside each; two parts that become one, and a part of a part, bring what is known of them."""
    assert asked_for([(1, 2, 3), (1, 2, 3, 4), (5, 6), (1, 2, 3, 4, 5, 6), (1, 5, 6), (1, 5, 6)]) == [
        3,
        3,
        1,
        8,
        0,
        0,
    ]


def test_what_was_asked_for_long_ago_is_forgotten_first() -> None:
    """No more pairs are kept than may be, but those of the part asked for last, however many they are."""
    assert asked_for([(1, 2), (3, 4), (1, 2), (5, 6), (1, 2), (3, 4)], most=8) == [1, 1, 0, 1, 0, 1]
    assert asked_for([(1, 2, 3), (1, 2, 3), (4, 5), (1, 2, 3)], most=4) == [3, 0, 1, 3]


def test_kinds_of_a_part_that_is_forgotten_are_known_by_another() -> None:
    """A kind that has gone on to a larger part is known there still when the former one is forgotten."""
    known = Votes()
    with patch.object(votes, "points", points):
        for part in ((1, 2, 3), (2, 3, 4), (1, 2, 3, 4)):
            assert np.array_equal(known.among(part, TOLD), table_of(part))  # type: ignore[arg-type]
