from dataclasses import replace

import pytest

from factories import attribution, parse, real_parse, text_of, token_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.established import established_names
from sayso.actors.resolve import resolve
from sayso.records import Actor, Attribution, Cast, Document, NameKind, Parse, Voice

EMPTY = Catalogue()
NOBODY = Voice(None, "", "unnamed")


def resolved(
    built: Parse, *attributions: Attribution, catalogue: Catalogue = EMPTY
) -> tuple[Cast, tuple[Attribution, ...]]:
    """Resolve a parse on its own text."""
    return resolve(Document(built.document_id, text_of(built)), built, attributions, catalogue)


def by_name(cast: Cast, name: str) -> Actor:
    """Return the one actor of a name."""
    (actor,) = (actor for actor in cast.actors if actor.name == name)
    return actor


def test_a_voice_is_tied_to_its_actor_and_keeps_its_words() -> None:
    """The attribution comes back as a new record with the actor's id and kind."""
    built = parse(
        "Alan_Varo/NNP/nsubj/2 left/VBD/ROOT\nHe/PRP/nsubj/2 said/VBD/ROOT men/NNS/nsubj/4 died/VBD/ccomp/2",
        {"Alan Varo": "person"},
    )
    said = attribution(text_of(built), replace(NOBODY, text="He"), "said", "men died")
    cast, (voiced,) = resolved(built, said)
    assert voiced.voice == Voice(by_name(cast, "Alan Varo").id, "He", "person")
    assert replace(voiced, voice=said.voice) == said


def test_an_attribution_without_a_source_is_unnamed() -> None:
    """Nobody is made up for "it is alleged"."""
    built = parse("It/PRP/nsubjpass/3 is/VBZ/auxpass/3 said=say/VBN/ROOT men/NNS/nsubj/5 died/VBD/ccomp/3")
    _, (voiced,) = resolved(built, attribution(text_of(built), NOBODY, "said", "men died"))
    assert voiced.voice == NOBODY


def test_an_untied_pronoun_speaks_for_nobody() -> None:
    """Without good ground a pronoun keeps no actor, only what kind it must be."""
    built = parse("She/PRP/nsubj/2 said/VBD/ROOT men/NNS/nsubj/4 died/VBD/ccomp/2")
    _, (voiced,) = resolved(
        built, attribution(text_of(built), replace(NOBODY, text="She"), "said", "men died")
    )
    assert voiced.voice == Voice(None, "She", "person")


def test_i_in_a_direct_quotation_is_its_speaker() -> None:
    """Who says "I" is who is quoted, even where the name stands behind the quotation."""
    built = parse("I/PRP/nsubj/2 left/VBD/ccomp/3 said/VBD/ROOT Varo/NNP/nsubj/3", {"Varo": "person"})
    said = replace(
        attribution(text_of(built), replace(NOBODY, text="Varo"), "said", "I left"), manner="direct"
    )
    cast, _ = resolved(built, said)
    assert cast.actor_at[token_of(built, "I")] == by_name(cast, "Varo").id


def test_the_fullest_name_is_the_actors_and_others_are_aliases() -> None:
    """Forms are told apart: name, acronym, description."""
    built = parse(
        "The/DT/det/2 Northern_Shield_Movement/NNP/nsubj/6 (/-LRB-/punct/2 NSM/NNP/appos/2 )/-RRB-/punct/2 left/VBD/ROOT\n"
        "The/DT/det/2 movement/NN/nsubj/3 denied/VBD/ROOT",
        {"Northern Shield Movement": "organisation", "NSM": "organisation"},
    )
    (actor,) = resolved(built)[0].actors
    assert (actor.name, actor.aliases) == ("Northern Shield Movement", ("NSM",))
    assert [mention.form for mention in actor.mentions] == ["name", "acronym", "description"]
    assert all(
        text_of(built)[mention.span.start : mention.span.end] == mention.text for mention in actor.mentions
    )


def test_only_those_who_act_or_speak_are_actors() -> None:
    """Named ones always are; a described one that is merely spoken of is not."""
    built = parse(
        "Karsk/NNP/nsubj/2 sent/VBD/ROOT food/NN/dobj/2 to/IN/prep/2 villagers=villager/NNS/pobj/4\n"
        "Protesters=protester/NNS/nsubj/2 left/VBD/ROOT",
        {"Karsk": "state"},
    )
    assert [actor.name for actor in resolved(built)[0].actors] == ["Karsk", "Protesters"]


