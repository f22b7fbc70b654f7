import pytest

from sayso.actors.bodies import Bodies, regular_bodies
from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.names import normal_words

VELDANIA = Entry("veldania", "Veldania", "state", adjectives=("Veldanian", "Veldanians"), countries=("VE",))
KARSK = Entry("karsk", "Upper Karsk", "state", countries=("KK",))
SHIELD = Entry(
    "shield", "Veldanian Shield", "authority", countries=("VE", "KK"), bodies=("armed-forces", "army")
)
BODIES = Bodies([VELDANIA, KARSK, SHIELD])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Veldanian foreign ministry", "veldania.foreign-ministry"),
        ("Veldania's Foreign Ministry", "veldania.foreign-ministry"),
        ("Foreign Ministry of Veldania", "veldania.foreign-ministry"),
        ("Ministry of Foreign Affairs of Upper Karsk", "karsk.foreign-ministry"),
        ("Ministry of Defence of the Upper Karsk", "karsk.defence-ministry"),
        ("Veldanian intelligence", "veldania.intelligence"),
        ("Upper Karsk army", "karsk.army"),
        ("Veldanian army", "shield"),
        ("armed forces of Veldania", "shield"),
    ],
)
def test_regular_names(name: str, expected: str) -> None:
    """A nationality or a state's name with a head is that state's body, or the entry that is said to be it."""
    found = BODIES.find(normal_words(name))
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "name",
    [
        "army",
        "the foreign ministry",
        "Northern army",
        "Veldanian army officers",
        "Army of Shield",
        "Veldania",
    ],
)
def test_other_names_are_no_bodies(name: str) -> None:
    """Without a known state, or with more words, it is nobody's regular name."""
    assert BODIES.find(normal_words(name)) is None


def test_a_body_has_its_states_countries_and_a_name() -> None:
    """A made entry is an authority of its state; one without a nationality is called after the state."""
    assert BODIES.entry("veldania.police") == Entry(
        "veldania.police", "Veldanian police", "authority", countries=("VE",), parent="veldania"
    )
    assert BODIES.entry("karsk.police").name == "police of Upper Karsk"
    for unknown in ("veldania.circus", "luria.police", "veldania"):
        with pytest.raises(KeyError):
            BODIES.entry(unknown)


def test_every_body_is_there_once() -> None:
    """All bodies of all states, but for those that an entry is."""
    ids = [entry.id for entry in BODIES]
    assert len(ids) == len(set(ids)) == 2 * len(regular_bodies()) - 2


def test_every_states_bodies_are_known() -> None:
    """The bundled catalogue knows the army, ministries and services of every state by their regular names."""
    catalogue = Catalogue.load()
    states = [entry for entry in catalogue.entries.values() if entry.kind == "state"]
    assert len(list(catalogue.bodies)) > 10 * len(states)
    for state in states:
        for body in ("army", "foreign-ministry", "interior-ministry", "defence-ministry", "intelligence"):
            entry = catalogue.entry(f"{state.id}.{body}")
            assert set(entry.countries) & set(state.countries)
            name = f"the {body.replace('-', ' ')} of {state.name}"
            assert state.name not in state.sure_names or catalogue.find(name) == entry


def test_named_bodies_are_marked() -> None:
    """An entry whose sure name is regular says which body it is, so that no body is known twice."""
    catalogue = Catalogue.load()
    known = {body.id for body in regular_bodies()}
    for entry in catalogue.entries.values():
        assert set(entry.bodies) <= known, entry.id
        for name in entry.sure_names:
            body = catalogue.bodies.find(normal_words(name))
            assert body is None or body.id == entry.id, f"{entry.id}: {name!r} is {body.id}"
