"""What is worked out across reports, kept up to date: the documents that have changed are taken in, few at a time.

Each lot is one write transaction: what followed from its documents before is taken out, and what follows from them now is
put in. Stopped at any moment, the rest stays pending and the next run goes on. What stands there in the end hangs on the
current documents and the judgements in force alone, however they came together.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from sayso.corroboration.drift.finding import Chains
from sayso.corroboration.reprints.sketching import SCHEME
from sayso.store import tables as t
from sayso.store.among import delete_with, rows_with
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.deriving.copying import Shelved, take_copies
from sayso.store.deriving.drifting import derive_drift
from sayso.store.deriving.origins import derive_origins
from sayso.store.deriving.weaving.turning import turn
from sayso.store.deriving.weaving.web import Remembered

SCHEMES: Final = {"copies": SCHEME, "claims": "6"}
"""How copies are found, and how claims are made comparable, compared, grouped and told of: another name is given whenever
anything in `sayso.corroboration` would come out otherwise."""
_FIRST: Final = 8
"""Documents in the first lot."""
_MOST: Final = 1000
"""Documents in a lot, at most."""
_MANY: Final = 100
_LONG: Final = 3.0
_LONGER: Final = 20.0
"""Seconds that a lot may take, and where more than so many documents wait: others wait to write meanwhile, a minute at most.

A group that many of them touch is made once a lot, and what shares a key that becomes crowded within a lot is never
compared, so that large lots cost less.
"""

_NEW_OBJECTS: Final = 3_000_000
"""So many new objects that may hold others are worth being looked through for garbage."""

Progress = Callable[[int, int], None]


def pending_documents(connection: Connection) -> int:
    """Return how many documents have yet to be compared with the others."""
    if _schemes(connection) != SCHEMES:
        return connection.execute(select(func.count()).where(t.documents.c.current)).scalar_one()
    return connection.execute(select(func.count()).select_from(derived.pending)).scalar_one()


def corroborate(store: Store, progress: Progress | None = None) -> int:
    """Compare with the others what was read, or judged, since this was last done; return how many documents that were.

    ``progress`` is told after each lot how many are done, and how many there are in all. Raises StoreError.
    """
    with store.reading() as connection:
        if not pending_documents(connection):
            return 0
    known, done, size = _Known(Remembered(), Chains(), Shelved()), 0, _FIRST
    with _collecting_seldom() as collect:
        while True:
            began = monotonic()
            with store.writing() as connection:
                if _schemes(connection) != SCHEMES:
                    _begin_anew(connection)
                lot = _lot(connection, min(size, _MOST))
                _take(connection, lot, known)
                left = pending_documents(connection)
            collect()
            done += len(lot)
            if progress is not None:
                progress(done, done + left)
            if not left:
                return done
            share = (_LONGER if left > _MANY else _LONG) / (monotonic() - began)
            size = max(1, int(len(lot) * min(2.0, share)))


@dataclass(frozen=True, slots=True)
class _Known:
    """What was looked at for the lots before, and often is for the next."""

    remembered: Remembered
    chains: Chains
    shelved: Shelved


def _take(connection: Connection, lot: Collection[int], known: _Known) -> None:
    """Take in what has changed about these documents."""
    columns = t.documents.c["number", "current"]
    current = [row.number for row in rows_with(connection, columns.number, lot, *columns) if row.current]
    copied = take_copies(connection, lot, current, known.shelved)
    turned = turn(connection, lot, current, known.remembered)
    groups = turned.made | turned.gone
    derive_origins(connection, groups | _groups_of(connection, copied))
    derive_drift(connection, groups | turned.beside, known.chains)
    delete_with(connection, derived.pending.c.document, lot)


@contextmanager
def _collecting_seldom() -> Iterator[Callable[[], None]]:
    """Let Python look for cyclic garbage only when asked to, behind a lot, and where there are many new objects.

    With so many records made and kept it would look through them again and again, which took a third of all the time; and
    hardly any of them is garbage: four thousand objects of the million that a lot of 1,000 reports leaves behind.
    """
    if not gc.isenabled():
        yield lambda: None
        return
    gc.disable()
    try:
        yield _collect_from_many
    finally:
        gc.enable()


def _collect_from_many() -> None:
    if gc.get_count()[0] > _NEW_OBJECTS:
        gc.collect(1)


def _lot(connection: Connection, size: int) -> list[int]:
    column = derived.pending.c.document
    return list(connection.execute(select(column).order_by(column).limit(size)).scalars())


def _groups_of(connection: Connection, documents: Iterable[int]) -> set[int]:
    """Return the groups in which claims of these documents stand."""
    table = derived.tellings
    rows = rows_with(connection, table.c.document, documents, table.c.in_group)
    return {row.in_group for row in rows if row.in_group is not None}


def _schemes(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(*derived.schemes.c["name", "scheme"]))
    return {row.name: row.scheme for row in rows}


def _begin_anew(connection: Connection) -> None:
    """Throw away all that was worked out, and let every current document be pending."""
    for table in derived.metadata.sorted_tables:
        connection.execute(delete(table))
    connection.execute(
        insert(derived.schemes), [{"name": name, "scheme": scheme} for name, scheme in SCHEMES.items()]
    )
    everything = select(t.documents.c.number).where(t.documents.c.current)
    connection.execute(insert(derived.pending).from_select(["document"], everything))
