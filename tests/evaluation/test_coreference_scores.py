"""The examples are those of Luo (2005), table 1, and Bagga and Baldwin (1998), counted there by hand."""

import pytest

from sayso.evaluation.coreference_scores import Measures, measures

GOLD = [0] * 5 + [1] * 2 + [2] * 5


@pytest.mark.parametrize(
    ("found", "muc", "b_cubed", "ceaf_e"),
    [
        ([0] * 5 + [1] * 7, 0.947, 0.865, 0.733),
        ([0] * 5 + [1] * 2 + [0] * 5, 0.947, 0.737, 0.667),
        ([0] * 12, 0.900, 0.545, 0.294),
        (list(range(12)), 0.0, 0.400, 0.178),
    ],
)
def test_published_example(found: list[int], muc: float, b_cubed: float, ceaf_e: float) -> None:
    """Twelve mentions of three actors, tied in four ways, get the figures of the paper."""
    measured = measures(GOLD, found)
    figures = (measured.muc.f1, measured.b_cubed.f1, measured.ceaf_e.f1)
    assert [round(figure, 3) for figure in figures] == [muc, b_cubed, ceaf_e]
    assert measured.conll == pytest.approx(sum(figures) / 3)


def test_precision_and_recall() -> None:
    """Two actors taken for one cost precision, of the links one in ten and by mention five in twenty-one."""
    measured = measures(GOLD, [0] * 5 + [1] * 7)
    assert (measured.muc.recall, measured.muc.precision) == (1, 0.9)
    assert measured.b_cubed.recall == 1
    assert measured.b_cubed.precision == pytest.approx(16 / 21)


def test_perfect() -> None:
    """Chains under other numbers are the same chains."""
    measured = measures([0, 1, 0, 2], [7, 5, 7, 9]).as_dict()
    assert measured["conll"] == 1
    assert measured["ceaf_e"] == {"p": 1, "r": 1, "f1": 1}


def test_texts_add_up() -> None:
    """Over several texts counts are added, not averaged: a long text weighs more."""
    total = measures([0, 0], [0, 1]) + measures([0] * 9, [0] * 9)
    assert total.muc.recall == pytest.approx(8 / 9)
    assert Measures() + total == total
