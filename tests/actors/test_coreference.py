"""Sentences are written down by hand; who is tied to whom is read off the figures' mentions."""

from dataclasses import replace

from factories import parse, token_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.coreference import tie
from sayso.actors.entries import Entry
from sayso.actors.mentions import find_mentions
from sayso.actors.scene import Scene
from sayso.records import NameKind, NameOrigin, Parse

CATALOGUE = Catalogue(
    [
        Entry("karsk", "Karsk", "state", adjectives=("Karskan",), countries=("KK",)),
        Entry("veldania", "Veldania", "state", adjectives=("Veldanian",), countries=("VV",)),
        Entry("ksd", "Karsk Spy Directorate", "authority", acronyms=("KSD",), countries=("KK",)),
    ]
)


def scene_of(
    notation: str, names: dict[str, NameKind] | None = None, origin: NameOrigin = "document"
) -> tuple[Parse, Scene]:
    """Return a parse written by hand, its names of one origin, and what was tied in it."""
    built = parse(notation, names)
    built = replace(built, names=tuple(replace(name, origin=origin) for name in built.names))
    return built, tie(built, find_mentions(built, CATALOGUE), (), {}, CATALOGUE)


def same(built: Parse, scene: Scene, one: str, other: str) -> bool:
    """Say whether two words are tied to one figure."""
    first, second = scene.at.get(token_of(built, one)), scene.at.get(token_of(built, other))
    return first is not None and first is second


def test_an_acronym_in_brackets_is_its_long_name() -> None:
    """The name before the brackets and the one in them are one actor."""
    built, scene = scene_of(
        "The/DT/det/2 Northern_Shield/NNP/nsubj/6 (/-LRB-/punct/2 NSM/NNP/appos/2 )/-RRB-/punct/2 left/VBD/ROOT",
        {"Northern Shield": "organisation", "NSM": "organisation"},
    )
    assert same(built, scene, "Northern Shield", "NSM")


def test_a_name_in_square_brackets_explains_the_one_before() -> None:
    """An editor's translation is another name of the same body, however long both are."""
    notation = (
        "Frente_Sela/NNP/nsubj/5 [/-LRB-/punct/1 Sela_Shield/NNP/appos/1 ]/-RRB-/punct/1 left/VBD/ROOT "
        "Lamp_Guild/NNP/dobj/5"
    )
    names: dict[str, NameKind] = {
        "Frente Sela": "organisation",
        "Sela Shield": "organisation",
        "Lamp Guild": "organisation",
    }
    built, scene = scene_of(notation, names)
    assert same(built, scene, "Frente Sela", "Sela Shield")
    assert not same(built, scene, "Frente Sela", "Lamp Guild")


def test_acronyms_a_letter_apart_are_two_actors() -> None:
    """Nothing but the same letters makes the same acronym."""
    built, scene = scene_of(
        "KSI/NNP/nsubj/2 met/VBD/ROOT KSIS/NNP/dobj/2", {"KSI": "organisation", "KSIS": "organisation"}
    )
    assert not same(built, scene, "KSI", "KSIS")


def test_a_surname_is_the_only_person_who_bears_it() -> None:
    """A surname goes to the one full name that ends in it, even where the parser took it for a body."""
    built, scene = scene_of(
        "Alan_Varo/NNP/nsubj/2 left/VBD/ROOT\nVaro/NNP/nsubj/2 denied/VBD/ROOT",
        {"Alan Varo": "person", "Varo": "organisation"},
        origin="parser",
    )
    assert same(built, scene, "Alan Varo", "Varo")


def test_a_surname_of_two_people_is_neither() -> None:
    """Two persons with one surname leave the surname to itself."""
    built, scene = scene_of(
        "Alan_Varo/NNP/nsubj/2 met/VBD/ROOT Ada_Varo/NNP/dobj/2\nVaro/NNP/nsubj/2 denied/VBD/ROOT",
        {"Alan Varo": "person", "Ada Varo": "person", "Varo": "person"},
    )
    assert not same(built, scene, "Varo", "Alan Varo")
    assert not same(built, scene, "Varo", "Ada Varo")


