"""Whether what was worked out across reports is what would be worked out now."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, select

from sayso.corroboration.weaving.web import number_of
from sayso.records import digest
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import body_of
from sayso.store.deriving import derived as d
from sayso.store.deriving.corroborating import SCHEMES, corroborate
from sayso.store.deriving.weaving.claims import comparable_claims
from sayso.store.upkeep.backup import back_up
from sayso.store.upkeep.finding import Finding

_SAMPLE = 200
"""So many documents are looked at, spread over the store."""
_AGAIN = "sayso store vacuum --derived has it worked out anew"


def check_sample(connection: Connection) -> Iterator[Finding]:
    """Yield where documents have other comparable claims than kept, and groups another size; none before the first time."""
    schemes = {row.name: row.scheme for row in connection.execute(select(d.schemes))}
    if schemes != SCHEMES:
        return
    pending = set(connection.execute(select(d.pending.c.document)).scalars())
    current = connection.execute(
        select(*t.documents.c["number", "id"]).where(t.documents.c.current).order_by(t.documents.c.number)
    ).all()
    settled = [row for row in current if row.number not in pending]
    for row in settled[:: max(1, len(settled) // _SAMPLE)]:
        kept = connection.execute(
            select(*d.tellings.c["claim", "kind", "body"]).where(d.tellings.c.document == row.number)
        )
        now = {
            (claim, number_of(telling), body_of(telling))
            for _, claim, telling in comparable_claims(connection, (row.number,))
        }
        if {tuple(one) for one in kept} != now:
            yield Finding(f"document {row.id}", "other claims of it are compared than it has", _AGAIN)
    if pending:
        return
    told = (
        select(d.tellings.c.in_group, func.count().label("told")).group_by(d.tellings.c.in_group).subquery()
    )
    sizes = select(d.groups.c.id).outerjoin(told, told.c.in_group == d.groups.c.number)
    for id_ in connection.execute(
        sizes.where(func.coalesce(told.c.told, 0) != d.groups.c.claims).order_by(d.groups.c.id)
    ).scalars():
        yield Finding(f"group {id_}", "it has more or fewer claims than it says", _AGAIN)


def check_all(store: Store) -> Iterator[Finding]:
    """Yield which tables would be otherwise if all was worked out anew, which is tried with a copy. Raises StoreError.

    It takes as long as comparing all reports for the first time, and as much room as the store does.
    """
    with tempfile.TemporaryDirectory(prefix="sayso-check-") as folder:
        copied = Path(folder) / "store.sqlite"
        back_up(store, copied)
        with Store.open(str(copied), store.clock) as copy:
            corroborate(copy)  # what is pending is no fault
            with copy.reading() as connection:
                kept = _contents(connection)
            with copy.writing() as connection:
                forget_derived(connection)
            corroborate(copy)
            with copy.reading() as connection:
                anew = _contents(connection)
    for name, rows in kept.items():
        if different := len(rows ^ anew[name]):
            yield Finding(name, f"{different} rows are otherwise when they are worked out anew", _AGAIN)


def forget_derived(connection: Connection) -> None:
    """Let everything be worked out anew the next time that something is asked, or added."""
    connection.execute(delete(d.schemes))


@dataclass(frozen=True, slots=True)
class _Ids:
    """What numbers, which hang on the order in which things came, stand for."""

    groups: Mapping[int, str]
    origins: Mapping[int, str]
    disputes: Mapping[int, str]
    parts: Mapping[int, int]


def _contents(connection: Connection) -> dict[str, set[str]]:
    """Return the rows of the derived tables, as digests, with nothing in them that hangs on the order of coming."""
    groups, origins, disputes = (
        {row.number: row.id for row in connection.execute(select(*table.c["number", "id"]))}
        for table in (d.groups, d.origins, d.disputes)
    )
    first = select(d.kinds.c.part, func.min(d.kinds.c.kind).label("first")).group_by(d.kinds.c.part)
    ids = _Ids(groups, origins, disputes, {row.part: row.first for row in connection.execute(first)})
    return {
        table.name: {
            digest(*(_said(ids, name, value) for name, value in row.items()))
            for row in connection.execute(select(table)).mappings()
        }
        for table in d.metadata.sorted_tables
        if table is not d.pending
    }


def _said(ids: _Ids, column: str, value: Any) -> Any:
    stands_for = _STAND_FOR.get(column)
    return value if stands_for is None else stands_for(ids).get(value)


_STAND_FOR: Mapping[str, Callable[[_Ids], Mapping[int, Any]]] = {
    "number": lambda _: {},
    "in_group": lambda ids: ids.groups,
    "origin": lambda ids: ids.origins,
    "dispute": lambda ids: ids.disputes,
    "part": lambda ids: ids.parts,
}
