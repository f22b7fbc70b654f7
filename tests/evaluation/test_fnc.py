from pathlib import Path

import pytest

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.fnc import BODIES, DEV, Judged, read_fnc

BOOKS = 'Body ID,articleBody\n10,"The governor of Karsk resigned.\nHe left."\n9,It rained in Farport.\n'
STANCES = """Headline,Body ID,Stance
Karsk governor resigned,10,agree
Grain prices double,10,unrelated
Rain in Farport?,9,discuss
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles and three pairs."""
    (tmp_path / BODIES).write_text(BOOKS, encoding="utf-8")
    (tmp_path / DEV).write_text(STANCES, encoding="utf-8")
    return tmp_path


def test_articles(folder: Path) -> None:
    """Articles come in the order of their numbers, each with its headlines; "unrelated" is another matter."""
    first, second = read_fnc(folder)
    assert (first.number, second.number) == ("9", "10")
    assert second.text == "The governor of Karsk resigned.\nHe left."
    assert second.pairs == (
        Judged("Karsk governor resigned", "agree"),
        Judged("Grain prices double", "other"),
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (DEV, "Headline,Body ID,Stance\nA,77,agree\n"),
        (DEV, "Headline,Body ID,Stance\nA,9,likes\n"),
        (DEV, "Headline,Body ID,Stance\n"),
        (DEV, "Headline,Stance\nA,agree\n"),
        (DEV, "Headline,Body ID,Stance\nA,9\n"),
        (BODIES, "one,two\n1,2\n"),
    ],
)
def test_damaged(folder: Path, name: str, text: str) -> None:
    """What does not fit is refused by the name of its file."""
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=name):
        read_fnc(folder)


def test_absent(tmp_path: Path) -> None:
    """Where there is no corpus it says what to give."""
    with pytest.raises(CorpusError, match="Fake News Challenge"):
        read_fnc(tmp_path)
