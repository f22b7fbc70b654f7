"""Which kinds of claims are clustered together and in which group each is, as the tables have it and as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sayso.corroboration.weaving.parting import Neighbours, clusters_of, parts_of
from sayso.corroboration.weaving.votes import Part
from sayso.store.among import rows_with
from sayso.store.deriving.derived import kinds
from sayso.store.deriving.weaving.web import StoreWeb


@dataclass(frozen=True, slots=True)
class Place:
    """Where a kind stands in the tables: the part that it was clustered in, and its group, both by number."""

    part: int | None
    group: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: groups to be made of these kinds in the place of former ones, and parts to be noted."""

    groups: tuple[Part, ...]
    former: frozenset[int]
    parts: tuple[Part, ...]


def places_of(connection: Connection, some: Iterable[int]) -> dict[int, Place]:
    """Return where these kinds stand; those that are not there are missing."""
    rows = rows_with(connection, kinds.c.kind, some, *kinds.c)
    return {row.kind: Place(row.part, row.in_group) for row in rows}


def plan(
    web: StoreWeb,
    near: Neighbours,
    linked: Iterable[int],
    told: Collection[int],
    left: Mapping[int, Place],
    judged: Collection[int] = frozenset(),
) -> Plan:
    """Return what is to be done after some kinds were linked otherwise than before.

    ``told`` are those whose groups are to be told anew even if they are of the same kinds: other claims were told of them, or
    they are linked otherwise with each other. ``left`` says where those stood that are gone, ``judged`` of which a person
    decided otherwise than before. What else hangs together as before is not clustered again, and a group of the same kinds as
    before stays as it is.
    """
    connection = web.connection
    parts = parts_of({*linked, *judged}, near)
    was = places_of(connection, parts.keys() | set(told))
    shrunk = {place.part for place in left.values()}
    again = frozenset(judged)
    formerly = _members(connection, kinds.c.part, {was[kind].part for kind in parts} | shrunk)
    parts |= parts_of({kind for members in formerly.values() for kind in members} - parts.keys(), near)
    was |= places_of(connection, parts.keys() - was.keys())
    others = [
        part
        for part in sorted(set(parts.values()))
        if (number := was[part[0]].part) is None
        or number in shrunk
        or formerly[number] != set(part)
        or not again.isdisjoint(part)
    ]
    parted = {kind for part in others for kind in part}
    votes = web.remembered.votes
    compared = web.told({kind for part in others if len(part) > 1 for kind in part})
    clusters = [cluster for part in others for cluster in clusters_of(part, compared, votes, near)]

    retold = {was[kind].group for kind in {*told, *again}} | {place.group for place in left.values()}
    groups = _members(connection, kinds.c.in_group, retold | {was[kind].group for kind in parted})
    clusters += [
        tuple(sorted(members))
        for group, members in groups.items()
        if group in retold and parted.isdisjoint(members)
    ]
    stays = {frozenset(members): group for group, members in groups.items() if group not in retold}
    made = [cluster for cluster in clusters if frozenset(cluster) not in stays]
    kept = {stays[frozenset(cluster)] for cluster in clusters if frozenset(cluster) in stays}
    former = (groups.keys() | retold) - kept
    return Plan(tuple(made), frozenset(number for number in former if number is not None), tuple(others))


def _members(connection: Connection, column: Any, numbers: Iterable[int | None]) -> dict[int, set[int]]:
    """Return the kinds of each of these parts or groups, as ``column`` has them."""
    found: dict[int, set[int]] = defaultdict(set)
    known = {number for number in numbers if number is not None}
    for row in rows_with(connection, column, known, kinds.c.kind, column.label("whole")):
        found[row.whole].add(row.kind)
    return dict(found)
