"""What every measurement does: get the reader, go over the texts, show the figures, hold the floors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import track

from sayso.cli.output import complain
from sayso.cli.read import Reading, Workshop
from sayso.errors import SaysoError
from sayso.evaluation.cases import chosen
from sayso.evaluation.casts import CastOf, cast_of
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.floors import Bound, Shortfall, shortfalls
from sayso.evaluation.reading import ParseOf
from sayso.evaluation.runs import Outcome
from sayso.evaluation.tables import cases_text
from sayso.outputs.visible import one_line
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.documents.parsing import Parser

Item = TypeVar("Item")
Made = TypeVar("Made")
FiguresT = TypeVar("FiguresT")


@contextmanager
def complaining() -> Iterator[None]:
    """Turn what cannot be measured into one line on standard error and exit status 2."""
    try:
        yield
    except SaysoError as error:
        complain(one_line(str(error)))
        raise typer.Exit(2) from error


def reader(context: typer.Context, settings: Settings) -> Reading:
    """Return what reads: the real reader, or the one that a test hands in."""
    if isinstance(context.obj, Workshop):
        return context.obj.load(settings)
    from sayso.pipeline import Reader  # noqa: PLC0415  # the parser takes a second, and --help must not wait for it

    return Reader.load(settings)


def parser(context: typer.Context) -> Parser:
    """Return what parses, for corpora of single sentences: the installed parser, or the one that a test hands in."""
    from sayso.documents.parsing import Parser  # noqa: PLC0415  # as above

    return context.obj if isinstance(context.obj, Parser) else Parser.load()


@dataclass(frozen=True, slots=True)
class Casting:
    """What reads a document as far as its actors; a test hands in its own."""

    cast: CastOf


def casting(context: typer.Context, settings: Settings) -> CastOf:
    """Return what reads as far as the actors: the real stages, or those that a test hands in."""
    if isinstance(context.obj, Casting):
        return context.obj.cast
    from sayso.pipeline import Reader  # noqa: PLC0415  # as above

    loaded = Reader.load(settings)
    return lambda document: cast_of(loaded, document)


@dataclass(frozen=True, slots=True)
class Parsing:
    """What reads a document no further than its parse; a test hands in its own."""

    parse: ParseOf


def parsing(context: typer.Context, settings: Settings) -> ParseOf:
    """Return what reads as far as the parse: the real stages, or those that a test hands in."""
    if isinstance(context.obj, Parsing):
        return context.obj.parse
    from sayso.pipeline import Reader  # noqa: PLC0415  # as above

    return Reader.load(settings).parse


def each(items: list[Item], run: Callable[[Item], Made]) -> list[Made]:
    """Run over all items with a bar on the error stream, where somebody sees it."""
    console = Console(stderr=True)
    bar = track(items, "Reading", console=console, transient=True, disable=not console.is_terminal)
    return [run(item) for item in bar]


def require_some(texts: int, corpora: Path, labels: Path) -> None:
    """Raise CorpusError where none of a set's texts was there."""
    if not texts:
        raise CorpusError(f"{corpora}: none of the texts of {labels} is there; give the folder of corpora")


def conclude(  # what was measured, and how the user wants it told
    outcomes: Iterable[Outcome[FiguresT]],
    figures: dict[str, Any],
    table: str,
    bounds: tuple[Bound, ...],
    *,
    errors: int,
    as_json: bool,
) -> None:
    """Show what was measured, and leave with status 1 if a figure is beyond its bound.

    Raises FloorsError before anything is shown where a bound is one of no figure.
    """
    short = shortfalls(figures, bounds)
    show(outcomes, figures, table, errors=errors, as_json=as_json)
    hold(short)


def show(
    outcomes: Iterable[Outcome[FiguresT]], figures: dict[str, Any], table: str, *, errors: int, as_json: bool
) -> None:
    """Print figures as a table or as JSON, what could not be read, and so many cases that went wrong."""
    cases = chosen((case for outcome in outcomes for case in outcome.cases), errors)
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    if as_json:
        extra = {"failures": [asdict(failure) for failure in failures]}
        if errors:
            extra["cases"] = [{**asdict(case), "words": dict(case.words)} for case in cases]
        typer.echo(json.dumps(figures | extra, indent=1, ensure_ascii=False))
        return
    typer.echo(table)
    for failure in failures:
        typer.echo(f"not read: {failure.name}: {failure.problem}; {failure.advice}")
    if cases:
        typer.echo("\n" + cases_text(cases))


def hold(short: list[Shortfall]) -> None:
    """Leave with status 1 if a figure is beyond its bound."""
    for shortfall in short:
        typer.echo(str(shortfall), err=True)
    if short:
        raise typer.Exit(1)
