"""Numbers in words for a reader."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
