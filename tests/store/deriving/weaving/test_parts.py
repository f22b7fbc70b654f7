"""What is clustered anew after links have changed, held to taking everything apart anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, select, update

from sayso.corroboration.weaving import parting
from sayso.corroboration.weaving.parting import Neighbours, parts_of
from sayso.corroboration.weaving.votes import Part
from sayso.store.base import Store
from sayso.store.deriving.derived import kinds
from sayso.store.deriving.weaving import parts as module
from sayso.store.deriving.weaving.parts import Plan, places_of, plan
from sayso.store.deriving.weaving.web import Remembered, StoreWeb

Pairs = Mapping[tuple[int, int], float]

ALL = list(combinations(range(7), 2))
WORTH = st.sampled_from([0.0, 0.0, 0.5, 1.5, 2.5, 7.5])
WORLDS = st.lists(
    st.tuples(
        st.sets(st.integers(0, 6), max_size=2).map(lambda gone: set(range(7)) - gone),
        st.lists(WORTH, min_size=len(ALL), max_size=len(ALL)).map(
            lambda worth: {pair: each for pair, each in zip(ALL, worth, strict=True) if each}
        ),
    ),
    min_size=2,
    max_size=4,
)
"""Kinds that are there, and those that are linked, one state after the other."""


def near(there: set[int], pairs: Pairs) -> Neighbours:
    """Return what each kind is linked with."""
    found: dict[int, dict[int, float]] = {kind: {} for kind in there}
    for (one, other), worth in pairs.items():
        if {one, other} <= there:
            found[one][other] = found[other][one] = worth
    return Neighbours(lambda some: {kind: found[kind] for kind in some})


def apply(connection: Connection, planned: Plan) -> None:
    """Note parts and groups as planned; a group is called by its first kind."""
    connection.execute(update(kinds).where(kinds.c.in_group.in_(planned.former)).values(in_group=None))
    for part in planned.parts:
        connection.execute(update(kinds).where(kinds.c.kind.in_(part)).values(part=part[0]))
    for group in planned.groups:
        connection.execute(update(kinds).where(kinds.c.kind.in_(group)).values(in_group=group[0]))


def halves(part: Part, *_: object) -> list[Part]:
    """Cluster a part: what hangs on its kinds alone will do."""
    return [half for half in (part[::2], part[1::2]) if half]


@settings(max_examples=150, deadline=None)
@given(worlds=WORLDS, dense=st.sampled_from([2, 3, 4]))
def test_parts_after_links_have_changed(
    anew: Callable[[], Store], worlds: Sequence[tuple[set[int], Pairs]], dense: int
) -> None:
    """Looking only at what was touched comes to the same parts and groups as looking at everything."""
    with (
        anew().writing() as connection,
        patch.object(parting, "DENSE", dense),
        patch.object(module, "clusters_of", halves),
        patch.object(StoreWeb, "told", lambda *_: {}),
    ):
        web = StoreWeb(connection, Remembered())
        before: tuple[set[int], Pairs] = set(), {}
        for there, pairs in worlds:
            now = {pair: worth for pair, worth in pairs.items() if there.issuperset(pair)}
            gone = before[0] - there
            left = places_of(connection, gone)
            connection.execute(delete(kinds).where(kinds.c.kind.in_(gone)))
            new = sorted(there - before[0])
            if new:
                rows = [{"kind": kind, "part": None, "in_group": None, "body": b""} for kind in new]
                connection.execute(insert(kinds), rows)
            changed = {kind for pair, _ in before[1].items() ^ now.items() for kind in pair}
            apply(connection, plan(web, near(there, now), (changed | set(new)) & there, (), left))
            before = there, now
            whole = parts_of(there, near(there, now))
            found = {row.kind: (row.part, row.in_group) for row in connection.execute(select(kinds))}
            assert found == {
                kind: (part[0], half[0])
                for kind, part in whole.items()
                for half in halves(part)
                if kind in half
            }
