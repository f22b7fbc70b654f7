"""``sayso watch``: feeds and sitemaps read into the store as they bring something new."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.status import Status

from sayso.cli.actors.keeping import OwnFile, usual_catalogue
from sayso.cli.alerts import check_alerts
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.cli.limits import limits_from
from sayso.cli.output import complain
from sayso.cli.read import WORKSHOP, Workshop
from sayso.cli.reading import AllowPrivate, ForceLanguage, Raised
from sayso.cli.store.options import StorePlace, opened_store
from sayso.cli.store.pending import compare_pending
from sayso.outputs.numbers import counted
from sayso.outputs.terminal import console_for
from sayso.outputs.visible import one_line
from sayso.records import Document, Report
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.store.base import Store
    from sayso.watch.happenings import Happening
    from sayso.watch.rounds import Watching

_INTERRUPTED = 130
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def watch_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLACE",
            help="Addresses of feeds, of sitemaps or of pages that name their feed, and OPML files. "
            "None: all that this store has watched before.",
            show_default=False,
        ),
    ] = None,
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Go round once and end, as for cron; otherwise until Ctrl-C.")
    ] = False,
    every: Annotated[
        str | None,
        typer.Option(
            "--every",
            metavar="TIME",
            help="How long to wait between two rounds, as in 90s, 15m or 2h; 15m unless told otherwise. With --once: "
            "ask no feed that was asked since then.",
            show_default=False,
        ),
    ] = None,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=1,
            metavar="N",
            help="Reports of one feed read in a round, at most; the oldest first.",
        ),
    ] = 50,
    from_start: Annotated[
        bool,
        typer.Option(
            "--from-start",
            help="Read all that a feed holds when it is first asked, round by round, not only its newest.",
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask at once what was stopped, or has failed and waits.")
    ] = False,
    collection: Annotated[
        list[str] | None,
        typer.Option(
            "--collection",
            metavar="NAME",
            help="Put the reports into this collection; may be given several times.",
            show_default=False,
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Show how each feed stands, ask nothing, and end.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Watch these places no more, and end; what was read stays.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Print only what fails and what alerts tell.")
    ] = False,
    store: StorePlace = None,
    min_score: MinScore = None,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    catalogue: OwnFile = None,
    force: ForceLanguage = False,
    allow_private: AllowPrivate = False,
    raised: Raised = None,
) -> None:
    """Watch feeds and sitemaps, and read what is new in them into the store.

    Hosts are asked politely: what their robots.txt allows, one request at a time, only for what has changed, and less often
    while they fail. All is kept as it is read: stopped at any moment and started again, it goes on. After each round what is
    new is compared with all that is there, and alerts (sayso alerts) tell.
    """
    settings = Settings(
        limits=limits_from(raised or ()),
        force_language=force,
        rules_only=rules_only,
        tagger=tagger,
        min_score=min_score,
        catalogue=catalogue or usual_catalogue(),
        allow_private=allow_private,
    )
    pause = seconds(every or "15m")
    with opened_store(store, must_exist=False) as opened:
        if list_ or forget:
            _look_after(opened, places or [], settings, forget=forget)
            return
        from sayso.store.writing import How  # noqa: PLC0415  # as in opened_store
        from sayso.watch.manners import PAUSE, Manners  # noqa: PLC0415
        from sayso.watch.rounds import Watching  # noqa: PLC0415
        from sayso.watch.timing import SYSTEM  # noqa: PLC0415

        watching = Watching(
            opened,
            settings,
            Manners(opened, settings, SYSTEM, PAUSE),
            _reader(context.obj or WORKSHOP, settings),
            How.of(settings),
            tuple(collection or ()),
            float(pause if every or not once else 60),
            most,
            from_start,
        )
        rounds = _Rounds(watching, places or [], quiet=quiet)
        try:
            rounds.go(again=again)
            while not once:
                rounds.tell(
                    f"next round in {counted(pause // 60, 'minute') if pause >= 60 else counted(pause, 'second')}; Ctrl-C ends it"
                )
                time.sleep(pause)
                rounds.go()
        except KeyboardInterrupt:
            typer.echo("Stopped. All that was read is kept; the same command goes on.")
            raise typer.Exit(_INTERRUPTED) from None
    raise typer.Exit(int(rounds.failed > 0))


def seconds(written: str) -> int:
    """Return how many seconds a time is. Raises BadParameter.

    >>> seconds("90s"), seconds("15m"), seconds("2h")
    (90, 900, 7200)
    """
    found = re.fullmatch(r"\s*(\d{1,6})\s*([smhd])?\s*", written)
    number = int(found[1]) * _UNITS[found[2] or "m"] if found else 0
    if not number:
        raise typer.BadParameter(f"'{written}' is no time to wait, as in 90s, 15m or 2h")
    return number


@dataclass(slots=True)
class _Rounds:
    """The rounds of one run, told as they go."""

    watching: Watching
    places: list[str]
    quiet: bool
    failed: int = field(default=0, init=False)
    _rounds: int = field(default=0, init=False)
    _busy: Status | None = field(default=None, init=False)
    """Shows that something is going on, where somebody looks."""

    def __post_init__(self) -> None:
        if not self.quiet and sys.stdout.isatty():
            self._busy = console_for(sys.stdout).status("asking and reading")

    def go(self, *, again: bool = False) -> None:
        """Go round once: ask, read, compare, and tell what alerts have to tell. Raises StoreError."""
        from sayso.watch.places import roots_of  # noqa: PLC0415  # --help must not wait for it
        from sayso.watch.rounds import one_round  # noqa: PLC0415

        watching, tally = self.watching, Counter[str]()
        roots, failures = roots_of(watching.store, self.places, watching.settings, again=again)
        for failure in failures:
            self._complain(f"{failure.name}: {failure.problem}; {failure.advice}")
        if not roots and not failures:
            complain("nothing is watched yet; name a feed, a sitemap or an OPML file")
            raise typer.Exit(2)
        if not roots and self._rounds == 0:
            raise typer.Exit(1)  # to wait for what is not there would never end
        self._rounds += 1
        with self._busy or nullcontext():
            for happening in one_round(watching, roots):
                with self._still():
                    self._told(happening, tally)
        compared = compare_pending(watching.store)
        self.tell(_summary(tally, compared))
        _, untold = check_alerts(watching.store, watching.settings)
        self.failed += untold
        watching.store.settle()

    def tell(self, line: str) -> None:
        """Print a line, unless only failures are to be told."""
        if not self.quiet:
            typer.echo(line)
            sys.stdout.flush()

    def _told(self, happening: Happening, tally: Counter[str]) -> None:
        from sayso.cli.watch_shape import failure_line, lines_of  # noqa: PLC0415  # as above
        from sayso.watch.happenings import Asked, Failed, Read  # noqa: PLC0415

        now = self.watching.timer.now()
        if isinstance(happening, Failed):
            tally[f"{happening.what} failed"] += 1
            self._complain(failure_line(happening, now))
            return
        if isinstance(happening, Asked):
            tally["asked"] += 1
        if isinstance(happening, Read):
            outcome = happening.added.outcome if happening.added else "unchanged"
            tally[outcome] += 1
            tally["claims"] += happening.added.claims if happening.added and outcome != "unchanged" else 0
        for line in lines_of(happening, now):
            self.tell(line)

    def _complain(self, message: str) -> None:
        self.failed += 1
        complain(one_line(message))

    @contextmanager
    def _still(self) -> Iterator[None]:
        """Take away what shows that something is going on, while lines are printed."""
        if self._busy is not None:
            self._busy.stop()
        yield
        if self._busy is not None:
            self._busy.start()


def _summary(tally: Counter[str], compared: int) -> str:
    """Return in words what came of a round."""
    failed = tally["feed failed"]
    if not tally.total() and not compared:
        return "no feed is due yet; sayso watch --list tells when each is"
    parts = [
        f"{counted(tally['asked'] + failed, 'feed')} asked"
        + (f", {failed:,} without success" if failed else "")
    ]
    parts += [f"{counted(tally['new'], 'report')} new"] if tally["new"] else []
    parts += [f"{tally[name]:,} {name}" for name in ("new version", "read again") if tally[name]]
    parts += [f"{tally['unchanged']:,} known already"] if tally["unchanged"] else []
    parts += [f"{tally['report failed']:,} not read"] if tally["report failed"] else []
    claims = f" · {counted(tally['claims'], 'claim')} kept" if tally["claims"] else ""
    told = f" · {counted(compared, 'report')} compared with the others" if compared else ""
    return f"{', '.join(parts)}{claims}{told}"


def _reader(workshop: Workshop, settings: Settings) -> Callable[[Document], Report]:
    """Return what reads documents; the parser is loaded with the first."""
    loaded: list[Any] = []

    def read(document: Document) -> Report:
        if not loaded:
            loaded.append(workshop.load(settings))
        report: Report = loaded[0].read(document)
        return report

    return read


def _look_after(store: Store, places: list[str], settings: Settings, *, forget: bool) -> None:
    """Show how feeds stand, or forget them."""
    from sayso.cli.watch_shape import feed_lines  # noqa: PLC0415  # as above
    from sayso.store.watching.feeds import all_feeds  # noqa: PLC0415
    from sayso.store.watching.feeds import forget as forget_feed  # noqa: PLC0415
    from sayso.watch.places import roots_of  # noqa: PLC0415
    from sayso.watch.timing import system_time  # noqa: PLC0415

    if forget:
        if not places:
            complain("name the places to watch no more")
            raise typer.Exit(2)
        roots, _ = roots_of(store, places, settings)
        with store.writing() as connection:
            for number in roots:
                forget_feed(connection, number)
        typer.echo(f"{counted(len(roots), 'feed')} watched no more; what was read of them stays")
        return
    with store.reading() as connection:
        feeds = all_feeds(connection)
    for feed in feeds:
        for line in feed_lines(feed, system_time()):
            typer.echo(line)
    if not feeds:
        typer.echo("nothing is watched yet")
