from typing import get_args

import pytest

from factories import parse, real_parse, token_of
from sayso.attribution.force import _NEGATED, force_of, is_negated, is_uncommitted
from sayso.attribution.lexicon import Cue, Lexicon
from sayso.records import Force, Parse, VerbClass


def test_speech_without_a_cue_is_plain() -> None:
    """A bare quotation is said and no more."""
    assert force_of(None, parse("Nobody/NN/nsubj/2 left=leave/VBD/ROOT"), None) == ("say", "asserted")


def test_a_cue_without_a_place_keeps_its_own_force() -> None:
    """Where the parse has no such word, the lexicon's word stands, negated if the caller says so."""
    bare = parse("Nobody/NN/nsubj/2 left=leave/VBD/ROOT")
    assert force_of(_verb("allege"), bare, None) == ("allege", "alleged")
    assert force_of(_verb("deny"), bare, None, negated=True) == ("deny", "possible")


def test_every_class_has_a_reading_under_negation() -> None:
    """The table of negated cues leaves no class out."""
    assert set(_NEGATED) == set(get_args(VerbClass))


def test_a_plain_cue_keeps_its_force() -> None:
    """Nothing beside the cue, nothing changes."""
    found = parse("Karsk/NNP/nsubj/2 denied=deny/VBD/ROOT the/DT/det/4 raid/NN/dobj/2")
    assert force_of(_verb("deny"), found, token_of(found, "denied")) == ("deny", "denied")


def test_not_to_deny_leaves_it_possible() -> None:
    """Who does not deny has not confirmed either."""
    found = parse("Karsk/NNP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 deny/VB/ROOT the/DT/det/6 raid/NN/dobj/4")
    assert force_of(_verb("deny"), found, token_of(found, "deny")) == ("deny", "possible")


def test_the_caller_may_overrule_the_negation() -> None:
    """Who knows better than the words at hand says so."""
    found = parse("Karsk/NNP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 deny/VB/ROOT the/DT/det/6 raid/NN/dobj/4")
    assert force_of(_verb("deny"), found, token_of(found, "deny"), negated=False) == ("deny", "denied")


def test_an_adverb_weakens_and_never_strengthens() -> None:
    """What was reportedly confirmed is reported; what was reportedly denied is denied all the same."""
    found = parse("Karsk/NNP/nsubj/3 reportedly/RB/advmod/3 spoke/VBD/ROOT")
    i = token_of(found, "spoke")
    assert force_of(_verb("confirm"), found, i) == ("confirm", "reported")
    assert force_of(_verb("deny"), found, i) == ("deny", "denied")
    assert force_of(_verb("speculate"), found, i) == ("believe", "possible")


def test_a_passive_with_an_agent_keeps_its_force() -> None:
    """Only where nobody is named does a confirmation become a report."""
    nameless = parse("It/PRP/nsubjpass/3 was=be/VBD/auxpass/3 confirmed=confirm/VBN/ROOT")
    named = parse(
        "It/PRP/nsubjpass/3 was=be/VBD/auxpass/3 confirmed=confirm/VBN/ROOT by/IN/agent/3 Karsk/NNP/pobj/4"
    )
    assert force_of(_verb("confirm"), nameless, 2) == ("confirm", "reported")
    assert force_of(_verb("confirm"), named, 2) == ("confirm", "confirmed")


def test_two_negations_take_each_other_back() -> None:
    """Not to refuse to confirm is to confirm."""
    found = parse(
        "Karsk/NNP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 refuse/VB/ROOT to/TO/aux/6 confirm/VB/xcomp/4 it/PRP/dobj/6"
    )
    assert not is_negated(found, found.tokens[token_of(found, "confirm")])


