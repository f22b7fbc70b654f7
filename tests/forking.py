"""Reads an archive in forks of itself that are killed at random moments, one after the other, until one is at its end.

    python forking.py ARCHIVE INPUT KILLS

A program of its own: its modules are loaded once, so that a run costs next to nothing. It prints how many were killed, and
how many blocks were done by then.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

from clerks import SETTINGS, load_slowly
from sayso.archive.locking import locked
from sayso.archive.manifest import done_in, still_to_do
from sayso.archive.planning import planned
from sayso.archive.working import orders_of, work_off

PATIENCE = 0.25
"""Longest that a run is left alone, in seconds."""


def main() -> None:
    """Kill so many runs; let the last one end."""
    folder, place, kills = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    chance = random.Random(7)
    for _ in range(kills):
        run = os.fork()
        if run == 0:
            _read(folder, place)
            os._exit(0)
        sleep(chance.uniform(0, PATIENCE))
        with suppress(ProcessLookupError):
            os.kill(run, signal.SIGKILL)
        _, status = os.waitpid(run, 0)
        killed = os.WIFSIGNALED(status)
        sys.stdout.write(f"{'killed' if killed else 'ended'} {len(done_in(folder))}\n")
        sys.stdout.flush()  # or the next fork would say it once more
    _read(folder, place)


def _read(folder: Path, place: str) -> None:
    with locked(folder):
        plan = planned(folder, [place], SETTINGS, 2)
        read = load_slowly(SETTINGS)
        for order in orders_of(plan, still_to_do(plan, done_in(folder))):
            work_off(order, read, SETTINGS, folder, lambda at: None)  # noqa: ARG005  # nobody listens


if __name__ == "__main__":
    main()
