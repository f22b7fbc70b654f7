"""Origins in the store, on both databases, for groups whose claims and copies are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, insert, select

from reports import report
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.finding import find_origins
from sayso.records import Group, Origin
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import body_of, record_of
from sayso.store.deriving import derived
from sayso.store.deriving.copying import take_copies
from sayso.store.deriving.origins import derive_origins
from sayso.store.writing import add
from speakers import group_of, speaker, tell
from stories import HOW
from tellings import BRIDGE, ORCHARD, told

MINISTER = speaker("Daro Melnik")
SHORT = ("It rained.",)
DIPLOMAT = speaker("a diplomat", "anonymous")


def documents(store: Store, *stories: Sequence[str]) -> list[tuple[int, str]]:
    """Keep these stories; return the number and the id of each."""
    for address, story in enumerate(stories):
        document = told(*story, url=f"https://news.example/{address}", publisher=f"The {address} Post")
        add(store, report(document=document), HOW)
    with store.writing() as connection:
        rows = connection.execute(select(*t.documents.c["number", "id"])).all()
        take_copies(connection, (), [row.number for row in rows])
    return [(row.number, row.id) for row in rows]


def keep(
    connection: Connection, number: int, affirming: Sequence[Telling], denying: Sequence[Telling] = ()
) -> Group:
    """Keep a group of these claims, each numbered by its id; return it."""
    group = replace(group_of(affirming, denying), id=f"group {number}")
    numbers = {row.id: row.number for row in connection.execute(select(*t.documents.c["id", "number"]))}
    connection.execute(delete(derived.groups).where(derived.groups.c.number == number))
    connection.execute(
        insert(derived.groups).values(
            number=number,
            id=group.id,
            relation=group.relation,
            statement="",
            claims=len(group.members),
            denying=len(group.denying),
            documents=len(group.documents),
            publishers=0,
            origins=0,
            unknown=0,
            disputed=False,
            drifts=False,
            body=body_of(group),
        )
    )
    for one in (*affirming, *denying):
        claim = int(one.ref.claim)
        connection.execute(delete(derived.tellings).where(derived.tellings.c.claim == claim))
        connection.execute(
            insert(derived.tellings).values(
                claim=claim,
                document=numbers[one.ref.document],
                kind=1,
                in_group=number,
                side="denied" if one in denying else "affirmed",
                body=body_of(one),
            )
        )
    return group


def kept(connection: Connection, group: int) -> tuple[Mapping[int, str], list[Origin], tuple[int, int]]:
    """Return what each claim of a group points to, the group's origins, and how many it is said to have."""
    rows = {row.number: row for row in connection.execute(select(derived.origins))}
    pointing = connection.execute(
        select(*derived.tellings.c["claim", "origin"]).where(derived.tellings.c.in_group == group)
    )
    counts = connection.execute(
        select(*derived.groups.c["origins", "unknown"]).where(derived.groups.c.number == group)
    ).one()
    own = [record_of(Origin, row.body) for row in rows.values() if row.in_group == group]
    for row in rows.values():
        one = record_of(Origin, row.body)
        assert (row.id, row.kind, row.side, row.called) == (one.id, one.kind, one.side, one.called)
        assert row.independent == (not one.unknown)
    return {row.claim: rows[row.origin].id for row in pointing}, own, (counts.origins, counts.unknown)


def test_as_found_at_once(store: Store) -> None:
    """What is kept of several groups is what is found in each, and every claim points to what it rests on."""
    (_, a), (_, b), (_, c) = documents(store, BRIDGE, ORCHARD, SHORT)
    with store.writing() as connection:
        lone = [tell(a, MINISTER, claim="1")]
        quoted = [tell(a, MINISTER, claim="2"), tell(b, MINISTER, claim="3"), tell(c, DIPLOMAT, claim="4")]
        denying = [tell(c, speaker("Hanne Brack"), claim="5")]
        groups = {1: keep(connection, 1, lone), 2: keep(connection, 2, quoted, denying)}
        derive_origins(connection, groups)
        for number, tellings in ((1, lone), (2, [*quoted, *denying])):
            pointing, origins, _ = kept(connection, number)
            expected = find_origins(groups[number], tellings, Copies())
            assert sorted(origins, key=lambda one: one.id) == sorted(expected, key=lambda one: one.id)
            assert pointing == {int(ref.claim): one.id for one in expected for ref in one.claims}
        assert kept(connection, 1)[2] == (1, 0)
        assert kept(connection, 2)[2] == (1, 1)


def test_copies(store: Store) -> None:
    """What copies of one report say themselves is one origin, with the words that both have."""
    (_, a), (_, b), (_, c) = documents(store, BRIDGE, BRIDGE, BRIDGE)
    with store.writing() as connection:
        keep(
            connection,
            1,
            [tell(one, claim=str(n), publisher=one, at=(0, 100)) for n, one in enumerate((a, b, c))],
        )
        derive_origins(connection, [1])
        pointing, origins, counts = kept(connection, 1)
    (origin,) = origins
    assert (counts, len(set(pointing.values()))) == ((1, 0), 1)
    assert [fold.ground for fold in origin.folds] == ["copy", "copy"]
    assert all(len(fold.words) == 2 for fold in origin.folds)


def test_copies_that_are_gone(store: Store) -> None:
    """Where a copy is none any more, the claims rest each on its own."""
    (one, a), (_, b) = documents(store, BRIDGE, BRIDGE)
    with store.writing() as connection:
        keep(connection, 1, [tell(a, claim="1", publisher="A"), tell(b, claim="2", publisher="B")])
        derive_origins(connection, [1])
        assert kept(connection, 1)[2] == (1, 0)
        take_copies(connection, [one], ())
        derive_origins(connection, [1])
        assert kept(connection, 1)[2] == (2, 0)


def test_a_claim_that_moves(store: Store) -> None:
    """A claim that has come from another group leaves nothing there, and a group that is gone leaves nothing at all."""
    (_, a), (_, b) = documents(store, BRIDGE, BRIDGE)
    with store.writing() as connection:
        first, second = tell(a, MINISTER, claim="1"), tell(b, MINISTER, claim="2")
        keep(connection, 1, [first])
        keep(connection, 2, [second])
        derive_origins(connection, [1, 2])
        connection.execute(delete(derived.groups).where(derived.groups.c.number == 1))
        keep(connection, 2, [first, second])
        derive_origins(connection, [1, 2])
        pointing, origins, counts = kept(connection, 2)
        assert (len(origins), counts, set(pointing)) == (1, (1, 0), {1, 2})
        connection.execute(delete(derived.groups))
        connection.execute(delete(derived.tellings))
        derive_origins(connection, [2])
        assert connection.execute(select(derived.origins)).all() == []


@pytest.mark.parametrize("groups", [[], [7]])
def test_nothing(store: Store, groups: list[int]) -> None:
    """Where there are no groups, nothing is kept."""
    with store.writing() as connection:
        derive_origins(connection, groups)
        assert connection.execute(select(derived.origins)).all() == []
