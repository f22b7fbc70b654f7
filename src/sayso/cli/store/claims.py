"""``sayso claims``: what is said, by whom, about whom."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.output import OutputFile, Quotes
from sayso.cli.store.asking import (
    About,
    By,
    Collection,
    Disputed,
    MinOrigins,
    RelationOption,
    Since,
    Unnamed,
    Until,
    Words,
    namesakes,
)
from sayso.cli.store.options import (
    FormatOption,
    Limit,
    Page,
    StorePlace,
    opened_store,
    part,
    told_part,
)
from sayso.records import Force


def find_command(  # noqa: PLR0913  # a question has as many parts as its askers need
    words: Words = None,
    *,
    about: About = None,
    by: By = None,
    relation: RelationOption = None,
    force: Annotated[
        Force | None, typer.Option("--force", help="How firmly it is said.", show_default=False)
    ] = None,
    unnamed: Unnamed = False,
    disputed: Disputed = False,
    min_origins: MinOrigins = None,
    since: Since = None,
    until: Until = None,
    collection: Collection = None,
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
    with opened_store(store, compared=disputed or min_origins is not None) as opened:
        from sayso.cli.store.claim_shape import CLAIMS, CLAIMS_WITH_QUOTES  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.listing import write_list  # noqa: PLC0415
        from sayso.store.claims import Wanted, count_claims, find_claims  # noqa: PLC0415

        wanted = Wanted(
            words,
            about,
            by,
            relation,
            force,
            unnamed,
            since,
            until,
            collection,
            rejected,
            disputed,
            min_origins,
        )
        many, over = part(limit, page)
        with opened.reading() as connection:
            found = find_claims(connection, wanted, opened.place, limit=many, offset=over)
            in_all, below = len(found), [""]
            if format_ == "text":
                in_all = count_claims(connection, wanted, opened.place)
                below = [told_part(len(found), in_all, limit, page, "claims")]
                below += namesakes(connection, about, by)
        write_list(
            format_,
            output,
            found,
            CLAIMS_WITH_QUOTES if quotes else CLAIMS,
            nothing="No claim in the store fits." if not in_all else "",
            below="\n".join(filter(None, below)),
        )
