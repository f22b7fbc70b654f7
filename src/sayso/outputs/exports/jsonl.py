"""JSON Lines: one claim a line."""

from __future__ import annotations

from pathlib import Path

from sayso.outputs.exports.selection import Selection
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.claims import claim_plain


def write(selection: Selection, path: Path) -> None:
    """Write each claim of a selection on a line of its own."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for found in selection.claims():
            stream.write(dumped(claim_plain(found)) + "\n")
