from pathlib import Path

import pytest

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.paraphrases import paraphrases_line, score_paraphrases

ROWS = """\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String
1\t1\t2\tThe ministry closed the bridge at Karsk.\tThe bridge at Karsk was closed by the ministry.
0\t3\t4\tThe ministry closed the bridge at Karsk.\tGrain prices doubled in Farport.
1\t5\t6\tThe governor resigned on Monday.\tKarsk has a new head.
"""


def test_figures(tmp_path: Path) -> None:
    """Pairs told rightly are counted, and of those that say the same how many are found."""
    path = tmp_path / "pairs.txt"
    path.write_text(ROWS, encoding="utf-8")
    figures = score_paraphrases(path)
    assert (figures.pairs, figures.right) == (3, 2)
    assert (figures.same.precision, figures.same.recall) == (1, 0.5)
    assert figures.as_dict()["accuracy"] == pytest.approx(2 / 3)
    assert paraphrases_line(figures).startswith("3 pairs of sentences: 0.667")


def test_another_file(tmp_path: Path) -> None:
    """What is no such file is refused, and what to give is said."""
    path = tmp_path / "pairs.txt"
    path.write_text("one\ttwo\nthree\tfour\n")
    with pytest.raises(CorpusError, match="msr_paraphrase_train"):
        score_paraphrases(path)
    with pytest.raises(CorpusError, match="MRPC"):
        score_paraphrases(tmp_path / "absent.txt")
