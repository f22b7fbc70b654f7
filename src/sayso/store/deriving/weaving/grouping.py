"""Groups into the store's tables: what their claims say, how many there are, and when it was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from sayso.actors.names import normal_form
from sayso.corroboration.groups.describing import described, links_between, plainest
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.weaving.parting import Neighbours, holding_together
from sayso.corroboration.weaving.votes import Part
from sayso.records import ClaimRef, Group, Side
from sayso.store.among import delete_with, insert_rows, rows_with
from sayso.store.bodies import body_of
from sayso.store.deriving.derived import groups, kinds, tellings
from sayso.store.deriving.weaving.claims import telling_of
from sayso.store.deriving.weaving.parts import Plan
from sayso.store.rows import holdable


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in the tables: its number, kind, group and side, and all that is known of it."""

    claim: int
    kind: int
    group: int | None
    side: Side
    telling: Telling


@dataclass(frozen=True, slots=True)
class Made:
    """A group with its number and its claims, in the order of their ids."""

    number: int
    group: Group
    told: tuple[Told, ...]


def claims_told(connection: Connection, column: Any, numbers: Iterable[int]) -> list[Told]:
    """Return the claims of these kinds, groups or documents, as ``column`` has them, in the order of their ids."""
    columns = tellings.c["claim", "kind", "in_group", "side", "body"]
    rows = rows_with(connection, column, numbers, *columns)
    told = [Told(row.claim, row.kind, row.in_group, row.side, telling_of(row.body)) for row in rows]
    return sorted(told, key=lambda one: one.telling.ref)


def regroup(connection: Connection, near: Neighbours, plan: Plan) -> tuple[Made, ...]:
    """Make the groups that are planned in the place of former ones; one that is called as before keeps its number."""
    of_kind: dict[int, list[Told]] = defaultdict(list)
    for one in claims_told(connection, tellings.c.kind, {kind for part in plan.groups for kind in part}):
        of_kind[one.kind].append(one)
    described_ = [_described(part, of_kind, near) for part in plan.groups]
    numbers = {
        row.id: row.number
        for row in rows_with(connection, groups.c.number, plan.former, groups.c.number, groups.c.id)
    }
    free = connection.execute(select(func.coalesce(func.max(groups.c.number), 0) + 1)).scalar_one()
    for group, _ in described_:
        if group.id not in numbers:
            numbers[group.id] = free
            free += 1
    made = tuple(Made(numbers[group.id], group, told) for group, told in described_)
    delete_with(connection, groups.c.number, plan.former)
    insert_rows(connection, groups, [_row(one) for one in made])
    _note_places(connection, plan, made)
    _note_sides(connection, made)
    return made


def _described(
    part: Part, of_kind: Mapping[int, Sequence[Told]], near: Neighbours
) -> tuple[Group, tuple[Told, ...]]:
    """Return the group that some kinds make, and its claims."""
    first = {kind: of_kind[kind][0].telling for kind in part}
    held = holding_together(part, near.links(part))
    links = links_between(held, first, near.decided.joined)
    told = sorted((one for kind in part for one in of_kind[kind]), key=lambda one: one.telling.ref)
    return described([one.telling for one in told], links), tuple(told)


def _row(made: Made) -> dict[str, Any]:
    group = made.group
    tellings_ = [one.telling for one in made.told]
    days = [one.said for one in tellings_ if one.said is not None]
    publishers = {normal_form(one.publisher) for one in tellings_ if one.publisher}
    parts = (group.subject, group.relation, group.object)
    statement = plainest(tellings_).statement or " ".join(part for part in parts if part)
    return {
        "number": made.number,
        "id": group.id,
        "relation": group.relation,
        "statement": holdable(statement),
        **{name: _held(getattr(group, name)) for name in ("subject", "object", "place", "time")},
        "claims": len(made.told),
        "denying": len(group.denying),
        "documents": len(group.documents),
        "publishers": len(publishers),
        "origins": 0,
        "unknown": 0,
        "first_said": _iso(min(days, default=None)),
        "last_said": _iso(max(days, default=None)),
        "disputed": False,
        "drifts": False,
        "body": body_of(group),
    }


def _held(words: str | None) -> str | None:
    return None if words is None else holdable(words)


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def _note_places(connection: Connection, plan: Plan, made: Collection[Made]) -> None:
    """Note of each kind the part that it was clustered in, and its group."""
    parts = [{"this": kind, "part": part[0]} for part in plan.parts for kind in part]
    groups_ = {one.kind: each.number for each in made for one in each.told}
    if parts:
        meant = update(kinds).where(kinds.c.kind == bindparam("this"))
        connection.execute(meant.values(part=bindparam("part")), parts)
    if groups_:
        rows = [{"this": kind, "group": number} for kind, number in sorted(groups_.items())]
        meant = update(kinds).where(kinds.c.kind == bindparam("this"))
        connection.execute(meant.values(in_group=bindparam("group")), rows)


def _note_sides(connection: Connection, made: Iterable[Made]) -> None:
    """Note of each claim the group that it is in, and where it stands to what that says, where that is new."""
    rows: list[dict[str, Any]] = []
    for each in made:
        sides: dict[ClaimRef, Side] = dict.fromkeys(each.group.affirming, "affirmed")
        sides |= dict.fromkeys(each.group.denying, "denied")
        for one in each.told:
            side = sides.get(one.telling.ref, "open")
            if (one.group, one.side) != (each.number, side):
                rows.append({"this": one.claim, "group": each.number, "taken": side})
    if rows:
        meant = update(tellings).where(tellings.c.claim == bindparam("this"))
        connection.execute(meant.values(in_group=bindparam("group"), side=bindparam("taken")), rows)
