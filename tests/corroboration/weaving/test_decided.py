from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.weaving.decided import Decided, settled

JUDGED = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=12)


def test_the_later_judgement_wins() -> None:
    """Of three that can't hold together, the first gives way, whichever it is; and of two on one pair, too."""
    assert settled([(1, 2, True), (2, 3, True), (1, 3, False)]).pairs == {(2, 3): True, (1, 3): False}
    assert settled([(3, 1, False), (1, 2, True), (2, 3, True)]).pairs == {(1, 2): True, (2, 3): True}
    assert settled([(1, 2, True), (2, 1, False)]).pairs == {(1, 2): False}


def test_a_kind_is_one_with_itself() -> None:
    """What was judged of two claims that have come to be alike in every part says nothing."""
    assert settled([(4, 4, False), (4, 4, True)]).pairs == {}


@given(JUDGED)
def test_the_last_judgement_always_holds(judged: list[tuple[int, int, bool]]) -> None:
    """Whatever was judged before, the last of two kinds holds, and what holds can hold together."""
    found = settled(judged)
    for one, other, same in judged[-1:]:
        assert one == other or found.pairs[min(one, other), max(one, other)] == same
    bounds = found.bounds(range(6))
    assert (bounds is None) == (not found.pairs)
    for (one, other), same in found.pairs.items():
        assert bounds is not None
        assert bounds.join(one, other) == same


@given(JUDGED, JUDGED)
def test_who_is_touched(before: list[tuple[int, int, bool]], after: list[tuple[int, int, bool]]) -> None:
    """Those are touched of which something else is decided now than before; nobody where nothing has changed."""
    one, other = settled(before), settled(after)
    assert one.changed(settled(before)) == frozenset()
    assert one.changed(other) == other.changed(one)
    untouched = [pair for pair in {*one.pairs, *other.pairs} if not one.changed(other).intersection(pair)]
    assert all(one.pairs.get(pair) == other.pairs.get(pair) for pair in untouched)


def test_bounds_of_others_say_nothing() -> None:
    """What is decided of kinds of which one is not there binds nobody."""
    decided = Decided({(1, 2): False})
    assert decided.bounds([1, 3]) is None
    assert decided.bounds([3, 4]) is None
