"""What a person reads otherwise than sayso: who is somebody else, and how a claim is to be read."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.store.deciding import ActorName, ClaimId, decide
from sayso.cli.store.options import As, StorePlace, Why
from sayso.records import Force, Polarity, Relation


def split_command(
    actor: ActorName,
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT...",
            help="Where they are somebody else: a document's id, its beginning, or its address.",
            show_default=False,
        ),
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What to call the other one.", show_default=False),
    ] = None,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Say that an actor is somebody else in some reports: two people of one name, or a merge that went too far.

    It holds for the pages of these reports, whatever is read there later.
    """
    from sayso.store.judging.deciding import split_actor  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, split_actor, actor, documents, name)


def correct_command(  # noqa: PLR0913  # a claim has that many parts
    claim: ClaimId,
    *,
    subject: Annotated[
        str | None,
        typer.Option(
            "--subject", metavar="NAME", help="Who does or is it: a name or an id.", show_default=False
        ),
    ] = None,
    relation: Annotated[
        Relation | None, typer.Option("--relation", help="What is said of them.", show_default=False)
    ] = None,
    object_: Annotated[
        str | None,
        typer.Option(
            "--object",
            metavar="NAME",
            help="To whom or what: a name or an id; '' for none.",
            show_default=False,
        ),
    ] = None,
    polarity: Annotated[
        Polarity | None, typer.Option("--polarity", help="Whether it is denied.", show_default=False)
    ] = None,
    force: Annotated[
        Force | None, typer.Option("--force", help="How firmly it is said.", show_default=False)
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number",
            metavar="LOW..HIGH",
            help="How many: 12, 12..15, 12.. for at least, ..15 for at most, with a unit behind if it is another; '' for none.",
            show_default=False,
        ),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(
            "--voice",
            metavar="NAME",
            help="On whose word, the last of the chain: a name or an id; '' where the report says so itself.",
            show_default=False,
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="NAME", help="Where; '' for nowhere.", show_default=False),
    ] = None,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Correct how a claim was read: what the report says, on whose word. What is true is nothing that sayso decides.

    The claim is shown, found and grouped as corrected, with what was read beside it.
    """
    from sayso.store.judging.deciding import correct_claim  # noqa: PLC0415  # as in opened_store
    from sayso.store.judging.naming import Wording  # noqa: PLC0415

    wanted = Wording(subject, relation, object_, polarity, force, number, voice, place)
    decide(store, as_, why, correct_claim, claim, wanted)
