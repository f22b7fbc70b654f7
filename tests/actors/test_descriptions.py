"""Sentences are written down by hand; whom a description speaks of again is read off the scene."""

from factories import parse, token_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.coreference import tie
from sayso.actors.entries import Entry
from sayso.actors.mentions import find_mentions
from sayso.records import NameKind

NAMES: dict[str, NameKind] = {"Alan Varo": "person", "Ada Lund": "person", "Ben Sel": "person"}
CATALOGUE = Catalogue([Entry("hill", "Hill Party", "organisation", acronyms=("HP",))])
VARO = "Alan_Varo/NNP/nsubj/2 refused/VBD/ROOT\n"


def who(notation: str, word: str) -> list[str]:
    """Return the names of whom a word stands for."""
    built = parse(notation, NAMES)
    figure = tie(built, find_mentions(built, CATALOGUE), (), {}, CATALOGUE).at.get(token_of(built, word))
    return list(figure.names.values()) if figure else []


def test_in_other_words() -> None:
    """A person just spoken of may be called by another noun."""
    assert who(VARO + "The/DT/det/2 developer/NN/nsubj/3 left/VBD/ROOT", "developer") == ["Alan Varo"]


def test_not_in_any_words() -> None:
    """Words that make somebody known on their own, or that anybody is called by, are not the one just spoken of."""
    assert who(VARO + "The/DT/det/2 boy/NN/nsubj/3 left/VBD/ROOT", "boy") == []
    assert (
        who(
            VARO + "The/DT/det/2 developer/NN/nsubj/5 who/WP/nsubj/4 sued/VBD/relcl/2 left/VBD/ROOT",
            "developer",
        )
        == []
    )
    assert who(VARO + "A/DT/det/2 developer/NN/nsubj/3 left/VBD/ROOT", "developer") == []


def test_who_serves_is_not_who_is_served() -> None:
    """A spokesman just spoken of is not the candidate."""
    text = "Spokesman/NN/compound/2 Alan_Varo/NNP/nsubj/3 spoke/VBD/ROOT\nThe/DT/det/2 candidate/NN/nsubj/3 left/VBD/ROOT"
    assert who(text, "candidate") == []


def test_not_the_other_gender() -> None:
    """A man just spoken of is no businesswoman."""
    assert who(VARO + "The/DT/det/2 businesswoman/NN/nsubj/3 left/VBD/ROOT", "businesswoman") == []


def test_what_they_were() -> None:
    """Whatever they were before, "the former minister of mines" is the one just spoken of."""
    text = (
        VARO + "The/DT/det/3 former/JJ/amod/3 minister/NN/nsubj/6 of/IN/prep/3 mines/NNS/pobj/4 left/VBD/ROOT"
    )
    assert who(text, "minister") == ["Alan Varo"]


CANDIDATES = (
    "Hill/NNP/compound/3 Party/NNP/compound/3 candidate/NN/compound/4 Ada_Lund/NNP/nsubj/5 met/VBD/ROOT"
    " Lake/NNP/compound/8 candidate/NN/compound/8 Ben_Sel/NNP/dobj/5\n"
    "Rain/NN/nsubj/2 fell/VBD/ROOT\nRain/NN/nsubj/2 fell/VBD/ROOT\n"
)


def test_the_candidate_of_a_side() -> None:
    """A candidate is told from the other by the party named, however long ago, under any of its names."""
    text = CANDIDATES + "The/DT/det/3 {}/NNP/compound/3 nominee/NN/nsubj/4 left/VBD/ROOT"
    assert who(text.format("Lake"), "nominee") == ["Ben Sel"]
    assert who(text.format("HP"), "nominee") == ["Ada Lund"]
    assert who(text.format("Forest"), "nominee") == []


def test_one_office() -> None:
    """The only senator of the report, shortly after, is meant by "the junior senator", but not long after."""
    named = "Senator/NN/compound/2 Ada_Lund/NNP/nsubj/3 left/VBD/ROOT\n"
    later = "The/DT/det/3 junior/JJ/amod/3 senator/NN/nsubj/4 spoke/VBD/ROOT"
    assert who(named + later, "senator") == ["Ada Lund"]
    assert who(named + "Rain/NN/nsubj/2 fell/VBD/ROOT\n" * 4 + later, "senator") == []
