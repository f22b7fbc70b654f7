from pathlib import Path

import pytest

from sayso.evaluation.counts import Counts
from sayso.evaluation.label_sets import Half
from sayso.evaluation.references import digest_of
from sayso.evaluation.reprint_scores import run_pairs
from sayso.evaluation.reprint_set import Label, LabelledPair
from sayso.evaluation.reprint_tables import reprints_table
from sayso.settings import Settings
from tellings import BRIDGE, ORCHARD, STATEMENT

STORIES = {
    "bridge": BRIDGE,
    "copied": ("Bridge shut", *BRIDGE),
    "cut": BRIDGE[:2],
    "orchard": ORCHARD,
    "lifted": (BRIDGE[1], *ORCHARD[3:]),
    "said": (STATEMENT, ORCHARD[2]),
    "heard": (BRIDGE[4], STATEMENT),
}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with the stories as texts."""
    for name, story in STORIES.items():
        (tmp_path / f"{name}.txt").write_text("\n\n".join(story) + "\n", encoding="utf-8")
    return tmp_path


def pair(
    corpora: Path, one: str, other: str, label: Label, half: Half = "seen", original: int | None = None
) -> LabelledPair:
    """Return a labelled pair of two stories."""
    names = (f"{one}.txt", f"{other}.txt")
    first, second = (digest_of((corpora / name).read_text(encoding="utf-8")) for name in names)
    return LabelledPair(names, (first, second), 0.3, half, label, original)


def test_figures(corpora: Path) -> None:
    """Reprints and kinds are counted, each half by itself, and directions where reading told them."""
    pairs = [
        pair(corpora, "bridge", "copied", "copy"),
        pair(corpora, "orchard", "lifted", "none"),
        pair(corpora, "said", "heard", "none", "unseen"),
        pair(corpora, "bridge", "cut", "abridged", "unseen", original=0),
    ]
    figures, outcomes = run_pairs(pairs, corpora, Settings(force_language=True))
    assert figures.any == Counts(2, 3, 2)
    assert (figures.seen, figures.unseen) == (Counts(1, 2, 1), Counts(1, 1, 1))
    assert figures.hard == figures.any
    assert (figures.kinds["copy"], figures.kinds["abridged"]) == (Counts(1, 1, 1), Counts(1, 2, 1))
    assert figures.told == Counts(1, 1, 1)
    assert figures.speed.documents == 7
    assert figures.speed.compared < figures.speed.pairs
    (case,) = [case for outcome in outcomes for case in outcome.cases]
    assert (case.kind, case.text) == ("false", "orchard.txt")


def test_baseline(corpora: Path) -> None:
    """The plain way gets the threshold that is best on the seen half, and is held to it on the other."""
    pairs = [
        pair(corpora, "bridge", "copied", "copy"),
        pair(corpora, "said", "heard", "none"),
        pair(corpora, "bridge", "cut", "abridged", "unseen"),
    ]
    figures, _ = run_pairs(pairs, corpora, Settings(force_language=True))
    assert figures.threshold > 0.9
    assert figures.baseline == Counts(1, 1, 2)
    assert figures.baseline_unseen == Counts(0, 0, 1)


def test_same_text_twice(corpora: Path) -> None:
    """The same text at two places is two documents, and a copy."""
    (corpora / "again.txt").write_bytes((corpora / "bridge.txt").read_bytes())
    figures, _ = run_pairs([pair(corpora, "bridge", "again", "copy")], corpora, Settings(force_language=True))
    assert figures.any == Counts(1, 1, 1)


def test_unseen_errors(corpora: Path) -> None:
    """What went wrong in the unseen half is not shown."""
    wrong = pair(corpora, "orchard", "lifted", "none", "unseen")
    _, outcomes = run_pairs([wrong], corpora, Settings(force_language=True))
    assert not any(outcome.cases for outcome in outcomes)


def test_absent(corpora: Path) -> None:
    """A pair of which a text is gone is skipped and named."""
    gone = pair(corpora, "bridge", "cut", "abridged")
    (corpora / "cut.txt").unlink()
    figures, outcomes = run_pairs(
        [gone, pair(corpora, "bridge", "copied", "copy")], corpora, Settings(force_language=True)
    )
    assert (figures.pairs, figures.skipped) == (1, 1)
    (failure,) = [outcome.failure for outcome in outcomes if outcome.failure]
    assert "cut.txt is not in" in failure.problem


def test_table(corpora: Path) -> None:
    """The table has a row for every part, every kind, and the plain way."""
    figures, _ = run_pairs(
        [pair(corpora, "bridge", "copied", "copy")], corpora, Settings(force_language=True)
    )
    rows = [" ".join(row.split()) for row in reprints_table(figures).splitlines()]
    assert rows[0] == "1 pairs, 0 skipped, 0 reprints that share no key"
    assert "any reprint 1.000 1.000 1.000 1 1 1" in rows
    assert "passage 0.000 0.000 0.000 0 0 0" in rows
    assert rows[-1].startswith("2 documents: 1 of 1 pairs compared")
