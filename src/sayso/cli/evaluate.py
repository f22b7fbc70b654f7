"""``sayso evaluate``: how well it reads, measured on corpora that others made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import track

from sayso.cli.output import complain
from sayso.cli.read import Reading, Workshop
from sayso.errors import SaysoError
from sayso.evaluation import attribution_scores, muc_scores
from sayso.evaluation.attribution_scores import Options
from sayso.evaluation.cases import chosen
from sayso.evaluation.floors import Shortfall, read_floors, shortfalls
from sayso.evaluation.muc import read_keys, read_messages
from sayso.evaluation.polnear import read_split
from sayso.evaluation.runs import Outcome, run_article, run_message, spread
from sayso.evaluation.tables import attribution_table, blame_table, cases_text
from sayso.outputs.visible import one_line
from sayso.settings import Settings

evaluate_app = typer.Typer(
    help="Measure how well reports are read, on corpora that others made.", no_args_is_help=True
)

Item = TypeVar("Item")
FiguresT = TypeVar("FiguresT", attribution_scores.Figures, muc_scores.Figures)

AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]
Errors = Annotated[
    int,
    typer.Option(
        "--errors", min=0, metavar="N", help="Show N cases missed and N false ones, with their words."
    ),
]
Floors = Annotated[
    Path | None,
    typer.Option(
        "--floors", metavar="FILE", help="Fail (exit 1) if a figure is under its floor in this TOML file."
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Read only N texts, spread over the corpus.")
]


@evaluate_app.command("polnear")
def evaluate_polnear(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A PolNeAR split: a folder with text/ and attributions/.")
    ],
    *,
    by_fragment: Annotated[
        bool, typer.Option("--by-fragment", help="Figure (b): count every piece of a span by itself.")
    ] = False,
    ignore_edge_punctuation: Annotated[
        bool,
        typer.Option(
            "--ignore-edge-punctuation", help="Figure (b): leave out punctuation at a span's edges."
        ),
    ] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Score attributions inside others too; the corpus marks none.")
    ] = False,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who says what: sources, cues and contents, on a split of PolNeAR."""
    with _complaining():
        least = read_floors(floors, "polnear") if floors else {}
        options, settings = Options(ignore_edge_punctuation, by_fragment), Settings()
        articles = spread(read_split(folder), limit)
        read = _reader(context, settings).read
        outcomes = _each(
            articles, lambda article: run_article(article, read, settings, options, nested=nested)
        )
        total = sum((outcome.figures for outcome in outcomes), attribution_scores.Figures())
        under = shortfalls(total.as_dict(), least)
    _show(outcomes, total.as_dict(), attribution_table(total), errors=errors, as_json=as_json)
    _hold(under)


@evaluate_app.command("muc")
def evaluate_muc(  # same
    context: typer.Context,
    keys: Annotated[
        str, typer.Argument(metavar="KEYS", help="MUC's files of answer keys, a comma between them.")
    ],
    texts: Annotated[
        list[Path],
        typer.Argument(
            metavar="TEXTS", help="MUC's files of texts, or folders of .txt files named by message."
        ),
    ],
    *,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who is blamed for an incident, and on whose word, on MUC-3/4.

    A message that the keys answer and that is not among the texts counts as read without any result.
    """
    with _complaining():
        least = read_floors(floors, "muc") if floors else {}
        answers = read_keys(Path(key) for key in keys.split(","))
        messages = {message.id: message for message in read_messages(texts) if message.id in answers}
        settings = Settings()
        read = _reader(context, settings).read

        def run(message_id: str) -> Outcome[muc_scores.Figures]:
            if message_id not in messages:
                return Outcome(muc_scores.score_message(answers[message_id], None))
            return run_message(messages[message_id], answers[message_id], read, settings)

        outcomes = _each(spread(sorted(answers), limit), run)
        total = sum((outcome.figures for outcome in outcomes), muc_scores.Figures())
        under = shortfalls(total.as_dict(), least)
    _show(outcomes, total.as_dict(), blame_table(total), errors=errors, as_json=as_json)
    _hold(under)


@contextmanager
def _complaining() -> Iterator[None]:
    """Turn what cannot be measured into one line on standard error and exit status 2."""
    try:
        yield
    except SaysoError as error:
        complain(one_line(str(error)))
        raise typer.Exit(2) from error


def _reader(context: typer.Context, settings: Settings) -> Reading:
    """Return what reads: the real reader, or the one that a test hands in."""
    if isinstance(context.obj, Workshop):
        return context.obj.load(settings)
    from sayso.pipeline import Reader  # noqa: PLC0415  # the parser takes a second, and --help must not wait for it

    return Reader.load(settings)


def _each(items: list[Item], run: Callable[[Item], Outcome[FiguresT]]) -> list[Outcome[FiguresT]]:
    """Run over all items with a bar on the error stream, where somebody sees it."""
    console = Console(stderr=True)
    bar = track(items, "Reading", console=console, transient=True, disable=not console.is_terminal)
    return [run(item) for item in bar]


def _show(
    outcomes: Iterable[Outcome[FiguresT]], figures: dict[str, Any], table: str, *, errors: int, as_json: bool
) -> None:
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


def _hold(under: list[Shortfall]) -> None:
    """Leave with status 1 if a figure is under its floor."""
    for shortfall in under:
        typer.echo(
            f"{shortfall.figure} is {shortfall.value:.4f}, under its floor of {shortfall.floor:.4f}", err=True
        )
    if under:
        raise typer.Exit(1)
