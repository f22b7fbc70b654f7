from __future__ import annotations

from sayso.store.asking.spoken import Month
from sayso.web.drawing.months import HALF, months_drawn


def test_bars_are_as_long_as_their_numbers() -> None:
    """The longest bar fills its half; months in which nothing was said have room and no bar."""
    drawn = months_drawn([Month("2024-12", 10, 0), Month("2025-02", 5, 2)])
    assert drawn is not None
    assert [bar.when for bar in drawn.bars] == ["2024-12", "2025-01", "2025-02"]
    assert [(bar.up, bar.down) for bar in drawn.bars] == [(HALF, 0), (0, 0), (HALF / 2, round(HALF / 5, 1))]
    assert drawn.bars[0].words == "2024-12: 10 claims about them, 0 by them"
    assert all(bar.left >= 0 and bar.left + bar.width <= 100 for bar in drawn.bars)


def test_many_months_are_told_by_years() -> None:
    """Where there are too many months for bars, years are drawn, with the months' sums."""
    drawn = months_drawn([Month("2015-03", 1, 1), Month("2015-04", 2, 0), Month("2025-03", 1, 0)])
    assert drawn is not None
    assert drawn.unit == "year"
    assert (drawn.bars[0].when, drawn.bars[0].about, drawn.bars[0].by, len(drawn.bars)) == ("2015", 3, 1, 11)
    assert len(drawn.marks) <= 5


def test_no_month_no_drawing() -> None:
    """Where nothing has a day nothing is drawn."""
    assert months_drawn([]) is None
