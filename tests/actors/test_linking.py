"""The reasons are what a reader is shown, so they are tested word for word."""

import pytest

from factories import parse, text_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.linking import Said, linked
from sayso.actors.resolve import resolve
from sayso.actors.scene import Figure
from sayso.records import Actor, Document, NameKind, Score

NSM = Entry(
    "nsm",
    "Northern Shield Movement",
    "armed_group",
    aliases=("Shield of the North",),
    acronyms=("NSM",),
    doubtful=(("Shield", ("Karsk",)), ("Guard", ())),
    countries=("VE",),
)
VELDANIA = Entry(
    "veldania", "Veldania", "state", adjectives=("Veldanian",), countries=("VE",), capital="Ardan"
)
CATALOGUE = Catalogue([NSM, VELDANIA])


def actors(notation: str, names: dict[str, NameKind]) -> tuple[Actor, ...]:
    """Resolve sentences against the catalogue."""
    built = parse(notation, names)
    cast, _ = resolve(Document(built.document_id, text_of(built)), built, (), CATALOGUE)
    return cast.actors


def link(*names: str) -> Score | None:
    """Return the first actor's link where these names act one after the other."""
    sentences = "\n".join(f"{name.replace(' ', '_')}/NNP/nsubj/2 left/VBD/ROOT" for name in names)
    kinds: dict[str, NameKind] = dict.fromkeys(names, "armed_group")
    return actors(sentences, kinds | {"Karsk": "place", "Veldania": "place"})[0].link


@pytest.mark.parametrize(
    ("names", "value", "reason"),
    [
        (["Northern Shield Movement"], 0.97, "its full name, 'Northern Shield Movement'"),
        (["Shield of the North"], 0.95, "'Shield of the North' is a name of nobody else on the list"),
        (["NSM"], 0.6, "'NSM', though the report names none of its countries"),
        (["NSM", "Veldania"], 0.85, "'NSM' is nobody else's on the list"),
    ],
)
def test_a_link_says_why(names: list[str], value: float, reason: str) -> None:
    """Each ground has its value and a reason in words."""
    assert link(*names) == Score(value, (reason,))


def test_the_strongest_reason_comes_first() -> None:
    """An acronym counts for more where the full name stands beside it, and both are told."""
    found = link("Northern Shield Movement", "NSM")
    assert found is not None
    assert found.value == 0.97
    assert set(found.reasons) == {
        "its full name, 'Northern Shield Movement'",
        "'NSM' with 'Northern Shield Movement' in the report",
    }


def test_a_doubtful_name_without_grounds_is_unlinked() -> None:
    """What nothing decides stays open."""
    assert link("Shield", "Veldania") is None
    assert link("Guard", "Karsk") is None


def test_a_described_body_is_linked() -> None:
    """An army that is only described is the state's, by its regular name; a mere "army" is nobody's."""
    army, other = actors(
        "The/DT/det/3 Veldanian/JJ/amod/3 army/NN/nsubj/4 left/VBD/ROOT\n"
        "An/DT/det/2 army/NN/nsubj/3 came/VBD/ROOT",
        {},
    )
    assert (army.catalogue, army.link) == (
        "veldania.army",
        Score(0.9, ("'The Veldanian army' is what that body is regularly called",)),
    )
    assert (other.catalogue, other.link) == (None, None)


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["Shield"], "Shield left Karsk.", (0.8, "'Shield' decided by 'Karsk'")),
        (["Guard", "NSM"], "NSM, or Guard, left.", (0.9, "'Guard' with another of its names, 'NSM'")),
        (["Guard"], "Guard left.", None),
    ],
)
def test_a_doubtful_name_tells_what_decided(
    names: list[str], text: str, expected: tuple[float, str] | None
) -> None:
    """The word that decided, or the other name, stands in the reason; without either there is no link."""
    figure = Figure("armed_group", NSM, names={(name.lower(),): name for name in names})
    found = linked(figure, Said(Document("x", text), parse("x/NN/ROOT"), CATALOGUE))
    assert (found and (found[1].value, found[1].reasons[0])) == expected
