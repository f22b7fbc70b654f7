"""What the commands of judgements share: who decides, in which store, and what is told of it."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Concatenate, ParamSpec

import typer

from sayso.cli.store.options import opened_store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.store.base import Store
    from sayso.store.judging.judgements import Judge, Judgement

Given = ParamSpec("Given")
ClaimId = Annotated[
    str, typer.Argument(metavar="ID", help="The claim's id, or its beginning.", show_default=False)
]
ActorName = Annotated[
    str, typer.Argument(metavar="ACTOR", help="A name, or the beginning of an id.", show_default=False)
]


def decide(
    place: str | None,
    name: str | None,
    why: str,
    decision: Callable[Concatenate[Store, Connection, Judge, Given], Judgement],
    *given: Given.args,
    **named: Given.kwargs,
) -> None:
    """Decide in the store at a place and tell what was decided; ``name`` is who does, and otherwise the user."""
    with opened_store(place) as store:
        from sayso.store.judging.judgements import Judge  # noqa: PLC0415  # as in opened_store

        with store.writing() as connection:
            made = decision(store, connection, Judge(name or getpass.getuser(), why), *given, **named)
        _tell(store, made)


def _tell(store: Store, judgement: Judgement) -> None:
    from sayso.outputs.stored.judgements import told  # noqa: PLC0415  # as in opened_store
    from sayso.outputs.visible import safe  # noqa: PLC0415

    store.settle()
    typer.echo(
        f"{safe(told(judgement))} (judgement {judgement.number}; sayso undo {judgement.number} takes it back)"
    )
