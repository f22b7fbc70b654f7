"""``sayso read``: reports in, who says what in each of them out."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated, BinaryIO, Protocol, Self

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from sayso.cli.actors.keeping import OwnFile, usual_catalogue
from sayso.cli.finding import JudgedBlame, MinScore, RulesOnly, TaggerFolder
from sayso.cli.limits import limits_from
from sayso.cli.output import OutputFile, Quotes, complain, opened
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
from sayso.errors import DocumentError, SaysoError
from sayso.outputs.base import Exporter, Format, exporter_for, exporter_named
from sayso.outputs.visible import one_line
from sayso.records import Document, Failure, Report
from sayso.settings import Settings


class Reading(Protocol):
    """What reads a document into a report."""

    def read(self, document: Document) -> Report:
        """Return what was read."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the command works with; tests hand in their own."""

    documents: Callable[[Sequence[str], Settings, BinaryIO], Iterator[Document | Failure]]
    load: Callable[[Settings], Reading]
    count: Callable[[Sequence[str]], int | None] = lambda places: None  # noqa: ARG005  # unknown unless told


def read_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLACE",
            help="Files, folders or web addresses of reports; - is standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    sample: Annotated[
        bool,
        typer.Option("--sample", help="Read an invented report that comes with sayso, to see what it does."),
    ] = False,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to write it: text for a terminal, html for a browser, json or jsonl for other tools. "
            "Otherwise as the name of --output ends, or text.",
            show_default=False,
        ),
    ] = None,
    output: OutputFile = None,
    quotes: Quotes = False,
    min_score: MinScore = None,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    judged_blame: JudgedBlame = False,
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
    """Read reports and show who says what in them.

    Every line is what a report, or somebody in it, says; sayso itself asserts nothing. A report that cannot be read
    is named on standard error, the others are read all the same, and the exit status is then 1.
    """
    if sample == bool(places):
        complain("name reports to read, or ask for --sample; sayso read --help tells more")
        raise typer.Exit(2)
    settings = Settings(
        limits=limits_from(raised or ()),
        force_language=force,
        rules_only=rules_only,
        tagger=tagger,
        min_score=min_score,
        judged_blame=judged_blame,
        catalogue=catalogue or usual_catalogue(),
        allow_private=allow_private,
        text_field=text_field,
        title_field=title_field,
        date_field=date_field,
        url_field=url_field,
        publisher_field=publisher_field,
    )
    run = Run(context.obj or WORKSHOP, settings, debug=debug)
    exporter = exporter_named(format_) if format_ else exporter_for(output.name if output else "")
    found = run.documents(
        lambda: (
            _sample(settings) if sample else run.workshop.documents(places or [], settings, sys.stdin.buffer)
        )
    )
    expected = None if sample else run.workshop.count(places or [])
    raise typer.Exit(run.write(found, exporter, output, quotes=quotes, expected=expected))


@dataclass(slots=True)
class Run:
    """One run of the command: reads on whatever happens to a single report, and counts what it complained of."""

    workshop: Workshop
    settings: Settings
    debug: bool = False
    refused: int = field(default=0, init=False)

    def documents(self, find: Callable[[], Iterator[Document | Failure]]) -> Iterator[Document]:
        """Yield the documents found; what cannot be opened is complained of and passed over."""
        found: Iterator[Document | Failure] | None = None
        while True:
            try:
                found = found or find()
                item = next(found)
            except StopIteration:
                return
            except SaysoError as error:
                self._fail(str(error))
                return
            except Exception as error:  # noqa: BLE001  # never a traceback; it is told in one line
                self._internal("reading", error)
                return
            if isinstance(item, Failure):
                self._fail(f"{item.name}: {item.problem}; {item.advice}")
            else:
                yield item

    def reports(self, documents: Iterator[Document]) -> Iterator[Report]:
        """Yield what is read of each; the parser is loaded when the first one comes. Raises ModelMissing."""
        reader: Reading | None = None
        for document in documents:
            try:
                reader = reader or self.workshop.load(self.settings)
                report = reader.read(document)
            except DocumentError as error:
                self._fail(str(error))
            except SaysoError:
                raise
            except Exception as error:  # noqa: BLE001  # a stage that trips over one report must not stop the rest
                self._internal(document.name, error)
            else:
                yield report

    def write(
        self,
        found: Iterator[Document],
        exporter: Exporter,
        output: Path | None,
        *,
        quotes: bool,
        expected: int | None = None,
    ) -> int:
        """Write all reports and return the exit status; ``expected`` is how many there will be, where that is known."""
        watched = output is None and sys.stdout.isatty()
        try:
            with (
                opened(output, for_people=exporter.name == "text") as stream,
                nullcontext() if watched else _Counter(expected) as counter,
            ):
                reports = self.reports(found)
                exporter.write(counter.counted(reports) if counter else reports, stream, quotes)
        except SaysoError as error:
            self._fail(str(error))
        except (OSError, KeyboardInterrupt):
            raise
        except Exception as error:  # noqa: BLE001  # never a traceback; it is told in one line
            self._internal(f"writing {exporter.name}", error)
        return int(self.refused > 0)

    def _fail(self, message: str) -> None:
        self.refused += 1
        complain(one_line(message))

    def _internal(self, name: str, error: Exception) -> None:
        hint = "please report it" if self.debug else "please report it, with what --debug shows"
        self._fail(f"{name}: internal error ({type(error).__name__}: {error}); {hint}")
        if self.debug:
            traceback.print_exception(error)


class _Counter:
    """Counts reports on standard error while they are read, where somebody looks and there are several."""

    def __init__(self, expected: int | None) -> None:
        self._expected = expected
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed:,} reports read"),
            *(
                []
                if expected is None
                else [BarColumn(), TextColumn("of {task.total:,}"), TimeRemainingColumn()]
            ),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._shown = self._progress.console.is_terminal

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress.live.is_started:
            self._progress.stop()

    def counted(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Yield the reports and count them; the count appears with the second."""
        task = self._progress.add_task("", total=self._expected)
        for number, report in enumerate(reports, start=1):
            self._progress.update(task, completed=number)
            if self._shown and number == 2:
                self._progress.start()
            yield report


def _sample(settings: Settings) -> Iterator[Document]:
    from sayso.documents.files import read_bytes  # noqa: PLC0415  # --help must not wait for web page readers

    data = files("sayso.samples").joinpath("harbour.txt").read_bytes()
    return read_bytes(data, "the sample", settings, "text/plain")


def _read_documents(
    places: Sequence[str], settings: Settings, stdin: BinaryIO
) -> Iterator[Document | Failure]:
    from sayso.documents.files import read_documents  # noqa: PLC0415  # --help must not wait for web page readers

    return read_documents(places, settings, stdin)


def _load_reader(settings: Settings) -> Reading:
    from sayso.pipeline import Reader  # noqa: PLC0415  # the parser takes a second; --help must not wait for it

    return Reader.load(settings)


def _count(places: Sequence[str]) -> int | None:
    from sayso.documents.files import count  # noqa: PLC0415  # as above

    return count(places)


WORKSHOP = Workshop(_read_documents, _load_reader, _count)
