"""Keys and who holds them, on both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sayso.store import among
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.deriving.holdings import documents_by_sketch, kinds_by_key

LARGE = 2**62


def test_who_shares_a_key(store: Store) -> None:
    """A key leads to all who hold it, where more than one does and no more than asked for."""
    with store.writing() as connection:
        held = documents_by_sketch(connection)
        held.exchange({}, {1: (7, LARGE), 2: (7,), 3: (7, 8), 4: (8,)})
        assert held.held((7, 8, 9, LARGE)) == {7: 3, 8: 2, 9: 0, LARGE: 1}
        assert held.sharing((7, 8, 9, LARGE), 3) == {7: (1, 2, 3), 8: (3, 4)}
        assert held.sharing((7, 8), 2) == {8: (3, 4)}
        assert held.keys_of((1, 2, 9)) == {1: (7, LARGE), 2: (7,)}


def test_what_has_become_crowded(store: Store) -> None:
    """It is told which keys passed a number of holders, upwards or downwards, and not those that merely changed."""
    with store.writing() as connection:
        held = kinds_by_key(connection)
        held.exchange({}, {1: (5, 6), 2: (5, 6)})
        more = held.exchange({}, {3: (5,)})
        assert [sorted(one) for one in (more.crowded(2), more.crowded(1), more.thinned(2))] == [[5], [], []]
        fewer = held.exchange({1: (5, 6), 2: (5, 6)}, {1: (5,)})
        assert [sorted(one) for one in (fewer.crowded(2), fewer.thinned(2), fewer.thinned(1))] == [
            [],
            [5],
            [6],
        ]


@pytest.mark.parametrize("at_once", [2, 5000])
@settings(deadline=None, max_examples=30)
@given(
    turns=st.lists(
        st.tuples(st.sets(st.integers(0, 5)), st.dictionaries(st.integers(0, 5), st.sets(st.integers(0, 4))))
    )
)
def test_any_exchange(
    anew: Callable[[], Store], at_once: int, turns: list[tuple[set[int], dict[int, set[int]]]]
) -> None:
    """Whoever comes and goes, the counts are those of the holders, and lone keys have none."""
    now: dict[int, set[int]] = {}
    with patch.object(among, "_AT_ONCE", at_once), anew().writing() as connection:
        held = kinds_by_key(connection)
        for leaving, come in turns:
            gone = {one: now[one] for one in now if one in leaving or one in come}
            held.exchange(gone, come)
            now = {one: keys for one, keys in now.items() if one not in gone} | come
            counted = Counter(key for keys in now.values() for key in keys)
            assert held.held(range(5)) == {key: counted[key] for key in range(5)}
            rows = connection.execute(select(derived.kind_counts)).all()
            assert {row.key: row.held for row in rows} == {k: n for k, n in counted.items() if n > 1}
            assert held.keys_of(range(6)) == {one: tuple(sorted(keys)) for one, keys in now.items() if keys}
