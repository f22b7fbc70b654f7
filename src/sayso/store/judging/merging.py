"""Who is whom across documents, as people decided it: merged actors and names given."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select, update

from sayso.store import tables as t
from sayso.store.casting import name_again
from sayso.store.deriving.noting import note_changed

_Settled = dict[int, tuple[int, str | None]]
"""Actors by number, with whom each stands for and the name given."""


def settle_actors(connection: Connection) -> None:
    """Let every actor stand for whom the judgements in force say, and bear the name that the last of them gave."""
    into, names = _decided(connection)
    before = _settled(connection)
    connection.execute(
        update(t.actors)
        .where(t.actors.c.number.in_(before))
        .values(stands_for=t.actors.c.number, called=None)
    )
    numbers = {
        row.id: row.number
        for row in connection.execute(
            select(*t.actors.c["id", "number"]).where(t.actors.c.id.in_({*into, *into.values(), *names}))
        )
    }
    for merged in into:
        connection.execute(
            update(t.actors)
            .where(t.actors.c.number == numbers[merged])
            .values(stands_for=numbers[_root(into, merged)])
        )
    for actor, name in names.items():
        connection.execute(update(t.actors).where(t.actors.c.number == numbers[actor]).values(called=name))
    _note(connection, before, _settled(connection))


def _decided(connection: Connection) -> tuple[dict[str, str], dict[str, str]]:
    """Return who was merged into whom, and the names given, all by ids."""
    made = connection.execute(
        select(*t.judgements.c["verdict", "target", "what"])
        .where(t.judgements.c.verdict.in_(("merge", "rename", "split")), t.judgements.c.undone_by.is_(None))
        .order_by(t.judgements.c.number)
    ).all()
    into: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in made:
        what = json.loads(row.what)
        if row.verdict == "rename":
            names[row.target] = what["name"]
        elif row.verdict == "split":
            if "name" in what:
                names[what["made"]] = what["name"]
        elif (root := _root(into, what["into"])) != (merged := _root(into, row.target)):
            into[merged] = root
    return into, names


def _settled(connection: Connection) -> _Settled:
    """Return the actors that stand for another or have been given a name."""
    rows: list[Row[Any]] = list(
        connection.execute(
            select(*t.actors.c["number", "stands_for", "called"]).where(
                (t.actors.c.stands_for != t.actors.c.number) | t.actors.c.called.is_not(None)
            )
        )
    )
    return {row.number: (row.stands_for, row.called) for row in rows}


def _note(connection: Connection, before: _Settled, after: _Settled) -> None:
    """Let those be found by their names who have others now, and note the documents of those who stand for others."""
    own = {number: (number, None) for number in {*before, *after}}
    was, is_ = own | before, own | after
    name_again(connection, [number for number in own if was[number][1] != is_[number][1]])
    moved = [number for number in own if was[number][0] != is_[number][0]]
    spoken_of = select(t.appearances.c.document).where(t.appearances.c.current)
    note_changed(connection, connection.execute(spoken_of.where(t.appearances.c.actor.in_(moved))).scalars())
    for root in sorted({place[0] for number in moved for place in (was[number], is_[number])}):
        # Whoever is known in one document alone is comparable as soon as another stands for them, too.
        alone = connection.execute(spoken_of.where(t.appearances.c.actor == root).limit(2)).scalars().all()
        note_changed(connection, alone if len(alone) == 1 else ())


def _root(into: dict[str, str], actor: str) -> str:
    while actor in into:
        actor = into[actor]
    return actor
