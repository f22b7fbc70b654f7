"""The actors of a document across documents: found or made, with all the names that reports and people give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.actors.across import actor_ids
from sayso.actors.names import normal_form
from sayso.records import Actor
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.deriving.noting import INSERT_NEW
from sayso.store.judging.judged import splits
from sayso.store.rows import holdable


def actors_numbered_in(
    connection: Connection, stored: str, page: int, cast: Sequence[Actor], *, free: int | None = None
) -> list[int]:
    """Return the numbers of a document's actors across documents, each made where it is new.

    ``stored`` is the document's id, ``page`` the number of its page, ``free`` the next number for an actor, if known.
    """
    apart = _apart(connection, page)
    ids = [apart.get(id_, id_) for id_ in actor_ids(stored, cast)]
    known = {
        row.id: row
        for row in connection.execute(
            select(*t.actors.c["number", "id", "name", "kind"]).where(t.actors.c.id.in_(ids))
        )
    }
    if free is None:
        free = connection.execute(select(func.coalesce(func.max(t.actors.c.number), 0) + 1)).scalar_one()
    made: dict[str, dict[str, Any]] = {}
    spellings: dict[tuple[int, str], dict[str, Any]] = {}
    numbers: list[int] = []
    for id_, actor in zip(ids, cast, strict=True):
        name = holdable(actor.name)
        if row := known.get(id_):
            number = row.number
            fuller = max(row.name, name, key=_fullness)
            kind = min(row.kind, actor.kind)
            if (fuller, kind) != (row.name, row.kind):
                connection.execute(
                    update(t.actors).where(t.actors.c.number == number).values(name=fuller, kind=kind)
                )
        elif id_ in made:
            number = made[id_]["number"]
        else:
            number = free + len(made)
            known_as = None if id_ in apart.values() or actor.catalogue is None else holdable(actor.catalogue)
            made[id_] = {
                "number": number,
                "id": id_,
                "name": name,
                "kind": actor.kind,
                "catalogue": known_as,
                "stands_for": number,
            }
        numbers.append(number)
        spellings |= _spellings(number, actor)
    if made:
        connection.execute(insert(t.actors), list(made.values()))
    _add_names(connection, spellings)
    return numbers


def name_again(connection: Connection, actors: Iterable[int]) -> None:
    """Let actors, by number, bear the names that they have in the reports that speak of them now, and the one given them."""
    for number in sorted(actors):
        bodies = connection.execute(
            select(t.appearances.c.body).where(t.appearances.c.actor == number)
        ).scalars()
        spoken_of = [record_of(Actor, body) for body in bodies]
        given: str | None = connection.execute(
            select(t.actors.c.called).where(t.actors.c.number == number)
        ).scalar_one()
        spellings: dict[tuple[int, str], dict[str, Any]] = {}
        for actor in spoken_of:
            spellings |= _spellings(number, actor)
        if given is not None:
            spellings |= {(number, normal): row for normal, row in [_spelling(number, given)]}
        connection.execute(delete(t.names).where(t.names.c.actor == number))
        _add_names(connection, spellings)
        if spoken_of:
            name = max((holdable(actor.name) for actor in spoken_of), key=_fullness)
            kind = min(actor.kind for actor in spoken_of)
            connection.execute(
                update(t.actors).where(t.actors.c.number == number).values(name=name, kind=kind)
            )


def _apart(connection: Connection, page: int) -> dict[str, str]:
    """Return who is somebody else in the reports of a page, by ids."""
    rows = connection.execute(select(*splits.c["actor", "becomes"]).where(splits.c.page == page))
    return {row.actor: row.becomes for row in rows}


def _fullness(name: str) -> tuple[int, str]:
    return len(name), name


def _spellings(number: int, actor: Actor) -> dict[tuple[int, str], dict[str, Any]]:
    spelled = (_spelling(number, one) for one in (actor.name, *actor.aliases))
    return {(number, normal): row for normal, row in spelled}


def _spelling(number: int, written: str) -> tuple[str, dict[str, Any]]:
    spelling = holdable(written)
    normal = normal_form(spelling)[:400]
    return normal, {"actor": number, "normal": normal, "name": spelling}


def _add_names(connection: Connection, spellings: Mapping[tuple[int, str], dict[str, Any]]) -> None:
    if spellings:
        insert_ = INSERT_NEW[connection.dialect.name](t.names).on_conflict_do_nothing()
        connection.execute(insert_, list(spellings.values()))
