from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factories import report
from harbour import HARBOUR, OWN, TRUCKS
from sayso.outputs.segments import Mark, Segment, paragraphs_of
from sayso.records import Report, Span


def segments_of(some: Report) -> list[Segment]:
    return [segment for paragraph in paragraphs_of(some, some.claims) for segment in paragraph.segments]


def test_depth_counts_the_voices_around_the_words() -> None:
    """The report's own words are at depth 0, quoted ones at 1, ones quoted in them at 2."""
    depths = {segment.text: segment.depth for segment in segments_of(HARBOUR)}
    assert depths[OWN] == 0
    assert depths["residents"] == 1
    assert depths[TRUCKS] == 2
    assert depths['"We have nothing to do,"'] == 1


def test_broken_contents_leave_the_words_between_alone() -> None:
    """Between two stretches of one quotation, the words are the report's own."""
    between = next(segment for segment in segments_of(HARBOUR) if segment.text == " on Tuesday, ")
    assert not between.marked


def test_a_claim_ends_once_with_its_last_words() -> None:
    """Each claim with evidence is referred to exactly once, where its evidence ends."""
    endings = [number for segment in segments_of(HARBOUR) for number in segment.ending]
    assert sorted(endings) == [1, 2, 3, 4, 5]
    last = next(segment for segment in segments_of(HARBOUR) if 4 in segment.ending)
    assert last.text == '"with what happened in Sorrel."'


def test_a_claim_lights_all_its_voices() -> None:
    """The speakers and cues around a claim's words are tied to it, outer ones included."""
    tied = [segment.text for segment in segments_of(HARBOUR) if 5 in segment.speaking]
    assert tied == ["An official", "recounted", "residents", "told"]


def test_what_is_not_read_is_marked() -> None:
    """Furniture, byline and dateline are set apart; a paragraph of nothing else is so as a whole."""
    unread = [segment.text for segment in segments_of(HARBOUR) if segment.unread]
    assert unread == ["By Ines Tarrow", "KARSK, Veldania -", "Share this story with your friends"]
    whole = [paragraph.unread for paragraph in paragraphs_of(HARBOUR, HARBOUR.claims)]
    assert whole == [False, True, False, False, False, False, False, True]


def test_circles_and_strays_do_no_harm() -> None:
    """Attributions that are each other's parent, or point nowhere, still have a depth."""
    one, two, *_ = HARBOUR.attributions
    circle = (
        replace(one, parent=two.id),
        replace(two, parent=one.id),
        replace(two, id="stray", parent="gone"),
    )
    assert max(segment.depth for segment in segments_of(replace(HARBOUR, attributions=circle))) == 2


def test_wrapped_lines_flow_and_unwrapped_ones_part() -> None:
    """Lines cut at a full width flow together; where lines are long, each is a paragraph; short ones stay apart."""
    wrapped = "Rockets hit fuel depots in the port of Sorrel on\nTuesday, killing 11.\n\nNext one.\n"
    assert [paragraph.flowing for paragraph in paragraphs_of(report(wrapped), ())] == [True, True]
    long = "Rockets hit fuel depots. " * 8 + "\nNext one.\n"
    assert len(paragraphs_of(report(long), ())) == 2
    address = "Sorrel Harbour Office\nKarsk\n"
    assert [paragraph.flowing for paragraph in paragraphs_of(report(address), ())] == [False]


def test_marks_from_outside_the_report_cut_the_text_as_well() -> None:
    """Of two mentions that share words, those belong to the one of the higher number; passages may lie over each other."""
    text = "The mayor of Sorrel left."
    marks = (
        Mark(Span(0, 19), "mention", 0),
        Mark(Span(13, 19), "mention", 1),
        Mark(Span(4, 25), "passage", 7),
        Mark(Span(20, 24), "passage", 3),
    )
    (paragraph,) = paragraphs_of(report(text), (), marks)
    assert [(one.text, one.mention, one.passages) for one in paragraph.segments] == [
        ("The ", 0, ()),
        ("mayor of ", 0, (7,)),
        ("Sorrel", 1, (7,)),
        (" ", None, (7,)),
        ("left", None, (3, 7)),
        (".", None, (7,)),
    ]


spans = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda ends: Span(ends[0], sum(ends)))
many = st.lists(spans, max_size=4).map(tuple)


@given(st.text("ab \n\r\t\u00e9", max_size=50), many, many, many)
def test_no_character_is_lost_or_doubled(
    text: str, content: tuple[Span, ...], evidence: tuple[Span, ...], furniture: tuple[Span, ...]
) -> None:
    """However spans nest, cross or run over the end, the segments are the text, without blanks between paragraphs."""
    one = replace(HARBOUR.attributions[0], content=content)
    claim = replace(HARBOUR.claims[1], evidence=evidence)
    some = report(text, claim, attributions=(one,), furniture=furniture)
    segments = segments_of(some)
    assert all(segment.text == segment.span.text(text) for segment in segments)
    kept = {offset for segment in segments for offset in range(segment.span.start, segment.span.end)}
    assert sum(len(segment.span) for segment in segments) == len(kept)
    assert all(not sign.strip() for offset, sign in enumerate(text) if offset not in kept)
    for segment in segments:
        middle = segment.span
        assert bool(segment.depth) == any(span.overlaps(middle) for span in content)
        assert segment.evidence == ((1,) if any(span.overlaps(middle) for span in evidence) else ())
    endings = [number for segment in segments for number in segment.ending]
    assert endings == ([1] if any(span.text(text).strip() for span in evidence) else [])
