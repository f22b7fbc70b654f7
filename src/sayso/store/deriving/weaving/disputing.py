"""Disputes into the store's tables: those within some groups, and those between them and others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update

from sayso.corroboration.disputes.finding import disputes_between, disputes_within
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.weaving.web import Pair
from sayso.records import ClaimRef, Dispute, Group
from sayso.store.among import among, delete_with, insert_rows, lots, rows_with
from sayso.store.bodies import body_of, record_of
from sayso.store.deriving.derived import (
    dispute_claims,
    dispute_groups,
    disputes,
    groups,
    oppositions,
    tellings,
)
from sayso.store.deriving.weaving.grouping import Made, Told, claims_told
from sayso.store.deriving.weaving.parts import places_of


def dispute_again(
    connection: Connection, made: Collection[Made], gone: Collection[int], beside: Collection[int]
) -> None:
    """Find anew what is in dispute in groups that were made, and in those of kinds whose oppositions have changed.

    ``gone`` are the numbers of groups that there are no more.
    """
    again = [*made, *_groups_of(connection, beside, {one.number for one in made})]
    numbers = {one.number for one in again}
    flagged = _take_out(connection, numbers | set(gone)) | numbers
    claims = {one.telling.ref: one.claim for each in again for one in each.told}
    found = [
        dispute
        for each in again
        for dispute in disputes_within(each.group, [one.telling for one in each.told])
    ]
    between, others = _between(connection, again)
    claims |= {one.telling.ref: one.claim for one in others}
    flagged |= {one.group for one in others if one.group is not None}
    ids = {one.group.id: one.number for one in again}
    ids |= _ids(connection, {one.group for one in others if one.group is not None})
    _put(connection, [*found, *between], ids, claims)
    _flag(connection, flagged - set(gone) | numbers)


def _groups_of(connection: Connection, kinds: Collection[int], but: Collection[int]) -> list[Made]:
    """Return the groups of these kinds, but for some by number."""
    numbers = {place.group for place in places_of(connection, kinds).values() if place.group} - set(but)
    told: dict[int, list[Told]] = defaultdict(list)
    for one in claims_told(connection, tellings.c.in_group, numbers):
        told[one.group or 0].append(one)
    rows = rows_with(connection, groups.c.number, numbers, groups.c.number, groups.c.body)
    return [Made(row.number, record_of(Group, row.body), tuple(told[row.number])) for row in rows]


def _between(connection: Connection, again: Iterable[Made]) -> tuple[list[Dispute], list[Told]]:
    """Return the disputes between these groups and any, and the claims of others that are at odds with theirs."""
    ids = {each.number: each.group.id for each in again}
    inside = {one.kind: each.group.id for each in again for one in each.told}
    rows = rows_with(connection, oppositions.c.one, inside, *oppositions.c)
    against: dict[Pair, str] = {
        (min(row.one, row.other), max(row.one, row.other)): row.reason for row in rows
    }
    if not against:
        return [], []
    outside = {kind for pair in against for kind in pair} - inside.keys()
    others = claims_told(connection, tellings.c.kind, outside)
    ids |= {number: id_ for id_, number in _ids(connection, {one.group or 0 for one in others}).items()}
    of_kind: dict[int, tuple[str, list[Telling]]] = {}
    for one, group in _members(again, others):
        of_kind.setdefault(one.kind, (ids[group], []))[1].append(one.telling)
    return list(disputes_between(of_kind, against)), others


def _members(again: Iterable[Made], others: Iterable[Told]) -> Iterable[tuple[Told, int]]:
    for each in again:
        for one in each.told:
            yield one, each.number
    for one in others:
        yield one, one.group or 0


def _ids(connection: Connection, numbers: Collection[int]) -> dict[str, int]:
    rows = rows_with(connection, groups.c.number, numbers, groups.c.id, groups.c.number)
    return {row.id: row.number for row in rows}


def _take_out(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Take out the disputes in which these groups stand, and return all groups that stood in them."""
    column = dispute_groups.c.in_group
    found = {row.dispute for row in rows_with(connection, column, numbers, dispute_groups.c.dispute)}
    stood = {row.in_group for row in rows_with(connection, dispute_groups.c.dispute, found, column)}
    delete_with(connection, dispute_groups.c.dispute, found)
    delete_with(connection, dispute_claims.c.dispute, found)
    delete_with(connection, disputes.c.number, found)
    return stood


def _put(
    connection: Connection, found: Sequence[Dispute], ids: Mapping[str, int], claims: Mapping[ClaimRef, int]
) -> None:
    if not found:
        return
    free = connection.execute(select(func.coalesce(func.max(disputes.c.number), 0) + 1)).scalar_one()
    rows: list[dict[str, Any]] = []
    in_groups: list[dict[str, Any]] = []
    of_claims: list[dict[str, Any]] = []
    for number, one in enumerate(sorted(found, key=lambda one: one.id), free):
        rows.append(
            {"number": number, "id": one.id, "kind": one.kind, "revises": one.revises, "body": body_of(one)}
        )
        in_groups.extend({"dispute": number, "in_group": ids[group]} for group in one.groups)
        of_claims.extend(
            {"dispute": number, "claim": claims[ref], "side": side}
            for side, refs in enumerate((one.first, one.second))
            for ref in refs
        )
    insert_rows(connection, disputes, rows)
    insert_rows(connection, dispute_groups, in_groups)
    insert_rows(connection, dispute_claims, of_claims)


def _flag(connection: Connection, numbers: Collection[int]) -> None:
    """Note of these groups whether they have a part in a dispute."""
    column = dispute_groups.c.in_group
    disputed = {row.in_group for row in rows_with(connection, column, numbers, column)}
    for flag, some in ((True, disputed), (False, set(numbers) - disputed)):
        changed = (
            update(groups).where(among(groups.c.number), groups.c.disputed != flag).values(disputed=flag)
        )
        for lot in lots(some):
            connection.execute(changed, lot)
