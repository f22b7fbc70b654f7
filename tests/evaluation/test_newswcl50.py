from pathlib import Path

import pytest

from corpora import SHARED
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.newswcl50 import read_newswcl50

HEAD = "id,code_type,code_name,code_mention,target_concept,event_id,publisher_id,paragraph,sentence,start,end,orientation\n"
TEXT = "Mira Solen met Varo.\nVaro said Varo left Karsk.\n"


def write(folder: Path, *rows: str) -> Path:
    """Write one report with these rows of mentions; return the corpus's folder."""
    place = folder / "event_0" / "orientation_L"
    place.mkdir(parents=True)
    (place / "0_L_sent.txt").write_text(TEXT, encoding="utf-8")
    (place / "0_L_annotations.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return folder


def test_chains(tmp_path: Path) -> None:
    """Mentions stand where their sentence has them, the nearest to their number, and chains are one code's."""
    folder = write(
        tmp_path,
        "1,ACTOR,Varo,Varo,,0,L,1,1,2,2,L",
        "2,ACTOR,Varo,Varo,,0,L,0,0,3,3,L",
        "3,COUNTRY,KAR,Karsk,,0,L,1,1,4,4,L",
        "4,PROPERTY,Other,left,,0,L,1,1,3,3,L",
    )
    (text,) = read_newswcl50(folder)
    assert (text.name, text.text) == ("0_L", TEXT)
    assert [(span.start, span.text(TEXT)) for span in text.mentions] == [
        (15, "Varo"),
        (31, "Varo"),
        (41, "Karsk"),
    ]
    assert text.chains == (0, 0, 1)


@pytest.mark.parametrize("row", ["1,ACTOR,Varo,Akhal,,0,L,0,0,1,1,L", "1,ACTOR,Varo,Varo,,0,L,9,9,1,1,L"])
def test_damaged(tmp_path: Path, row: str) -> None:
    """Words that their sentence does not have, and a sentence that is not there, are told with the file."""
    with pytest.raises(CorpusError, match=r"0_L_annotations\.csv.*fetch the corpus again"):
        read_newswcl50(write(tmp_path, row))


def test_none(tmp_path: Path) -> None:
    """A folder without the corpus is told."""
    with pytest.raises(CorpusError, match="give the folder of NewsWCL50"):
        read_newswcl50(tmp_path)


@pytest.mark.corpus
def test_the_corpus() -> None:
    """Every mention of the corpus is found in its sentence."""
    if not (SHARED / "newswcl50").is_dir():
        pytest.skip("no NewsWCL50")
    texts = read_newswcl50(SHARED / "newswcl50")
    assert len(texts) == 35
    assert all(text.mentions for text in texts)
