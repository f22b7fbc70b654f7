from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import read_rows


def doubled(fields: dict[str, Any]) -> int:
    """Return twice the number of a line."""
    return 2 * int(fields["number"])


def test_rows_keep_their_order(tmp_path: Path) -> None:
    """Every line becomes what is made of its fields, in the order of the set."""
    path = tmp_path / "set.jsonl"
    path.write_text('{"number": 3}\n{"number": 1}\n')
    assert read_rows(path, doubled, "labelled number") == (6, 2)


@pytest.mark.parametrize(
    "line", ["Karsk", "3", "[]", '{"number": "many"}', '{"size": 1}', '{"number": null}']
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    """A line that is no JSON, or does not fit the form, is told by its number."""
    path = tmp_path / "set.jsonl"
    path.write_text('{"number": 3}\n' + line)
    with pytest.raises(CorpusError, match=r"line 2 is no labelled number \(.*fetch the set again"):
        read_rows(path, doubled, "labelled number")


def test_nothing(tmp_path: Path) -> None:
    """A set that is absent, is no text, or is empty is refused by its name, with what to do."""
    path = tmp_path / "set.jsonl"
    with pytest.raises(
        CorpusError, match=re.escape(str(path)) + ".*name a set of labelled numbers with --set"
    ):
        read_rows(path, doubled, "labelled number")
    path.write_bytes(b"\xff")
    with pytest.raises(CorpusError, match="name a set of speakers with --set"):
        read_rows(path, doubled, "labelled speaker", "speakers")
    path.write_text("")
    with pytest.raises(CorpusError, match="no labelled number in it"):
        read_rows(path, doubled, "labelled number")
