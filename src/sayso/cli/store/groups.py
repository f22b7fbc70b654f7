"""``sayso groups``: what several reports say, how many origins that rests on, who denies it, and how it drifted."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.output import OutputFile
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
from sayso.cli.store.options import FormatOption, Limit, Page, StorePlace, opened_store, part, told_part


def groups_command(  # noqa: PLR0913  # a question has as many parts as its askers need
    words: Words = None,
    *,
    about: About = None,
    by: By = None,
    relation: RelationOption = None,
    unnamed: Unnamed = False,
    disputed: Disputed = False,
    drifting: Annotated[
        bool, typer.Option("--drifting", help="Only what was told otherwise in the course of time.")
    ] = False,
    min_origins: MinOrigins = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="Show what is told in a single document, too.")
    ] = False,
    since: Since = None,
    until: Until = None,
    collection: Collection = None,
    limit: Limit = 20,
    page: Page = 1,
    format_: FormatOption = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """List what is said in several documents, or in dispute, with who affirms and who denies it.

    What the most origins say that are shown to be independent comes first, then what the most documents tell; that
    says how widely a thing is told, not that it is so. The options ask for groups of which a claim fits.
    """
    with opened_store(store, compared=True) as opened:
        from sayso.cli.store.group_shape import GROUPS  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.listing import write_list  # noqa: PLC0415
        from sayso.store.claims import Wanted  # noqa: PLC0415
        from sayso.store.groups import WantedGroups, count_groups, find_groups, told_alone  # noqa: PLC0415

        claims = Wanted(
            words, about, by, relation, unnamed=unnamed, since=since, until=until, collection=collection
        )
        wanted = WantedGroups(claims, disputed, drifting, min_origins, alone)
        many, over = part(limit, page)
        with opened.reading() as connection:
            found = find_groups(connection, wanted, opened.place, limit=many, offset=over)
            in_all, below = len(found), [""]
            if format_ == "text":
                in_all = count_groups(connection, wanted, opened.place)
                more = 0 if alone else count_groups(connection, told_alone(wanted), opened.place) - in_all
                below = [told_part(len(found), in_all, limit, page, "groups")]
                below += (
                    [
                        f"{more:,} more {'is' if more == 1 else 'are'} told in one document only; --alone shows them"
                    ]
                    if more
                    else []
                )
                below += namesakes(connection, about, by)
        write_list(
            format_,
            output,
            found,
            GROUPS,
            nothing="" if in_all else "No group in the store fits.",
            below="\n".join(filter(None, below)),
        )
