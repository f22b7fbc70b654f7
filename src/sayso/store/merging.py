"""Who is whom across documents, as people decided it: merged actors and names given."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select, update

from sayso.store import tables as t


def settle_actors(connection: Connection) -> None:
    """Let every actor stand for whom the judgements in force say, and bear the name that the last of them gave."""
    made = connection.execute(
        select(*t.judgements.c["verdict", "target", "what"])
        .where(t.judgements.c.verdict.in_(("merge", "rename")), t.judgements.c.undone_by.is_(None))
        .order_by(t.judgements.c.number)
    ).all()
    into: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in made:
        what = json.loads(row.what)
        if row.verdict == "rename":
            names[row.target] = what["name"]
        elif (root := _root(into, what["into"])) != (merged := _root(into, row.target)):
            into[merged] = root
    connection.execute(
        update(t.actors)
        .where((t.actors.c.stands_for != t.actors.c.number) | t.actors.c.called.is_not(None))
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


def _root(into: dict[str, str], actor: str) -> str:
    while actor in into:
        actor = into[actor]
    return actor
