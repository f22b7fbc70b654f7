import numpy as np

from sayso.corroboration.reprints.numbers import run_numbers, word_numbers


def test_same_words() -> None:
    """The same words have the same number wherever they stand, others and another order have others."""
    numbers = word_numbers(
        ["the", "bridge", "is", "shut", "and", "the", "bridge", "is", "old", "is", "bridge", "the"]
    )
    runs = run_numbers(numbers, 3).tolist()
    assert runs[0] == runs[5]
    assert len(set(runs)) == len(runs) - 1


def test_as_ever() -> None:
    """Numbers never change, for stores keep what is made of them."""
    assert word_numbers(["bridge", "é"]).tolist() == [1_769_475_999, 235_179_326]
    assert run_numbers(np.array([1, 2, 3], np.uint64), 2).tolist() == [
        5_715_320_398_970_540_054,
        3_206_626_273_106_539_499,
    ]


def test_too_few_words() -> None:
    """Fewer words than a run has make none."""
    assert run_numbers(word_numbers(["bridge"]), 2).size == 0
    assert run_numbers(word_numbers([]), 2).size == 0
