"""Sentences are written down by hand; whether anybody says what a cue claims is asked of them."""

from __future__ import annotations

import pytest

from factories import parse, token_of
from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.speakers import is_thing, may_be_said


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("The/DT/det/2 body/NN/nsubj/3 spoke/VBD/ROOT", "body"),
        ("The/DT/det/2 dedication/NN/nsubj/3 spoke/VBD/ROOT", "dedication"),
        ("The/DT/det/2 weather/NN/nsubj/3 spoke/VBD/ROOT", "weather"),
        ("The/DT/det/2 bitterness/NN/nsubj/3 spoke/VBD/ROOT", "bitterness"),
        ("The/DT/det/2 destabilization/NN/nsubj/3 spoke/VBD/ROOT", "destabilization"),
        ("Explosions=explosion/NNS/nsubj/2 spoke/VBD/ROOT", "Explosions"),
    ],
)
def test_what_cannot_speak_is_a_thing(phrase: str, head: str) -> None:
    """Bodies, qualities, weather and events say nothing."""
    built = parse(phrase)
    assert is_thing(built, token_of(built, head))


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("The/DT/det/2 witness/NN/nsubj/3 spoke/VBD/ROOT", "witness"),
        ("The/DT/det/2 organization/NN/nsubj/3 spoke/VBD/ROOT", "organization"),
        ("The/DT/det/2 leadership/NN/nsubj/3 spoke/VBD/ROOT", "leadership"),
        ("The/DT/det/2 report/NN/nsubj/3 spoke/VBD/ROOT", "report"),
        ("The/DT/det/2 figures=figure/NNS/nsubj/3 spoke/VBD/ROOT", "figures"),
        ("A/DT/det/2 body/NN/nsubj/5 of/IN/prep/2 experts=expert/NNS/pobj/3 spoke/VBD/ROOT", "body"),
        ("Storm/NNP/nsubj/2 spoke/VBD/ROOT", "Storm"),
        ("She/PRP/nsubj/2 spoke/VBD/ROOT", "She"),
    ],
)
def test_what_may_speak_is_none(phrase: str, head: str) -> None:
    """People, bodies of people, papers, figures and whatever has a name may speak."""
    built = parse(phrase)
    assert not is_thing(built, token_of(built, head))


def said(notation: str, cue: str, source: str | None = None, content: str = "it") -> bool:
    """Return whether somebody may say what a cue of a sentence claims."""
    built = parse(notation)
    head = token_of(built, cue)
    speaker = token_of(built, source) if source else None
    token = built.tokens[head]
    lexicon = Lexicon.load()
    return may_be_said(
        built,
        Candidate(
            frozenset() if speaker is None else frozenset({speaker}),
            frozenset({head}),
            frozenset({token_of(built, content)}),
            head,
            speaker,
            lexicon.noun(token.lemma) if token.pos == "NOUN" else None,
            "tagger",
            0.9,
        ),
    )


def test_an_order_to_be_silent_says_nothing() -> None:
    """An order such as "don't tell" has no speaker in it; "he did not tell" has."""
    assert not said("Do/VB/aux/3 n't=not/RB/neg/3 tell/VB/ROOT it/PRP/dobj/3", "tell")
    assert said("He/PRP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 tell/VB/ROOT it/PRP/dobj/4", "tell", "He")


def test_a_verb_in_a_laws_name_says_nothing() -> None:
    """A capital inside running text makes a verb part of a name."""
    notation = "The/DT/det/5 rule/NN/compound/5 we/PRP/nsubj/4 Tell/VB/compound/5 All/NNP/nsubj/6 left/VBD/ROOT it/PRP/dobj/6"
    assert not said(notation, "Tell", "we")


def test_a_paper_wants_nothing() -> None:
    """A report's intent is its authors', but its claim is its own."""
    intent = "The/DT/det/2 report/NN/poss/4 's/POS/case/2 intention/NN/ROOT left/VBD/relcl/4 it/PRP/dobj/5"
    claim = "The/DT/det/2 report/NN/poss/4 's/POS/case/2 claim/NN/ROOT left/VBD/relcl/4 it/PRP/dobj/5"
    assert not said(intent, "intention", "report")
    assert said(claim, "claim", "report")


def test_who_is_denied_entry_hears_no_denial() -> None:
    """What is kept from somebody is not said to be untrue; a claim that is denied is."""
    assert not said(
        "She/PRP/nsubjpass/3 was=be/VBD/auxpass/3 denied=deny/VBN/ROOT entry/NN/dobj/3",
        "denied",
        content="entry",
    )
    assert said(
        "It=it/PRP/nsubjpass/3 was=be/VBD/auxpass/3 denied=deny/VBN/ROOT there/RB/advmod/3",
        "denied",
        content="It",
    )


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ([], True),  # a quotation with its speaker beside it
        ([":"], True),
        (["’s"], False),
    ],
)
def test_a_cue_says_something_or_is_not_there(cue: list[str], *, said: bool) -> None:
    """A mark of possession alone is no cue; a colon is one, and a quotation needs none."""
    built = parse("Dren/NNP/poss/3 ’s/POS/case/1 plan/NN/nsubj/5 :/:/punct/3 fell=fall/VBD/ROOT")
    tokens = frozenset(token_of(built, word) for word in cue)
    candidate = Candidate(
        source=frozenset({0}),
        cue=tokens,
        content=frozenset({4}),
        head=min(tokens, default=0),
        source_head=0,
        entry=None,
        rule="tagger",
        score=0.9,
    )
    assert may_be_said(built, candidate) is said
