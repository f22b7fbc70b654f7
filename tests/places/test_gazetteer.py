from __future__ import annotations

import pytest

from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.keys import bare_key, key_of


def test_spellings_of_one_place_meet() -> None:
    """Accents, hyphens, case and a leading article make no other name."""
    assert key_of("Sân-Vélm") == key_of("SAN VELM") == key_of("the San Velm") == "san velm"


@pytest.mark.parametrize(
    ("name", "key"),
    [("Velm Oblast", "velm"), ("Province of Velm", "velm"), ("Velm", "velm"), ("Province", "province")],
)
def test_noun_of_a_place_is_no_part_of_its_bare_name(name: str, key: str) -> None:
    """The bare key leaves out what sort of place it is, unless nothing else is left."""
    assert bare_key(name) == key


def test_places_come_most_populous_first() -> None:
    """Of several places of one name the one with most people comes first."""
    with Gazetteer.open() as gazetteer:
        people = [entry.population for entry in gazetteer.named("springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_other_spellings_are_told_from_the_own_name() -> None:
    """A place is found under another spelling, and the entry says that it was one."""
    with Gazetteer.open() as gazetteer:
        other = gazetteer.named("kiev")[0]
        own = next(entry for entry in gazetteer.named("kyiv") if entry.level == "town")
    assert own.geonames == other.geonames
    assert (own.own, other.own) == (True, False)


def test_town_lies_in_its_region_and_country() -> None:
    """A town knows its region and country, and a region its country."""
    with Gazetteer.open() as gazetteer:
        town = next(entry for entry in gazetteer.named("timbuktu") if entry.level == "town")
        region = gazetteer.numbered(town.region or 0)
        mali, niger = gazetteer.country("ML"), gazetteer.country("NE")
    assert region is not None
    assert mali is not None
    assert niger is not None
    assert town.lies_in(region)
    assert town.lies_in(mali)
    assert region.lies_in(mali)
    assert not mali.lies_in(mali)
    assert not town.lies_in(niger)


def test_unknown_names_and_codes_are_nothing() -> None:
    """What GeoNames has not is not found."""
    with Gazetteer.open() as gazetteer:
        assert gazetteer.named("veldania") == ()
        assert gazetteer.country("QQ") is None
        assert gazetteer.numbered(-1) is None


def test_distance_follows_the_earth() -> None:
    """A quarter of the equator is a quarter of forty thousand kilometres."""

    def at(longitude: float) -> Entry:
        return Entry(1, "Velm", "town", "QQ", None, None, 0.0, longitude, 0)

    assert at(0).distance(at(90)) == pytest.approx(10_007, abs=2)
    assert at(-179).distance(at(179)) == pytest.approx(222.4, abs=1)
