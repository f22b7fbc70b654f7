from __future__ import annotations

import pytest

from documents.handed import one
from documents.pdfs import column, pdf
from sayso.errors import Damaged, EmptyDocument, Locked, TooLarge
from sayso.settings import Limits, Settings


def test_a_pdf_gives_paragraphs() -> None:
    """Lines are joined, cut words made whole, running heads and page numbers dropped."""
    first = column(
        "The Karsk Courier 11 March", "", "The army has attacked the north-", "ern camp near the well-",
        "known al-", "Karsk dam, it said on Mon-", "day.", "", "It denied that anyone was hurt there,", "though",
        "residents said so.", "", "- 1 -",
    )  # fmt: skip
    second = column("The Karsk Courier 12 March", "", "Two diplomats confirmed it.", "", "- 2 -")
    assert one(pdf([first, second]), "a.pdf").text == (
        "The army has attacked the northern camp near the well-known al-Karsk dam, it said on Monday.\n\n"
        "It denied that anyone was hurt there, though residents said so.\n\nTwo diplomats confirmed it."
    )


def test_a_sentence_runs_on_over_the_end_of_a_page() -> None:
    """A page that begins in small letters goes on with the paragraph before."""
    pages = [column("The army has attacked the camp"), column("near the dam.", "It denied it.")]
    assert one(pdf(pages), "a.pdf").text == "The army has attacked the camp near the dam. It denied it."


def test_an_encrypted_pdf_is_locked() -> None:
    """The error says so, and what to do."""
    with pytest.raises(Locked, match=r"^a\.pdf: it is encrypted; save a copy without a password"):
        one(pdf([column("a")], encrypted=True), "a.pdf")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.8])
def test_a_truncated_pdf_is_damaged_or_read(share: float) -> None:
    """A file cut anywhere gives an error of ours, never another."""
    data = pdf([column(*(f"Line {i} of this report" for i in range(30)))] * 3)
    with pytest.raises((Damaged, EmptyDocument), match=r"^a\.pdf: "):
        one(data[: int(len(data) * share)], "a.pdf")


def test_a_pdf_has_limits() -> None:
    """Pages without text and more pages than allowed are refused."""
    with pytest.raises(EmptyDocument, match="pictures"):
        one(pdf([[]]), "a.pdf")
    with pytest.raises(TooLarge, match="3 pages"):
        one(pdf([column("a")] * 3), "a.pdf", Settings(limits=Limits(max_pages=2)))
    with pytest.raises(TooLarge, match="characters"):
        one(pdf([column("a" * 60)]), "a.pdf", Settings(limits=Limits(max_characters=50)))
