import json
from pathlib import Path

import pytest

from corpora import ARTICLE, write_split
from measured import run


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A split of one article whose two annotators agree on one attribution of two and three."""
    first = {"source": [(0, 10)], "cue": [(11, 15)], "content": [(16, 35)]}
    second = {"source": [(44, 54)], "cue": [(55, 62)], "content": [(38, 43)]}
    third = {"cue": [(76, 87)], "content": [(70, 75)]}
    folder = write_split(tmp_path, ARTICLE, [first, second])
    write_split(tmp_path / "other", ARTICLE, [first, {**third, "source": [(44, 54)]}, third])
    other = tmp_path / "other" / "attributions" / "karsk_a_0001.ann"
    other.rename(folder / "attributions" / "karsk_a_0002.ann")
    return folder


def test_table(split: Path) -> None:
    """How far annotators agree is told without precision and recall, which depend on who is asked first."""
    status, out, err = run("agreement", split)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "1 article, 1 pair of annotators, each scored against the other"
    assert lines[-1].split() == ["(d)", "attribution", "0.400"]


def test_json(split: Path) -> None:
    """The same comes as JSON, with the counts of both ways."""
    told = json.loads(run("agreement", split, "--json", "--by-fragment", "--ignore-edge-punctuation")[1])
    assert (told["articles"], told["pairs"]) == (1, 1)
    assert (told["attribution"]["hits"], told["attribution"]["gold"]) == (2, 5)


def test_one_annotator(tmp_path: Path) -> None:
    """A split that everyone annotated alone cannot be measured."""
    status, out, err = run("agreement", write_split(tmp_path, ARTICLE, [{"cue": [(11, 15)]}]))
    assert (status, out) == (2, "")
    assert "no article in it was annotated by several people" in err
