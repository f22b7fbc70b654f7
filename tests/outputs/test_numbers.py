from __future__ import annotations

from sayso.outputs.numbers import counted


def test_one_and_many() -> None:
    """One thing stands in the singular, and large numbers have their thousands apart."""
    assert [counted(number, "claim") for number in (0, 1, 1200)] == ["0 claims", "1 claim", "1,200 claims"]
