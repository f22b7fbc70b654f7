from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.header import Header, read_header
from sayso.records import Span

BODY = "The army of Veldania has attacked the camp in Karsk, two diplomats said.\n\nNobody was hurt there."


def words(text: str, span: Span | None) -> str | None:
    return span.text(text) if span else None


def dateline(text: str) -> tuple[str | None, str | None, str]:
    """Return the dateline, its span's words, and the ten characters behind them."""
    header = read_header(text)
    span = header.dateline_span
    return header.dateline, words(text, span), text[span.end : span.end + 10] if span else ""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Karsk: – ", "Karsk"),
        ("KARSK, March 11 - ", "KARSK, March 11"),
        ("KARSK (Reuters) - ", "KARSK"),
        ("KARSK, Tirn. (AP) — ", "KARSK, Tirn."),
        ("SAN KARSK, 3 JAN 90 -- [REPORT] [TEXT] ", "SAN KARSK, 3 JAN 90"),
        (
            "SAN KARSK (VELDANIA), 3 JAN 90 (RADIO TIRN) -- [TEXT] [CONTINUED] ",
            "SAN KARSK (VELDANIA), 3 JAN 90",
        ),
        ("KARSK — ", "KARSK"),
        ("Karsk, Mar 11 (PTI) ", "Karsk, Mar 11"),
        ("Karsk (dpa) – ", "Karsk"),
        ("Karsk: ", "Karsk"),
    ],
)
def test_a_dateline_runs_up_to_the_first_word_of_the_report(line: str, place: str) -> None:
    """Place and date are kept, and the span ends behind dash, colon and markers."""
    found, span, after = dateline(line + BODY)
    assert found == place
    assert span == line.rstrip()
    assert after == " The army "


@pytest.mark.parametrize(
    "start",
    [
        "Karsk - the old capital - fell on Monday.",
        "Poll: Most people of Veldania want peace.",
        "The army — which denies it — attacked.",
        "EXCLUSIVE - The army attacked on Monday.",
        "Vask: I never gave that order to anybody.",
        "VASK: I never gave that order to anybody.",
        "VASK--I never gave that order.",
    ],
)
def test_a_sentence_that_looks_like_a_dateline_is_read(start: str) -> None:
    """Without a further sign, a dash or colon behind a name makes no dateline."""
    assert (
        read_header(f"The headline of this report\n\n{start}\n\nNobody was hurt there.").dateline_span is None
    )


def test_capitals_prove_no_place_in_an_all_capitals_report() -> None:
    """There a dateline needs a date or an agency."""
    text = "VELDANIA -- THE ARMY -- HAS ATTACKED THE CAMP IN THE HILLS. NOBODY WAS HURT, THE PAPER SAID."
    assert read_header(text).dateline_span is None
    assert read_header("KARSK, 3 JAN -- " + text).dateline == "KARSK, 3 JAN"


def test_a_second_dateline_behind_the_markers_belongs_to_the_first() -> None:
    """A monitored report may quote an agency's dateline; the first sentence begins behind both."""
    text = (
        "TIRN, 19 NOV 89 (ACAN) -- [EXCERPT] KARSK, 18 NOV (EFE) -- THE ARMY HAS ATTACKED THE CAMP, IT SAID."
    )
    header = read_header(text)
    assert header.dateline == "TIRN, 19 NOV 89"
    assert header.dateline_span is not None
    assert text[header.dateline_span.end :].startswith(" THE ARMY")


def test_the_year_of_a_dateline_dates_the_report() -> None:
    """A dateline with a year gives the day of publishing; one without gives none."""
    assert read_header("KARSK, 3 JAN 90 (EFE) -- " + BODY).published == "1990-01-03"
    assert read_header("KARSK, March 11 (AP) - " + BODY).published is None


def test_the_head_of_a_full_report_is_taken_apart() -> None:
    """Title, byline, publisher, date, agency and dateline each go where they belong."""
    text = (
        "Army accused of arming hill militia\n\nBy Ann Lee and Oren Vask | The Karsk Courier\n"
        "Published: 11 March 2019 14:30\n\nKARSK (Agencies) - " + BODY
    )
    header = read_header(text)
    assert header.title == "Army accused of arming hill militia"
    assert (header.byline, header.publisher) == ("Ann Lee and Oren Vask", "The Karsk Courier")
    assert (header.published, header.agency, header.dateline) == ("2019-03-11", "Agencies", "KARSK")
    assert words(text, header.byline_span) == "By Ann Lee and Oren Vask | The Karsk Courier"
    assert [span.text(text) for span in header.notices] == ["Published: 11 March 2019 14:30"]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the camp was empty",
        "By a slim margin, voters agreed.",
        "By the Law of Veldania",
        "By Any Means",
    ],
)
def test_a_line_that_is_not_surely_a_byline_is_read(line: str) -> None:
    """Words behind "by" must be names and nothing else."""
    assert read_header(f"The headline of this report\n{line}\n\n{BODY}").byline_span is None


def test_a_headline_may_end_with_a_full_stop() -> None:
    """Its own paragraph and its shortness make a headline, whatever it ends with."""
    text = f"Army accused of arming hill militia.\n\n{BODY}"
    assert read_header(text).title_span == Span(0, 36)


@pytest.mark.parametrize(
    "text",
    [
        BODY.partition("\n")[0],
        "The army came at dawn. It left again at dusk, after the market had closed and people had gone home.\n\n"
        + BODY,
        "This line is wrapped where the\nscreen ended and goes on below. The next sentence too, for long,\nand on.",
        "KARSK (AP) - The army came.\n\n" + BODY,
    ],
)
def test_a_text_without_a_headline_has_none(text: str) -> None:
    """A lone paragraph, several sentences and a paragraph with a dateline are no headlines."""
    assert read_header(text).title_span is None


def test_a_known_title_is_found_at_the_front_and_nothing_else_taken_for_it() -> None:
    """What the format states as title is not guessed again."""
    assert read_header("Army attacks\ncamp\n\n" + BODY, "Army attacks camp").title_span == Span(0, 17)
    assert read_header("A short line\n\n" + BODY, "Army attacks camp").title_span is None


def spans(header: Header) -> list[Span]:
    return [s for s in (header.title_span, header.byline_span, header.dateline_span, *header.notices) if s]


@given(st.text() | st.lists(st.sampled_from(["By Ann Lee", "KARSK (AP) - ", "\n", "\n\n", "The army said. ", "é\u2028", "11 March 2019", " ", "[TEXT]", "\r\n"])).map("".join))  # fmt: skip
def test_every_span_of_a_header_lies_in_the_text_and_apart(text: str) -> None:
    """Whatever the text is, spans are sound, hold something, and title and byline do not overlap."""
    header = read_header(text)
    for span in spans(header):
        assert 0 <= span.start < span.end <= len(text)
        assert span.text(text).strip()
    if header.title_span and header.byline_span:
        assert not header.title_span.overlaps(header.byline_span)
