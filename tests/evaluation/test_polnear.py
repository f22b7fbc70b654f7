from pathlib import Path

import pytest

from corpora import ARTICLE, write_split
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.polnear import GoldAttribution, read_brat, read_shared, read_split
from sayso.records import Span


def test_split(tmp_path: Path) -> None:
    """An article keeps its text with every newline as it is, and its attributions in the file's order."""
    split = write_split(
        tmp_path, "Dren said\r\nso.\n", [{"source": [(0, 4)], "cue": [(5, 9)], "content": [(11, 13)]}]
    )
    (article,) = read_split(split)
    assert article.stem == "karsk_a"
    assert article.text == "Dren said\r\nso.\n"
    assert article.attributions == (GoldAttribution((Span(0, 4),), (Span(5, 9),), (Span(11, 13),)),)


def test_first_annotator_only(tmp_path: Path) -> None:
    """Where several people marked one article, only the first file by name is read."""
    split = write_split(tmp_path, ARTICLE, [{"cue": [(12, 16)]}])
    (split / "attributions" / "karsk_a_0002.ann").write_text("E1\tAttribution:T9 Cue:T9\n")
    assert len(read_split(split)) == 1


def test_shared(tmp_path: Path) -> None:
    """An article that several people marked is read as each of them did, in the order of the files' names."""
    split = write_split(tmp_path, ARTICLE, [{"cue": [(11, 15)]}])
    (split / "attributions" / "karsk_a_0000.ann").write_text(
        "T1\tCue 55 62\treplied\nE1\tAttribution:T1 Cue:T1\n"
    )
    ((first, second),) = read_shared(split)
    assert (first.attributions[0].cue, second.attributions[0].cue) == ((Span(55, 62),), (Span(11, 15),))
    assert first.text == second.text == ARTICLE


def test_nothing_shared(tmp_path: Path) -> None:
    """Where everyone worked alone, that is said."""
    with pytest.raises(CorpusError, match="no article in it was annotated by several people"):
        read_shared(write_split(tmp_path, ARTICLE, [{"cue": [(11, 15)]}]))


def test_brat(tmp_path: Path) -> None:
    """Pieces of a span, numbered roles and notes are understood; an event without a span is left out."""
    path = tmp_path / "a_1.ann"
    path.write_text(
        "T1\tCue 5 9\tsaid\nT2\tContent 0 4;10 12\tDren so\nT3\tContent 14 16\tit\nT4\tDiscuss 0 4\tDren\n"
        "A1\tnoise\nE1\tAttribution:T1 Cue:T1 Content:T2 Content2:T3\nE2\tAttribution:T1\n"
    )
    assert read_brat(path) == (GoldAttribution((), (Span(5, 9),), (Span(0, 4), Span(10, 12), Span(14, 16))),)


@pytest.mark.parametrize("arguments", ["Speaker:T1", "Cue:T9"])
def test_contradiction(tmp_path: Path, arguments: str) -> None:
    """An unknown role or a span that is not there is an error that names the file."""
    path = tmp_path / "a_1.ann"
    path.write_text(f"T1\tCue 5 9\tsaid\nE1\tAttribution:T1 {arguments}\n")
    with pytest.raises(CorpusError, match=r"a_1\.ann.*points nowhere"):
        read_brat(path)


def test_no_split(tmp_path: Path) -> None:
    """A folder that is no split says so, and what to give instead."""
    with pytest.raises(CorpusError, match="give the folder of a PolNeAR split"):
        read_split(tmp_path)


def test_text_missing(tmp_path: Path) -> None:
    """An article whose text is missing is named."""
    split = write_split(tmp_path, ARTICLE, [{"cue": [(12, 16)]}])
    (split / "text" / "karsk_a.txt").unlink()
    with pytest.raises(CorpusError, match=r"karsk_a\.txt"):
        read_split(split)