def test_an_apposition_ties_a_description_to_a_name_and_later_ones_to_both() -> None:
    """What a name is called beside it, it is called from then on, unless the nationality is another."""
    built, scene = scene_of(
        "The/DT/det/4 Karskan/JJ/amod/4 spy/NN/compound/4 agency/NN/nsubj/6 KSI/NNP/appos/4 left/VBD/ROOT\n"
        "The/DT/det/4 Karskan/JJ/amod/4 spy/NN/compound/4 agency/NN/nsubj/5 denied/VBD/ROOT\n"
        "Then/RB/advmod/5 the/DT/det/4 Veldanian/JJ/amod/4 agency/NN/nsubj/5 spoke/VBD/ROOT",
        {"KSI": "authority"},
    )
    agencies = [token.i for token in built.tokens if token.text == "agency"]
    assert scene.at[agencies[0]] is scene.at[token_of(built, "KSI")] is scene.at[agencies[1]]
    assert scene.at[agencies[2]] is not scene.at[agencies[0]]


def test_a_description_before_the_name_is_the_named_one() -> None:
    """What is described first and named later is one actor with that name."""
    built, scene = scene_of(
        "A/DT/det/3 think/NN/compound/3 tank/NN/nsubj/4 warned/VBD/ROOT\n"
        "The/DT/det/3 think/NN/compound/3 tank/NN/nsubj/5 Sel_Institute/NNP/appos/3 met/VBD/ROOT",
        {"Sel Institute": "organisation"},
    )
    assert same(built, scene, "tank", "Sel Institute")
    assert len(scene.figures) == 1


def test_the_group_is_the_body_named_last() -> None:
    """A noun that fits any body goes to the nearest group or organisation, not to a state or a person."""
    built, scene = scene_of(
        "Red_Banner/NNP/nsubj/2 left/VBD/ROOT Karsk/NNP/dobj/2\nThe/DT/det/2 group/NN/nsubj/3 denied/VBD/ROOT",
        {"Red Banner": "armed_group", "Karsk": "state"},
    )
    assert same(built, scene, "group", "Red Banner")


def test_a_definite_official_is_the_one_met_before() -> None:
    """An indefinite description comes back as a definite one; another indefinite one is somebody else."""
    built, scene = scene_of(
        "A/DT/det/3 senior/JJ/amod/3 official/NN/nsubj/4 spoke/VBD/ROOT\n"
        "The/DT/det/2 official/NN/nsubj/3 denied/VBD/ROOT\n"
        "Another/DT/det/2 official/NN/nsubj/3 agreed/VBD/ROOT"
    )
    officials = [scene.at[token.i] for token in built.tokens if token.text == "official"]
    assert officials[0] is officials[1]
    assert officials[2] is not officials[0]


def test_the_former_president_is_not_the_president() -> None:
    """A word that sets somebody apart keeps two office-holders apart."""
    built, scene = scene_of(
        "The/DT/det/3 former/JJ/amod/3 president/NN/nsubj/4 spoke/VBD/ROOT\n"
        "The/DT/det/2 president/NN/nsubj/3 denied/VBD/ROOT"
    )
    one, other = (scene.at[token.i] for token in built.tokens if token.text == "president")
    assert one is not other


def test_he_is_the_only_person_who_acted_before() -> None:
    """A pronoun looks back for one person who spoke or acted."""
    built, scene = scene_of(
        "Alan_Varo/NNP/nsubj/2 left/VBD/ROOT Karsk/NNP/dobj/2\nHe/PRP/nsubj/2 denied/VBD/ROOT",
        {"Alan Varo": "person", "Karsk": "state"},
    )
    assert same(built, scene, "He", "Alan Varo")


def test_a_pronoun_between_two_is_left_alone() -> None:
    """Where two people acted and neither stands out, nobody is named for it."""
    built, scene = scene_of(
        "Alan_Varo/NNP/nsubj/3 and/CC/cc/1 left/VBD/ROOT because/IN/mark/6 Ben_Sel/NNP/nsubj/6 came/VBD/advcl/3\n"
        "Men/NNS/nsubj/2 saw/VBD/ROOT him/PRP/dobj/2",
        {"Alan Varo": "person", "Ben Sel": "person"},
    )
    assert token_of(built, "him") not in scene.at


