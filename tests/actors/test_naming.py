"""Names are written down by hand; which of them are one figure's is read off the scene."""

import pytest

from factories import parse
from sayso.actors.catalogue import Catalogue
from sayso.actors.coreference import tie
from sayso.actors.mentions import find_mentions
from sayso.records import NameKind

NAMES: dict[str, NameKind] = {"Mary Varo": "person", "Alan Varo": "person", "Varo": "person"}


def figures(notation: str) -> list[list[int]]:
    """Return the figures of a text, each by the numbers of its mentions in text order."""
    built = parse(notation, NAMES)
    found = find_mentions(built, Catalogue())
    scene = tie(built, found, (), {}, Catalogue())
    heads = [mention.head for mention in found if mention.form == "name"]
    return [
        [heads.index(one.head) for one in figure.mentions if one.form == "name"] for figure in scene.figures
    ]


def met(*people: str) -> str:
    """Return a sentence for each of these, with or without a title."""
    return "\n".join(
        f"{name.split()[0]}/NNP/compound/2 {name.split()[1]}/NNP/nsubj/3 left/VBD/ROOT"
        if " " in name
        else f"{name}/NNP/nsubj/2 left/VBD/ROOT"
        for name in people
    )


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        (("Mr. Varo", "Mrs. Varo"), [[0], [1]]),
        (("Mr. Varo", "Varo"), [[0, 1]]),
        (("Mary_Varo", "Mr. Varo"), [[0], [1]]),
        (("Mary_Varo", "Mr. Varo", "Varo"), [[0], [1, 2]]),
        (("Mary_Varo", "Alan_Varo", "Ms. Varo", "Mr. Varo"), [[0, 2], [1, 3]]),
        (("Mary_Varo", "Alan_Varo", "Varo"), [[0, 2], [1]]),
    ],
)
def test_surnames(people: tuple[str, ...], wanted: list[list[int]]) -> None:
    """A surname goes with the full name or the title that fits its gender, else with who was named in full first."""
    assert figures(met(*people)) == wanted
