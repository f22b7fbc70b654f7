from collections.abc import Mapping
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happenings import CLAIMS, happening
from sayso.corroboration.disputes.opposing import opposition
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.blocks import keys_of
from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.corroboration.weaving import weave as module
from sayso.corroboration.weaving.memory import MemoryWeb
from sayso.corroboration.weaving.weave import weave
from sayso.corroboration.weaving.web import Edges, Pair, number_of

TOLD: Mapping[int, Telling] = {
    number_of(telling): telling
    for chosen in (range(5), range(5, 8), range(8, 10), range(10, 13), range(13, 15), range(15, len(CLAIMS)))
    for page in (1, 2)
    for number in chosen
    for telling in tellings_of(happening(number, page=page, published=3 + page))
}
"""A claim of each of a few kinds that have to do with each other."""


def plainly(kinds: set[int], crowd: int) -> Edges:
    """Return what should stand in a web of these kinds: found by looking at every pair."""
    keys = {kind: set(keys_of(TOLD[kind])) for kind in kinds}
    held = [key for each in keys.values() for key in each]
    crowded = {key for key in held if held.count(key) > crowd}
    made = Edges()
    for one, other in combinations(sorted(kinds), 2):
        pair: Pair = (one, other)
        if not (keys[one] & keys[other]) - crowded:
            continue
        worth = points(TOLD[one], TOLD[other])
        if worth > 0:
            made.links[pair] = worth
        elif retells(TOLD[one], TOLD[other]):
            made.retellings.add(pair)
        if reason := opposition(TOLD[one], TOLD[other]):
            made.oppositions[pair] = reason
    return made


@pytest.mark.parametrize("crowd", [1, 2, 3, 5, 60])
@settings(max_examples=100, deadline=None)
@given(turns=st.lists(st.sets(st.sampled_from(sorted(TOLD)), max_size=8), max_size=6))
def test_what_stands_in_a_web_hangs_on_its_kinds_alone(crowd: int, turns: list[set[int]]) -> None:
    """However kinds came and went, what holds between them is what looking at every pair tells."""
    with patch.object(module, "CROWD", crowd):
        web, there = MemoryWeb(TOLD), set[int]()
        for turn in turns:
            gone, come = there & turn, turn - there
            before = plainly(there, crowd)
            woven = weave(web, gone, {kind: TOLD[kind] for kind in come})
            there = (there - gone) | come
            after = plainly(there, crowd)
            changed = Edges(dict(before.links.items() ^ after.links.items()))
            assert woven.linked >= (changed.linked | come) - gone
            others = Edges(
                oppositions=dict(before.oppositions.items() ^ after.oppositions.items()),
                retellings=before.retellings ^ after.retellings,
            )
            assert woven.beside >= others.beside - gone
        assert web.cut(there) == plainly(there, crowd)


def test_all_happens() -> None:
    """Among those kinds some say the same, some are at odds, and some tell others anew; and keys become crowded."""
    made, crowded = plainly(set(TOLD), 60), plainly(set(TOLD), 2)
    assert made.links
    assert made.oppositions
    assert made.retellings
    assert len(crowded.links) < len(made.links)
