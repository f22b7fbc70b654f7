from __future__ import annotations

from typing import get_args

import pytest

from sayso.outputs.base import EXPORTERS, Format, exporter_for, exporter_named


def test_every_format_has_its_exporter() -> None:
    """The formats that can be asked for are those that can be written, in the same order."""
    assert tuple(exporter.name for exporter in EXPORTERS) == get_args(Format)
    assert all(exporter_named(exporter.name) is exporter for exporter in EXPORTERS)


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("a.html", "html"),
        ("A.JSON", "json"),
        ("a.jsonl", "jsonl"),
        ("a.txt", "text"),
        ("a", "text"),
        ("", "text"),
    ],
)
def test_a_file_name_tells_its_format(file_name: str, name: str) -> None:
    """What a file is called decides how it is written, where nobody says otherwise."""
    assert exporter_for(file_name).name == name
