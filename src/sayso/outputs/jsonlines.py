"""JSON and JSON Lines: the output contract, written as reports come in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from sayso.outputs.contract import as_contract
from sayso.records import Report

_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
_ESCAPED |= {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}
"""Characters that JSON lets stand, though some terminals obey them and some readers end a line at them; and halves of
surrogate pairs, which no stream could write."""

_SPAN = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")
"""An indented span. A string cannot match: it never holds a line break unescaped."""


def write_jsonl(reports: Iterable[Report], stream: TextIO, _quotes: bool = False) -> None:  # noqa: FBT001, FBT002
    """Write one object a line for each report, each line as soon as its report is read."""
    for report in reports:
        stream.write(dumped(as_contract(report)) + "\n")
        stream.flush()


def write_json(reports: Iterable[Report], stream: TextIO, _quotes: bool = False) -> None:  # noqa: FBT001, FBT002
    """Write one array of objects, indented for people, also where there is one report or none."""
    before = "[\n"
    for report in reports:
        stream.write(before + dumped(as_contract(report), indent=2))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def dumped_schema(schema: dict[str, Any]) -> str:
    """Return a JSON Schema as text to print."""
    return dumped(schema, indent=2)


def dumped(value: Any, indent: int | None = None) -> str:
    """Return plain data as JSON that every stream can write and no terminal obeys; spans stay on one line."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent).translate(_ESCAPED)
    return _SPAN.sub(r"[\1, \2]", written) if indent else written
