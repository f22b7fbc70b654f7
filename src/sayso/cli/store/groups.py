"""``sayso groups``: what several reports say, how many origins that rests on, who denies it, and how it drifted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.archived import ArchivePlace, asked_archive
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
    taken_together,
)
from sayso.cli.store.options import FormatOption, Limit, Page, StorePlace, opened_store, part, told_part

if TYPE_CHECKING:
    from sayso.store.asking.groups import FoundGroup, WantedGroups


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
    archive: ArchivePlace = None,
) -> None:
    """List what is said in several documents, or in dispute, with who affirms and who denies it.

    What the most origins say that are shown to be independent comes first, then what the most documents tell; that
    says how widely a thing is told, not that it is so. The options ask for groups of which a claim fits.
    """
    from sayso.cli.store.group_shape import GROUPS  # noqa: PLC0415  # as in opened_store
    from sayso.cli.store.listing import write_list  # noqa: PLC0415
    from sayso.store.asking.claims import Wanted  # noqa: PLC0415
    from sayso.store.asking.groups import WantedGroups, told_alone  # noqa: PLC0415

    claims = Wanted(
        words, about, by, relation, unnamed=unnamed, since=since, until=until, collection=collection
    )
    wanted = WantedGroups(claims, disputed, drifting, min_origins, alone)
    many, over = part(limit, page)
    with _of_archive(archive, store) if archive else _of_store(store) as answers:
        found = answers.find(wanted, many, over)
        in_all, below = len(found), [""]
        if format_ == "text":
            in_all = answers.count(wanted)
            more = 0 if alone else answers.count(told_alone(wanted)) - in_all
            below = [told_part(len(found), in_all, limit, page, "groups")]
            below += (
                [
                    f"{more:,} more {'is' if more == 1 else 'are'} told in one document only; --alone shows them"
                ]
                if more
                else []
            )
            below += answers.namesakes(about, by)
    write_list(
        format_,
        output,
        found,
        GROUPS,
        nothing="" if in_all else f"No group in the {'archive' if archive else 'store'} fits.",
        below="\n".join(filter(None, below)),
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """Who answers for groups: a store, or an archive."""

    find: Callable[[WantedGroups, int | None, int], list[FoundGroup]]
    count: Callable[[WantedGroups], int]
    namesakes: Callable[[str | None, str | None], list[str]]


@contextmanager
def _of_store(store: str | None) -> Iterator[_Answers]:
    with opened_store(store, compared=True) as opened:
        from sayso.store.asking.groups import count_groups, find_groups  # noqa: PLC0415  # as in opened_store

        with opened.reading() as connection:
            yield _Answers(
                lambda wanted, many, over: find_groups(
                    connection, wanted, opened.place, limit=many, offset=over
                ),
                lambda wanted: count_groups(connection, wanted, opened.place),
                lambda about, by: namesakes(connection, about, by),
            )


@contextmanager
def _of_archive(archive: Path, store: str | None) -> Iterator[_Answers]:
    with asked_archive(archive, store) as asked:
        from sayso.archive.finding import count_meant  # noqa: PLC0415  # as in asked_archive
        from sayso.archive.grouping import count_groups, find_groups  # noqa: PLC0415

        yield _Answers(
            lambda wanted, many, over: find_groups(asked, wanted, limit=many, offset=over),
            lambda wanted: count_groups(asked, wanted),
            lambda about, by: taken_together(about, by, lambda words: count_meant(asked, words)),
        )
