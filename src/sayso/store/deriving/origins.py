"""What the claims of groups in the store independently rest on, worked out anew for some groups at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.counting import counted
from sayso.corroboration.origins.finding import find_origins
from sayso.records import Group, Origin, Reprint
from sayso.store import tables as t
from sayso.store.among import among, delete_with, insert_rows, lots, rows_with
from sayso.store.bodies import body_of, record_of
from sayso.store.deriving import derived
from sayso.store.deriving.weaving.claims import telling_of
from sayso.store.rows import holdable


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim of a group: its number and its document's, the number of the origin it had, and all that is known of it."""

    claim: int
    document: int
    origin: int | None
    telling: Telling


def derive_origins(connection: Connection, groups: Collection[int]) -> None:
    """Work out anew what the claims of these groups, by number, rest on; of a group that is gone nothing is left.

    To be called for the groups whose claims, or the copies among whose documents, are others than before. A claim that has
    come from another group belongs to both, so that both are to be given.
    """
    told = _tellings(connection, groups)
    former = {one.origin for claims in told.values() for one in claims if one.origin is not None}
    delete_with(connection, derived.origins.c.in_group, groups)
    delete_with(connection, derived.origins.c.number, former)
    copies = _Copied(connection, told)
    columns = derived.groups.c["number", "body"]
    found: dict[int, tuple[Origin, ...]] = {}
    for row in rows_with(connection, derived.groups.c.number, groups, *columns):
        tellings = (one.telling for one in told[row.number])
        found[row.number] = find_origins(record_of(Group, row.body), tellings, copies.among(row.number))
    _write(connection, found, told)


class _Copied:
    """The copies among the documents of each group, loaded at once."""

    def __init__(self, connection: Connection, told: Mapping[int, Sequence[_Told]]) -> None:
        documents = {
            group: numbers
            for group, claims in told.items()
            if len(numbers := {one.document for one in claims}) > 1
        }
        together: dict[int, list[int]] = defaultdict(list)
        for group, numbers in documents.items():
            for number in numbers:
                together[number].append(group)
        self._reprints: dict[int, list[Reprint]] = defaultdict(list)
        table = derived.reprints
        pairs = rows_with(connection, table.c.first, together, *table.c["number", "first", "second"])
        wanted = {
            row.number: groups
            for row in pairs
            if row.second in together
            and (groups := [group for group in together[row.first] if row.second in documents[group]])
        }
        for row in rows_with(connection, table.c.number, wanted, table.c.number, table.c.body):
            reprint = record_of(Reprint, row.body)
            for group in wanted[row.number]:
                self._reprints[group].append(reprint)
        self._folds: dict[int, dict[str, str]] = defaultdict(dict)
        for number, id_, fold in _folds(connection, together):
            for group in together[number]:
                self._folds[group][id_] = fold

    def among(self, group: int) -> Copies:
        """Return the copies among the documents of a group."""
        reprints = {(one.first, one.second): one for one in self._reprints.get(group, ())}
        return Copies(reprints, self._folds.get(group, {}))


def _tellings(connection: Connection, groups: Iterable[int]) -> dict[int, list[_Told]]:
    """Return the claims of each of these groups."""
    table = derived.tellings
    found: dict[int, list[_Told]] = defaultdict(list)
    columns = table.c["claim", "document", "in_group", "origin", "body"]
    for row in rows_with(connection, table.c.in_group, groups, *columns):
        telling = telling_of(row.body)
        found[row.in_group].append(_Told(row.claim, row.document, row.origin, telling))
    return found


def _folds(connection: Connection, documents: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Yield which telling each copied document is, by its number and its id."""
    query = (
        select(t.documents.c.number, t.documents.c.id, derived.folds.c.fold)
        .join(derived.folds, derived.folds.c.document == t.documents.c.number)
        .where(among(derived.folds.c.document))
    )
    for some in lots(documents):
        for row in connection.execute(query, some):
            yield row.number, row.id, row.fold


def _write(
    connection: Connection, found: Mapping[int, Sequence[Origin]], told: Mapping[int, Sequence[_Told]]
) -> None:
    """Keep the origins of groups, and let their claims point to them."""
    free = connection.execute(select(func.coalesce(func.max(derived.origins.c.number), 0) + 1)).scalar_one()
    numbers = count(free)
    rows: list[dict[str, Any]] = []
    pointing: list[dict[str, int]] = []
    for group, origins in found.items():
        claims = {one.telling.ref: one.claim for one in told[group]} if len(origins) > 1 else {}
        for origin in origins:
            number = next(numbers)
            rows.append(_row(origin) | {"number": number, "in_group": group})
            if claims:
                pointing += ({"of": claims[ref], "to": number} for ref in origin.claims)
    insert_rows(connection, derived.origins, rows)
    _point_to_the_only_one(connection, (group for group, origins in found.items() if len(origins) == 1))
    if pointing:
        table = derived.tellings
        query = update(table).where(table.c.claim == bindparam("of")).values(origin=bindparam("to"))
        connection.execute(query, pointing)
    _count(connection, found)


def _row(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.id,
        "kind": origin.kind,
        "side": origin.side,
        "called": holdable(origin.called),
        "independent": not origin.unknown,
        "body": body_of(origin),
    }


def _point_to_the_only_one(connection: Connection, groups: Iterable[int]) -> None:
    """Let all claims of these groups point to the one origin that each group has: all groups at once, not claim by claim."""
    told, only = derived.tellings, derived.origins
    number = select(only.c.number).where(only.c.in_group == told.c.in_group).scalar_subquery()
    query = update(told).where(among(told.c.in_group)).values(origin=number)
    for some in lots(groups):
        connection.execute(query, some)


def _count(connection: Connection, found: Mapping[int, Iterable[Origin]]) -> None:
    """Keep how many origins each group has: most groups have one, so that one statement counts for many."""
    alike: dict[tuple[int, int], list[int]] = defaultdict(list)
    for group, origins in found.items():
        independence = counted(origins)
        alike[independence.origins, independence.unknown].append(group)
    for (known, unknown), groups in alike.items():
        query = (
            update(derived.groups)
            .where(among(derived.groups.c.number))
            .values(origins=known, unknown=unknown)
        )
        for some in lots(groups):
            connection.execute(query, some)
