"""Kills ``sayso archive`` at random moments until it is done, and compares what it wrote with an undisturbed run.

    python scripts/kill_archive.py FILE-OR-FOLDER... [--kills 20] [--engine local|ray] [--workers N] [--block N] [--seed N]

Each run is the command itself, models and all, and is killed (SIGKILL) at a random moment: every other one while it starts,
the others once a block of theirs is done, within the time of the next. After so many kills the last run is left alone.
Leaves with status 1 where a single byte of a table is another.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from time import perf_counter, sleep

from sayso.archive.manifest import DONE, plan_of

COMMAND = "from sayso.cli.main import main; main()"


def main() -> int:
    """Run, kill, compare, and return the exit status."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        undisturbed, killed = Path(folder) / "undisturbed", Path(folder) / "killed"
        began = perf_counter()
        _command(arguments, undisturbed, "local").communicate()
        took, blocks = perf_counter() - began, len(plan_of(undisturbed).blocks)
        chance = random.Random(arguments.seed)  # noqa: S311  # moments, not secrets
        for number in range(1, arguments.kills + 1):
            run, before = _command(arguments, killed, arguments.engine), _done(killed)
            if number % 2:
                sleep(chance.uniform(0, took / 2))
            else:
                while run.poll() is None and _done(killed) == before:
                    sleep(0.01)
                sleep(chance.uniform(0, took / 2 / blocks))
            run.send_signal(signal.SIGKILL)
            run.communicate()
            print(f"killed {number:2}: {_done(killed)} of {blocks} blocks done", flush=True)
        last = _command(arguments, killed, arguments.engine)
        last.communicate()
        same = last.returncode == 0 and _tables(undisturbed) == _tables(killed)
        print("the same, byte for byte" if same else "NOT the same", f"({len(_tables(killed))} tables)")
        return int(not same)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Kill sayso archive at random moments.")
    parser.add_argument("places", nargs="+", metavar="FILE-OR-FOLDER")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--engine", default="local", choices=["local", "ray"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--block", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _command(arguments: argparse.Namespace, folder: Path, engine: str) -> subprocess.Popen[bytes]:
    options = ["--to", str(folder), "--engine", engine]
    options += ["--workers", str(arguments.workers), "--block", str(arguments.block)]
    command = [sys.executable, "-c", COMMAND, "archive", *arguments.places, *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command


def _done(folder: Path) -> int:
    return len(list((folder / DONE).glob("*.json")))


def _tables(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*/*.parquet"))
    }


if __name__ == "__main__":
    sys.exit(main())
