"""``sayso train tagger``: makes the model that finds who says what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sayso.cli.evaluate.measuring import complaining
from sayso.errors import SaysoError, installing
from sayso.evaluation.polnear import GoldArticle, read_split
from sayso.settings import Settings
from sayso.training.plan import Plan
from sayso.training.plan import Progress as Step

if TYPE_CHECKING:
    from sayso.training.tagger import Trained

_PLAN = Plan()
_EVERY = 50
"""Steps between two lines where no bar can be drawn."""


def tagger_command(  # noqa: PLR0913  # a command has as many options as its users need
    *,
    polnear: Annotated[
        list[Path],
        typer.Option(
            "--polnear",
            metavar="DIR",
            help="A folder with text/ and attributions/ as PolNeAR has them; may be given several times.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help="The folder for the model and its checkpoints."),
    ],
    encoder: Annotated[
        Path | None,
        typer.Option(
            "--encoder",
            metavar="DIR",
            help="The folder with MiniLM's model.safetensors and tokenizer.json, if its package is not installed.",
            show_default=False,
        ),
    ] = None,
    predecessor: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="DIR",
            help="A folder with a trained tagger, to begin with that instead of the encoder.",
            show_default=False,
        ),
    ] = None,
    epochs: Annotated[
        float, typer.Option("--epochs", min=0.01, metavar="N", help="How often every article is seen.")
    ] = _PLAN.epochs,
    every: Annotated[
        int, typer.Option("--every", min=1, metavar="N", help="Learn from every Nth article only.")
    ] = 1,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Where chance begins.")] = _PLAN.seed,
    teachers: Annotated[
        int,
        typer.Option(
            "--teachers",
            min=0,
            metavar="N",
            help="Teachers that learn first, each from all but an Nth of the articles; 0 for none, else at least 2.",
        ),
    ] = _PLAN.teachers,
    threads: Annotated[
        int, typer.Option("--threads", min=1, metavar="N", help="How many cores to compute on.")
    ] = _PLAN.threads,
    whole_precision: Annotated[
        bool,
        typer.Option(
            "--whole-precision", help="Compute in 32 bits throughout: for processors without bfloat16."
        ),
    ] = _PLAN.whole_precision,
) -> None:
    """Learn to find sources, cues and contents; the same corpus and options give the same figures.

    Stopped and started again with the same options, it goes on from its last checkpoint.
    """
    plan = Plan(epochs=epochs, seed=seed, threads=threads, teachers=teachers, whole_precision=whole_precision)
    with complaining():
        if teachers == 1:
            raise SaysoError("--teachers 1: the only teacher would learn from nothing; give 0, or at least 2")
        if predecessor is not None and encoder is not None:
            raise SaysoError("--from and --encoder: training begins with one of them; leave the other out")
        if predecessor is not None and predecessor.resolve() == output.resolve():
            raise SaysoError(f"{output}: holds the tagger to begin with; give another --output")
        articles = [article for folder in polnear for article in read_split(folder)][::every]
        done = _trained(articles, output, encoder, predecessor, plan)
    settled, unknown = done.settlement, done.unknown_cues
    typer.echo(f"{done.learnt:,} articles learnt from, {done.held_out:,} held out; the model is in {output}")
    typer.echo(
        f"whole attributions in those held out: F1 {settled.f1:.3f} at a least score of {settled.min_score:.2f}"
    )
    typer.echo(
        f"what {unknown.met:,} cue words do that it never learnt: {unknown.right:,} told rightly"
        f" (always the most frequent: {unknown.most:,})"
    )


def _trained(
    articles: list[GoldArticle], output: Path, encoder: Path | None, predecessor: Path | None, plan: Plan
) -> Trained:
    """Train with a bar on the error stream, or with lines where that is no terminal."""
    try:
        from sayso.training.beginning import load_predecessor  # noqa: PLC0415  # needs the train extra, which few have
        from sayso.training.encoder import load  # noqa: PLC0415  # same
        from sayso.training.tagger import train  # noqa: PLC0415  # same
    except ImportError as error:
        raise SaysoError(
            f"training needs {error.name}, which is not installed; {installing('train')}"
        ) from error
    from sayso.pipeline import Reader  # noqa: PLC0415  # the parser takes a second, and --help must not wait for it

    began = load(encoder) if predecessor is None else load_predecessor(predecessor)
    reader = Reader.load(Settings(rules_only=True, force_language=True))
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[loss]}"),
    )  # fmt: skip
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        reading = bar.add_task("Reading", total=len(articles), loss="")
        fitting = bar.add_task("Learning", total=None, loss="")

        def step(whose: str, now: Step) -> None:
            loss = ", ".join(f"{name} {value:.3f}" for name, value in now.parts.items())
            bar.update(fitting, description=whose, completed=now.step, total=now.steps, loss=loss)
            if not console.is_terminal and now.step % _EVERY == 0:
                console.print(f"{whose}: step {now.step} of {now.steps}: {loss}", highlight=False)

        return train(
            articles,
            reader,
            plan,
            output,
            began=began,
            read=lambda _: bar.advance(reading),
            report=step,
        )
