from dataclasses import replace

import pytest

from factories import attribution, parse, real_parse, text_of, token_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.established import established_names
from sayso.actors.resolve import resolve
from sayso.actors.voices import kind_of_speaker, voice_of
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import find_attributions
from sayso.records import Document, Parse, Voice, VoiceKind

EMPTY = Catalogue()


def spoken(built: Parse, source: str, cue: str, content: str) -> Voice:
    """Return the voice of one attribution, as the actors stage ties it."""
    said = attribution(text_of(built), Voice(None, source, "collective"), cue, content)
    said = replace(said, source_token=token_of(built, source.rsplit(maxsplit=1)[-1]))
    _, (voiced,) = resolve(Document(built.document_id, text_of(built)), built, [said], EMPTY)
    return voiced.voice


def read(text: str) -> list[tuple[str, str | None, VoiceKind]]:
    """Return words, actor's name and kind of each voice in a text, read by the real parser."""
    document = Document("invented", text)
    built = real_parse(text, established_names(text, EMPTY))
    cast, voiced = resolve(document, built, find_attributions(document, built, Lexicon.load()), EMPTY)
    names = {actor.id: actor.name for actor in cast.actors}
    return [(each.voice.text, names.get(each.voice.actor or ""), each.voice.kind) for each in voiced]


ENDS = [
    ("residents who", "residents"),
    ("most of whom", "most of whom"),
    ("the council, which", "the council"),
    ("Senator Toll (D-Karsk)", "Senator Toll (D-Karsk)"),
    ("Senator Toll (D-Karsk", "Senator Toll (D-Karsk)"),
    ("many shops (small ones, in particular", "many shops"),
    ("“Residents,”", "Residents"),
    ("Toll’s “Road”", "Toll’s “Road”"),
]


@pytest.mark.parametrize(("source", "expected"), ENDS, ids=[source for source, _ in ENDS])
def test_a_voice_ends_neither_in_a_loose_pronoun_nor_inside_brackets(source: str, expected: str) -> None:
    """What joins a clause on falls away at the end; a bracket or mark is there with its partner or not at all."""
    text = f"{source}) said so." if source.endswith("Karsk") else f"{source} said so."
    built = real_parse(text)
    said = attribution(text, Voice(None, source, "collective"), source, "said", "so")
    assert voice_of(Document("invented", text), built, said, 0, {}).text == expected


def test_a_relative_pronoun_speaks_in_the_words_of_its_antecedent() -> None:
    """Behind "which" stands the ministry: its words, its actor and its kind."""
    built = parse(
        "The/DT/det/2 ministry/NN/nsubj/6 which/WDT/nsubj/4 said/VBD/relcl/2 so/RB/advmod/4 fell/VBD/ROOT"
    )
    voice = spoken(built, "which", "said", "so")
    assert (voice.text, voice.kind) == ("The ministry", "authority")
    assert voice.actor is not None


def test_who_is_somebody_and_no_thing() -> None:
    """A clause that the parser hangs on the ministry speaks of its spokesman where it begins with "who"."""
    built = parse(
        "A/DT/det/2 spokesman/NN/nsubj/9 for/IN/prep/2 the/DT/det/5 ministry/NN/pobj/3 who/WP/nsubj/7 "
        "said/VBD/relcl/5 so/RB/advmod/7 fell/VBD/ROOT"
    )
    assert spoken(built, "who", "said", "so").text == "A spokesman for the ministry"


def test_whoever_it_may_be_is_nobody_in_particular() -> None:
    """An antecedent that is no actor gives its words all the same."""
    built = parse("Anyone/NN/nsubj/5 who/WP/nsubj/3 says/VBZ/relcl/1 so/RB/advmod/3 lies/VBZ/ROOT")
    assert spoken(built, "who", "says", "so") == Voice(None, "Anyone", "collective")


def test_a_voice_has_no_genitive_at_its_end() -> None:
    """The one whose claim it is is called by name alone."""
    built = parse(
        "Mr./NNP/compound/2 Varo/NNP/poss/4 's/POS/case/2 claim/NN/nsubj/7 that/IN/mark/6 rebels=rebel/NNS/acl/4 failed/VBD/ROOT",
        {"Varo": "person"},
    )
    said = attribution(text_of(built), Voice(None, "Mr. Varo's", "collective"), "claim", "rebels")
    _, (voiced,) = resolve(
        Document(built.document_id, text_of(built)),
        built,
        [replace(said, source_token=token_of(built, "Varo"))],
        EMPTY,
    )
    assert voiced.voice.text == "Mr. Varo"


def test_a_voice_has_no_conjunction_before_it() -> None:
    """What joins a speaker to the sentence before is none of their name."""
    built = parse("But/CC/cc/3 residents=resident/NNS/nsubj/3 said/VBD/ROOT so/RB/advmod/3")
    assert spoken(built, "But residents", "said", "so").text == "residents"


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("Each/DT/det/2 side/NN/nsubj/3 said/VBD/ROOT", "side", "collective"),
        ("Both/DT/det/2 sides=side/NNS/nsubj/3 said/VBD/ROOT", "sides", "collective"),
        ("One/CD/nsubj/2 said/VBD/ROOT", "One", "anonymous"),
        ("Others=other/NNS/nsubj/2 said/VBD/ROOT", "Others", "collective"),
        ("Ten/CD/nummod/2 percent/NN/nsubj/3 said/VBD/ROOT", "percent", "collective"),
        ("Some/DT/nsubj/5 of/IN/prep/1 the/DT/det/4 officials=official/NNS/pobj/2 said/VBD/ROOT", "Some", "authority"),
        ("A/DT/det/2 slide/NN/nsubj/3 says/VBZ/ROOT", "slide", "anonymous"),
        ("It/PRP/nsubj/2 says/VBZ/ROOT", "It", "anonymous"),
    ],
)  # fmt: skip
def test_words_that_name_nobody_still_say_what_they_say(phrase: str, head: str, kind: VoiceKind) -> None:
    """Only a source without words is unnamed, and no standing is inferred that the words do not give."""
    built = parse(phrase)
    assert kind_of_speaker(built, token_of(built, head)) == kind


@pytest.mark.whole
def test_a_report_full_of_relative_clauses_is_read_by_its_speakers() -> None:
    """Whoever the parser finds behind "which" and "who" is the voice."""
    voices = read(
        "The ministry, which opposes the plan, said that three soldiers were killed. "
        "A spokesman for the army who said he was tired denied the report."
    )
    assert ("The ministry", "The ministry", "authority") in voices
    assert not {"which", "who"} & {words for words, _, _ in voices}
