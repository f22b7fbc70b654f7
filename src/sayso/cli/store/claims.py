"""``sayso claims``: what is said, by whom, about whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.archived import ArchivePlace, asked_archive
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
    taken_together,
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

if TYPE_CHECKING:
    from sayso.store.asking.claims import FoundClaim, Wanted


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
    archive: ArchivePlace = None,
) -> None:
    """List what is said, and on whose word; what was said last comes first.

    Every line is somebody's say-so, never a fact. Without TEXT and options, all of it is listed.
    """
    from sayso.cli.store.claim_shape import CLAIMS, CLAIMS_WITH_QUOTES  # noqa: PLC0415  # as in opened_store
    from sayso.cli.store.listing import write_list  # noqa: PLC0415
    from sayso.store.asking.claims import Wanted  # noqa: PLC0415

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
    asked = _of_archive(archive, store) if archive else _of_store(store, wanted)
    many, over = part(limit, page)
    with asked as answers:
        found = answers.find(wanted, many, over)
        in_all, below = len(found), [""]
        if format_ == "text":
            in_all = answers.count(wanted)
            below = [told_part(len(found), in_all, limit, page, "claims")]
            below += answers.namesakes(about, by)
    write_list(
        format_,
        output,
        found,
        CLAIMS_WITH_QUOTES if quotes else CLAIMS,
        nothing=f"No claim in the {'archive' if archive else 'store'} fits." if not in_all else "",
        below="\n".join(filter(None, below)),
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """Who answers for claims: a store, or an archive."""

    find: Callable[[Wanted, int | None, int], list[FoundClaim]]
    count: Callable[[Wanted], int]
    namesakes: Callable[[str | None, str | None], list[str]]


@contextmanager
def _of_store(store: str | None, wanted: Wanted) -> Iterator[_Answers]:
    with opened_store(store, compared=wanted.disputed or wanted.min_origins is not None) as opened:
        from sayso.store.asking.claims import count_claims, find_claims  # noqa: PLC0415  # as in opened_store

        with opened.reading() as connection:
            yield _Answers(
                lambda wanted, many, over: find_claims(
                    connection, wanted, opened.place, limit=many, offset=over
                ),
                lambda wanted: count_claims(connection, wanted, opened.place),
                lambda about, by: namesakes(connection, about, by),
            )


@contextmanager
def _of_archive(archive: Path, store: str | None) -> Iterator[_Answers]:
    with asked_archive(archive, store) as asked:
        from sayso.archive.finding import count_claims, count_meant, find_claims  # noqa: PLC0415  # as in asked_archive

        yield _Answers(
            lambda wanted, many, over: find_claims(asked, wanted, limit=many, offset=over),
            lambda wanted: count_claims(asked, wanted),
            lambda about, by: taken_together(about, by, lambda words: count_meant(asked, words)),
        )