@pytest.mark.whole
@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The ministry said the road was closed.", "said", "asserted"),
        ("The ministry did not say who fired.", "say", "possible"),
        ("The envoy could not confirm that nine had died.", "confirm", "doubted"),
        ("The army declined to confirm the strike.", "confirm", "doubted"),
        ("The army refused to deny the report.", "deny", "possible"),
        ("The colonel would neither confirm nor deny the strike.", "confirm", "doubted"),
        ("The colonel would neither confirm nor deny the strike.", "deny", "possible"),
        ("The colonel would not confirm or deny the strike.", "deny", "possible"),
        ("The colonel did not comment but said the bridge was safe.", "said", "asserted"),
        ("No group has claimed responsibility for the blast.", "claimed", "possible"),
        ("The Northern Shield Movement claimed responsibility for the blast.", "claimed", "admitted"),
        ("The general may have said that the bridge was mined.", "said", "possible"),
        ("The general falsely claimed that the bridge was mined.", "claimed", "doubted"),
        ("The general allegedly admitted that the bridge was mined.", "admitted", "alleged"),
        ("It has been confirmed that nine died.", "confirmed", "reported"),
        ("The movement is said to have left Karsk.", "said", "reported"),
        ("The mayor is not sure that help will come.", "sure", "doubted"),
        ("The army was unable to confirm the report.", "confirm", "doubted"),
        ("The army was not able to confirm the report.", "confirm", "doubted"),
        ("The army was able to confirm the report.", "confirm", "confirmed"),
        ("The envoy left without saying that he would return.", "saying", "possible"),
        ("The envoy stopped short of accusing Karsk of the raid.", "accusing", "possible"),
        ("The envoy denied saying that the dam would fail.", "saying", "possible"),
        ("The bank gave no confirmation that the gold was safe.", "confirmation", "doubted"),
        ("The bank did not issue a denial of the report.", "denial", "possible"),
        ("There is no doubt that the dam will fail.", "doubt", "asserted"),
        ("The regent does not want to sign the pact.", "want", "denied"),
        ("If the ministry confirms that nine died, the talks will end.", "confirms", "possible"),
        ("The premier no longer denies that the bank lent money.", "denies", "possible"),
        ("The premier should admit that the levy was a mistake.", "admit", "possible"),
        ("The panel did not rule out that the fire was set.", "rule", "possible"),
    ],
)
def test_a_sentence_is_read_as_a_careful_reader_would(sentence: str, word: str, expected: Force) -> None:
    """The words around a cue decide how firmly its content is said."""
    found = real_parse(sentence)
    i = token_of(found, word)
    assert force_of(_cue_at(found, i), found, i)[1] == expected


def _verb(lemma: str) -> Cue:
    cue = Lexicon.load().verb(lemma)
    assert cue is not None
    return cue


def _cue_at(found: Parse, i: int) -> Cue | None:
    lexicon, token = Lexicon.load(), found.tokens[i]
    if token.pos != "VERB":
        return lexicon.noun(token.lemma) or lexicon.adjective(token.lower)
    particle = found.child(i, "prt")
    objects = [found.tokens[j].lemma for j in found.children[i] if found.tokens[j].dep == "dobj"]
    return lexicon.verb(token.lemma, found.tokens[particle].lower if particle is not None else None, objects)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("accepted=accept/VBD/ROOT improper/JJ/amod/4 gifts=gift/NNS/dobj/2", "asserted"),
        ("accepted=accept/VBD/ROOT that/IN/mark/5 Karsk/NNP/nsubj/5 fell=fall/VBD/ccomp/2", "admitted"),
    ],
)
def test_what_is_taken_is_not_admitted(said: str, expected: Force) -> None:
    """Who accepts a gift owns up to nothing; who accepts that something was so does."""
    found = parse(f"Dren/NNP/nsubj/2 {said}")
    assert force_of(_verb("accept"), found, token_of(found, "accepted")) == ("admit", expected)
    blame = parse("Dren/NNP/nsubj/2 accepted=accept/VBD/ROOT blame/NN/dobj/2")
    entry = Lexicon.load().verb("accept", None, ["blame"])
    assert force_of(entry, blame, token_of(blame, "accepted")) == ("admit", "admitted")


@pytest.mark.parametrize(
    ("sentence", "cue", "uncommitted"),
    [
        ("The ministry did not say that Lorvia had left.", "say", True),
        ("The ministry would not say whether Lorvia had left.", "say", True),
        ("The ministry could not confirm that Lorvia had left.", "confirm", True),
        ("The ministry did not deny that Lorvia had left.", "deny", True),
        ("Reporters asked if Lorvia had left.", "ask", True),
        ("Not one official said that Lorvia had left.", "say", True),
        ("The ministry said that Lorvia had not left.", "say", False),
        ("The ministry said it would leave if Lorvia did.", "say", False),
        ("The ministry does not believe that Lorvia has left.", "believe", False),
    ],
)
def test_who_takes_neither_side(sentence: str, cue: str, *, uncommitted: bool) -> None:
    """Who did not say, could not confirm or only asked says neither that it is so nor that it is not."""
    parsed = real_parse(sentence)
    head = next(token for token in parsed.tokens if token.lemma == cue)
    content = [token.i for token in parsed.tokens if token.i > head.i and token.pos != "PUNCT"]
    assert is_uncommitted(parsed, _verb(cue), head.i, content) is uncommitted
