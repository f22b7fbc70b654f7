from pathlib import Path

import pytest

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.rte import Entailment, read_rte

LINE = '{"id": "1", "task": "IE", "t": "It rained in Karsk.", "h": "It rained.", "label": "entailment"}\n'


def test_pairs(tmp_path: Path) -> None:
    """Each line is a text, a hypothesis and an answer."""
    path = tmp_path / "rte.jsonl"
    path.write_text(LINE + "\n", encoding="utf-8")
    assert read_rte(path) == (Entailment("1", "It rained in Karsk.", "It rained.", "entailment"),)


@pytest.mark.parametrize(
    "text", ["", "no JSON\n", '{"id": "1"}\n', LINE.replace("entailment", "perhaps"), "[1]\n"]
)
def test_damaged(tmp_path: Path, text: str) -> None:
    """What is no such file is refused, and what to give is said."""
    path = tmp_path / "rte.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="RTE-3"):
        read_rte(path)


def test_absent(tmp_path: Path) -> None:
    """Nor is a file read that is not there."""
    with pytest.raises(CorpusError, match="absent"):
        read_rte(tmp_path / "absent.jsonl")
