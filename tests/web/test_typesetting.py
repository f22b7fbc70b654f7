from __future__ import annotations

from dataclasses import replace

from factories import span_in
from harbour import HARBOUR, TEXT
from sayso.records import Covered, Passage, Reprint, Score, Span
from sayso.store.asking.contents import Known
from sayso.store.asking.copied import FoundCopy, Shared
from sayso.web.typesetting import Setting, around, passage_anchor, set_text

MINISTRY = Known("a" * 16, "Ministry of the Interior")


def copy_at(*spans: Span, document: str = "b" * 16) -> FoundCopy:
    """Return a report that has these stretches of the text as well."""
    none = Covered(0.0, 0.0, 0.0)
    made = Reprint(
        f"r{document[:3]}", document, "own", "passage", tuple(Passage(one, one, 4, 4) for one in spans),
        none, none, None, (), (), Score(0.9, ()),
    )  # fmt: skip
    shared = tuple(Shared(one, one, one.text(TEXT), one.text(TEXT)) for one in spans)
    return FoundCopy(
        made, document, "Fire", "The Lantern", "2024-03-13", "x", "taken by it", 0.2, 0.3, shared
    )


def set_with(*copies: FoundCopy) -> list[Setting]:
    return set_text(HARBOUR, HARBOUR.claims, {"ministry": MINISTRY}, copies)


def test_names_lead_to_the_actor_they_are_known_as() -> None:
    """Each mention of an actor is one run of its own, however many marks cut it; the rest of the text names nobody."""
    named = [
        "".join(one.text for one in run.segments)
        for each in set_with()
        for run in each.runs
        if run.known == MINISTRY
    ]
    assert named == ["the interior ministry", "The ministry"]
    assert all(run.known in (None, MINISTRY) for each in set_with() for run in each.runs)


def test_an_actor_that_the_store_does_not_know_has_no_page() -> None:
    """Mentions of somebody unknown are plain words."""
    assert all(run.known is None for each in set_text(HARBOUR, (), {}, ()) for run in each.runs)


def test_the_margin_tells_where_else_the_words_stand() -> None:
    """A copy is named beside the first of the paragraphs in a row that it has, and again after one that it has not."""
    first = Span(TEXT.index("KARSK"), TEXT.index("No group"))
    again = span_in(TEXT, "The strike was the third on Sorrel")
    settings = set_with(copy_at(first, again))
    assert [len(one.notes) for one in settings] == [0, 0, 1, 0, 0, 0, 1, 0]
    assert [one.shared for one in settings] == [False, False, True, True, False, False, True, False]
    assert settings[6].notes[0].anchor == passage_anchor(settings[6].notes[0].copy, 2)


def test_each_passage_has_its_anchor_once() -> None:
    """Both reports' pages name a passage alike, at its first word."""
    copies = copy_at(Span(0, 30)), copy_at(Span(10, TEXT.index("No group")), document="c" * 16)
    anchors = [anchor for one in set_with(*copies) for run in one.runs for anchor in run.anchors]
    assert anchors == ["p-rbbb-1", "p-rccc-1"]


def test_the_text_stays_what_it_is() -> None:
    """However names and passages cut it, the paragraphs hold all words of the text."""
    settings = set_with(copy_at(Span(3, 200)), copy_at(Span(150, 400), document="c" * 16))
    words = " ".join(segment.text for one in settings for run in one.runs for segment in run.segments)
    assert "".join(words.split()) == "".join(TEXT.split())


def test_the_paragraphs_around_a_claim_are_those_with_its_words() -> None:
    """A claim whose words stand in one paragraph has that one around it; one without words has none."""
    (one,) = around(set_with(), 5)
    assert "An official" in "".join(segment.text for run in one.runs for segment in run.segments)
    bare = replace(HARBOUR.claims[0], evidence=())
    assert around(set_text(HARBOUR, (bare,), {}, ()), 1) == []
