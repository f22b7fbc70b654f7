"""Where it was a near thing: links that barely hold a group together, and groups that were kept two though a link joins them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import Connection

from sayso.corroboration.groups.clustering import MOST
from sayso.corroboration.weaving.parting import Neighbours, holding_together
from sayso.corroboration.weaving.web import Pair
from sayso.store.among import delete_with, insert_rows, rows_with
from sayso.store.deriving.derived import kinds, seams

NARROW: Final = 1.5
"""A link of fewer points barely holds a group together: odds of nine to two."""


def seam_again(
    connection: Connection, near: Neighbours, touched: Collection[int], gone: Collection[int]
) -> None:
    """Find the seams anew of the groups of these kinds, and between them and others; ``gone`` are kinds that there are no more."""
    in_group = _groups_of(connection, touched)
    delete_with(connection, seams.c.one, in_group.keys() | set(gone))
    delete_with(connection, seams.c.other, in_group.keys() | set(gone))
    links = near.links(in_group)
    others = {other for kind in in_group for other in links[kind]}
    others |= {kind for pair in near.decided.pairs for kind in pair if not in_group.keys().isdisjoint(pair)}
    placed = dict(in_group)
    for row in rows_with(connection, kinds.c.kind, others - in_group.keys(), *kinds.c["kind", "in_group"]):
        placed[row.kind] = row.in_group
    margins = _within(in_group, near) | _between(in_group, placed, near)
    rows = [
        {"one": one, "other": other, "joined": placed[one] == placed[other], "margin": margin}
        for (one, other), margin in sorted(margins.items())
    ]
    insert_rows(connection, seams, rows)


def _groups_of(connection: Connection, touched: Collection[int]) -> dict[int, int]:
    """Return all kinds of the groups of these, each with its group."""
    numbers = {
        row.in_group
        for row in rows_with(connection, kinds.c.kind, touched, kinds.c.in_group)
        if row.in_group is not None
    }
    rows = rows_with(connection, kinds.c.in_group, numbers, *kinds.c["kind", "in_group"])
    return {row.kind: row.in_group for row in rows}


def _within(in_group: Mapping[int, int], near: Neighbours) -> dict[Pair, float]:
    """Return the links without which a group would fall apart, and that are weak, with their points."""
    members: dict[int, list[int]] = {}
    for kind, group in in_group.items():
        members.setdefault(group, []).append(kind)
    found: dict[Pair, float] = {}
    for some in members.values():
        if len(some) > 1:
            links = near.links(some)
            held = ((pair, links[pair[0]][pair[1]]) for pair in holding_together(some, links))
            found |= {pair: points for pair, points in held if points < NARROW}
    return found


def _between(in_group: Mapping[int, int], placed: Mapping[int, int], near: Neighbours) -> dict[Pair, float]:
    """Return of each two groups that links join the strongest of them: the stronger, the nearer they came to being one."""
    apart = {
        _pair(placed[one], placed[other])
        for (one, other), same in near.decided.pairs.items()
        if not same and one in placed and other in placed
    }
    best: dict[Pair, tuple[float, int, int]] = {}
    for kind, links in near.links(in_group).items():
        for other, points in links.items():
            groups = _pair(in_group[kind], placed[other])
            if groups[0] != groups[1] and groups not in apart:
                link = (-points, *_pair(kind, other))
                best[groups] = min(best.get(groups, link), link)
    return {(one, other): NARROW * (1 - min(-less, MOST) / MOST) for less, one, other in best.values()}


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
