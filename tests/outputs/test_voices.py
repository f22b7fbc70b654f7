from __future__ import annotations

from factories import claim
from harbour import HARBOUR, MINISTRY_AGAIN, OFFICIAL, RESIDENTS, TEXT
from sayso.outputs.voices import chain_of, figures_of, in_reading_order, names_of, told_once
from sayso.records import Voice


def test_an_actor_is_called_by_name() -> None:
    """Words that were tied to an actor give way to its fullest name."""
    assert chain_of((MINISTRY_AGAIN,), names_of(HARBOUR)) == ("the interior ministry",)
    assert chain_of((MINISTRY_AGAIN,), {}) == ("The ministry",)


def test_a_chain_keeps_its_order_and_says_who_is_unnamed() -> None:
    """The outermost voice comes first; one that asked not to be named is marked, once."""
    unnamed = Voice(None, "two diplomats who asked not to be named", "anonymous")
    assert chain_of((OFFICIAL, RESIDENTS), {}) == ("An official (unnamed)", "residents")
    assert chain_of((unnamed,), {}) == (unnamed.text,)
    assert chain_of((Voice(None, "", "unnamed"),), {}) == ("somebody unnamed",)


def test_a_voice_behind_another_opens_no_sentence() -> None:
    """Its article is written small; a name keeps its capital, and so does the first voice's article."""
    voices = (
        Voice(None, "A spokesman", "person"),
        Voice(None, "The army", "authority"),
        Voice(None, "Roth", "person"),
    )
    assert chain_of(voices, {}) == ("A spokesman", "the army", "Roth")


def test_no_voice_is_the_report_itself() -> None:
    """What nobody else says is the report's own say-so, never a fact."""
    assert chain_of((), {}) == ("the report itself",)


def test_figures_count_voices_and_not_mentions() -> None:
    """Two wordings for one actor are one voice, and so is one wording twice."""
    twice = (*HARBOUR.claims, claim(TEXT, "Again.", voices=(Voice(None, "RESIDENTS", "collective"),)))
    figures = figures_of(twice)
    assert (figures.claims, figures.own, figures.voices, figures.unnamed) == (6, 1, 4, 1)
    assert str(figures) == "6 claims · 4 voices · 1 in the report's own voice (17%) · 1 unnamed source"


def test_reading_order_is_that_of_the_words() -> None:
    """Claims are put in the order of their first words; one without words comes first."""
    first = claim(TEXT, "No words.")
    ordered = in_reading_order((*HARBOUR.claims, first))
    assert ordered[0] is first
    assert ordered[-1] is HARBOUR.claims[0]


def test_the_same_words_of_the_same_voices_are_told_once() -> None:
    """An attack and the casualties it caused are two claims in one sentence; a reader reads it once."""
    text = "Gunmen killed two farmers."
    attack = claim(text, "The report says: Gunmen killed two farmers.", text, relation="attacks")
    toll = claim(text, "The report says: Gunmen killed two farmers.", text, relation="casualties")
    other = claim(text, "The report says: two farmers died.", text, relation="casualties")
    assert told_once([attack, toll, other]) == [attack, other]
