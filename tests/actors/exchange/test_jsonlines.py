import pytest

from sayso.actors.exchange.jsonlines import from_lines
from sayso.errors import BadCatalogue


def test_unknown_fields_are_left_aside_and_named() -> None:
    """What the catalogue has no place for is not lost in silence."""
    found = from_lines('{"name": "Ada Varo", "notes": "x"}\n\n', "l", "person")
    assert [entry.name for entry in found.entries] == ["Ada Varo"]
    assert found.left_aside == ("notes",)


def test_a_wrong_line_is_named() -> None:
    """The message gives the line, what is wrong and what to try."""
    with pytest.raises(BadCatalogue, match=r"^l:3: aliases is no list of texts; write it as"):
        from_lines(
            '{"name": "A", "kind": "media"}\n\n{"name": "B", "kind": "media", "aliases": "x"}', "l", None
        )
