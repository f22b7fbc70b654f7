"""How reliable people find a voice: the grades in force, to stand beside what the voice says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.store import tables as t


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, A to F, and who gave it."""

    grade: str
    by: str


def grades_of(connection: Connection, actors: Iterable[str | None]) -> dict[str, tuple[Grade, ...]]:
    """Return the grades of actors, by the ids of those whom they stand for: each person's last, sorted by person.

    Nothing is made of several grades: whoever gave one stands beside it.
    """
    wanted = sorted({actor for actor in actors if actor is not None})
    if not wanted:
        return {}
    graded, root = t.actors.alias(), t.actors.alias()
    given: dict[str, dict[str, Grade]] = {}
    rows = connection.execute(
        select(root.c.id, *t.judgements.c["by", "what"])
        .select_from(t.judgements)
        .join(graded, graded.c.id == t.judgements.c.target)
        .join(root, root.c.number == graded.c.stands_for)
        .where(t.judgements.c.verdict == "grade", t.judgements.c.undone_by.is_(None), root.c.id.in_(wanted))
        .order_by(t.judgements.c.number)
    )
    for row in rows:
        given.setdefault(row.id, {})[row.by] = Grade(json.loads(row.what)["grade"], row.by)
    return {actor: tuple(grades[by] for by in sorted(grades)) for actor, grades in given.items()}
