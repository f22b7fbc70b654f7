from dataclasses import replace
from itertools import combinations

from happenings import CLAIMS, happening
from sayso.corroboration.disputes.opposing import opposition
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.blocks import keys_of
from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.store.deriving.weaving.compared import compared_body, compared_from

TOLD: list[Telling] = [
    telling
    for page in (1, 2)
    for number in range(len(CLAIMS))
    for telling in tellings_of(happening(number, page=page, published=3 + page))
]


def test_what_is_read_is_of_the_same_kind() -> None:
    """What is read from the bytes of a claim is of its kind, meets the same others, and makes the same bytes."""
    assert len({telling.kind for telling in TOLD}) > len(CLAIMS) // 2
    for telling in TOLD:
        read = compared_from(compared_body(telling))
        assert read.kind == telling.kind
        assert keys_of(read) == keys_of(telling)
        assert compared_body(read) == compared_body(telling)


def test_what_is_read_compares_as_the_claim_does() -> None:
    """Whatever is asked of two kinds of claims has the same answer for what was read of them."""
    pairs = [pair for pair in combinations(TOLD, 2) if pair[0].family == pair[1].family]
    assert len(pairs) > len(TOLD)
    for one, other in pairs:
        first, second = compared_from(compared_body(one)), compared_from(compared_body(other))
        assert points(first, second) == points(one, other)
        assert retells(first, second) == retells(one, other)
        assert opposition(first, second) == opposition(one, other)


def test_who_tells_it_is_not_in_it() -> None:
    """Claims of one kind make the same bytes, whoever tells them and in which words."""
    one = TOLD[0]
    other = replace(one, publisher="Karsk Courier", statement="They say so.", chain=(), force="alleged")
    assert compared_body(other) == compared_body(one)
