from __future__ import annotations

from sqlalchemy import select

from accusation import ARMS, fill
from sayso.store import tables as t
from sayso.store.asking.moments import actors_with_ids, added_at, begun_at, changed_at, document_with_id
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice
from sayso.store.judging.judgements import Judge
from woven import refs


def test_when_the_store_changed(store: Store) -> None:
    """A store changes when a report comes in and when somebody judges; a report keeps the moment at which it came in."""
    with store.reading() as connection:
        begun = begun_at(connection)
        assert changed_at(connection) == begun
    fill(store)
    (arms,) = refs(store, ARMS)
    with store.reading() as connection:
        added, changed = added_at(connection, arms.document), changed_at(connection)
    assert begun < added <= changed
    with store.writing() as connection:
        grade_voice(store, connection, Judge("ana", "twice wrong"), "Samuel Roth", "C")
    with store.reading() as connection:
        assert changed_at(connection) > changed
        assert added_at(connection, arms.document) == added


def test_what_stands_behind_ids(store: Store) -> None:
    """Actors and documents are found by their ids, actors in the order of the ids."""
    fill(store)
    with store.reading() as connection:
        everybody = list(connection.execute(select(*t.actors.c["id", "number"]).order_by(t.actors.c.id)))
        ids = [row.id for row in everybody]
        assert actors_with_ids(connection, [*reversed(ids), "0" * 16]) == [row.number for row in everybody]
        for row in connection.execute(select(*t.documents.c["id", "number"])):
            assert document_with_id(connection, row.id) == row.number