def test_a_role_is_no_part_of_a_persons_name() -> None:
    """Neither the role before a name nor the office explained by it makes another actor or another name."""
    built = parse(
        "Sel_Airways/NNP/compound/2 CEO/NNP/nsubj/6 ,/,/punct/2 Mira_Odell/NNP/appos/2 ,/,/punct/2 left/VBD/ROOT",
        {"Sel Airways": "organisation", "Mira Odell": "person"},
    )
    assert [actor.name for actor in resolved(built)[0].actors] == ["Sel Airways", "Mira Odell"]
    built = parse("Spokeswoman_Ada_Varo/NNP/nsubj/2 left/VBD/ROOT", {"Spokeswoman Ada Varo": "person"})
    assert [actor.name for actor in resolved(built)[0].actors] == ["Ada Varo"]


def test_nameless_people_are_people_and_speak_with_their_standing() -> None:
    """Guerrillas are a crowd in the cast, while what they say is said by an armed group's people."""
    built = parse("Guerrillas=guerrilla/NNS/nsubj/2 said/VBD/ROOT men/NNS/nsubj/4 died/VBD/ccomp/2")
    said = attribution(text_of(built), replace(NOBODY, text="Guerrillas"), "said", "men died")
    cast, (voiced,) = resolved(built, said)
    assert by_name(cast, "Guerrillas").kind == "collective"
    assert voiced.voice.kind == "armed_group"


@pytest.mark.parametrize("kind", ["armed_group", "organisation", "authority"])
def test_a_part_of_a_named_body_is_no_body(kind: NameKind) -> None:
    """A unit of a named group does not stand beside the group in the cast as another of its kind."""
    built = parse("An/DT/det/3 NSM/NNP/compound/3 unit/NN/nsubj/4 left/VBD/ROOT", {"NSM": kind})
    assert {actor.name: actor.kind for actor in resolved(built)[0].actors} == {
        "NSM": kind,
        "An NSM unit": "collective",
    }


def test_a_name_of_several_words_is_found_at_each() -> None:
    """Whichever word of a name is asked for, the actor is the same."""
    built = parse("Alan/NNP/compound/2 Varo/NNP/nsubj/3 left/VBD/ROOT", {"Alan Varo": "person"})
    cast, _ = resolved(built)
    assert cast.actor_at == {0: cast.actors[0].id, 1: cast.actors[0].id}


def test_actors_are_the_same_on_every_reading() -> None:
    """Ids are made of document, name and place."""
    built = parse("Varo/NNP/nsubj/2 left/VBD/ROOT", {"Varo": "person"})
    assert resolved(built) == resolved(built)


@pytest.mark.whole
def test_a_report_with_look_alike_acronyms_is_read_apart() -> None:
    """An agency and a group whose acronyms differ by a letter, with their descriptions, stay two actors."""
    catalogue = Catalogue(
        [
            Entry("karsk", "Karsk", "state", adjectives=("Karskan",), countries=("KK",)),
            Entry("hill-state", "Hill State", "armed_group", acronyms=("HSI", "HS"), doubtful=(("HS", ()),)),
        ]
    )
    text = (
        "A leading Veldanian think tank warned that the infamous Karskan intelligence agency, KSI, is helping HSI. "
        "The think tank, the Sel Institute for Hill Studies (SIHS), met in June. "
        "Alan Varo, a senior observer with the think tank, claimed that HS has grown. "
        "The terrorist organisation denied it. "
        "Varo said that the Karskan intelligence agency is arming the group."
    )
    names = established_names(text, catalogue)
    built = real_parse(text, names)
    cast, _ = resolve(Document(built.document_id, text), built, (), catalogue)
    agency = by_name(cast, "KSI")
    group = by_name(cast, "HSI")
    tank = by_name(cast, "Sel Institute for Hill Studies")
    assert [mention.text for mention in agency.mentions] == [
        "the infamous Karskan intelligence agency",
        "KSI",
        "the Karskan intelligence agency",
    ]
    assert {"HSI", "HS", "The terrorist organisation"} <= {mention.text for mention in group.mentions}
    assert {"A leading Veldanian think tank", "SIHS", "the think tank"} <= {
        mention.text for mention in tank.mentions
    }
    assert by_name(cast, "Alan Varo").kind == "expert"


