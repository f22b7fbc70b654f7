from dataclasses import replace

import pytest

from factories import attribution
from raid import raid
from sayso.blame.telling import Telling
from sayso.blame.word import Word
from sayso.records import Claim, Voice

INCIDENT = [0.9, 0.2, 0.1]
SPEAKER = Voice("Ministry", "Ministry", "authority")


PAPER = Voice("Courier", "Karsk Courier", "media")


def told(word: Word, *, said: bool = False, speaker: Voice = SPEAKER, above: Voice | None = None) -> Claim:
    """Return the claim about the armed group, in words that the ministry says or the report itself."""
    case = raid()
    words = "Fighters of Black Lantern hold the valley"
    spoken = attribution(case.document.text, SPEAKER, "", words)
    attributions = [replace(spoken, voice=speaker)] if said else []
    if above is not None:
        outer = replace(attributions[0], id="outer", voice=above)
        attributions = [outer, replace(attributions[0], parent="outer")]
    case = raid(attributions=attributions)
    (actor,) = [one for one in case.cast.actors if one.kind == "armed_group"]
    telling = Telling(case.document, case.parse, case.mentions, INCIDENT)
    return telling.claim(actor, [(0.5, actor.mentions[0])], word, 0.61234, stated=False)


def test_claim() -> None:
    """The claim rests on the sentences of the incident and of the mention, and its score is the probability."""
    claim = told("report")
    assert (claim.score, claim.certainty, claim.force, claim.voices) == (0.6123, "probable", "reported", ())
    assert claim.object is not None
    assert claim.object.text == "an attack"
    assert [span.start for span in claim.evidence] == [0, 40]


@pytest.mark.parametrize("word", ["report", "authorities", "others", "nobody"])
def test_never_drops_the_voice(word: Word) -> None:
    """Where somebody says the words it rests on, it stands on their word, whatever was chosen."""
    claim = told(word, said=True)
    assert [voice.text for voice in claim.voices] == ["Ministry"]
    assert "on the word of Ministry" in claim.statement


def test_a_paper_is_a_voice_too() -> None:
    """What only a paper says stands on the paper's word, though it is held for a fact."""
    assert told("report", said=True, speaker=PAPER).voices == (PAPER,)


def test_the_chain_is_whole() -> None:
    """Who passes the words on is named before whose words they are."""
    claim = told("authorities", said=True, above=PAPER)
    assert claim.voices == (PAPER, SPEAKER)
    assert "on the word of Karsk Courier, citing Ministry" in claim.statement


def test_owning_up() -> None:
    """Who owns up to it is the voice."""
    claim = told("itself", said=True)
    assert ([voice.actor for voice in claim.voices], claim.force) == (["Black Lantern"], "admitted")


def test_possible() -> None:
    """What nobody says outright is left possible."""
    claim = told("nobody")
    assert claim.certainty == "possible"
    assert "leaves it possible that Black Lantern is responsible for an attack" in claim.statement
