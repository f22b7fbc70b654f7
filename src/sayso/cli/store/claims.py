"""``sayso claims``: what is said, by whom, about whom."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.output import OutputFile, Quotes
from sayso.cli.store.options import (
    FormatOption,
    Limit,
    Page,
    StorePlace,
    opened_store,
    part,
    told_part,
)
from sayso.records import Force, Relation


def find_command(  # noqa: PLR0913  # a question has as many parts as its askers need
    words: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            help="Words that the claim or what it rests on must hold, all of them; in double quotes side by side.",
            show_default=False,
        ),
    ] = None,
    *,
    about: Annotated[
        str | None,
        typer.Option(
            "--about", metavar="ACTOR", help="Whom it is about: a name or an id.", show_default=False
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="VOICE",
            help="On whose word, or by way of whom: a name or an id.",
            show_default=False,
        ),
    ] = None,
    relation: Annotated[
        Relation | None, typer.Option("--relation", help="What is said of them.", show_default=False)
    ] = None,
    force: Annotated[
        Force | None, typer.Option("--force", help="How firmly it is said.", show_default=False)
    ] = None,
    unnamed: Annotated[
        bool, typer.Option("--unnamed", help="Only what somebody unnamed says, or passes on.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="Said then or later: 2019, 2019-03 or 2019-03-11.",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Said then or before.", show_default=False)
    ] = None,
    collection: Annotated[
        str | None,
        typer.Option("--collection", metavar="NAME", help="Only in reports of it.", show_default=False),
    ] = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Show rejected claims as well.")] = False,
    quotes: Quotes = False,
    limit: Limit = 20,
    page: Page = 1,
    format_: FormatOption = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """List what is said, and on whose word; what was said last comes first.

    Every line is somebody's say-so, never a fact. Without TEXT and options, all of it is listed.
    """
    with opened_store(store) as opened:
        from sayso.cli.store.claim_shape import CLAIMS, CLAIMS_WITH_QUOTES  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.listing import write_list  # noqa: PLC0415
        from sayso.store.claims import Wanted, count_claims, find_claims  # noqa: PLC0415

        wanted = Wanted(words, about, by, relation, force, unnamed, since, until, collection, rejected)
        many, over = part(limit, page)
        with opened.reading() as connection:
            found = find_claims(connection, wanted, opened.place, limit=many, offset=over)
            in_all = count_claims(connection, wanted, opened.place) if format_ == "text" else len(found)
        write_list(
            format_,
            output,
            found,
            CLAIMS_WITH_QUOTES if quotes else CLAIMS,
            nothing="No claim in the store fits." if not in_all else "",
            below=told_part(len(found), in_all, limit, page, "claims"),
        )
