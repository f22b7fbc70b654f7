from __future__ import annotations

import pytest

from factories import parse
from sayso.claims.numerals import Numeral, opens_numeral, read_numeral


def read(words: str, at: int = 0, *, money: bool = False) -> Numeral | None:
    tokens = parse(
        " ".join(f"{word}/CD/dep{'/1' if i else ''}" for i, word in enumerate(words.split()))
    ).tokens
    return read_numeral(tokens, at, money=money)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200),
        ("3.5", 3.5),
        ("1.2 million", 1_200_000),
        ("2bn", 2_000_000_000),
        ("twenty - five", 25),
        ("two hundred and fifty - five", 255),
        ("two hundred thousand", 200_000),
        ("one and a half million", 1_500_000),
        ("two dozen", 24),
        ("six - million", 6_000_000),
        ("hundreds of thousands", 200_000),
        ("half an hour", 0.5),
    ],
)
def test_numbers_have_their_value(words: str, value: float) -> None:
    """Digits, number words and mixtures of both come to the same kind of number."""
    numeral = read(words)
    assert numeral is not None
    assert numeral.value == value


@pytest.mark.parametrize(
    ("words", "at", "first", "value"),
    [
        ("a dozen", 1, 0, 12),
        ("half a million", 2, 0, 500_000),
        ("a few hundred", 2, 0, 200),
        ("a couple of dozen", 3, 0, 24),
    ],
)
def test_words_before_a_multiplier_belong_to_it(words: str, at: int, first: int, value: float) -> None:
    """An article, "half a" or "a few" before "dozen" or "million" is part of the number."""
    numeral = read(words, at)
    assert numeral is not None
    assert (numeral.first, numeral.value) == (first, value)


def test_parts_are_percentages() -> None:
    """Two thirds are 66.7 percent."""
    numeral = read("two thirds")
    assert numeral == Numeral(66.7, 0, 1, part=True)


@pytest.mark.parametrize("words", ["10:30", "0930", "3rd", "9/11", "1990s", "scores", "the second quarter"])
def test_what_is_no_number_is_not_read(words: str) -> None:
    """Times of day, ordinals, decades and bare "scores" are no numbers."""
    assert read(words, len(words.split()) - 1) is None


def test_m_is_a_million_only_of_money() -> None:
    """The letter m multiplies sums of money and nothing else."""
    money, plain = read("5 m", money=True), read("5 m")
    assert money is not None
    assert plain is not None
    assert (money.value, plain.value) == (5_000_000, 5)


def test_plain_words_open_no_number() -> None:
    """The quick look turns ordinary words away."""
    assert not opens_numeral("port")
    assert opens_numeral("seven")
