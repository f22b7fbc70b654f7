"""Drift in the store, on both databases, for groups whose claims and ties are given."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from drifting import again, told
from sayso.corroboration.groups.describing import described
from sayso.corroboration.groups.telling import Telling
from sayso.records import Drift
from sayso.store.base import Store
from sayso.store.bodies import body_of, record_of
from sayso.store.deriving import derived
from sayso.store.deriving.drifting import derive_drift

PRISONERS = told("A third of the prisoners held at the Ostrel camp were under 18.")
ARMY = again("A third of the army of Veldania was under 18.")
HARBOUR = told("240 lorries wait at the harbour of Karsk.", publisher="Coast Radio")


def keep(connection: Connection, number: int, *tellings: Telling) -> None:
    """Keep a group of these claims, all of one kind that bears the group's number."""
    group = described(tellings, ())
    connection.execute(
        insert(derived.groups).values(
            number=number,
            id=group.id,
            relation=group.relation,
            statement="",
            claims=len(tellings),
            denying=0,
            documents=len(group.documents),
            publishers=0,
            origins=0,
            unknown=0,
            disputed=False,
            drifts=False,
            body=body_of(group),
        )
    )
    connection.execute(insert(derived.kinds).values(kind=number, in_group=number, body=b""))
    for position, telling in enumerate(tellings):
        connection.execute(
            insert(derived.tellings).values(
                claim=100 * number + position,
                document=100 * number + position,
                kind=number,
                in_group=number,
                side="affirmed",
                body=body_of(telling),
            )
        )


def tie(connection: Connection, one: int, other: int) -> None:
    """Let two kinds be told anew from each other."""
    rows = [{"one": one, "other": other}, {"one": other, "other": one}]
    connection.execute(insert(derived.retellings), rows)


def kept(connection: Connection) -> dict[int, Drift]:
    """Return the drift kept for each group, having seen that the groups are marked so."""
    rows = connection.execute(select(derived.drifts.c.in_group, derived.drifts.c.body)).all()
    marked = connection.execute(select(derived.groups.c.number).where(derived.groups.c.drifts)).scalars()
    assert sorted(row.in_group for row in rows) == sorted(marked)
    return {row.in_group: record_of(Drift, row.body) for row in rows}


def given(store: Store, groups: Collection[int]) -> dict[int, Drift]:
    """Return the drift of three groups, two of them tied, after it was worked out for these."""
    with store.writing() as connection:
        for number, telling in enumerate((PRISONERS, ARMY, HARBOUR), 1):
            keep(connection, number, telling)
        tie(connection, 1, 2)
        derive_drift(connection, groups)
        return kept(connection)


def test_tied(store: Store) -> None:
    """What one group says and another tells anew drifts in both, whichever is given."""
    found = given(store, [2])
    assert sorted(found) == [1, 2]
    assert found[1].told == found[2].told == (PRISONERS.ref, ARMY.ref)
    assert [change.kind for step in found[1].steps for change in step.changes] == ["base"]
    assert found[1].id != found[2].id


def test_given_twice(store: Store) -> None:
    """Working it out again changes nothing, and neither does the order."""
    found = given(store, [1])
    with store.writing() as connection:
        derive_drift(connection, [3, 2, 1])
        assert kept(connection) == found


def test_gone(store: Store) -> None:
    """Where the tie is gone, nothing drifts any more."""
    given(store, [1])
    with store.writing() as connection:
        connection.execute(delete(derived.retellings))
        derive_drift(connection, [1, 2])
        assert not kept(connection)
        derive_drift(connection, [])
        assert not kept(connection)


def test_within(store: Store) -> None:
    """What changes among the claims of one group drifts, too."""
    dam = "The dam above Karsk may have burst on purpose."
    with store.writing() as connection:
        keep(connection, 7, told(dam), again(dam.replace("may have burst", "burst")))
        derive_drift(connection, [7])
        (drift,) = kept(connection).values()
    assert [change.kind for change in drift.steps[0].changes] == ["certainty"]