def test_gender_keeps_pronouns_apart() -> None:
    """A woman by title is no "he"."""
    built, scene = scene_of(
        "Mrs./NNP/compound/2 Varo/NNP/nsubj/3 left/VBD/ROOT\nHe/PRP/nsubj/2 denied/VBD/ROOT",
        {"Varo": "person"},
    )
    assert token_of(built, "He") not in scene.at


def test_an_object_is_not_its_own_subject() -> None:
    """In "Varo praised him", him is somebody else."""
    built, scene = scene_of("Varo/NNP/nsubj/2 praised/VBD/ROOT him/PRP/dobj/2", {"Varo": "person"})
    assert token_of(built, "him") not in scene.at


def test_it_that_stands_for_nothing_is_nobody() -> None:
    """A passive with a clause has no speaker in its subject's place."""
    built, scene = scene_of(
        "Red_Banner/NNP/nsubj/2 left/VBD/ROOT\n"
        "It/PRP/nsubjpass/3 is/VBZ/auxpass/3 alleged=allege/VBN/ROOT that/IN/mark/6 men/NNS/nsubj/6 died=die/VBD/ccomp/3",
        {"Red Banner": "armed_group"},
    )
    assert token_of(built, "It") not in scene.at


def test_its_belongs_to_the_subject_of_its_clause() -> None:
    """A possessive goes to the only body that can own it in its clause."""
    built, scene = scene_of(
        "Red_Banner/NNP/nsubj/2 lost/VBD/ROOT its/PRP$/poss/4 camp/NN/dobj/2", {"Red Banner": "armed_group"}
    )
    assert same(built, scene, "its", "Red Banner")


def test_a_relative_pronoun_is_the_noun_it_hangs_on() -> None:
    """Who left, in a clause on Varo, is Varo."""
    built, scene = scene_of(
        "Varo/NNP/nsubj/4 who/WP/nsubj/3 left/VBD/relcl/1 denied/VBD/ROOT", {"Varo": "person"}
    )
    assert same(built, scene, "who", "Varo")


def test_they_may_be_a_thing_of_the_same_sentence() -> None:
    """Records told of just before are as likely as the people of the sentence before; shots that they speak of are not."""
    people = "Villagers=villager/NNS/nsubj/2 left/VBD/ROOT\n"
    built, scene = scene_of(
        people
        + "Varo/NNP/nsubj/2 kept/VBD/ROOT records=record/NNS/dobj/2 though/IN/mark/6 they/PRP/nsubj/6 lied/VBD/advcl/2"
    )
    assert token_of(built, "they") not in scene.at
    built, scene = scene_of(
        people
        + "Shots=shot/NNS/nsubjpass/3 were/VBD/auxpass/3 fired/VBN/ccomp/5 they/PRP/nsubj/5 said/VBD/ROOT"
    )
    assert same(built, scene, "Villagers", "they")


def test_a_first_name_says_whether_he_can_be_meant() -> None:
    """He is nobody called Mary."""
    built, scene = scene_of(
        "Mary_Varo/NNP/nsubj/2 left/VBD/ROOT\nHe/PRP/nsubj/2 denied/VBD/ROOT", {"Mary Varo": "person"}
    )
    assert token_of(built, "He") not in scene.at


def test_who_speaks_inside_anothers_words_is_left_open() -> None:
    """Of two people who may have said it, none is taken."""
    notation = "Varo/NNP/nsubj/2 said/VBD/ROOT Sel/NNP/nsubj/4 kept/VBD/ccomp/2 what/WP/dobj/7 he/PRP/nsubj/7 promised/VBD/ccomp/4"
    built = parse(notation, {"Varo": "person", "Sel": "person"})
    he = token_of(built, "he")
    found = find_mentions(built, CATALOGUE)
    assert he not in tie(built, found, [he], {}, CATALOGUE).at


