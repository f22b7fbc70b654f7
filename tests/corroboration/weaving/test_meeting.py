from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.corroboration.weaving import meeting as module
from sayso.corroboration.weaving.meeting import meeting

KINDS = st.integers(0, 9).map(lambda number: number * (2**59) + number)
HOLDERS = st.lists(st.sets(KINDS, max_size=6), max_size=6)


@pytest.mark.parametrize("at_once", [1, 5, 2_000_000])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(come=HOLDERS, new=st.sets(KINDS, max_size=3), again=HOLDERS)
def test_who_shares_a_key_meets(
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
    come: list[set[int]],
    new: set[int],
    again: list[set[int]],
) -> None:
    """Those who are new meet all with whom they share a key, and all those meet who share one again: each two once, in order."""
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    met = meeting(come, new, again)
    expected = {pair for held in come for pair in combinations(sorted(held), 2) if new & set(pair)}
    expected |= {pair for held in again for pair in combinations(sorted(held), 2)}
    pairs = [(met.kinds[i], met.kinds[j]) for i, j in zip(met.first, met.second, strict=True)]
    assert pairs == sorted(expected)
    assert len(met) == len(expected)
    assert list(met.kinds) == sorted(met.kinds)
