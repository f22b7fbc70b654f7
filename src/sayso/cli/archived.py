"""What every command that asks an archive needs: the libraries that only archives need, or a line that says which."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from sayso.cli.output import complain

LIBRARIES: Final = frozenset({"pyarrow", "duckdb", "fastwarc"})


@contextmanager
def libraries() -> Iterator[None]:
    """Turn the lack of a library for archives into a line on standard error, and the exit status 2."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in LIBRARIES:
            raise
        complain(f"archives need {error.name}, which is not installed; try: pip install 'sayso[archive]'")
        raise typer.Exit(2) from None
