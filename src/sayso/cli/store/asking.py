"""What can be asked of claims, and so of the groups that they belong to: the options of both commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.records import Relation

if TYPE_CHECKING:
    from sqlalchemy import Connection

Words = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT",
        help="Words that the claim or what it rests on must hold, all of them; in double quotes side by side.",
        show_default=False,
    ),
]
About = Annotated[
    str | None,
    typer.Option("--about", metavar="ACTOR", help="Whom it is about: a name or an id.", show_default=False),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="VOICE",
        help="On whose word, or by way of whom: a name or an id.",
        show_default=False,
    ),
]
RelationOption = Annotated[
    Relation | None, typer.Option("--relation", help="What is said of them.", show_default=False)
]
Unnamed = Annotated[bool, typer.Option("--unnamed", help="Only what somebody unnamed says, or passes on.")]
Disputed = Annotated[
    bool, typer.Option("--disputed", help="Only what is denied, contradicted, or counted otherwise.")
]
MinOrigins = Annotated[
    int | None,
    typer.Option(
        "--min-origins",
        min=1,
        metavar="N",
        help="Only what so many origins say that are shown to be independent.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Said then or later: 2019, 2019-03 or 2019-03-11.",
        show_default=False,
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Said then or before.", show_default=False)
]
Collection = Annotated[
    str | None,
    typer.Option("--collection", metavar="NAME", help="Only in reports of it.", show_default=False),
]


def namesakes(connection: Connection, about: str | None, by: str | None) -> list[str]:
    """Return a line for each name that several actors bear, who are taken together."""
    from sayso.store.asking.resolving import count_meant  # noqa: PLC0415  # SQLAlchemy takes a while

    return taken_together(about, by, lambda words: count_meant(connection, words))


def taken_together(about: str | None, by: str | None, count: Callable[[str], int]) -> list[str]:
    """Return the same lines, where ``count`` says how many actors some words mean."""
    asked = [(option, words) for option, words in (("--about", about), ("--by", by)) if words is not None]
    return [
        f"{option} {words} takes {number:,} actors together, not known to be one; sayso actors merge ties them"
        for option, words in asked
        if (number := count(words)) > 1
    ]
