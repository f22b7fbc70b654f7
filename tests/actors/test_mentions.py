from factories import parse, token_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.mentions import Found, find_mentions
from sayso.records import NameKind

CATALOGUE = Catalogue(
    [Entry("karsk", "Karsk", "state", adjectives=("Karskan",), capital="Ardan", countries=("KK",))]
)


def mentions(notation: str, names: dict[str, NameKind] | None = None, *speakers: str) -> list[Found]:
    """Return the mentions in a parse written by hand."""
    built = parse(notation, names)
    return find_mentions(built, CATALOGUE, [token_of(built, speaker) for speaker in speakers])


def test_places_are_no_actors_unless_they_speak() -> None:
    """A capital that speaks is its state; one where something happens is nobody."""
    notation = "Ardan/NNP/nsubj/2 denied/VBD/ROOT"
    assert mentions(notation, {"Ardan": "place"}) == []
    (spoken,) = mentions(notation, {"Ardan": "place"}, "Ardan")
    assert spoken.entry is not None
    assert (spoken.kind, spoken.entry.id) == ("state", "karsk")


def test_a_nationality_is_kept_apart_from_what_else_is_said() -> None:
    """Where somebody is from decides more than other words do."""
    (found,) = mentions("The/DT/det/4 infamous/JJ/amod/4 Karskan/JJ/amod/4 militia/NN/nsubj/5 left/VBD/ROOT")
    assert found.states == {"karsk"}
    assert found.modifiers == {"infamous"}
    assert found.definite


def test_a_role_beside_a_name_says_its_kind() -> None:
    """An apposition that calls somebody an analyst makes an expert; one that says rebel group, an armed group."""
    person, *_ = mentions(
        "Varo/NNP/nsubj/5 a/DT/det/4 senior/JJ/amod/4 analyst/NN/appos/1 left/VBD/ROOT", {"Varo": "person"}
    )
    assert person.kind == "expert"
    group = mentions(
        "The/DT/det/4 rebel/NN/compound/3 group/NN/compound/4 Sarko/NNP/nsubj/5 left/VBD/ROOT",
        {"Sarko": "other"},
    )
    assert [found.kind for found in group] == ["armed_group"]


def test_a_plain_noun_that_the_parser_took_for_a_name_stays_a_noun() -> None:
    """Only names that are established are beyond doubt."""
    built = parse("The/DT/det/2 Garrison/NNP/nsubj/3 left/VBD/ROOT")
    (found,) = find_mentions(built, CATALOGUE)
    assert found.form == "description"


def test_a_capitalised_speaker_whom_nobody_named_is_a_name() -> None:
    """A speaker that the parser overlooked is still somebody."""
    (found,) = mentions("Alan/NNP/compound/2 Varo/NNP/nsubj/3 denied/VBD/ROOT", None, "Varo")
    assert found.name is not None
    assert (found.name.text, found.kind) == ("Alan Varo", "person")


def test_a_noun_that_marks_nobody_is_no_mention() -> None:
    """The weather neither acts nor speaks."""
    assert mentions("The/DT/det/2 weather/NN/nsubj/3 changed/VBD/ROOT", None, "weather") == []


def test_what_a_report_calls_a_body_outweighs_an_open_word_in_its_name() -> None:
    """A movement is an organisation until the report says on the spot that it is a rebel group."""
    named: dict[str, NameKind] = {"Sel Movement": "organisation"}
    (plain,) = mentions("Sel_Movement/NNP/nsubj/2 left/VBD/ROOT", named)
    told, *_ = mentions(
        "The/DT/det/4 rebel/NN/compound/3 group/NN/compound/4 Sel_Movement/NNP/nsubj/5 left/VBD/ROOT", named
    )
    assert (plain.kind, told.kind) == ("organisation", "armed_group")
