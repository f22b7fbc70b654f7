from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.groups.bounds import Bounds

STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, 7)), max_size=20)


def test_what_is_one_with_one_of_two_is_not_the_other() -> None:
    """Who is one with somebody is two with all whom that one is two with."""
    bounds: Bounds[str] = Bounds()
    assert bounds.part("a", "b")
    assert bounds.join("a", "c")
    assert not bounds.join("c", "b")
    assert not bounds.part("c", "a")
    assert bounds.join("b", "d")
    assert not bounds.join("d", "c")
    assert bounds.together([("a",), ("b",), ("c",), ("d",), ("e",)]) == [("a", "c"), ("b", "d"), ("e",)]


@given(STEPS)
def test_bounds_hold(steps: list[tuple[bool, int, int]]) -> None:
    """Whatever was taken up holds in the end, and only what goes against it was turned down."""
    bounds: Bounds[int] = Bounds()
    taken = [
        (same, one, other) for same, one, other in steps if (bounds.join if same else bounds.part)(one, other)
    ]
    whole = {one: whole for whole in bounds.together((one,) for one in range(8)) for one in whole}
    assert all((whole[one] == whole[other]) == same for same, one, other in taken)
    joined: dict[int, set[int]] = {one: {one} for one in range(8)}
    for same, one, other in taken:
        if same:
            both = joined[one] | joined[other]
            joined.update(dict.fromkeys(both, both))
    assert {one: set(members) for one, members in whole.items()} == joined
