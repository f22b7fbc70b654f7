"""Whether a store is whole: its database, its reports, its search, and what was worked out from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.upkeep.database import check_database, check_search
from sayso.store.upkeep.derivation import check_all, check_sample
from sayso.store.upkeep.finding import Finding
from sayso.store.upkeep.reports import check_judged, check_reports


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is in a store, by its name, and what is wrong with it, if anything.

    ``pending documents`` have yet to be compared with the others.
    """

    counts: Mapping[str, int]
    findings: tuple[Finding, ...]


def check(store: Store, *, derived: bool = False, most: int = 100) -> Checked:
    """Look a store through; ``most`` findings at most. Raises StoreError where it cannot even be asked.

    What was worked out across reports is looked at in a sample, or with ``derived`` worked out anew as a whole.

    Others may read and write meanwhile; all that is looked at is of one moment, but for the search.
    """
    findings: list[Finding] = []
    with store.reading() as connection:
        counts = _counts(connection)
        for finding in _looked_at(connection):
            findings.append(finding)
            if len(findings) == most:
                break
    findings += check_search(store)
    if derived and not findings:
        findings += check_all(store)
    return Checked(counts, tuple(findings))


def _looked_at(connection: Connection) -> Iterator[Finding]:
    broken = tuple(check_database(connection))
    yield from broken
    if not broken:
        yield from check_judged(connection)
        yield from check_reports(connection)
        yield from check_sample(connection)


def _counts(connection: Connection) -> dict[str, int]:
    tables = (t.pages, t.documents, t.claims, t.incidents, t.actors, t.judgements, d.groups, d.disputes)
    names = {table.name: table for table in tables} | {"pending documents": d.pending}
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in names.items()
    }
