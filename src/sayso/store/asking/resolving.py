"""From what a person types to what is in the store: ids by their beginnings, actors by any of their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from sayso.actors.names import normal_form
from sayso.errors import NotInStore
from sayso.store import tables as t

_ID = re.compile(r"[0-9a-f]{4,16}")
_SHOWN = 5


def actors_called(connection: Connection, words: str) -> list[int]:
    """Return the numbers of the actors meant: by id, else by a whole name, else by all words of one.

    Whoever was merged into somebody is meant with them, and the other way round. Nobody: an empty list.
    """
    found = _directly(connection, words.strip())
    if not found:
        return []
    roots = select(t.actors.c.stands_for).where(t.actors.c.number.in_(found))
    return list(
        connection.execute(
            select(t.actors.c.number).where(t.actors.c.stands_for.in_(roots)).order_by(t.actors.c.id)
        ).scalars()
    )


def _directly(connection: Connection, words: str) -> list[int]:
    if _ID.fullmatch(words):
        found = connection.execute(
            select(t.actors.c.number).where(t.actors.c.id.startswith(words)).limit(2)
        ).scalars()
        if len(numbers := list(found)) == 1:
            return numbers
    normal = normal_form(words)[:400]
    if not normal:
        return []
    exact = list(
        connection.execute(select(t.names.c.actor).where(t.names.c.normal == normal).distinct()).scalars()
    )
    return exact or list(
        connection.execute(select(t.names.c.actor).where(holds_words(normal)).distinct()).scalars()
    )


def holds_words(normal: str) -> ColumnElement[bool]:
    """Return the condition that a name has these words, whole and side by side; ``normal`` is a normal form."""
    return (" " + t.names.c.normal + " ").contains(f" {normal} ", autoescape=True)


@dataclass(frozen=True, slots=True)
class Bearers:
    """Whom words mean: the actors that others may have been merged into, and all of these, by number.

    ``others`` are called so, too, but bear full names that differ: each by its id and its name.
    """

    roots: tuple[int, ...]
    numbers: tuple[int, ...]
    others: tuple[tuple[str, str], ...] = ()


def one_actor(connection: Connection, words: str, place: str) -> tuple[int, list[int]]:
    """Return the one actor meant, and all that were merged into them. Raises NotInStore for none or several."""
    numbers, roots = _meant(connection, words, place)
    if len(roots) > 1:
        raise _several(words, roots, place)
    return roots[0].number, numbers


def bearers(connection: Connection, words: str, place: str) -> Bearers:
    """Return the actor meant, or all that bear one name, who may be several.

    Reports that call somebody by one word leave it open whether they mean one person. Those who bear another full name, of
    which the words are a short form, are meant with them if it is one name. Raises NotInStore for nobody, and for
    several whose full names differ where nobody bears the very name.
    """
    numbers, roots = _meant(connection, words, place)
    full = {row.number for row in roots if normal_form(row.name) != normal_form(words)}
    if len({normal_form(row.name) for row in roots if row.number in full}) < 2:
        return Bearers(tuple(row.number for row in roots), tuple(numbers))
    meant = [row.number for row in roots if row.number not in full]
    if not meant:
        raise _several(words, roots, place)
    merged = connection.execute(
        select(t.actors.c.number).where(t.actors.c.stands_for.in_(meant)).order_by(t.actors.c.id)
    )
    others = tuple((row.id, row.name) for row in roots if row.number in full)
    return Bearers(tuple(meant), tuple(merged.scalars()), others)


def count_meant(connection: Connection, words: str) -> int:
    """Return how many actors these words mean; 0 where they are nobody's name."""
    numbers = actors_called(connection, words)
    query = select(func.count(t.actors.c.stands_for.distinct())).where(t.actors.c.number.in_(numbers))
    return connection.execute(query).scalar_one()


def _meant(connection: Connection, words: str, place: str) -> tuple[list[int], list[Row[Any]]]:
    """Return who is meant, and those of them that others were merged into. Raises NotInStore for nobody."""
    numbers = actors_called(connection, words)
    roots: list[Row[Any]] = []
    roots += connection.execute(
        select(
            *t.actors.c["number", "id", "kind"],
            func.coalesce(t.actors.c.called, t.actors.c.name).label("name"),
        )
        .where(t.actors.c.number.in_(numbers), t.actors.c.number == t.actors.c.stands_for)
        .order_by(t.actors.c.name, t.actors.c.id)
    )
    if not roots:
        raise NotInStore(place, f"nobody in it is called {words!r}", "sayso actors lists who is")
    return numbers, roots


def _several(words: str, roots: Sequence[Row[Any]], place: str) -> NotInStore:
    some = "; ".join(f"{row.id[:10]} {row.name}, {row.kind}" for row in roots[:_SHOWN])
    more = " ..." if len(roots) > _SHOWN else ""
    return NotInStore(place, f"{words!r} may be {len(roots)} actors ({some}{more})", "give the id instead")


def collection_named(connection: Connection, name: str, place: str) -> int:
    """Return the number of a collection. Raises NotInStore, with those that there are."""
    number: int | None = connection.execute(
        select(t.collections.c.number).where(t.collections.c.name == name)
    ).scalar()
    if number is None:
        names = list(
            connection.execute(select(t.collections.c.name).order_by(t.collections.c.name)).scalars()
        )
        there = (
            f"there are {', '.join(names)}"
            if names
            else "there is none yet; sayso add --collection makes one"
        )
        raise NotInStore(place, f"no collection in it is called {name!r}", there)
    return number
