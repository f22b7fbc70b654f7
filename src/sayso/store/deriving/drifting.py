"""How what groups in the store say changed from telling to telling, worked out anew for some groups at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection, func, select, update

from sayso.corroboration.drift.finding import Chains
from sayso.corroboration.groups.telling import Telling
from sayso.records import Drift
from sayso.store.among import among, delete_with, insert_rows, lots, rows_with
from sayso.store.bodies import body_of
from sayso.store.deriving import derived
from sayso.store.deriving.weaving.claims import telling_of

_TOLD: Final = derived.tellings


def derive_drift(connection: Connection, groups: Collection[int], chains: Chains | None = None) -> None:
    """Work out anew how what these groups say, by number, drifted, and those that are tied to them by retellings.

    To be called for the groups whose claims are others than before, and for those whose ties are: one of which a retelling
    is gone is tied no longer, so that it is to be given itself. Of a group that is gone nothing is left. ``chains`` has what
    was looked at before.
    """
    nearest = _ties(connection, groups)
    touched = set(groups).union(*nearest.values())
    ties = nearest | _ties(connection, touched - set(groups))
    delete_with(connection, derived.drifts.c.in_group, touched)
    columns = derived.groups.c["number", "documents", "drifts"]
    known = list(rows_with(connection, derived.groups.c.number, touched, *columns))
    # A group of one document to which no other is tied is told nowhere else.
    asked = {row.number for row in known if row.documents > 1 or ties.get(row.number)}
    told = _tellings(connection, asked.union(*(ties.get(group, ()) for group in asked)))
    found: dict[int, Drift] = {}
    chains = chains or Chains()
    chains.forget()
    for group in sorted(asked):
        together = [one for part in (group, *sorted(ties.get(group, ()))) for one in told[part]]
        drift = chains.find(together, [one.ref for one in told[group]])
        if drift is not None:
            found[group] = drift
    _write(connection, found)
    _mark(
        connection, {row.number: row.number in found for row in known if row.drifts != (row.number in found)}
    )


def _ties(connection: Connection, groups: Iterable[int]) -> dict[int, set[int]]:
    """Return for each of these groups those that tell anew what it says, or of which it tells anew; none that has none."""
    kinds = derived.kinds
    of: dict[int, int] = {
        row.kind: row.in_group
        for row in rows_with(connection, kinds.c.in_group, groups, kinds.c.kind, kinds.c.in_group)
    }
    pairs = [
        (row.one, row.other)
        for row in rows_with(connection, derived.retellings.c.one, of, *derived.retellings.c)
    ]
    others: dict[int, int | None] = {
        row.kind: row.in_group
        for row in rows_with(
            connection, kinds.c.kind, {other for _, other in pairs}, kinds.c.kind, kinds.c.in_group
        )
    }
    ties: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        group, tied = of[one], others.get(other)
        if tied is not None and tied != group:
            ties[group].add(tied)
    return dict(ties)


def _tellings(connection: Connection, groups: Iterable[int]) -> dict[int, list[Telling]]:
    """Return the claims of each of these groups."""
    found: dict[int, list[Telling]] = defaultdict(list)
    for row in rows_with(connection, _TOLD.c.in_group, groups, _TOLD.c.in_group, _TOLD.c.body):
        found[row.in_group].append(telling_of(row.body))
    return found


def _write(connection: Connection, found: Mapping[int, Drift]) -> None:
    free = connection.execute(select(func.coalesce(func.max(derived.drifts.c.number), 0) + 1)).scalar_one()
    rows: list[dict[str, Any]] = [
        {"number": number, "id": drift.id, "in_group": group, "body": body_of(drift)}
        for number, (group, drift) in zip(count(free), sorted(found.items()), strict=False)
    ]
    insert_rows(connection, derived.drifts, rows)


def _mark(connection: Connection, drifting: Mapping[int, bool]) -> None:
    """Keep of these groups whether what they say drifted."""
    for now in (False, True):
        query = update(derived.groups).where(among(derived.groups.c.number)).values(drifts=now)
        for some in lots(group for group, each in drifting.items() if each == now):
            connection.execute(query, some)
