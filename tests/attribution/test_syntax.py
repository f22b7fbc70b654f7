from __future__ import annotations

from factories import parse, token_of
from sayso.attribution.syntax import (
    agent_of,
    cue_words,
    is_nobody,
    is_passive,
    noun_phrase,
    subject_of,
)
from sayso.records import Parse

DENIED = (
    "Lena/NNP/compound/2 Dorn/NNP/nsubj/9 ,/,/punct/2 the/DT/det/5 mayor/NN/appos/2 ,/,/punct/2 "
    "has=have/VBZ/aux/9 never/RB/neg/9 denied=deny/VBN/ROOT it/PRP/dobj/9"
)
ACCUSED = (
    "Two/CD/nummod/2 men/NNS/nsubjpass/4 were=be/VBD/auxpass/4 accused=accuse/VBN/ROOT by/IN/agent/4 "
    "the/DT/det/7 army/NN/pobj/5"
)
SHARED = "Dorn/NNP/nsubj/2 waited=wait/VBD/ROOT and/CC/cc/2 said=say/VBD/conj/2 nothing/NN/dobj/4"
NO_GROUP = "No/DT/det/2 group/NN/nsubj/3 spoke=speak/VBD/ROOT"


def words(found: Parse, indices: set[int]) -> str:
    return " ".join(found.tokens[i].text for i in sorted(indices))


def test_a_cue_takes_its_helpers_in() -> None:
    """Auxiliaries and negations are part of what is done."""
    found = parse(DENIED)
    assert words(found, cue_words(found, token_of(found, "denied"))) == "has never denied"


def test_a_noun_phrase_keeps_its_apposition() -> None:
    """A name and what explains it are one source; the comma behind it is not."""
    found = parse(DENIED)
    assert words(found, noun_phrase(found, token_of(found, "Dorn"))) == "Lena Dorn , the mayor"


def test_the_agent_of_a_passive_speaks() -> None:
    """Who is accused is not who accuses."""
    found = parse(ACCUSED)
    accused = token_of(found, "accused")
    agent = agent_of(found, accused)
    assert is_passive(found, accused)
    assert agent is not None
    assert found.tokens[agent].text == "army"


def test_joined_verbs_share_their_subject() -> None:
    """Who waited said it."""
    found = parse(SHARED)
    assert subject_of(found, token_of(found, "said")) == token_of(found, "Dorn")


def test_no_group_is_nobody() -> None:
    """A denied noun phrase names no speaker, a plain one does."""
    assert is_nobody(parse(NO_GROUP), 1)
    assert not is_nobody(parse(ACCUSED), 1)
