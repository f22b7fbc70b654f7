from __future__ import annotations

from dataclasses import replace

from sayso.evaluation.quantity_scores import Figures, Half, matched, right, score_text
from sayso.evaluation.quantity_set import CountedText, GoldQuantity
from sayso.records import Quantity, Span

TEXT = "Veldania lost at least 12 of the men and two trucks in three days.\n"
MEN = GoldQuantity(
    Span(14, 25), 12, None, 12, "at_least", ("people",), (Span(29, 36),), (Span(29, 36),), optional=False
)
TRUCKS = GoldQuantity(Span(41, 44), 2, 2, 2, "exact", None, (Span(45, 51),), (None,))
FOUND_MEN = Quantity(12, None, "people", "at_least", "the men", Span(14, 25), 12, "the men")
FOUND_TRUCKS = Quantity(2, 2, "truck", "exact", "trucks", Span(41, 44), 2)
DAYS = Quantity(3, 3, "days", "exact", None, Span(55, 65), 3)
LABELLED = CountedText("lur/a.txt", "", Span(0, 66), "seen", (MEN, TRUCKS))


def half(*found: Quantity, text: CountedText = LABELLED) -> Half:
    """Return the figures of what was found in the text."""
    figures = score_text(text, TEXT, found).figures
    return figures.seen + figures.unseen


def test_all_right() -> None:
    """What is read as it is labelled is right in every part; stretches of time count for nothing."""
    told = half(FOUND_MEN, FOUND_TRUCKS, DAYS)
    assert (told.found.f1, told.whole.f1) == (1, 1)
    assert set(told.shares.values()) == {1}


def test_parts() -> None:
    """Each part is judged by itself."""
    assert right(MEN, replace(FOUND_MEN, best=None), TEXT) == (False, True, True, True, True)
    assert right(MEN, replace(FOUND_MEN, bound="exact"), TEXT) == (True, False, True, True, True)
    assert right(MEN, replace(FOUND_MEN, unit="men"), TEXT) == (True, True, False, True, True)
    assert right(MEN, replace(FOUND_MEN, of="Men"), TEXT) == (True, True, True, True, True)
    assert right(MEN, replace(FOUND_MEN, of="men and two trucks"), TEXT)[3] is False
    assert right(MEN, replace(FOUND_MEN, base=None), TEXT)[4] is False
    assert right(TRUCKS, replace(FOUND_TRUCKS, unit="anything"), TEXT)[2] is True


def test_missed_and_false() -> None:
    """What is not found is missed, what is labelled nowhere is false, and both are shown of the seen half alone."""
    stray = Quantity(5, 5, "people", "exact", None, Span(0, 8), 5)
    outcome = score_text(LABELLED, TEXT, [FOUND_MEN, stray])
    assert (outcome.figures.seen.found.hits, outcome.figures.seen.found.predicted) == (1, 2)
    assert sorted(case.kind for case in outcome.cases) == ["false", "missed"]
    assert score_text(replace(LABELLED, half="unseen"), TEXT, [FOUND_MEN, stray]).cases == ()


def test_optional() -> None:
    """An arguable number is neither false where it is found nor missed where it is not."""
    arguable = replace(LABELLED, quantities=(MEN, replace(TRUCKS, optional=True)))
    for found in ((FOUND_MEN,), (FOUND_MEN, FOUND_TRUCKS)):
        assert half(*found, text=arguable).found.f1 == 1


def test_one_to_one() -> None:
    """Each number is taken for one."""
    assert len(matched([MEN, TRUCKS], [replace(FOUND_MEN, span=Span(14, 44))])) == 1


def test_outside_the_passage() -> None:
    """Of what stands outside the passage nothing is asked."""
    short = replace(LABELLED, passage=Span(0, 40), quantities=(MEN,))
    assert half(FOUND_MEN, FOUND_TRUCKS, text=short).found.f1 == 1


def test_figures_add_up() -> None:
    """Figures of several texts are added."""
    one = score_text(LABELLED, TEXT, [FOUND_MEN, FOUND_TRUCKS]).figures
    two = score_text(replace(LABELLED, half="unseen"), TEXT, []).figures
    told = sum((one, two), Figures()).as_dict()
    assert (told["texts"], told["all"]["found"]["r"], told["unseen"]["found"]["r"]) == (2, 0.5, 0)
