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


def test_a_headline_over_two_lines_is_one() -> None:
    """Its lines stand further apart than the report's own, which its larger type explains."""
    page = [(72.0, 780.0, "Army accused of arming"), (72.0, 754.0, "militia in the north")]
    page += column("The army has attacked", "the camp,", "it said.", "", "It denied", "the rest.", top=700)
    document = one(pdf([page], large=2), "a.pdf")
    assert document.title == "Army accused of arming militia in the north"
    assert document.text.split("\n\n")[1:] == [
        "The army has attacked the camp, it said.",
        "It denied the rest.",
    ]


@pytest.mark.parametrize("foot", ["https://karsk.example/story?id=1 1/1", "file:///home/a/story.html 1/1"])
def test_what_a_browser_prints_around_a_page_is_dropped(foot: str) -> None:
    """When and from where it was printed is no report, though on one page nothing repeats."""
    story = column("The army has attacked the camp,", "it said.", "", "It denied the rest.")
    printed = [*story, (20.0, 830.0, "11/22/26, 11:05 PM    Story - The Karsk Courier"), (20.0, 10.0, foot)]
    assert (
        one(pdf([printed]), "a.pdf").text == "The army has attacked the camp, it said.\n\nIt denied the rest."
    )


def test_a_time_in_a_report_is_kept() -> None:
    """Only below an address with a page's number is a time that of printing."""
    story = column("The army has attacked the camp.", "11/03/2019, 11:05 PM Karsk")
    assert "11:05" in one(pdf([story]), "a.pdf").text


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
