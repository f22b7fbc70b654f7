from dataclasses import replace

from sayings import place
from sayso.corroboration.groups.where import same_place
from sayso.records import Place, Span

KARSK = place("Karsk", 1)


def test_same_place() -> None:
    """One place of the map counts for it, a whole country less."""
    here = same_place(KARSK, KARSK)
    assert here == (1.5, "in Karsk")
    country = replace(KARSK, precision="country")
    assert 0 < same_place(country, country)[0] < here[0]


def test_other_places() -> None:
    """Another country, or a town far off, is another place past doubt."""
    assert same_place(KARSK, place("Farport", 2, "LV"))[0] < -8
    assert same_place(KARSK, place("Orsk", 2))[0] < -8


def test_suburb() -> None:
    """Towns next to each other may be one."""
    near = replace(place("East Orsk", 2), latitude=1.1)
    assert same_place(KARSK, near)[0] == 0


def test_inside() -> None:
    """A town lies in its country."""
    country = replace(place("Veldania", 9), precision="country")
    assert same_place(KARSK, country)[0] > 0


def test_words_alone() -> None:
    """Without the map the words tell."""
    assert same_place(Place("old Karsk", Span(0, 1)), Place("Karsk", Span(0, 1)))[0] > 0
    assert same_place(None, KARSK) == (0.0, None)
