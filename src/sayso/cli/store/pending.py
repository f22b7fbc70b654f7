"""Reports that have yet to be compared with the others: compared now, and told on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from sayso.cli.output import complain
from sayso.errors import StoreUnreachable
from sayso.outputs.visible import one_line

if TYPE_CHECKING:
    from sayso.store.base import Store


def compare_pending(store: Store) -> int:
    """Compare with the others what was read or judged since, with a bar where somebody looks; return how many reports.

    Where the store may only be read, it is told that the answer leaves them out. Raises StoreError.
    """
    from sayso.store.deriving.corroborating import (  # noqa: PLC0415  # SQLAlchemy takes a while; --help must not wait for it
        corroborate,
        pending_documents,
    )

    with store.reading() as connection:
        pending = pending_documents(connection)
    if not pending:
        return 0
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    try:
        with bar:
            task = bar.add_task("comparing", total=pending)
            return corroborate(store, lambda done, total: bar.update(task, completed=done, total=total))
    except StoreUnreachable as error:
        complain(f"{pending:,} reports are not compared with the others yet: {one_line(str(error))}")
        return 0
