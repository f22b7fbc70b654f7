"""``sayso archive``: any number of reports, read by many workers into a folder of Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.actors.keeping import OwnFile, usual_catalogue
from sayso.cli.archiving import Archiving
from sayso.cli.finding import JudgedBlame, MinScore, RulesOnly, TaggerFolder
from sayso.cli.limits import limits_from
from sayso.cli.output import complain
from sayso.cli.reading import (
    DEFAULTS,
    DateField,
    ForceLanguage,
    PublisherField,
    Raised,
    TextField,
    TitleField,
    UrlField,
)
from sayso.errors import SaysoError, installing
from sayso.outputs.visible import one_line
from sayso.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130


def archive_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="READ_FROM...",
            help="WARC, JSON Lines and Parquet files, reports, and folders of any of them.",
            show_default=False,
        ),
    ],
    *,
    to: Annotated[
        Path,
        typer.Option("--to", metavar="DIR", help="The archive: a new folder, or one to go on with."),
    ],
    engine: Annotated[
        Literal["local", "ray"],
        typer.Option("--engine", help="local: processes of this machine; ray: a Ray cluster."),
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="HOST:PORT",
            help="With ray: a cluster that is there; otherwise one is started here for as long as it takes.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            metavar="N",
            help="How many read at once; otherwise as many as there are cores, and memory for them.",
            show_default=False,
        ),
    ] = None,
    block: Annotated[
        int | None,
        typer.Option(
            "--block",
            min=1,
            metavar="N",
            help="How many reports are read, and after a stop read again, together; otherwise 64.",
            show_default=False,
        ),
    ] = None,
    min_score: MinScore = None,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    judged_blame: JudgedBlame = False,
    catalogue: OwnFile = None,
    force: ForceLanguage = False,
    raised: Raised = None,
    text_field: TextField = DEFAULTS.text_field,
    title_field: TitleField = DEFAULTS.title_field,
    date_field: DateField = DEFAULTS.date_field,
    url_field: UrlField = DEFAULTS.url_field,
    publisher_field: PublisherField = DEFAULTS.publisher_field,
) -> None:
    """Read a whole archive into a folder of Parquet, and compare all that is said in it.

    Stopped, killed or without power at any moment, the same command goes on: nothing is lost but the block at hand, and
    nothing counts twice. A report that cannot be read, takes too long or breaks the reader is kept among the rejects with
    the reason, and the rest goes on. Further inputs, named later, are added. What comes out is the same, byte by byte,
    however many workers read, and on whichever machines.
    """
    if address is not None and engine != "ray":
        complain("--address is that of a Ray cluster; add --engine ray")
        raise typer.Exit(2)
    settings = Settings(
        limits=limits_from(raised or ()),
        force_language=force,
        rules_only=rules_only,
        tagger=tagger and tagger.absolute(),
        min_score=min_score,
        judged_blame=judged_blame,
        catalogue=(found := catalogue or usual_catalogue()) and found.absolute(),
        text_field=text_field,
        title_field=title_field,
        date_field=date_field,
        url_field=url_field,
        publisher_field=publisher_field,
    )
    archiving = Archiving(to.absolute(), settings, engine, address, workers, context.obj)
    raise typer.Exit(_told(archiving, places, block))


def _told(archiving: Archiving, places: Sequence[str], block: int | None) -> int:
    """Run it, with what stops it told in one line; return the exit status."""
    try:
        archiving.run(places, block)
    except SaysoError as error:
        complain(one_line(str(error)))
        return 2
    except ModuleNotFoundError as error:
        if error.name not in {"pyarrow", "fastwarc", "duckdb", "backports", "backports.zstd"}:
            raise
        complain(f"archives need {error.name}, which is not installed; {installing('archive')}")
        return 2
    except KeyboardInterrupt:
        archiving.stopped()
        return _INTERRUPTED
    return 0
