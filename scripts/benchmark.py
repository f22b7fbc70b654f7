"""Measures how fast and how large the whole way of a report is, against the bare parse of the same texts.

    python scripts/benchmark.py [FILE-OR-FOLDER ...] [--rounds N] [--check]

Both run in this process, on one core and one thread, in turn for every text: the whole way (bytes in, claims out),
and spaCy's default English pipeline on the text alone. The first round warms both up and does not count; of the others
the medians do. Peak memory is that of a fresh process which reads the same files by ``sayso read``. Without arguments
the bundled samples are read, several times over. ``--check`` leaves with status 1 over the bounds of docs/limits.md.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

MAX_RATIO = 2.5
"""Most time that the whole way may take, as a multiple of the bare parse's."""
MAX_MEMORY = 1000
"""Most memory that a whole read may take at its peak, in megabytes."""
SAMPLE_COPIES = 10
"""How often the bundled samples are read in a round: they are short."""


@dataclass(slots=True)
class Round:
    """Seconds that one round over all texts took: the bare parse, the whole way, and each of its stages."""

    bare: float = 0.0
    whole: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)


def main() -> int:
    """Measure, print, and return the exit status."""
    arguments = _arguments()
    _pin_to_one_core()
    with _texts(arguments.paths) as paths:
        texts = [(path.name, path.read_bytes()) for path in paths]
        words = sum(len(data.split()) for _, data in texts)
        # Memory first: a child's peak counts from what its parent held when it was started.
        memory = _peak_memory(paths)
        rounds = _measure(texts, arguments.rounds)
    bare, whole = median(one.bare for one in rounds), median(one.whole for one in rounds)
    ratio = median(one.whole / one.bare for one in rounds)
    print(f"{len(texts)} texts, {words} words, median of {len(rounds)} rounds on one core")
    print(f"bare parse   {bare:8.3f} s  {words / bare:8.0f} words/s")
    print(f"whole way    {whole:8.3f} s  {words / whole:8.0f} words/s")
    for stage in rounds[0].stages:
        seconds = median(one.stages[stage] for one in rounds)
        print(f"  {stage:24}{seconds:8.3f} s  {seconds / whole:6.1%}")
    print(f"ratio        {ratio:8.3f}    at most {MAX_RATIO}")
    print(f"peak memory  {memory:8.0f} MB at most {MAX_MEMORY}")
    return int(arguments.check and (ratio > MAX_RATIO or memory > MAX_MEMORY))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed and memory against the bare parse.")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="FILE-OR-FOLDER", help="plain texts; default: samples"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default 5)")
    parser.add_argument("--check", action="store_true", help="exit 1 over the bounds")
    return parser.parse_args()


def _pin_to_one_core() -> None:
    """Keep this process and its children to one core and one thread; before anything counts the cores."""
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB", "NUMEXPR"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    else:
        print("This system cannot pin a process to one core; the figures vary more.", file=sys.stderr)


@contextlib.contextmanager
def _texts(paths: list[Path]) -> Iterator[list[Path]]:
    """Give the files to read: those named, those in the folders named, or copies of the samples."""
    if paths:
        yield [one for path in paths for one in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
        return
    with tempfile.TemporaryDirectory() as folder:
        for sample in files("sayso").joinpath("samples").iterdir():
            if sample.name.endswith(".txt"):
                for number in range(SAMPLE_COPIES):
                    # A number at the end: no two texts are the same, so nothing can be kept from one to the next.
                    text = f"{sample.read_text(encoding='utf-8')}\nCopy {number}.\n"
                    (Path(folder) / f"{number}-{sample.name}").write_text(text, encoding="utf-8")
        yield sorted(Path(folder).iterdir())


def _measure(texts: list[tuple[str, bytes]], count: int) -> list[Round]:
    # Imported here: thread counts are read when numpy is loaded.
    from sayso.documents.files import read_bytes  # noqa: PLC0415
    from sayso.pipeline import Clock, Reader  # noqa: PLC0415
    from sayso.settings import Settings  # noqa: PLC0415

    settings = Settings()
    bare, reader = _bare_parser(), Reader.load(settings)
    rounds: list[Round] = []
    for _ in range(count + 1):
        this, clock = Round(), Clock()
        for name, data in texts:
            text = data.decode("utf-8")
            began = perf_counter()
            bare(text)
            between = perf_counter()
            for document in clock.run("document", lambda: list(read_bytes(data, name, settings))):  # noqa: B023
                reader.read(document, clock)
            this.bare += between - began
            this.whole += perf_counter() - between
        this.stages = clock.seconds
        rounds.append(this)
    return rounds[1:]


def _bare_parser() -> Any:
    """Return spaCy's pipeline that sayso itself would load, with all its default components."""
    from sayso.documents.parsing import PIPELINES  # noqa: PLC0415 -- as above

    for name in PIPELINES:
        with contextlib.suppress(ModuleNotFoundError):
            return importlib.import_module(name).load()
    sys.exit(f"none of {', '.join(PIPELINES)} is installed; run: pip install .")


def _peak_memory(paths: list[Path]) -> float:
    """Return the peak memory of a fresh process that reads the files, in megabytes."""
    import resource  # noqa: PLC0415 -- absent on Windows, where the rest still runs

    start = "from sayso.cli.main import main; main()"
    command = [sys.executable, "-c", start, "read", *map(str, paths), "--format", "jsonl"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1000)


if __name__ == "__main__":
    sys.exit(main())
