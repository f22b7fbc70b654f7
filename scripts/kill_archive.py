"""Kills ``sayso archive`` at random moments until it is done, and compares what it wrote with an undisturbed run.

    python scripts/kill_archive.py FILE-OR-FOLDER... [--kills 20] [--engine local|ray] [--workers N] [--block N] [--seed N]

Each run is the command itself, models and all, and is killed (SIGKILL) somewhere between its start and the time that a
run needs for its start and two blocks; after so many kills the last one is left alone. Leaves with status 1 where a single
byte of a table is another, or a worker outlives its run.
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

from sayso.archive.manifest import done_in, plan_of

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
        # So long that two blocks are done in most runs, and that all moments of a run are met, its start too.
        longest = took / 4 + 2 * took / blocks
        for number in range(1, arguments.kills + 1):
            run = _command(arguments, killed, arguments.engine)
            sleep(chance.uniform(0, longest))
            run.send_signal(signal.SIGKILL)
            run.communicate()
            done = len(done_in(killed)) if killed.is_dir() else 0
            print(f"killed {number:2}: {done} of {blocks} blocks done", flush=True)
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


def _tables(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*/*.parquet"))
    }


if __name__ == "__main__":
    sys.exit(main())
