from dataclasses import replace

import pytest

from factories import parse, text_of
from raid import raid
from sayso.blame.lexicon import Meanings
from sayso.blame.model import Signs
from sayso.blame.sentences import sentence_signs
from sayso.records import Document


def signs_of(notation: str, published: str | None = None) -> list[Signs]:
    """Return what is seen of sentences written by hand."""
    read = parse(notation)
    document = Document(id="by-hand", text=text_of(read), published=published)
    return sentence_signs(document, read, Meanings(read), frozenset())


def test_what_is_seen() -> None:
    """Words and their classes, what hangs on a violent word, and the classes of the sentence beside it."""
    first, second, third = raid().sentence_signs()
    assert {"is=killing", "is=attack", "subject=doer", "violent tag=VBD", "violent dobj=civil"} <= set(first)
    assert {"word=mayor", "words=an attack", "first"} <= set(first)
    assert {"before is=killing", "words=of <name>"} <= set(second)
    assert "before is=killing" not in third


@pytest.mark.parametrize(
    ("published", "year", "seen"),
    [("2019-05-02", "2012", 1.0), ("2019-05-02", "2019", 0.0), (None, "2012", None)],
)
def test_years_gone_by(published: str | None, year: str, seen: float | None) -> None:
    """A year before the report's own is told, where the report's is known."""
    (signs,) = signs_of(f"It/PRP/nsubj/2 was=be/VBD/ROOT in/IN/prep/2 {year}/CD/pobj/3", published)
    assert signs.get("year past") == seen


def test_date_at_the_head() -> None:
    """Without a date of its own a report was written on the first date at its head."""
    dateline = "KARSK/NNP/ROOT ,/,/punct/1 3/CD/nummod/4 JAN/NNP/appos/1 94/CD/nummod/4"
    signs = signs_of(f"{dateline}\nIt/PRP/nsubj/2 was=be/VBD/ROOT in/IN/prep/2 December=december/NNP/pobj/3")
    assert signs[1]["month recent"] == 1.0


def test_said() -> None:
    """Violence that somebody is quoted on is told."""
    case = raid()
    document = replace(case.document)
    signs = sentence_signs(document, case.parse, case.meanings, frozenset(range(8)))
    assert signs[0]["violent said"] == 1.0
