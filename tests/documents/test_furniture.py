from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.furniture import Pattern, furniture, furniture_patterns, glued_caption
from sayso.documents.header import read_header

REPORT = "The army of Veldania has attacked the camp near Karsk, two diplomats said on Monday."


def marked(text: str) -> list[str]:
    return [span.text(text) for span in furniture(text)]


@pytest.mark.parametrize("pattern", furniture_patterns(), ids=lambda pattern: pattern.example)
def test_every_pattern_takes_its_example(pattern: Pattern) -> None:
    """A pattern is documented by a line that it matches."""
    assert pattern.line.fullmatch(pattern.example)
    assert not (pattern.unless and pattern.unless.search(pattern.example))
    if pattern.proof is None:
        assert marked(f"{REPORT}\n\n{pattern.example}\n\n{REPORT}") == [pattern.example]


@pytest.mark.parametrize(
    "line",
    [
        "“Leave a reply,” he said.",
        "Share prices fell in Karsk.",
        "Follow the money, the minister said.",
        "Related: the minister said he knew nothing.",
        "Photo: “I took it,” the guard said.",
        "Sign up to fight, the group told them.",
        "He would not comment.",
        "The ministry issued the copyright notice.",
        "so-called Northern Shield men attacked.",
        "e-mail Vask about it, they said.",
        "Reuters",
        "- Vask extends his lead over Lee in the race. [KSK/VPP]",
        REPORT,
    ],
)
def test_a_line_of_the_report_is_kept(line: str) -> None:
    """Words of furniture in a sentence make no furniture."""
    assert marked(f"{REPORT}\n\n{line}\n\n{REPORT}") == []


def test_a_comment_form_takes_all_below_it() -> None:
    """What readers write below the form is no report."""
    text = f"{REPORT}\n\nLeave a Reply\n\nYour email address will not be published.\n\nJoe: all lies, the army is good."
    (rest,) = marked(text)
    assert rest.startswith("Leave a Reply")
    assert rest.endswith("the army is good.")


def test_a_link_to_the_comments_takes_only_itself() -> None:
    """Blogs put it above the report."""
    assert marked(f"Leave a comment\n\n{REPORT}") == ["Leave a comment"]


@pytest.mark.parametrize(
    ("paragraph", "caption"),
    [
        ("karsk-camp The army said so.", "karsk-camp"),
        ("karsk-camp-2-large Oren Vask said so.", "karsk-camp-2-large"),
        ("karsk_camp.jpg Oren Vask said so.", "karsk_camp.jpg"),
        ("so-called Shield men said so.", ""),
        ("karsk-camp the army said so.", ""),
        ("Karsk-based The Courier said so.", ""),
    ],
)
def test_a_caption_glued_to_a_paragraph_is_told_by_its_form(paragraph: str, caption: str) -> None:
    """A slug in small letters before a sentence that begins anew is a picture's caption."""
    text = f"{REPORT}\n\n{paragraph}"
    assert marked(text) == ([caption] if caption else [])
    assert text[glued_caption(text, len(REPORT) + 2) :] == paragraph[len(caption) :].lstrip()


@given(st.text() | st.lists(st.sampled_from(["Leave a Reply", "\n", "\r\n", " ", "Advertisement", "a-b-c-d The army", "12 comments", "Your email address will not be published.", "\u3000", "İ"])).map("".join))  # fmt: skip
def test_spans_lie_in_the_text_sorted_and_apart(text: str) -> None:
    """Whatever the text is, spans are sound and have no white space at their ends."""
    found = furniture(text)
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert span.text(text) == span.text(text).strip()
    assert all(one.end < other.start for one, other in pairwise(found))


def test_a_line_of_many_blanks_takes_no_time() -> None:
    """Whatever they are; tried from each of them on, it would be minutes."""
    began = process_time()
    for blank in (" ", "\t", "\r", "\xa0"):
        assert furniture("Raid on the camp\n" + blank * 200_000) == ()
        read_header("Raid on the camp\n" + blank * 200_000)
    assert process_time() - began < 5
