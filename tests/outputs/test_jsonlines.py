from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

import pytest

from factories import report
from harbour import HARBOUR
from sayso.outputs.contract import as_contract
from sayso.outputs.jsonlines import write_json, write_jsonl
from sayso.records import Report


def test_a_line_is_an_object() -> None:
    """JSON Lines holds each report whole on a line of its own."""
    stream = StringIO()
    write_jsonl([HARBOUR, report("Nothing.")], stream)
    lines = stream.getvalue().splitlines()
    assert [json.loads(line)["document"]["text"] for line in lines] == [HARBOUR.document.text, "Nothing."]


def test_lines_are_written_as_reports_come() -> None:
    """A report's line is out before the next report is read."""
    stream = StringIO()
    seen = []

    def reports() -> Iterator[Report]:
        for number in range(3):
            seen.append(stream.getvalue().count("\n"))
            yield report(f"Report {number}.")

    write_jsonl(reports(), stream)
    assert seen == [0, 1, 2]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_always_an_array(count: int) -> None:
    """However many reports there are, JSON is one array of them."""
    stream = StringIO()
    write_json([HARBOUR] * count, stream)
    assert json.loads(stream.getvalue()) == [as_contract(HARBOUR)] * count


def test_indented_spans_stay_on_a_line_and_texts_stay_as_they_are() -> None:
    """A span is readable in indented JSON, and a text that looks like one is not touched."""
    stream = StringIO()
    text = "Rows: [\n 1,\n 2\n] and [1, 2]."
    write_json([report(text), HARBOUR], stream)
    assert "[9, 11]" not in stream.getvalue()
    assert '"title_span": [0, 41]' in stream.getvalue()
    assert json.loads(stream.getvalue())[0]["document"]["text"] == text


@pytest.mark.parametrize("sign", ["\x1b", "\x7f", "\x9b", "\x85", "\u2028", "\u2029"])
def test_no_line_or_terminal_breaks(sign: str) -> None:
    """Characters that some readers take for a line's end, or a terminal for an order, are escaped and come back."""
    stream = StringIO()
    write_jsonl([report(f"Before{sign}after — “quoted”.")], stream)
    assert sign not in stream.getvalue()
    assert "— “quoted”" in stream.getvalue()
    assert json.loads(stream.getvalue())["document"]["text"] == f"Before{sign}after — “quoted”."