def wired(notation: str, names: dict[str, NameKind]) -> list[str]:
    """Return the actors' names in a wire whose names the parser guessed."""
    built = parse(notation, names)
    built = replace(built, names=tuple(replace(name, origin="parser") for name in built.names))
    document = Document(built.document_id, text_of(built) + " MEN CAME" * 20)
    return [actor.name for actor in resolve(document, built, (), EMPTY)[0].actors]


def test_a_hamlet_in_a_wire_is_nobody() -> None:
    """Where all is in capitals, what something happens in is a place, whatever the parser took it for."""
    notation = "MEN=man/NNS/nsubj/2 FOUGHT/VBD/ROOT IN/IN/prep/2 LA_SELA/NNP/pobj/3"
    assert wired(notation, {"LA SELA": "organisation"}) == ["MEN"]


def test_a_guessed_name_in_a_wire_is_believed_where_it_acts() -> None:
    """A word in capitals that only hangs on another is no party; one that does something is."""
    names: dict[str, NameKind] = {"VELOR": "organisation"}
    assert wired("A/DT/det/3 VELOR/NNP/compound/3 CAR/NN/nsubj/4 BURNT/VBD/ROOT", names) == []
    assert wired("VELOR/NNP/nsubj/2 DENIED/VBD/ROOT", names) == ["VELOR"]


def test_a_full_name_in_a_wire_is_somebody() -> None:
    """People's full names are hardly mistaken, so that a victim stays in the cast."""
    notation = "MEN=man/NNS/nsubj/2 KILLED/VBD/ROOT ALAN_VARO/NNP/dobj/2"
    assert wired(notation, {"ALAN VARO": "person"}) == ["MEN", "ALAN VARO"]


@pytest.mark.parametrize(
    ("notation", "names"),
    [
        ("MEN=man/NNS/nsubj/2 FOUGHT/VBD/ROOT THE/DT/det/4 ARMY/NN/dobj/2", ["MEN", "THE ARMY"]),
        ("MEN=man/NNS/nsubj/2 FOUGHT/VBD/ROOT AN/DT/det/4 ARMY/NN/dobj/2", ["MEN"]),
        ("MEN=man/NNS/nsubj/2 FOUGHT/VBD/ROOT MILITIAS=militia/NNS/dobj/2", ["MEN", "MILITIAS"]),
        ("MEN=man/NNS/nsubj/2 FOUGHT/VBD/ROOT THE/DT/det/4 BANK/NN/dobj/2", ["MEN"]),
    ],
)
def test_a_standing_body_is_somebody_whatever_is_done_to_it(notation: str, names: list[str]) -> None:
    """The army, the government and militias are in the cast without speaking or acting; any body is not."""
    assert wired(notation, {}) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Karsk Liberation Front, also known as the Ardan Brigade, denied it.",
        "The Karsk Liberation Front operates under the name Ardan Brigade, and the Ardan Brigade denied it.",
        "The Karsk Liberation Front rebranded as the Ardan Brigade, which denied it.",
        "The Ardan Brigade, as the Karsk Liberation Front now calls itself, denied it.",
    ],
)
def test_an_asserted_alias_is_no_merge(text: str) -> None:
    """That two names are one body's is somebody's claim, so the two stay two actors."""
    built = real_parse(text, established_names(text, EMPTY))
    cast, _ = resolve(Document(built.document_id, text), built, (), EMPTY)
    assert by_name(cast, "Karsk Liberation Front").id != by_name(cast, "Ardan Brigade").id


def test_an_acronym_in_brackets_is_but_a_spelling() -> None:
    """Letters in brackets behind a name are that name, and nobody's claim."""
    text = "The Karsk Liberation Front (KLF) denied the raid. The KLF said so."
    built = real_parse(text, established_names(text, EMPTY))
    cast, _ = resolve(Document(built.document_id, text), built, (), EMPTY)
    assert "KLF" in by_name(cast, "Karsk Liberation Front").aliases
