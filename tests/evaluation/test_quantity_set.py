from pathlib import Path
from typing import Any

import pytest

from corpora import SHARED, write_set
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.quantity_set import CountedText, GoldQuantity, read_quantity_set
from sayso.evaluation.references import digest_of
from sayso.records import Span

SET = Path(__file__).parents[2] / "evaluation" / "quantities.jsonl"
TEXT = "Veldania lost at least 12 men.\n"
NUMBER = {
    "span": [14, 25],
    "low": 12,
    "high": None,
    "best": 12,
    "bound": "at_least",
    "units": ["people"],
    "of": [[26, 29]],
    "base": [None],
}


def line(**changes: Any) -> dict[str, Any]:
    """Return a text of one number as a set writes it."""
    return {
        "document": "lur/a.txt",
        "sha256": digest_of(TEXT),
        "passage": [0, 30],
        "half": "seen",
        "quantities": [NUMBER],
    } | changes


def test_set(tmp_path: Path) -> None:
    """A set is read as it is written; what is not called optional is not."""
    number = GoldQuantity(
        Span(14, 25), 12, None, 12, "at_least", ("people",), (Span(26, 29),), (None,), optional=False
    )
    expected = CountedText("lur/a.txt", digest_of(TEXT), Span(0, 30), "seen", (number,))
    assert read_quantity_set(write_set(tmp_path, line())) == (expected,)


def test_other_text(tmp_path: Path) -> None:
    """A text that is absent, or is not the one labelled, is refused."""
    (text,) = read_quantity_set(write_set(tmp_path, line()))
    with pytest.raises(CorpusError):
        text.text(tmp_path)
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_text("Another.\n")
    with pytest.raises(CorpusError, match="not the text that was labelled"):
        text.text(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"half": "third"},
        {"passage": [0]},
        {"quantities": [NUMBER | {"bound": "maybe"}]},
        {"quantities": [{"span": [0, 1]}]},
    ],
)
def test_unusable_line(tmp_path: Path, changes: dict[str, Any]) -> None:
    """A line that does not fit the form is named by its number."""
    with pytest.raises(CorpusError, match="line 2 is no labelled text"):
        read_quantity_set(write_set(tmp_path, line(), line(**changes)))


def test_the_shipped_set() -> None:
    """The set that comes with the source holds more than 150 numbers that are not arguable, in both halves."""
    texts = read_quantity_set(SET)
    assert {text.half for text in texts} == {"seen", "unseen"}
    assert sum(not one.optional for text in texts for one in text.quantities) > 150
    assert all(text.passage.contains(one.span) for text in texts for one in text.quantities)


@pytest.mark.skipif(not (SHARED / "basil").is_dir(), reason="the corpora are not here")
def test_the_texts_are_those_labelled() -> None:
    """Every labelled text is in the corpora, unchanged."""
    assert all(text.text(SHARED) for text in read_quantity_set(SET))
