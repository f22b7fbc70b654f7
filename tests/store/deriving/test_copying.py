"""Copies in the store, on both databases, as documents come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, select

from reports import report
from sayso.corroboration.reprints import shelf
from sayso.corroboration.reprints.finding import find_reprints
from sayso.corroboration.reprints.folding import fold_copies
from sayso.records import Document, Reprint
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import record_of
from sayso.store.deriving import derived
from sayso.store.deriving.copying import take_copies
from sayso.store.reading import document_of
from sayso.store.writing import add
from stories import HOW
from tellings import BRIDGE, ORCHARD, STATEMENT, told

STORIES = (
    BRIDGE,
    (*BRIDGE, "More tomorrow."),
    BRIDGE[:2],
    ORCHARD,
    (*ORCHARD[:3], *BRIDGE[:1], STATEMENT),
    (BRIDGE[0], "Nothing else is known of the bridge at this hour, the harbour master added on Sunday."),
    (*ORCHARD, STATEMENT),
)
"""Copies of two stories, a cut-down one, and one that takes a passage from each."""


def keep(store: Store, stories: Iterable[Sequence[str]]) -> dict[int, Document]:
    """Keep stories as documents of different addresses; return them by number, with their ids in the store."""
    for number, story in enumerate(stories):
        document = told(*story, url=f"https://news.example/{number}", published=f"2031-03-0{number % 7 + 1}")
        add(store, report(document=document), HOW)
    with store.reading() as connection:
        rows = connection.execute(select(*t.documents.c["number", "id"])).all()
        return {row.number: replace(document_of(connection, row.number), id=row.id) for row in rows}


def reprints_in(connection: Connection) -> list[Reprint]:
    """Return the reprints in the store, in the order of their documents' ids; columns agree with bodies."""
    ids = {row.number: row.id for row in connection.execute(select(*t.documents.c["number", "id"]))}
    found = []
    for row in connection.execute(select(derived.reprints)):
        one = record_of(Reprint, row.body)
        original = None if row.original is None else ids[row.original]
        assert (one.id, one.first, one.second) == (row.id, ids[row.first], ids[row.second])
        assert (one.kind, one.original, one.score.value) == (row.kind, original, row.score)
        found.append(one)
    return sorted(found, key=lambda one: (one.first, one.second))


def folds_in(connection: Connection) -> dict[int, str]:
    """Return which telling each copied document in the store is."""
    return {row.document: row.fold for row in connection.execute(select(derived.folds))}


def folds_of(documents: dict[int, Document], reprints: Iterable[Reprint]) -> dict[int, str]:
    """Return the same, worked out at once."""
    numbers = {document.id: number for number, document in documents.items()}
    folds = fold_copies(documents.values(), reprints)
    return {numbers[one]: fold[0] for fold in folds if len(fold) > 1 for one in fold}


def empty(connection: Connection) -> None:
    """Forget all copies."""
    for table in (derived.sketch_holders, derived.sketch_counts, derived.reprints, derived.folds):
        connection.execute(delete(table))


TURNS = st.lists(
    st.tuples(st.sets(st.sampled_from(range(7))), st.sets(st.sampled_from(range(7)))), max_size=6
)


@pytest.mark.parametrize(("crowd", "everywhere"), [(1, 2), (2, 3), (3, 300), (30, 300)])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=TURNS)
def test_any_order(store: Store, crowd: int, everywhere: int, turns: list[tuple[set[int], set[int]]]) -> None:
    """Whichever documents come, go and come again, the store has what all current ones give at once."""
    documents = dict(enumerate(keep(store, STORIES).values()))
    numbers = dict(enumerate(keep(store, STORIES)))
    now: set[int] = set()
    with patch.multiple(shelf, CROWD=crowd, EVERYWHERE=everywhere), store.writing() as connection:
        empty(connection)
        for goes, comes in turns:
            gone = goes & now
            come = comes - (now - gone)
            now = (now - gone) | come
            before = reprints_in(connection), folds_in(connection)
            changed = take_copies(connection, {numbers[one] for one in gone}, {numbers[one] for one in come})
            current = {numbers[one]: documents[one] for one in now}
            expected = find_reprints(current.values())
            after = reprints_in(connection), folds_in(connection)
            assert after == (list(expected), folds_of(current, expected))
            assert changed == whose(before, after, current)


def whose(
    before: tuple[list[Reprint], dict[int, str]],
    after: tuple[list[Reprint], dict[int, str]],
    current: dict[int, Document],
) -> set[int]:
    """Return the current documents of which reprints or folds are others than before."""
    numbers = {document.id: number for number, document in current.items()}
    others = [one for one in (*before[0], *after[0]) if (one in before[0]) != (one in after[0])]
    moved = {number for number in current if before[1].get(number) != after[1].get(number)}
    return moved | {numbers[id_] for one in others for id_ in (one.first, one.second) if id_ in numbers}


def test_reread_without_change(store: Store) -> None:
    """A document that is read anew and says the same changes no copies."""
    numbers = list(keep(store, STORIES))
    with store.writing() as connection:
        assert take_copies(connection, (), numbers)
        assert take_copies(connection, numbers[:3], numbers[:3]) == frozenset()


def test_nothing_to_do(store: Store) -> None:
    """Where nothing comes or goes, nothing happens."""
    with store.writing() as connection:
        assert take_copies(connection, (), ()) == frozenset()
