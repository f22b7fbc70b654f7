from collections.abc import Collection, Mapping
from math import inf
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroboration.groups.clustering import MOST, components
from sayso.corroboration.weaving import parting
from sayso.corroboration.weaving.decided import Decided
from sayso.corroboration.weaving.parting import (
    Neighbours,
    clusters_of,
    holding_together,
    parts_of,
)
from sayso.corroboration.weaving.votes import Part, Votes
from sayso.corroboration.weaving.web import Links

DENSE = 4


def linked(pairs: Mapping[tuple[int, int], float]) -> Links:
    """Return what each of twelve kinds is linked with."""
    found: dict[int, dict[int, float]] = {kind: {} for kind in range(12)}
    for (one, other), worth in pairs.items():
        found[one][other] = found[other][one] = worth
    return found


def plainly(links: Links, part: Part, least: float = 0) -> list[Part]:
    """Return the parts of what hangs together by links of more points: taken apart from the top."""
    if len(part) <= DENSE or least > MOST:
        return [part]
    stronger = {
        kind: [other for other, worth in links[kind].items() if worth > least and other in part]
        for kind in part
    }
    return [smaller for whole in components(stronger) for smaller in plainly(links, whole, least + 1)]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.1, 9),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(PAIRS)
def test_parts_are_found_from_below(pairs: Mapping[tuple[int, int], float]) -> None:
    """From whichever kind one begins, its part is what taking everything apart from the top gives."""
    links = linked(pairs)
    whole = [part for component in components(links) for part in plainly(links, component)]
    with patch.object(parting, "DENSE", DENSE):
        for kind in links:
            found = parts_of([kind], Neighbours(lambda kinds: {one: links[one] for one in kinds}))
            assert [found[kind]] == [part for part in whole if kind in part]


def test_a_part_costs_no_more_where_much_hangs_together() -> None:
    """Of ten thousand kinds in one chain only those are asked for that are near."""
    asked: set[int] = set()

    def links_of(kinds: Collection[int]) -> Links:
        asked.update(kinds)
        return {
            kind: {kind - 1: 1.0 if kind % 2 else 8.0, kind + 1: 8.0 if kind % 2 else 1.0} for kind in kinds
        }

    with patch.object(parting, "DENSE", 20):
        assert set(parts_of([5000], Neighbours(links_of)).values()) == {(4999, 5000)}
    assert len(asked) < 50


def test_the_strongest_links_hold_a_group_together() -> None:
    """One link fewer than there are kinds is kept, and of three in a ring the weakest is not."""
    links = linked({(0, 1): 3.0, (1, 2): 1.0, (0, 2): 2.0, (2, 3): 5.0})
    assert sorted(holding_together([0, 1, 2], links)) == [(0, 1), (0, 2)]
    assert sorted(holding_together([3], links)) == []


def test_what_was_decided_is_linked_or_not() -> None:
    """Two that a person joined are linked more surely than any, and two that a person parted are not, whatever was found."""
    links = linked({(0, 1): 3.0, (1, 2): 1.0})
    near = Neighbours(lambda _: links, Decided({(0, 1): False, (2, 5): True}))
    assert near.links([0, 1, 2, 5]) == {0: {}, 1: {2: 1.0}, 2: {1: 1.0, 5: inf}, 5: {2: inf}}
    assert parts_of([0, 1], near) == {0: (0,), 1: (1, 2, 5), 2: (1, 2, 5), 5: (1, 2, 5)}


def test_too_large_a_part_is_one_but_for_what_was_decided() -> None:
    """Where too much hangs together to be compared, it is one; but two that a person parted are two, and so are their nearest."""
    links = linked({(0, 1): 7.0, (1, 2): 9.0, (2, 3): 8.0, (3, 4): 9.0})
    part = (0, 1, 2, 3, 4)
    with patch.object(parting, "DENSE", 3):
        assert clusters_of(part, {}, Votes(), Neighbours(lambda _: links)) == [part]
        near = Neighbours(lambda _: links, Decided({(0, 4): False}))
        assert clusters_of(part, {}, Votes(), near) == [(0,), (1, 2, 3, 4)]
        near = Neighbours(lambda _: links, Decided({(0, 4): False, (0, 2): True}))
        assert clusters_of(part, {}, Votes(), near) == [(0, 1, 2), (3, 4)]
