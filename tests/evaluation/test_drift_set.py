import itertools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpora import SHARED, write_set
from sayso.evaluation.drift_scores import KINDS
from sayso.evaluation.drift_set import EditedPassage, Outlet, OwnWords, Retelling, read_drift_set
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.references import digest_of

SET = Path(__file__).parents[2] / "evaluation" / "drift.jsonl"
TEXT = "Rain fell. Three of the nine wells are dry, a miller said.\n"
WORDS = "Three of the nine wells are dry, a miller said."
OWN = {
    "id": "own-1",
    "half": "seen",
    "drift": ["base", "voice"],
    "arguable": ["certainty"],
    "why": "wells become districts",
    "first": {"publisher": "Karsk Herald", "published": "2031-03-04", "text": "One."},
    "second": {"publisher": "Coast Radio", "published": "2031-03-05", "text": "Two."},
}
EDITED = {
    "id": "edited-1",
    "half": "unseen",
    "drift": [],
    "why": "spelled otherwise",
    "document": "lur/a.txt",
    "passage": [11, 58],
    "sha256": digest_of(WORDS),
    "edit": [[0, 5, "3"], [33, 41, "the minister"]],
    "first": {"publisher": "Karsk Herald", "published": "2031-03-04"},
    "second": {"publisher": "Coast Radio", "published": "2031-03-05"},
}


def read(folder: Path, *lines: dict[str, Any]) -> tuple[Retelling, ...]:
    """Return the retellings of a set with these lines."""
    return read_drift_set(write_set(folder, *lines))


def test_own_words(tmp_path: Path) -> None:
    """An invented item holds both its texts, who published them and when, and what changed."""
    (item,) = read(tmp_path, OWN)
    outlets = (Outlet("Karsk Herald", "2031-03-04"), Outlet("Coast Radio", "2031-03-05"))
    assert item == Retelling(
        "own-1",
        "seen",
        frozenset({"base", "voice"}),
        frozenset({"certainty"}),
        "wells become districts",
        outlets,
        OwnWords("One.", "Two."),
    )
    assert item.is_own
    assert item.words.texts(tmp_path) == ("One.", "Two.")


def test_edited_passage(tmp_path: Path) -> None:
    """An item by reference is a passage of a text and the same with every edit made in it, in whatever order they stand."""
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_text(TEXT)
    turned = EDITED | {"edit": list(reversed(EDITED["edit"]))}  # type: ignore[call-overload]
    for item in read(tmp_path, EDITED, turned):
        assert (item.is_own, item.drift, item.arguable) == (False, frozenset(), frozenset())
        assert item.words.texts(tmp_path) == (WORDS, "3 of the nine wells are dry, the minister said.")


def test_other_words(tmp_path: Path) -> None:
    """A passage that is absent, or does not hold the words labelled, is refused."""
    (item,) = read(tmp_path, EDITED)
    with pytest.raises(CorpusError, match="is not in"):
        item.words.texts(tmp_path)
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_text(TEXT.replace("nine", "ten"))
    with pytest.raises(CorpusError, match="does not hold the words that were labelled"):
        item.words.texts(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"half": "third"},
        {"drift": ["mood"]},
        {"arguable": ["mood"]},
        {"first": {}},
        {"second": {"text": "Two."}},
    ],
)
def test_unusable_line(tmp_path: Path, changes: dict[str, Any]) -> None:
    """A line that does not fit the form is named by its number."""
    with pytest.raises(CorpusError, match="line 2 is no labelled retelling"):
        read(tmp_path, OWN, OWN | changes)


def test_the_shipped_set() -> None:
    """The set that comes with the source holds sixty items: half drifted, half invented, half never shown."""
    items = read_drift_set(SET)
    assert len({item.id for item in items}) == len(items) == 60
    thirds = Counter((item.half, bool(item.drift)) for item in items)
    assert set(thirds.values()) == {15}
    assert sum(item.is_own for item in items) == 30
    assert {kind for item in items for kind in item.drift} == set(KINDS)
    assert all(item.outlets[0].published <= item.outlets[1].published for item in items)


def test_edits_lie_apart() -> None:
    """Edits lie inside the passage, do not overlap and change something."""
    for item in read_drift_set(SET):
        if isinstance(item.words, EditedPassage):
            spans = sorted(span for span, _ in item.words.edits)
            assert spans
            assert all(one.end <= other.start for one, other in itertools.pairwise(spans)), item.id
            assert spans[-1].end <= len(item.words.passage), item.id


@pytest.mark.skipif(not (SHARED / "meantime_text").is_dir(), reason="the corpus is not here")
def test_the_passages_are_those_labelled() -> None:
    """Every passage is in the corpus, unchanged, and its retelling has other words."""
    for item in read_drift_set(SET):
        first, second = item.words.texts(SHARED)
        assert first != second, item.id
