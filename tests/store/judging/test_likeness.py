"""What is put before a person because it was a near thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from happenings import happening
from sayings import claim, report
from sayso.records import Report
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.deriving.weaving import seams
from sayso.store.judging.judgements import Judge, undo
from sayso.store.judging.likeness import Likeness, count_near, near_pairs
from sayso.store.judging.likening import join_claims, part_claims
from stories import added

ADA = Judge("Ada", "")


@pytest.fixture(autouse=True)
def wide() -> Iterator[None]:
    """Let more be a near thing than otherwise."""
    with patch.object(seams, "NARROW", 5.0):
        yield


def ballots(number: str, page: int) -> Report:
    """Return a report of so many ballots; two of other numbers never say the same, and one without a number does as either."""
    made = report(claim(f"The mayor of Orsk rigged the vote with {number}forged ballots."))
    return replace(
        made, document=replace(made.document, id=f"ballots{page}", url=f"https://news.example/{page}")
    )


def waiting(store: Store) -> list[Likeness]:
    """Return the pairs that wait for somebody's look, with all that is pending taken in."""
    corroborate(store)
    with store.reading() as connection:
        found = near_pairs(connection, limit=50)
        assert count_near(connection) == len(found)
        assert near_pairs(connection, limit=1, offset=1) == found[1:2]
    return found


def ids(pair: Likeness) -> tuple[str, str]:
    """Return the ids of both claims."""
    return pair.first.id, pair.second.id


def test_near_things_wait_until_somebody_has_decided(store: Store) -> None:
    """Barely one or barely two, each pair waits with both its claims; decided either way it waits no more, and undone again."""
    added(store, *(ballots(words, page) for page, words in enumerate(("200 ", "", "500 "))))
    before = waiting(store)
    assert [one.joined for one in before] == [False, True]
    for pair in before:
        groups = [one.beside.group if one.beside else None for one in (pair.first, pair.second)]
        assert None not in groups
        assert (groups[0] == groups[1]) == pair.joined
    for pair in before:
        for decision in (join_claims, part_claims):
            with store.writing() as connection:
                made = decision(store, connection, ADA, *ids(pair))
            assert ids(pair) not in map(ids, waiting(store))
            with store.writing() as connection:
                undo(store, connection, ADA, made.number)
    assert waiting(store) == before


def test_nothing_waits_where_nothing_is_near(store: Store) -> None:
    """One report alone brings nothing up."""
    added(store, happening(13))
    assert waiting(store) == []
