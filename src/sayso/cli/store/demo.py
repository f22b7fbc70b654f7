"""``sayso demo``: the bundled reports into a store of their own, and the story of what is in dispute in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from sayso.cli.output import opened
from sayso.cli.read import WORKSHOP, Run
from sayso.cli.store.options import opened_store
from sayso.errors import StoreError
from sayso.outputs.numbers import counted
from sayso.records import Document, Failure
from sayso.settings import Settings, demo_store

if TYPE_CHECKING:
    from sayso.store.base import Store

_REPORTS = "upper-pell.jsonl"


def demo_command(
    context: typer.Context,
    *,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="text for a terminal, json for other tools.")
    ] = "text",
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="PLACE",
            help="Where to keep the reports; otherwise in demo.sqlite beside your own store.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read twelve invented reports that come with sayso, and tell the story of what is most in dispute in them.

    Who said it first, who merely repeats it, who denies it, who says so independently, and how it changed as it was
    told again. The reports are kept in a store of their own, which every other command can be asked of.
    """
    run = Run(context.obj or WORKSHOP, Settings())
    with opened_store(store or demo_store(), must_exist=False) as demo:
        documents = list(run.documents(lambda: _documents(run.settings)))
        _require_own(demo, documents)
        _fill(demo, run, documents)
        from sayso.cli.store.demo_shape import write_demo  # noqa: PLC0415  # as in opened_store
        from sayso.store.asking.story import most_told_dispute, story_of  # noqa: PLC0415

        with demo.reading() as connection:
            number = most_told_dispute(connection)
            if number is None:
                raise StoreError(demo.place, "nothing in it is in dispute", "please report it")
            story = story_of(connection, number)
        with opened(None, for_people=format_ == "text") as stream:
            write_demo(story, documents, format_, stream, demo.place)
    raise typer.Exit(int(run.refused > 0))


def _documents(settings: Settings) -> Iterator[Document | Failure]:
    from sayso.documents.files import read_bytes  # noqa: PLC0415  # --help must not wait for web page readers

    data = files("sayso.samples").joinpath(_REPORTS).read_bytes()
    return read_bytes(data, "the sample", settings, "application/x-ndjson")


def _require_own(store: Store, documents: Sequence[Document]) -> None:
    """Raise StoreError where a store holds other reports: invented ones must not get among them."""
    from sayso.store.addresses import pages_elsewhere  # noqa: PLC0415  # as in opened_store
    from sayso.store.identity import address_of  # noqa: PLC0415

    with store.reading() as connection:
        others = pages_elsewhere(connection, map(address_of, documents))
    if others:
        raise StoreError(
            store.place,
            f"{counted(others, 'report')} of your own would get mixed up with the invented ones",
            "name a file that is not there yet",
        )


def _fill(store: Store, run: Run, documents: Sequence[Document]) -> None:
    """Read what is not in the store yet, and compare the reports; a bar on standard error says how far it is."""
    from sayso.store.deriving.corroborating import corroborate  # noqa: PLC0415  # as in opened_store
    from sayso.store.writing import How, add, held  # noqa: PLC0415

    how = How.of(run.settings)
    with store.reading() as connection:
        there = {one.id for one in documents if (was := held(connection, one, how)) and was.same_way}
    missing = [one for one in documents if one.id not in there]
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not (missing and sys.stderr.isatty()),
    )
    with bar:
        task = bar.add_task("reading the reports", total=len(missing))
        for report in run.reports(iter(missing)):
            add(store, report, how)
            bar.advance(task)
        bar.update(task, description="comparing them")
        corroborate(store)
    store.settle()
