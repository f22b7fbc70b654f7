"""What is read of a block so far, written down thing by thing: whoever goes on with the block need not read it again.

It is a file below ``.work`` that lasts no longer than the block is at hand. A process that reads may end at any moment, and
what it had written of a thing by then counts only if it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.archive.tables import Row


class Journal:
    """The rows by table of each thing of a block, from the first on; one that has no file keeps nothing."""

    def __init__(self, file: BinaryIO | None = None) -> None:
        self._file = file

    def known(self) -> Iterator[dict[str, list[Row]]]:
        """Yield what was kept of each thing, and drop what is not whole."""
        if self._file is None:
            return
        self._file.seek(0)
        whole = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            yield json.loads(line)
        self._file.truncate(whole)
        self._file.seek(whole)

    def keep(self, rows: dict[str, list[Row]]) -> None:
        """Keep the rows of the next thing."""
        if self._file is not None:
            self._file.write(json.dumps(rows).encode() + b"\n")
            self._file.flush()


@contextmanager
def journal_in(path: Path | None) -> Iterator[Journal]:
    """Open a journal, which is made if it is not there; where no path is given, nothing is kept."""
    if path is None:
        yield Journal()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        yield Journal(file)
