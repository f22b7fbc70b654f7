from __future__ import annotations

from accusation import ARMS, CALM, DENIAL, RUMOUR, fill
from sayso.records import ClaimRef
from sayso.store.base import Store
from sayso.store.deciding import grade_voice
from sayso.store.judgements import Judge
from sayso.store.resting import added_at, begun_at, changed_at, origins_of
from woven import refs


def test_what_claims_rest_on(store: Store) -> None:
    """Each claim that was compared has its origin, with its side and whether it is shown to be independent; others have none."""
    fill(store)
    (arms,), (rumour,), (denial,), (calm,) = (refs(store, one) for one in (ARMS, RUMOUR, DENIAL, CALM))
    with store.reading() as connection:
        found = origins_of(connection, [arms, rumour, denial, calm])
        elsewhere = origins_of(connection, [ClaimRef("elsewhere", arms.claim)])
    assert {ref: (one.called, one.side, one.independent) for ref, one in found.items()} == {
        arms: ("Samuel Roth", "affirmed", True),
        rumour: ("a diplomat", "affirmed", False),
        denial: ("Hanne Brack", "denied", True),
    }
    assert elsewhere == {}


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
