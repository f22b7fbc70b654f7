from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.actors.entries import Entry
from sayso.actors.exchange.formats import incoming
from sayso.errors import BadCatalogue

COLUMNS = ("canonical_id", "entity_id", "prop", "schema", "value", "external")
ROWS = (
    ("x-1", "old-1", "id", "LegalEntity", "old-1", "f"),
    ("x-1", "old-1", "name", "LegalEntity", "Northern Shield Movement", "f"),
    ("x-1", "new-1", "alias", "Organization", "Shield, of the North", "f"),
    ("x-1", "new-1", "alias", "Organization", "Shield, of the North", "f"),
    ("x-1", "new-1", "abbreviation", "Organization", "NSM", "f"),
    ("x-1", "sug-1", "alias", "Organization", "Harbour Watch", "t"),
    ("x-2", "x-2", "name", "Person", "Ada Varo", "f"),
    ("x-3", "x-3", "name", "Vessel", "Shield", "f"),
)
ENTRIES = (
    Entry(
        "x-1",
        "Northern Shield Movement",
        "organisation",
        aliases=("Shield, of the North",),
        acronyms=("NSM",),
    ),
    Entry("x-2", "Ada Varo", "person"),
)


def as_csv() -> str:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in (COLUMNS, *ROWS))


def as_lines() -> str:
    rows = (dict(zip(COLUMNS, row, strict=True)) for row in ROWS)
    return "".join(json.dumps({**row, "external": row["external"] == "t"}) + "\n" for row in rows)


@pytest.mark.parametrize("text", [as_csv(), as_lines()], ids=["csv", "json"])
def test_statements_become_entries(text: str, tmp_path: Path) -> None:
    """Values of one entity come together under its canonical id and its plainest kind; unverified suggestions stay outside."""
    place = tmp_path / "statements"
    place.write_text(text, "utf-8")
    found = incoming(place)
    assert found.entries == ENTRIES
    assert found.passed_over == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (as_csv() + '"x-4","x-4","","Person","Ada","f"\n', 10),
        (as_lines() + '{"canonical_id": "x-4", "entity_id": "x-4"}\n', 9),
    ],
    ids=["csv", "json"],
)
def test_a_line_that_is_no_statement_is_named(text: str, line: int, tmp_path: Path) -> None:
    """The message gives the line."""
    place = tmp_path / "statements"
    place.write_text(text, "utf-8")
    with pytest.raises(BadCatalogue, match="it is no statement") as caught:
        incoming(place)
    assert caught.value.place == f"{place}:{line}"
