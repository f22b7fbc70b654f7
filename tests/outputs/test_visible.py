from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.outputs.visible import isolated, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\n b\tc\u2028d", "a b c d"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31mred\x7f", r"\x9b31mred\x7f"),
        ("user\u202egpj.exe", r"user\u202egpj.exe"),
        ("half \ud83d", r"half \ud83d"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("naïve — “so”", "naïve — “so”"),
    ],
)
def test_what_could_do_harm_is_written_out(text: str, shown: str) -> None:
    """Controls and reorderings are written out, blanks become one, and plain text of any script stays."""
    assert one_line(text) == shown


@given(st.text())
def test_one_line_is_one_line_and_settled(text: str) -> None:
    """Any text becomes a single line that a second look leaves alone."""
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert one_line(shown) == shown
    shown.encode()


def test_only_right_to_left_text_is_closed_off() -> None:
    """Text that runs from left to right is left as it is."""
    assert isolated("naïve") == "naïve"
    assert isolated("a שלום") == "\u2068a שלום\u2069"
