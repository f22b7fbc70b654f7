from __future__ import annotations

from io import StringIO

import pytest

from sayso.outputs.spreadsheet import Cell, write_csv


def written(value: Cell) -> str:
    """Return a table of one cell as it is written."""
    stream = StringIO()
    write_csv(stream, ("said",), [(value,)])
    return stream.getvalue()


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1"])
def test_formulas(words: str) -> None:
    """Strangers' words never begin a cell as a formula does."""
    assert written(words).splitlines()[1].lstrip('"').startswith("'")


def test_plain_cells() -> None:
    """Words are on one line, numbers are numbers, truth is yes or no, and what is not known is empty."""
    assert [written(value) for value in ("two\nlines", -2.5, True, None)] == [
        "said\ntwo lines\n",
        "said\n-2.5\n",
        "said\nyes\n",
        'said\n""\n',
    ]
