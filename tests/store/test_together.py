"""Several processes at one store, and processes that are killed."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.context import SpawnProcess
from pathlib import Path

from sqlalchemy import func, select

from forks import forks_of
from sayso.records import Report
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.judging.deciding import grade_voice, reject_claim
from sayso.store.judging.judgements import Judge
from sayso.store.reading import all_reports
from sayso.store.upkeep.checking import check
from sayso.store.writing import How, add
from stories import HOW, actor, added, claim, named_in, report

SPAWN = multiprocessing.get_context("spawn")
MOVEMENT = actor("Northern Shield Movement", "armed_group")
BRACK = actor("Hanne Brack", "person")
ROUNDS = 50


def series(name: str, number: int) -> Iterator[Report]:
    for n in range(number):
        text = f"{MOVEMENT.name} and {BRACK.name}: {name} {n}"
        cast = named_in(text, MOVEMENT, BRACK)
        said = [claim(MOVEMENT, "attacks", f"{text} {m}", BRACK) for m in range(5)]
        yield report(text, *said, cast=cast, url=f"https://news.example/{name}/{n}")


def write(place: str, name: str, number: int) -> None:
    """Add a series; what another process runs."""
    with Store.open(place) as store:
        for one in series(name, number):
            added(store, one)


def start(*arguments: object) -> SpawnProcess:
    process = SPAWN.Process(target=write, args=arguments)
    process.start()
    return process


def test_two_processes_write_at_once(place: str) -> None:
    """Each waits for the other; all that either wrote is there, and whom both speak of is one actor."""
    writers = [start(place, name, 15) for name in ("left", "right")]
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with Store.open(place) as store, store.reading() as connection:
        assert len(list(all_reports(connection))) == 30
        assert connection.execute(select(func.count()).select_from(t.actors)).scalar_one() == 2
        assert connection.execute(select(func.count()).select_from(t.voices)).scalar_one() == 150


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done to a store: a report read one way, or a judgement on the claims of the one before."""

    report: Report
    how: How = HOW
    judged: bool = False


def steps(name: str) -> Iterator[Step]:
    """Yield what is done, for ever: new reports, changed ones, some read again by a newer sayso, and judgements."""
    for n, one in enumerate(series(name, 1000)):
        yield Step(one)
        if n % 3 == 1:
            later = report(f"{one.document.text}, it was said.").document
            yield Step(replace(one, document=replace(later, url=one.document.url)))
        if n % 3 == 2:
            yield Step(replace(one, claims=one.claims[:2]), How("2.0", "{}"))
        if n % 4 == 3:
            yield Step(one, judged=True)


def work(place: str, name: str, log: str) -> None:
    """Do one step after another, noting each once it is reported as done, and compare; what is killed on its way."""
    with Store.open(place) as store, Path(log).open("a", buffering=1) as notes:
        for n, step in enumerate(steps(name)):
            if step.judged:
                with store.writing() as connection:
                    document = connection.execute(
                        select(t.documents.c.number).order_by(t.documents.c.number.desc()).limit(1)
                    ).scalar_one()
                    claim_id = connection.execute(
                        select(t.claims.c.id).where(t.claims.c.document == document).limit(1)
                    ).scalar_one()
                    reject_claim(store, connection, Judge("ana", name), claim_id)
                    grade_voice(store, connection, Judge("ana", name), "Hanne Brack", "C")
            else:
                add(store, step.report, step.how)
            notes.write("done\n")
            if n % 3 == 2:
                corroborate(store)


def test_killed_at_any_moment(place: str, tmp_path: Path) -> None:
    """Nothing is there by halves, nothing is lost that was reported as done, and no more than one thing was under way.

    The first are killed while they make the store or open it, the others at work. What follows from the reports is what would
    follow if nobody had been killed.
    """
    chance = random.Random(7)
    opening = 0.3 if place.startswith("postgresql") else 0.05
    done: dict[str, int] = {}
    with forks_of(work, load=("psycopg", "sqlalchemy.dialects.postgresql.psycopg")) as forks:
        for turn in range(ROUNDS):
            name, log = f"round-{turn}", tmp_path / str(turn)
            log.touch()
            pid = forks.start(place, name, str(log))
            if turn < ROUNDS // 5:
                time.sleep(chance.uniform(0, opening))
            else:
                wait_for(log)
                time.sleep(chance.uniform(0, 0.06))
            os.kill(pid, signal.SIGKILL)
            assert forks.ended() == -signal.SIGKILL
            done[name] = log.read_text().count("\n")
    with Store.open(place) as store:
        corroborate(store)
        assert check(store, derived=True).findings == ()
        with store.reading() as connection:
            there = {one.document.url or "": one for one in all_reports(connection)}
            counted = select(t.judgements.c.why, func.count().label("number")).group_by(t.judgements.c.why)
            judged = {row.why: row.number for row in connection.execute(counted)}
    for name, number in done.items():
        held = {url: one for url, one in there.items() if f"/{name}/" in url}
        assert (held, judged.get(name, 0)) in (after(name, number), after(name, number + 1))


def wait_for(log: Path) -> None:
    """Return once something is noted."""
    last = time.monotonic() + 60
    while not log.stat().st_size:
        assert time.monotonic() < last, "nothing was done in a minute"
        time.sleep(0.002)


def after(name: str, number: int) -> tuple[dict[str, Report], int]:
    """Return the reports that are current after so many steps, by their addresses, and how many judgements there are."""
    current: dict[str, Report] = {}
    judged = 0
    for _, step in zip(range(number), steps(name), strict=False):
        if step.judged:
            judged += 2
        else:
            current[step.report.document.url or ""] = step.report
    return current, judged
