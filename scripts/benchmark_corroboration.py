"""How fast reports are compared with all others in a store: ``python scripts/benchmark_corroboration.py --claims 100000``.

The reports are made up (``corroboration_reports.py``), with ten claims each. Printed is, for each thousand reports and the
store as large as it is by then, what a report cost to add and to compare, in milliseconds by the clock and, behind them, of
the processor; then how the computing up to 10,000, 30,000, 100,000, ... claims grew, as a multiple of what it would be if it
grew as they did. ``--store`` names an empty database; otherwise it is a file that is gone afterwards. ``--check`` fails where
a report costs more of the processor's time in the end than it may, or much more than at first.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from corroboration_reports import CLAIMS_A_REPORT, reports
from sqlalchemy import func, select

from sayso.records import Report
from sayso.settings import Settings
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.deriving.corroborating import corroborate
from sayso.store.writing import How, add

STEP = 1000
"""Reports after which the cost is told."""
MOST_SECONDS = 0.06
"""What a report may cost to compare."""
MAX_GROWTH = 2.0
"""Most that a report may cost in the end, as a multiple of what it cost in the second step."""


def _tables(store: Store) -> str:
    """Return how much was found, in words."""
    counted = (
        derived.kinds,
        derived.links,
        derived.groups,
        derived.disputes,
        derived.reprints,
        derived.drifts,
    )
    with store.reading() as connection:
        parts = [
            f"{connection.execute(select(func.count()).select_from(table)).scalar_one():,} {table.name}"
            for table in counted
        ]
    return ", ".join(parts)


def _add(store: Store, made: Iterator[Report], how: How) -> None:
    for report in islice(made, STEP):
        add(store, report, how)


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds a report of the processor, and by the clock, that some work on a step of them takes."""
    began, busy = perf_counter(), process_time()
    work()
    return (process_time() - busy) / STEP, (perf_counter() - began) / STEP


def _growth(costs: Sequence[float]) -> Iterator[str]:
    """Yield what comparing took in all up to some sizes, and how far that is from growing as the claims do."""
    first = costs[0]
    for steps in (3, 10, 30, 100):
        if steps <= len(costs):
            spent = sum(costs[:steps])
            yield (
                f"{steps * STEP * CLAIMS_A_REPORT:,} claims: {spent * STEP:,.0f} seconds of computing,"
                f" {spent / (first * steps):.2f} times linear"
            )


def main() -> int:
    """Fill a store step by step, and print what each step took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--store")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    how, costs = How.of(Settings()), []
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "store.sqlite")
        with Store.open(place) as store:
            made = reports(options.claims // CLAIMS_A_REPORT)
            print(
                "  reports   adding  comparing   computing: comparing  adding (ms a report)   file  peak memory"
            )
            for number in range(STEP, options.claims // CLAIMS_A_REPORT + 1, STEP):
                adding, comparing = _cost(lambda: _add(store, made, how)), _cost(lambda: corroborate(store))
                costs.append(comparing[0])
                size = Path(place).stat().st_size / 1e6 if options.store is None else 0
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(
                    f"{number:9,}  {1000 * adding[1]:7.2f}  {1000 * comparing[1]:9.2f}"
                    f"  {1000 * comparing[0]:20.2f}  {1000 * adding[0]:6.2f}  {size:14,.0f} MB  {memory:8,.0f} MB",
                    flush=True,
                )
                store.settle()
            print(_tables(store))
    for line in _growth(costs):
        print(line)
    slow = costs[-1] > MOST_SECONDS or (len(costs) > 2 and costs[-1] > MAX_GROWTH * costs[1])
    if options.check and slow:
        print("comparing costs too much", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
