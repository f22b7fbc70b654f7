from __future__ import annotations

import pytest

from sayso.records import Change, ClaimRef, Dispute
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.story import Turn
from sayso.web.drawing.figures import HEIGHT, plots_of, turns_told
from told import found_claim, quantity


@pytest.fixture
def eleven() -> FoundClaim:
    return found_claim("eleven", published="2025-03-01", quantity=quantity(11))


@pytest.fixture
def range_() -> FoundClaim:
    return found_claim("range", "Brack", published="2025-03-03", quantity=quantity(20, 40, 30), side="denied")


def test_a_dot_and_its_range_stand_where_their_numbers_do(eleven: FoundClaim, range_: FoundClaim) -> None:
    """More is higher up, all of it within the drawing, which begins at zero; a range has its ends on both sides of the dot."""
    (plot,) = plots_of([range_, eleven], [])
    plain, wide = plot.figures
    assert plot.unit == "people"
    assert plain.low == plain.high == plain.best == plain.middle
    assert wide.best is not None
    assert wide.high < wide.best < wide.low < plain.middle < HEIGHT
    assert plain.at < wide.at
    assert (plain.side, wide.side) == ("affirmed", "denied")
    assert plot.heights[0].words == "0"
    assert plot.heights[-1].at <= wide.high
    assert wide.words == "The Karsk Post, Brack, 2025-03-03: 20 to 40, best 30"
    assert plain.cells == ("11", "11", "11")


def test_ranges_may_be_open(eleven: FoundClaim) -> None:
    """What is more than 20 has no upper end, what is at most 5 no lower one; neither is drawn as if it had."""
    more = found_claim("more", published="2025-03-02", quantity=quantity(20, opens=True))
    most = found_claim("most", published="2025-03-02", quantity=quantity(None, 5))
    (plot,) = plots_of([eleven, more, most], [])
    opens = {figure.found.id: figure.opens for figure in plot.figures}
    assert opens == {"eleven": "", "more": "up", "most": "down"}
    assert next(one for one in plot.figures if one.found.id == "more").words.endswith("20 to no upper end")


def test_tellings_of_one_day_stand_beside_each_other(eleven: FoundClaim) -> None:
    """No dot hides another of its day, and none leaves the drawing, however many there are."""
    many = [found_claim(f"{n}", published="2025-03-01", quantity=quantity(11)) for n in range(40)]
    (plot,) = plots_of(
        [eleven, *many, found_claim("last", published="2025-03-09", quantity=quantity(12))], []
    )
    places = [figure.at for figure in plot.figures]
    assert len(set(places)) == len(places) == plot.in_all
    assert all(0 < place < 100 for place in places)


def test_arrows_lead_from_telling_to_telling(eleven: FoundClaim, range_: FoundClaim) -> None:
    """What changed is told under the number of its arrow, which leads from the earlier telling to the later one."""
    turns = turns_told(
        [Turn(eleven, range_, (Change("number", "11", "30"), Change("base", None, "all")), revises=False)], []
    )
    (plot,) = plots_of([eleven, range_], turns)
    (arrow,) = plot.arrows
    assert [(one.number, one.words, one.revises) for one in turns] == [
        (1, "number: 11 → 30; of what whole: not given → all", False)
    ]
    assert arrow.number == 1
    assert (arrow.start[0], arrow.end[0]) == (plot.figures[0].at, plot.figures[1].at)


def test_numbers_in_dispute_have_an_arrow_too(eleven: FoundClaim, range_: FoundClaim) -> None:
    """A number that stands against an earlier one is told once, whether it is in dispute, changed in the telling or both."""
    first, second = ((ClaimRef(one.document, one.id),) for one in (eleven, range_))
    record = Dispute("d", "numbers", ("group",), first, second, ("11 against 20 to 40",), revises=True)
    found = FoundDispute(record, (eleven,), (range_,), (1, 1))
    assert [(one.words, one.revises) for one in turns_told([], [found])] == [
        ("number revised: 11 against 20 to 40", True)
    ]
    turn = Turn(eleven, range_, (Change("number", "11", "30"),), revises=True)
    assert len(turns_told([turn], [found])) == 1


def test_one_number_is_no_drawing(eleven: FoundClaim) -> None:
    """A number alone, one of no day, and units that only one telling counts in are left to the words."""
    undated = found_claim("undated", quantity=quantity(12))
    assert plots_of([eleven, undated, found_claim("none", published="2025-03-01")], []) == []
