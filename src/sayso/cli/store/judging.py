"""What a person decides about what was read: kept in the log, in force until it is undone."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.output import OutputFile
from sayso.cli.store.deciding import ActorName, ClaimId, decide
from sayso.cli.store.options import (
    As,
    FormatOption,
    Limit,
    Page,
    StorePlace,
    Why,
    opened_store,
    part,
)

Grade = Literal["A", "B", "C", "D", "E", "F"]


def reject_command(claim: ClaimId, *, why: Why = "", as_: As = None, store: StorePlace = None) -> None:
    """Reject a claim as a misreading: the report does not say so. It is shown no more, but for --rejected.

    Whether what is said is true is another matter, and nothing that sayso decides.
    """
    from sayso.store.judging.deciding import reject_claim  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, reject_claim, claim)


def accept_command(claim: ClaimId, *, why: Why = "", as_: As = None, store: StorePlace = None) -> None:
    """Keep that a claim is rightly read: the report says so, on that word. The review in the reading room asks no more.

    Whether what is said is true is another matter, and nothing that sayso decides.
    """
    from sayso.store.judging.deciding import accept_claim  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, accept_claim, claim)


def merge_command(
    actor: ActorName,
    into: Annotated[
        str,
        typer.Argument(metavar="INTO", help="Whom they are: a name or an id, too.", show_default=False),
    ],
    *,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Say that two actors are one: the first is shown as the second from now on."""
    from sayso.store.judging.deciding import merge_actors  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, merge_actors, actor, into)


def distinct_command(
    actor: ActorName,
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", help="Whom they are not: a name or an id, too.", show_default=False),
    ],
    *,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Keep that two actors who bear one name are two. The review in the reading room asks no more."""
    from sayso.store.judging.deciding import tell_apart  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, tell_apart, actor, other)


def rename_command(
    actor: ActorName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call them.", show_default=False)],
    *,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Give an actor another name to be shown by; the words of reports stay as they are."""
    from sayso.store.judging.deciding import rename_actor  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, rename_actor, actor, name)


def grade_command(
    voice: ActorName,
    grade: Annotated[
        Grade,
        typer.Argument(
            metavar="A-F", help="A: reliable ... E: unreliable, F: cannot be judged.", show_default=False
        ),
    ],
    *,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Grade how reliable you find a voice, as intelligence analysts do: A to E, F where you cannot judge.

    It is kept and shown with the voice; nothing is worked out from it.
    """
    from sayso.store.judging.deciding import grade_voice  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, grade_voice, voice, grade)


def note_command(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The beginning of the id of a claim, an actor or a document.",
            show_default=False,
        ),
    ],
    note: Annotated[str, typer.Argument(metavar="WORDS", help="What to note.", show_default=False)],
    *,
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Keep a note on a claim, an actor or a document; `sayso show` shows it."""
    from sayso.store.judging.deciding import keep_note  # noqa: PLC0415  # as in opened_store

    decide(store, as_, "", keep_note, id_, note)


def undo_command(
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="The judgement's number in the log.", show_default=False)
    ],
    *,
    why: Why = "",
    as_: As = None,
    store: StorePlace = None,
) -> None:
    """Undo a judgement. It stays in the log, with who undid it."""
    from sayso.store.judging.judgements import undo  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, undo, number)


def log_command(
    *,
    limit: Limit = 20,
    page: Page = 1,
    format_: FormatOption = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """List what was decided, by whom, when and why, the latest first; what was undone is struck out."""
    with opened_store(store) as opened:
        from sayso.cli.store.judgement_shape import JUDGEMENTS  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.listing import write_list  # noqa: PLC0415
        from sayso.store.judging.judgements import judgements  # noqa: PLC0415

        many, over = part(limit, page)
        with opened.reading() as connection:
            found = judgements(connection, limit=many, offset=over)
        write_list(format_, output, found, JUDGEMENTS, nothing="Nothing was decided yet.")
