"""Sayings: what is kept of what meets no frame, and what is not."""

from __future__ import annotations

import pytest

from claims.invented import Said, read


@pytest.mark.whole
def test_the_shortest_clause_is_kept() -> None:
    """A subject and a finite verb are a claim, however few words they are; two loose words are none."""
    short: list[Said] = [{"source": "The army", "cue": "said", "content": "that the rebels fled"}]
    assert [claim.relation for claim in read("The army said that the rebels fled.", short)] == ["says"]
    loose: list[Said] = [{"source": "The army", "cue": "praised", "content": "the rebels"}]
    assert read("The army praised the rebels.", loose) == ()


@pytest.mark.whole
def test_a_cue_that_opens_a_frame_is_one_claim() -> None:
    """Where the cue is itself the word of a typed claim, nothing is said twice."""
    text = "Lorvia supports the Red Dawn Front in the long war."
    said: list[Said] = [
        {"source": "Lorvia", "cue": "supports", "content": "the Red Dawn Front in the long war"}
    ]
    assert [claim.relation for claim in read(text, said)] == ["supports"]


@pytest.mark.whole
def test_what_is_expected_is_not_said_to_happen() -> None:
    """A small clause below a wish keeps its verb of wishing."""
    text = "The mayor wants the long roads to reopen in May."
    said: list[Said] = [
        {
            "source": "The mayor",
            "cue": "wants",
            "content": "the long roads to reopen in May",
            "verb_class": "intend",
        }
    ]
    (claim,) = read(text, said)
    assert claim.statement == "The report says: the mayor wants the long roads to reopen in May."


DENIAL = {"verb_class": "deny", "force": "denied"}


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "content"),
    [("The army denied involvement.", "involvement"), ("The mayor denied the charge.", "the charge")],
)
def test_a_denial_is_kept_however_short(text: str, content: str) -> None:
    """To deny one word is a claim, as to accuse of it is."""
    said: list[Said] = [
        {"source": text.partition(" denied")[0], "cue": "denied", "content": content, **DENIAL}
    ]
    (claim,) = read(text, said)
    assert (claim.relation, claim.polarity, claim.force) == ("says", "denied", "denied")
    assert claim.statement == f"The report says: {text[0].lower()}{text[1:]}"


@pytest.mark.whole
def test_a_denial_told_by_another_keeps_both_voices() -> None:
    """A short denial inside somebody's words is theirs to tell."""
    said: list[Said] = [
        {"source": "The paper", "cue": "said", "content": "the army denied involvement"},
        {"source": "the army", "cue": "denied", "content": "involvement", "parent": "0", **DENIAL},
    ]
    (claim,) = read("The paper said the army denied involvement.", said)
    assert [voice.text for voice in claim.voices] == ["The paper", "the army"]
    assert claim.polarity == "denied"


@pytest.mark.whole
def test_a_rejected_accusation_is_a_denial() -> None:
    """Who rejects an accusation denies what it says, and does not speak of it."""
    text = "The ministry rejected the accusation that Northern Shield attacked the village."
    said: list[Said] = [
        {
            "source": "The ministry",
            "cue": "rejected",
            "content": "the accusation that Northern Shield attacked the village",
            **DENIAL,
        },
        {
            "cue": "accusation",
            "content": "that Northern Shield attacked the village",
            "parent": "0",
            "verb_class": "allege",
            "force": "alleged",
        },
    ]
    claims = read(text, said)
    assert [claim.relation for claim in claims] == ["attacks"]
    assert [(claim.statement, claim.polarity, claim.force) for claim in claims] == [
        (text, "denied", "denied")
    ]
    spoken = text.replace("Northern Shield attacked the village", "it slept through the long night")
    said = [
        {
            **one,
            "content": one["content"].replace(
                "Northern Shield attacked the village", "it slept through the long night"
            ),
        }
        for one in said
    ]
    (claim,) = read(spoken, said)
    assert (claim.relation, claim.force) == ("says", "denied")
    assert "rejected the accusation" in claim.statement