def test_a_word_of_a_headline_is_no_first_name() -> None:
    """What the parser swallowed before a name that stands elsewhere in the report makes no second person."""
    built, scene = scene_of(
        "Critics=critic/NNS/nsubj/2 left/VBD/ROOT Meet_Ada_Varo/NNP/dobj/2\nAda_Varo/NNP/nsubj/2 left/VBD/ROOT",
        {"Meet Ada Varo": "person", "Ada Varo": "person"},
        origin="parser",
    )
    assert same(built, scene, "Meet Ada Varo", "Ada Varo")
    (names,) = (figure.names.values() for figure in scene.figures if figure.named)
    assert list(names) == ["Ada Varo"]


def test_somebody_supposed_to_be_president_is_not_the_president() -> None:
    """What "a President Varo" would do gives Varo no office."""
    notation = "{}President/NNP/compound/{} Varo/NNP/nsubj/{} left/VBD/ROOT\nThe/DT/det/2 president/NN/nsubj/3 stayed/VBD/ROOT"
    built, scene = scene_of(notation.format("", 2, 3), {"Varo": "person"})
    assert same(built, scene, "Varo", "president")
    built, scene = scene_of(notation.format("A/DT/det/3 ", 3, 4), {"Varo": "person"})
    assert not same(built, scene, "Varo", "president")


def test_a_first_name_makes_a_person_of_what_the_parser_took_for_a_body() -> None:
    """Two words that begin with a first name are a person's unless a word says that they are a body's."""
    _, scene = scene_of("Ada_Sel/NNP/nsubj/2 left/VBD/ROOT", {"Ada Sel": "organisation"}, origin="parser")
    assert [figure.kind for figure in scene.figures] == ["organisation"]
    _, scene = scene_of("Mary_Sel/NNP/nsubj/2 left/VBD/ROOT", {"Mary Sel": "organisation"}, origin="parser")
    assert [figure.kind for figure in scene.figures] == ["person"]


def test_a_party_tag_is_nobody() -> None:
    """Behind a legislator's name stand party and state."""
    _, scene = scene_of(
        "Varo/NNP/nsubj/5 ,/,/punct/1 R-Sela/NNP/appos/1 ,/,/punct/1 left/VBD/ROOT",
        {"Varo": "person", "R-Sela": "person"},
    )
    assert [list(figure.names.values()) for figure in scene.figures] == [["Varo"]]


def test_words_of_a_headline_are_no_persons_name() -> None:
    """No person is called His Hat, nor is a governor somebody else for his title."""
    _, scene = scene_of(
        "Varo/NNP/nsubj/2 throws=throw/VBZ/ROOT His_Hat/NNP/dobj/2\n"
        "KA_Gov_Ada_Sel/NNP/nsubj/2 left/VBD/ROOT\nAda_Sel/NNP/nsubj/2 left/VBD/ROOT",
        {"Varo": "person", "His Hat": "person", "KA Gov Ada Sel": "person", "Ada Sel": "person"},
        origin="parser",
    )
    assert [list(figure.names.values()) for figure in scene.figures] == [["Varo"], ["Ada Sel"]]


def test_an_authority_may_be_told_without_its_nationality() -> None:
    """Border Police are the only border police whose nationality is told; with two nations they are neither's."""
    names: dict[str, NameKind] = {
        "Border Police": "authority",
        "Karskan Border Police": "authority",
        "Veldanian Border Police": "authority",
    }
    first = "The/DT/det/2 Karskan_Border_Police/NNP/nsubj/3 left/VBD/ROOT"
    other = "The/DT/det/2 Veldanian_Border_Police/NNP/nsubj/3 left/VBD/ROOT"
    bare = "The/DT/det/2 Border_Police/NNP/nsubj/3 left/VBD/ROOT"
    built, scene = scene_of(f"{first}\n{bare}", names)
    assert same(built, scene, "Karskan Border Police", "Border Police")
    built, scene = scene_of(f"{first}\n{other}\n{bare}", names)
    assert not same(built, scene, "Karskan Border Police", "Border Police")
