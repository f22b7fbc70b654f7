"""``sayso add``: reports into the store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from sayso.cli.actors.keeping import OwnFile, usual_catalogue
from sayso.cli.archived import libraries
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.cli.limits import limits_from
from sayso.cli.output import complain
from sayso.cli.read import WORKSHOP, Run, Workshop
from sayso.cli.reading import (
    DEFAULTS,
    AllowPrivate,
    DateField,
    Debug,
    ForceLanguage,
    PublisherField,
    Raised,
    TextField,
    TitleField,
    UrlField,
)
from sayso.cli.store.options import StorePlace, opened_store
from sayso.cli.store.pending import compare_pending
from sayso.errors import ArchiveError
from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line
from sayso.records import Document, Report
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.store.base import Store
    from sayso.store.writing import Added, How, Outcome

_INTERRUPTED = 130
_CHANGES_SHOWN = 10


def add_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="PLACE...",
            help="Files, folders or web addresses of reports, or archives that sayso archive made; - is standard input.",
            show_default=False,
        ),
    ],
    *,
    collection: Annotated[
        list[str] | None,
        typer.Option(
            "--collection",
            metavar="NAME",
            help="Put the reports into this collection; may be given several times.",
            show_default=False,
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help="Read what is there anew, where another sayso or other settings read it before."
        ),
    ] = False,
    store: StorePlace = None,
    min_score: MinScore = None,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    catalogue: OwnFile = None,
    force: ForceLanguage = False,
    allow_private: AllowPrivate = False,
    raised: Raised = None,
    text_field: TextField = DEFAULTS.text_field,
    title_field: TitleField = DEFAULTS.title_field,
    date_field: DateField = DEFAULTS.date_field,
    url_field: UrlField = DEFAULTS.url_field,
    publisher_field: PublisherField = DEFAULTS.publisher_field,
    debug: Debug = False,
) -> None:
    """Read reports into the store, and say what is new.

    Each report is kept as soon as it is read: stopped at any moment and started again, it goes on where it stopped. A
    report that is there already is not read again; where a page has changed since, what is said in it now and no longer
    is shown. In the end the new ones are compared with all others; where that is stopped, the next command goes on. A report that cannot be read is named on standard error, and the exit status is then 1.

    What an archive holds was read when it was made, with the options given then, and is kept as it is.
    """
    settings = Settings(
        limits=limits_from(raised or ()),
        force_language=force,
        rules_only=rules_only,
        tagger=tagger,
        min_score=min_score,
        catalogue=catalogue or usual_catalogue(),
        allow_private=allow_private,
        text_field=text_field,
        title_field=title_field,
        date_field=date_field,
        url_field=url_field,
        publisher_field=publisher_field,
    )
    run = Run(context.obj or WORKSHOP, settings, debug=debug)
    with opened_store(store, must_exist=False) as opened:
        from sayso.store.writing import How  # noqa: PLC0415  # as in opened_store

        adding = Adding(opened, run, How.of(settings), tuple(collection or ()), again=again)
        try:
            with adding:
                adding.add(places)
            adding.compared = compare_pending(opened)
        except KeyboardInterrupt:
            adding.summary()
            typer.echo("Stopped. What is counted here is kept; the same command goes on with the rest.")
            raise typer.Exit(_INTERRUPTED) from None
        adding.summary()
    raise typer.Exit(int(run.refused > 0))


@dataclass(slots=True)
class Adding:
    """One run of the command, as a context manager: a bar on standard error, where somebody looks, and a tally."""

    store: Store
    run: Run
    how: How
    collections: tuple[str, ...]
    again: bool
    tally: Counter[str] = field(default_factory=Counter, init=False)
    claims: int = field(default=0, init=False)
    compared: int = field(default=0, init=False)
    """How many reports were compared with the others."""
    otherwise: int = field(default=0, init=False)
    """How many were left as they are, though another sayso or other settings read them."""
    rejected: int = field(default=0, init=False)
    """How many things could not be read when the archives were made."""
    _bar: Progress = field(init=False)

    def __post_init__(self) -> None:
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def add(self, places: list[str]) -> None:
        """Read what is not in the store, and keep it, report by report; take what archives hold."""
        task = self._bar.add_task("reading", total=_count(self.run.workshop, places))
        for outcome in self._outcomes(places):
            self.tally[outcome] += 1
            self._bar.update(task, completed=self.tally.total() + self.run.refused)

    def _outcomes(self, places: list[str]) -> Iterator[Outcome]:
        for archived, some in groupby(places, _is_archive):
            if archived:
                yield from chain.from_iterable(map(self._taken, some))
            else:
                yield from self._read(list(some))

    def _read(self, places: list[str]) -> Iterator[Outcome]:
        from sayso.store.writing import add  # noqa: PLC0415  # as in opened_store

        found = self.run.documents(
            lambda: self.run.workshop.documents(places, self.run.settings, sys.stdin.buffer)
        )
        for report in self.run.reports(self._missing(found)):
            added = add(self.store, report, self.how, self.collections)
            self._note(report, added)
            yield added.outcome

    def _taken(self, folder: str) -> Iterator[Outcome]:
        """Take what an archive holds; one that cannot be taken to its end is told, and the rest goes on."""
        with libraries():
            from sayso.archive.standing import Archive  # noqa: PLC0415  # Parquet takes a while; few have archives
            from sayso.archive.taking import take  # noqa: PLC0415

        try:
            archive = Archive.open(Path(folder))
            for taken in take(archive, self.store, self.collections, again=self.again):
                self.otherwise += not taken.same_way
                if taken.report is not None:
                    self._note(taken.report, taken.added)
                yield taken.added.outcome
            self.rejected += archive.rejects
        except ArchiveError as error:
            self.run.refused += 1
            complain(one_line(str(error)))

    def _note(self, report: Report, added: Added) -> None:
        """Count what was added, and tell what has changed in its page."""
        self.claims += added.claims if added.outcome != "unchanged" else 0
        if added.outcome in ("new version", "read again"):
            self._tell_changes(report, added)

    def summary(self) -> None:
        """Say what became of the reports, once it is all on the disk."""
        self.store.settle()
        parts = [f"{number:,} {outcome}" for outcome in _OUTCOMES if (number := self.tally[outcome])]
        if self.run.refused:
            parts.append(f"{self.run.refused:,} refused (named above)")
        kept = f" · {counted(self.claims, 'claim')} kept in {self.store.place}" if self.claims else ""
        typer.echo(f"{', '.join(parts) or 'nothing to add'}{kept}{self._disputed()}")
        if self.rejected:
            typer.echo(
                f"{counted(self.rejected, 'thing')} could not be read when the archive was made; "
                "which, why and what to try is in its folder rejects"
            )
        if self.otherwise:
            typer.echo(
                f"{self.otherwise:,} of the unchanged were read by another sayso or with other settings; "
                "--again reads them anew"
            )

    def _disputed(self) -> str:
        """Return in words how many groups of claims are in dispute, where any report has just been compared."""
        from sayso.store.asking.groups import WantedGroups, count_groups  # noqa: PLC0415  # as in opened_store

        if not self.compared:
            return ""
        with self.store.reading() as connection:
            disputed = count_groups(connection, WantedGroups(disputed=True), self.store.place)
        return f" · {counted(disputed, 'group')} of claims in dispute" if disputed else ""

    def _missing(self, documents: Iterator[Document]) -> Iterator[Document]:
        """Yield the documents that are to be read; count the others."""
        from sayso.store.writing import held, put_into  # noqa: PLC0415  # as in opened_store

        for document in documents:
            with self.store.reading() as connection:
                there = held(connection, document, self.how)
            if there is None or (self.again and not there.same_way):
                yield document
                continue
            if self.collections:
                put_into(self.store, there.document, self.collections)
            self.tally["unchanged"] += 1
            self.otherwise += not there.same_way

    def _tell_changes(self, report: Report, added: Added) -> None:
        name = one_line(report.document.title or report.document.name)
        where = "has changed" if added.outcome == "new version" else "was read again"
        if not added.more and not added.fewer:
            typer.echo(f"{name} {where}; what is said in it has not changed")
            return
        typer.echo(f"{name} {where}:")
        for sign, word, claims in (("+", "now", added.more), ("-", "no longer", added.fewer)):
            for claim in claims[:_CHANGES_SHOWN]:
                typer.echo(f"  {sign} {word}: {one_line(claim.statement)}")
            if len(claims) > _CHANGES_SHOWN:
                typer.echo(f"  {sign} and {len(claims) - _CHANGES_SHOWN:,} more")


def _is_archive(place: str) -> bool:
    from sayso.archive.manifest import is_archive  # noqa: PLC0415  # as in opened_store

    return is_archive(Path(place))


def _count(workshop: Workshop, places: list[str]) -> int | None:
    """Return how many reports there will be, None where that is not known."""
    others = [place for place in places if not _is_archive(place)]
    return workshop.count(others) if len(others) == len(places) else None


_OUTCOMES = ("new", "new version", "read again", "unchanged")