@pytest.mark.whole
def test_an_act_that_opens_another_is_told_with_it() -> None:
    """What only opens an act, as "refused" of "refused to confirm" does, is no claim of its own."""
    said: list[Said] = [
        {
            "source": "The general",
            "cue": "refused",
            "content": "to confirm that the talks had ended",
            **DENIAL,
        },
        {
            "source": "The general",
            "cue": "to confirm",
            "content": "that the talks had ended",
            "parent": "0",
            "verb_class": "confirm",
            "force": "doubted",
        },
    ]
    text = "The general refused to confirm that the talks had ended."
    assert [claim.statement for claim in read(text, said)] == [text]


@pytest.mark.whole
def test_you_are_nobody_s_word() -> None:
    """What "you know" is nobody's word, and a question whether somebody knows is not his word."""
    known: list[Said] = [{"source": "you", "cue": "know", "content": "the long roads are shut"}]
    assert read("As you know the long roads are shut.", known) == ()
    asked: list[Said] = [{"source": "the mayor", "cue": "think", "content": "the long roads are shut"}]
    assert read("Does the mayor think the long roads are shut?", asked) == ()
    told: list[Said] = [{"source": "the mayor", "cue": "thinks", "content": "the long roads are shut"}]
    assert len(read("Still, the mayor thinks the long roads are shut.", told)) == 1


@pytest.mark.whole
def test_a_later_verb_of_a_row_has_its_subject() -> None:
    """A verb without a speaker of its own is told with the one that it shares."""
    said: list[Said] = [
        {"cue": "pledged", "content": "to open the long roads in May", "verb_class": "promise"}
    ]
    (claim,) = read("Mira Toll left Karsk and pledged to open the long roads in May.", said)
    assert claim.statement == "The report says: Mira Toll pledged to open the long roads in May."


@pytest.mark.whole
def test_an_infinitive_is_what_is_spoken_of() -> None:
    """A cue in the infinitive is told as a deed, not as a sentence without a subject."""
    said: list[Said] = [{"cue": "to tell", "content": "whether the long roads had been shut"}]
    (claim,) = read("It was too early to tell whether the long roads had been shut.", said)
    assert claim.statement == "The report speaks of telling whether the long roads had been shut."


@pytest.mark.whole
def test_nobodys_noun_is_told_by_who_uses_it() -> None:
    """Who opposes calls for something does not call for it: the two make one claim, with both verbs."""
    text = "The former governor has opposed calls for a higher minimum wage."
    said: list[Said] = [
        {
            "source": "The former governor",
            "cue": "has opposed",
            "content": "calls for a higher minimum wage",
            "verb_class": "feel",
        },
        {
            "source": "",
            "cue": "calls for",
            "content": "a higher minimum wage",
            "verb_class": "order",
            "parent": "0",
        },
    ]
    (claim,) = read(text, said)
    assert (
        claim.statement == "The report says: the former governor has opposed calls for a higher minimum wage."
    )


@pytest.mark.whole
def test_what_somebody_calls_it_is_told_in_place() -> None:
    """A name that a speaker gives something is no saying of its own."""
    text = "The mayor has focused her speech on what she calls wage theft by the bank."
    said: list[Said] = [
        {
            "source": "The mayor",
            "cue": "has focused her speech on",
            "content": "what she calls wage theft by the bank",
            "verb_class": "intend",
        },
        {"source": "she", "cue": "calls", "content": "what", "parent": "0"},
    ]
    (claim,) = read(text, said)
    assert claim.statement.endswith("on what she calls wage theft by the bank.")


@pytest.mark.whole
def test_who_was_quoted_as_saying_it_says_it_once() -> None:
    """That somebody was quoted, and what they said, is one claim."""
    text = "The mayor was quoted as saying that the road would open."
    said: list[Said] = [
        {"source": "", "cue": "was quoted", "content": "as saying that the road would open"},
        {"source": "The mayor", "cue": "saying", "content": "that the road would open", "parent": "0"},
    ]
    assert len(read(text, said)) == 1
