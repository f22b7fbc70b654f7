"""A denial reaches each of those it is about, and nobody else."""

from __future__ import annotations

import pytest

from claims.invented import read

DENIED: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Neither Anton Brel nor the Red Dawn Front was behind the bombing.",
        [
            ("denied", "Anton Brel is not responsible for the bombing"),
            ("denied", "the Red Dawn Front is not responsible for the bombing"),
        ],
    ),
    (
        "Neither the army nor Black Lantern trained the rebels.",
        [
            ("denied", "the army did not train the rebels"),
            ("denied", "Black Lantern did not train the rebels"),
        ],
    ),
    ("Neither side was behind the bombing.", [("denied", "neither side was behind the bombing")]),
    (
        "Not Anton Brel but Black Lantern was behind the bombing.",
        [("affirmed", "Black Lantern was behind the bombing")],
    ),
    ("The rebels and not the army attacked the village.", [("affirmed", "the rebels attacked the village")]),
    (
        "It was the rebels, not the army, who attacked the village.",
        [("affirmed", "the rebels attacked the village")],
    ),
    (
        "Black Lantern rather than the army attacked the village.",
        [("affirmed", "Black Lantern attacked the village")],
    ),
    (
        "It was not the army that attacked the village.",
        [("denied", "the army did not attack the village")],
    ),
    ("It was the army that attacked the village.", [("affirmed", "the army attacked the village")]),
    ("Not one soldier was killed.", [("denied", "not one soldier was killed")]),
    ("No soldiers were killed.", [("denied", "no soldiers were killed")]),
    (
        "The army, and not only the rebels, attacked the village.",
        [("affirmed", "the army attacked the village"), ("affirmed", "the rebels attacked the village")],
    ),
]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "expected"), DENIED, ids=range(len(DENIED)))
def test_who_is_ruled_out_is_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """Of "neither" each is cleared, and of "not A but B" only the other is said to have done it."""
    told = [
        (claim.polarity, claim.statement.removeprefix("The report says: ").rstrip("."))
        for claim in read(text)
    ]
    assert told == expected


@pytest.mark.whole
def test_not_one_counts_nobody() -> None:
    """The number of "not one soldier" is none."""
    (claim,) = read("Not one soldier was killed.")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (0, 0)
