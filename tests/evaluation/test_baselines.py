from factories import parse
from sayso.actors.catalogue import Catalogue
from sayso.actors.mentions import Found, find_mentions
from sayso.evaluation.baselines import may_mean, nearest_name, same_string
from sayso.records import NameKind

TEXT = """
Ada_Varo/NNP/nsubj/2 met/VBD/ROOT Alan_Sel/NNP/dobj/2
The/DT/det/2 spokesman/NN/nsubj/3 said/VBD/ROOT she/PRP/nsubj/5 joined/VBD/ccomp/3 NSM/NNP/dobj/5
It/PRP/nsubj/2 agreed/VBD/ROOT
"""
NAMES: dict[str, NameKind] = {"Ada Varo": "person", "Alan Sel": "person", "NSM": "armed_group"}


def found() -> list[Found]:
    """Return the mentions of the text in their order."""
    return find_mentions(parse(TEXT, NAMES), Catalogue())


def test_same_string() -> None:
    """The same words are the same actor, in either case and with or without an article."""
    assert same_string(["the Movement", "He", "movement", "he", "NSM"]) == [0, 1, 0, 1, 2]


def test_nearest_name() -> None:
    """A pronoun or a description is the nearest name before it that fits: a man, a woman or a body."""
    words = ["Ada Varo", "Alan Sel", "spokesman", "she", "NSM", "It"]
    assert nearest_name(words, found()) == [0, 1, 1, 0, 4, 4]


def test_nobody_before() -> None:
    """A pronoun before all names, and a mention of which nothing is known, are chains of their own."""
    pronoun = found()[3]
    chains = nearest_name(["she", "she", "them"], [pronoun, pronoun, None])
    assert len(set(chains)) == 3


def test_gender_unknown() -> None:
    """A name whose gender is unknown fits both."""
    (name,) = find_mentions(parse("Varo/NNP/nsubj/2 left/VBD/ROOT", {"Varo": "person"}), Catalogue())
    assert may_mean(found()[3], name)
    assert not may_mean(name, name)
