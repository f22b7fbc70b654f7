"""How fast the reading room answers: ``python scripts/benchmark_room.py --reports 10000 --claims 30``.

The reports are made up (those of ``corroboration_reports.py``, and one as long as a book), and compared with each other
unless ``--uncompared``. The room is served on a free port of loopback by a process of its own and asked one thing after the
other, each page so many times with other ids, words and filters, always the same ones. Each round asks every page once and,
each time, an endpoint that does nothing but look up one row, so that whatever else the machine does slows both alike: what a
page costs is told beside that. Then several readers ask all pages at once, in any
order. ``--store`` names a store that is asked as it is, or an empty one that is filled and kept.

What is asked stands in ``room_pages.py``, how it is measured in ``room_asking.py``, the reports in ``room_store.py``.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from room_asking import first_view, measure, p95, served, together
from room_pages import draw
from room_store import fill
from sqlalchemy import Connection, func, select

from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.deriving.corroborating import pending_documents

MOST_SECONDS = 2.0
"""Most that the p95 of any page may be, with ``--check``."""


def about(connection: Connection) -> str:
    """Return what is in the store, in words."""
    tables = t.documents, t.claims, t.actors, derived.groups
    counts = [
        f"{connection.execute(select(func.count()).select_from(table)).scalar_one():,} {table.name}"
        for table in tables
    ]
    return f"{', '.join(counts)}, {pending_documents(connection):,} reports not compared yet"


def machine() -> str:
    """Return what it runs on, in words, and how busy that is."""
    busy = f", {os.getloadavg()[0]:.1f} programs running or waiting" if hasattr(os, "getloadavg") else ""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}{busy}"


def main() -> int:
    """Fill a store if there is none, ask its room, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=30, help="in each report")
    parser.add_argument("--store", help="asked as it is, or filled where it is empty")
    parser.add_argument(
        "--uncompared", action="store_true", help="do not compare the reports with each other"
    )
    parser.add_argument("--times", type=int, default=40, help="how often each page is asked")
    parser.add_argument(
        "--readers", type=int, default=4, help="so many ask at once in the end; 1: nobody does"
    )
    parser.add_argument("--check", action="store_true", help=f"fail where a page takes over {MOST_SECONDS} s")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "store.sqlite")
        with Store.open(place) as store:
            with store.reading() as connection:
                empty = connection.execute(select(t.documents.c.number).limit(1)).first() is None
            if empty:
                fill(store, options.reports, options.claims, compared=not options.uncompared)
            with store.reading() as connection:
                drawn = draw(connection, options.times)
                d = t.documents.c
                rows = list(
                    connection.execute(select(d.number).where(d.current).order_by(d.number)).scalars()
                )
                longest = connection.execute(
                    select(d.id, d.claims).where(d.current).order_by(d.claims.desc(), d.id).limit(1)
                ).one()
                print(f"{about(connection)}; {machine()}")
        with served(place) as address:
            views = first_view(address, longest.id)
        with served(place) as address:
            bare, took = measure(address, drawn, rows, options.times)
            several = together(address, drawn, options.times, options.readers) if options.readers > 1 else {}
    print(f"{machine()} in the end\n")
    at_once = f" p95 of {options.readers} readers at once, ms |" if several else ""
    print(
        f"| Page | p50, ms | p95, ms | p95 of a bare row, ms | times as long | computing, ms | kB |{at_once}"
    )
    print(f"|---|---:|---:|---:|---:|---:|---:|{'---:|' if several else ''}")
    for name, one in took.items():
        print(
            f"| {name} | {one.middle:,.0f} | {one.p95:,.0f} | {bare.p95:,.1f} | {one.p95 / bare.p95:,.0f} "
            f"| {statistics.fmean(one.computed):,.0f} | {one.size / 1000:,.0f} |"
            + (f" {p95(several[name]):,.0f} |" if several else "")
        )
    print(f"\na bare row: p50 {bare.middle:.1f} ms, p95 {bare.p95:.1f} ms, of {len(bare.waited):,}")
    if several:
        every = [one for some in several.values() for one in some]
        print(
            f"{options.readers} readers at once, all pages together: p50 {statistics.median(every):,.0f} ms, "
            f"p95 {p95(every):,.0f} ms, of {len(every):,}"
        )
    print(
        f"the longest report, {longest.claims:,} claims: {views[0]:.2f} s in a room just opened, "
        f"{statistics.median(views[1:]):.2f} s from then on"
    )
    slow = [name for name, one in took.items() if one.p95 > 1000 * MOST_SECONDS]
    if options.check and slow:
        print(f"over {MOST_SECONDS} s: {', '.join(slow)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
