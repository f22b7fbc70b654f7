"""One run of ``sayso archive``: the bar or the lines that tell how far it is, and the summary at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, Literal, Self

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from sayso.cli.output import complain
from sayso.errors import ArchiveError
from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.archive.manifest import Done, Plan
    from sayso.archive.progress import Progress as Reading
    from sayso.archive.working import Read

_EVERY: Final = 30.0
"""Seconds between two lines where nobody looks, as in a log."""
_FIRST: Final = 10.0
"""Seconds to the first of them."""
_TOLD: Final = 10
"""Rejects that are told in words; all are in the table."""


@dataclass(slots=True)
class Archiving:
    """An archive's folder, how it is read, and by whom."""

    folder: Path
    settings: Settings
    engine: Literal["local", "ray"] = "local"
    address: str | None = None
    workers: int | None = None
    load: Callable[[Settings], Read] | None = None
    """What reads documents, if it is another than usual: tests hand in their own."""
    _began: float = field(default_factory=monotonic, init=False)

    def run(self, places: Sequence[str], block: int | None) -> None:
        """Plan, read, compare and sum up. Raises ArchiveError and NothingToRead."""
        from sayso.archive.comparing import compare  # noqa: PLC0415  # brings Parquet; --help need not wait for it
        from sayso.archive.locking import locked  # noqa: PLC0415
        from sayso.archive.manifest import done_in  # noqa: PLC0415
        from sayso.archive.planning import planned  # noqa: PLC0415

        with locked(self.folder):
            with Bar("looking through the inputs", "found") as bar:
                plan = planned(self.folder, places, self.settings, block, bar.show)
            before = done_in(self.folder)
            self._read(plan, before)
            with Bar("gathering", "gathered") as bar:
                compare(self.folder, bar.show, bar.then("comparing", "compared"))
            self._summary(before, done_in(self.folder))

    def stopped(self) -> None:
        """Say what a run that was stopped leaves."""
        from sayso.archive.manifest import done_in, is_archive, plan_of  # noqa: PLC0415  # as in run

        if not is_archive(self.folder):
            complain("stopped before anything was read; the same command begins anew")
            return
        done, plan = done_in(self.folder), plan_of(self.folder)
        complain(
            f"stopped; {len(done):,} of {counted(len(plan.blocks), 'block')} are done and kept in {self.folder}; "
            "the same command goes on with the rest"
        )

    def _read(self, plan: Plan, before: dict[int, Done]) -> None:
        from sayso.archive.flow import run  # noqa: PLC0415  # as in run
        from sayso.archive.manifest import still_to_do  # noqa: PLC0415
        from sayso.archive.progress import Progress as Reading  # noqa: PLC0415
        from sayso.archive.supervising import Job, Stopped, load_reader  # noqa: PLC0415
        from sayso.archive.working import orders_of  # noqa: PLC0415

        left = still_to_do(plan, before)
        if not left:
            return
        read = sum(planned.block.count for planned in plan.blocks) - sum(one.block.count for one in left)
        if before:
            complain(f"going on: {read:,} of {plan.things:,} were read before")
        reading = Reading(plan.things, read, rejects=sum(one.rejects for one in before.values()))
        events = run(
            self.engine,
            Job(self.folder, self.settings, self.load or load_reader),
            orders_of(plan, left),
            self.workers,
            self.address,
        )
        with closing(events), Bar("reading", "read") as bar:
            bar.show(read, plan.things, "loading the models")
            for event in events:
                if isinstance(event, Stopped):
                    raise ArchiveError(event.place, event.problem, event.advice)
                reading.hear(event, monotonic())
                bar.show(reading.read, plan.things, _pace(reading))

    def _summary(self, before: dict[int, Done], done: dict[int, Done]) -> None:
        from sayso.archive.progress import in_words  # noqa: PLC0415  # as in run

        documents, claims, rejects = (
            sum(getattr(one, name) for one in done.values()) for name in ("documents", "claims", "rejects")
        )
        fresh = sum(one.documents for number, one in done.items() if number not in before)
        seconds = monotonic() - self._began
        read = "all" if fresh == documents else counted(fresh, "report")
        now = f"{read} read now, in {in_words(seconds)}" if fresh else "nothing new to read"
        typer.echo(
            f"{counted(documents, 'report')} with {counted(claims, 'claim')}, {counted(rejects, 'reject')} · {now}"
        )
        kinds = Counter[str]()
        for one in done.values():
            kinds.update(one.kinds)
        if kinds:
            told = ", ".join(f"{kind} {number:,}" for kind, number in kinds.most_common(6))
            typer.echo(f"rejected: {told}; which, why and what to try is in {self.folder / 'rejects'}")
            self._first_rejects(done)
        typer.echo(
            f"It is all in {self.folder}: tables of what each report says, and in compared/ of what they share."
        )
        typer.echo(f"Next: sayso claims --archive {self.folder}   asks it where it lies")
        typer.echo(f"      sayso add {self.folder}   takes it into your store, to search, review and browse")

    def _first_rejects(self, done: dict[int, Done]) -> None:
        """Tell some of the rejects in words: not everybody opens Parquet."""
        from sayso.archive.tables import file_of, read_rows  # noqa: PLC0415  # as in run

        blocks = (number for number, one in done.items() if one.rejects)
        columns = ("name", "problem", "advice")
        rows = (
            row for number in blocks for row in read_rows(file_of(self.folder, "rejects", number), columns)
        )
        for row in islice(rows, _TOLD):
            typer.echo("  " + one_line(f"{row['name']}: {row['problem']}; {row['advice']}"))
        more = sum(one.rejects for one in done.values()) - _TOLD
        if more > 0:
            typer.echo(f"  and {more:,} more")


def _pace(reading: Reading) -> str:
    from sayso.archive.progress import in_words  # noqa: PLC0415  # as in run

    parts = [] if reading.speed is None else [f"{reading.speed:,.1f} a second"]
    parts.append(f"{reading.rejects:,} rejected")
    if reading.left is not None:
        parts.append(f"{in_words(reading.left)} left")
    return " · ".join(parts)


class Bar:
    """A bar on standard error where somebody looks, and now and then a line elsewhere; a context manager."""

    def __init__(self, what: str, done: str) -> None:
        self._what, self._done = what, done
        self._next = monotonic() + _FIRST
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[what]}"),
            BarColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=None, what=what)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, done: int, total: int | None = None, more: str = "") -> None:
        """Show how many are done, of how many if that is known."""
        of = f"{done:,}" if total is None else f"{done:,} of {total:,}"
        text = f"{of} {self._done}" + (f" · {more}" if more else "")
        self._bar.update(self._task, completed=done, total=total, description=text, what=self._what)
        if self._bar.disable and monotonic() >= self._next:
            self._next = monotonic() + _EVERY
            complain(f"{self._what}: {text}")

    def then(self, what: str, done: str) -> Callable[[int, int], None]:
        """Return what shows how far something else is, under its own name, that begins when this is done."""

        def show(number: int, total: int) -> None:
            self._what, self._done = what, done
            self.show(number, total)

        return show
