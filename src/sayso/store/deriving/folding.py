"""Which documents in the store are one telling, worked out anew where copies have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, or_, select

from sayso.corroboration.reprints.folding import fold_copies
from sayso.records import Covered, Document, Reprint, Score
from sayso.store import tables as t
from sayso.store.among import among, delete_with, insert_rows, lots, rows_with
from sayso.store.deriving import derived

_NOT_ASKED = Covered(0, 0, 0)


def fold_again(connection: Connection, gone: Collection[int], changed: Collection[int]) -> set[int]:
    """Fold anew all that hangs together with documents whose copies have changed; return whose telling is another now.

    ``gone`` are documents that are no longer there. Passages fold nothing.
    """
    reprints = _hanging_together(connection, changed)
    numbers = {*changed, *gone, *(number for pair in reprints for number in pair)}
    table = derived.folds
    old = {row.document: row.fold for row in rows_with(connection, table.c.document, numbers, *table.c)}
    new = _folded(connection, reprints)
    moved = {number for number in old.keys() | new.keys() if old.get(number) != new.get(number)}
    delete_with(connection, table.c.document, moved & old.keys())
    rows = [{"document": number, "fold": new[number]} for number in sorted(moved & new.keys())]
    insert_rows(connection, table, rows)
    return moved


def _hanging_together(
    connection: Connection, documents: Iterable[int]
) -> dict[tuple[int, int], tuple[str, int | None, float]]:
    """Return the copies and cut-down copies that can be reached from these documents: kind, original and score."""
    table = derived.reprints
    query = select(*table.c["first", "second", "kind", "original", "score"]).where(
        table.c.kind != "passage", or_(among(table.c.first), among(table.c.second))
    )
    found: dict[tuple[int, int], tuple[str, int | None, float]] = {}
    reached: set[int] = set()
    edge = set(documents)
    while edge:
        reached |= edge
        linked: set[int] = set()
        for some in lots(edge):
            for row in connection.execute(query, some):
                found[row.first, row.second] = row.kind, row.original, row.score
                linked |= {row.first, row.second}
        edge = linked - reached
    return found


def _folded(
    connection: Connection, reprints: dict[tuple[int, int], tuple[str, int | None, float]]
) -> dict[int, str]:
    """Return which telling each of the documents is that these copies fold."""
    numbers = {number for pair in reprints for number in pair}
    column = t.documents.c.number
    ids = {row.number: row.id for row in rows_with(connection, column, numbers, column, t.documents.c.id)}
    light = (
        Reprint(
            id="",
            first=ids[first],
            second=ids[second],
            kind=kind,  # type: ignore[arg-type]
            passages=(),
            first_covered=_NOT_ASKED,
            second_covered=_NOT_ASKED,
            original=None if original is None else ids[original],
            grounds=(),
            credited=(),
            score=Score(score, ()),
        )
        for (first, second), (kind, original, score) in reprints.items()
    )
    known = {id_: number for number, id_ in ids.items()}
    folds = fold_copies((Document(id_, "") for id_ in known), light)
    return {known[id_]: fold[0] for fold in folds if len(fold) > 1 for id_ in fold}
