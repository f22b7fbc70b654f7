from pathlib import Path
from typing import Any

import pytest

from corpora import SHARED, write_set
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.references import digest_of
from sayso.evaluation.reprint_set import LabelledPair, read_corpus_text, read_reprint_set

SET = Path(__file__).parents[2] / "evaluation" / "reprints.jsonl"
ONE, OTHER = "It rained in Karsk.\n", "In Karsk it rained.\n"


def line(**changes: Any) -> dict[str, Any]:
    """Return a pair as a set writes it."""
    return {
        "documents": ["lur/a.txt", "lur/b.txt"],
        "sha256": [digest_of(ONE), digest_of(OTHER)],
        "overlap": 0.4,
        "half": "seen",
        "label": "passage",
        "original": 1,
    } | changes


def write_pairs(folder: Path, *lines: dict[str, Any]) -> Path:
    """Write a set of labelled pairs and the two texts."""
    (folder / "lur").mkdir(exist_ok=True)
    (folder / "lur" / "a.txt").write_text(ONE)
    (folder / "lur" / "b.txt").write_text(OTHER)
    return write_set(folder, *lines)


def test_set(tmp_path: Path) -> None:
    """A set is read as it is written, and its texts are found by name."""
    (pair,) = read_reprint_set(write_pairs(tmp_path, line()))
    digests = (digest_of(ONE), digest_of(OTHER))
    assert pair == LabelledPair(("lur/a.txt", "lur/b.txt"), digests, 0.4, "seen", "passage", 1)
    assert pair.texts(tmp_path) == (ONE, OTHER)


@pytest.mark.parametrize(
    ("overlap", "hard"), [(None, False), (0.19, False), (0.2, True), (0.59, True), (0.6, False)]
)
def test_hard_middle(tmp_path: Path, overlap: float | None, hard: bool) -> None:  # noqa: FBT001  # a table's column
    """A pair of middling overlap is hard."""
    (pair,) = read_reprint_set(write_pairs(tmp_path, line(overlap=overlap)))
    assert pair.is_hard is hard


def test_other_text(tmp_path: Path) -> None:
    """A text that is absent, or is not the one labelled, is refused with its name and what to do."""
    absent, other = read_reprint_set(
        write_pairs(
            tmp_path, line(documents=["lur/c.txt", "lur/b.txt"]), line(documents=["lur/b.txt", "lur/b.txt"])
        )
    )
    with pytest.raises(CorpusError, match=r"lur/c\.txt is not in"):
        absent.texts(tmp_path)
    with pytest.raises(CorpusError, match=r"lur/b\.txt is not the text that was labelled"):
        other.texts(tmp_path)


def test_table(tmp_path: Path) -> None:
    """A text of the Fake News Challenge is named by its table and number, one of ECB+ by its file."""
    (tmp_path / "bodies.csv").write_text('Body ID,articleBody\n7,"It rained,\nthey say."\n')
    (tmp_path / "1.xml").write_text(
        '<D><token t_id="1" sentence="0">It</token><token t_id="2" sentence="0">rained</token></D>'
    )
    assert read_corpus_text(tmp_path, "bodies.csv#7") == "It rained,\nthey say."
    assert read_corpus_text(tmp_path, "1.xml") == "It rained\n"
    for name in ("bodies.csv#8", "nobodies.csv#7", "2.xml"):
        with pytest.raises(CorpusError, match=r"fetch the corpus again|put the Fake News Challenge"):
            read_corpus_text(tmp_path, name)


@pytest.mark.parametrize(
    "changes", [{"half": "third"}, {"label": "clone"}, {"original": 2}, {"documents": ["a"]}, {"sha256": []}]
)
def test_unusable_line(tmp_path: Path, changes: dict[str, Any]) -> None:
    """A line that does not fit the form is named by its number."""
    with pytest.raises(CorpusError, match="line 2 is no labelled pair"):
        read_reprint_set(write_pairs(tmp_path, line(), line(**changes)))


def test_the_set() -> None:
    """The set holds 120 pairs, half of them hard and about half never looked at; no document is in two of them."""
    pairs = read_reprint_set(SET)
    assert len(pairs) == 120
    assert sum(pair.is_hard for pair in pairs) == 60
    assert [pair.half for pair in pairs].count("unseen") == 59
    assert len({name for pair in pairs for name in pair.documents}) == 240


@pytest.mark.corpus
@pytest.mark.skipif(
    not (SHARED / "fnc1").is_dir(), reason="the Fake News Challenge, ECB+ and BASIL are absent"
)
def test_the_texts() -> None:
    """Every text of the set is the one that was labelled."""
    assert all(pair.texts(SHARED) for pair in read_reprint_set(SET))
