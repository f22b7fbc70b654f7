from __future__ import annotations

import pytest

from factories import real_parse
from sayso.actors.catalogue import Catalogue
from sayso.actors.established import established_names
from sayso.claims.places import find_places
from sayso.places.locate import locate
from sayso.records import Document, Place, digest

pytestmark = pytest.mark.whole


def places_of(text: str, dateline: str | None = None) -> tuple[Place, ...]:
    """Return the places of an invented report in towns that there are."""
    document = Document(id=digest(text), text=text, dateline=dateline)
    parse = real_parse(text, established_names(text, Catalogue.load(), ()))
    return locate(document, parse, find_places(text, parse))


@pytest.mark.parametrize(
    ("text", "country", "name", "precision"),
    [
        ("Rain fell in northern Mali on Monday.", "ML", "Mali", "region"),
        ("Rain fell in Mali on Monday.", "ML", "Mali", "country"),
        ("A market opened near Kirkuk.", "IQ", "Kirkuk", "near"),
        ("The hall at Baghdad airport was painted.", "IQ", "Baghdad", "near"),
        ("Rain fell 20 kilometres north of Kabul.", "AF", "Kabul", "near"),
        ("Rain fell in the Gaza Strip.", "PS", "Gaza Strip", "region"),
        ("The band played in San Salvador.", "SV", "San Salvador", "exact"),
        ("The band played in Kiev.", "UA", "Kyiv", "exact"),
        ("The band played in Paris.", "FR", "Paris", "exact"),
        ("The band played in Paris, Texas.", "US", "Paris", "exact"),
        ("Snow fell in Washington.", "US", "Washington", "exact"),
        ("Snow fell in Washington state.", "US", "Washington", "region"),
        ("The hall in Idlib, Syria, was painted.", "SY", "Idlib", "exact"),
        ("The band from Colombia played in Medellin.", "CO", "Medellín", "exact"),
        ("The band played in Concord, Calif.", "US", "Concord", "exact"),
        ("The band played in New York.", "US", "New York City", "exact"),
    ],
)
def test_sure_places_are_put_on_the_map(text: str, country: str, name: str, precision: str) -> None:
    """A place that the words or its fame make sure gets its country, its name and a fitting precision."""
    (place,) = places_of(text)
    assert (place.country, place.name, place.precision) == (country, name, precision)
    assert place.latitude is not None
    assert place.longitude is not None
    assert place.geonames is not None
    assert place.link is not None
    assert place.link.reasons


@pytest.mark.parametrize(
    "text",
    [
        "The band played in Springfield.",
        "The band played in Cambridge.",
        "The band played in Velm, Karsk province.",
        "Mr. Reading slept in Reading.",
    ],
)
def test_unsure_places_stay_as_written(text: str) -> None:
    """A name that many bear, that nobody knows, or that is a person's in the same report is not linked."""
    assert [place.link for place in places_of(text)] == [None]


def test_the_words_outweigh_fame() -> None:
    """What a place is said to lie in decides, and is the first reason."""
    (place,) = places_of("The band played in Springfield, Illinois.")
    assert place.link is not None
    assert place.link.reasons[0] == "it lies in Illinois, as the words say"
    assert place.latitude == pytest.approx(39.8, abs=0.1)


def test_a_noun_tells_which_of_two_of_one_name() -> None:
    """A region that is called one is meant, and not the town of its name, and the other way round."""
    (region,) = places_of("Rain fell in Idlib province, Syria.")
    (town,) = places_of("The hall in Idlib, Syria, was painted.")
    assert (region.name, region.precision) == ("Idlib", "region")
    assert (town.name, town.precision) == ("Idlib", "exact")
    assert region.geonames != town.geonames


def test_the_report_decides_which_georgia() -> None:
    """The same words mean another place where the report's other names lie elsewhere."""
    (country,) = places_of("The fair was held in Georgia. Tbilisi is cold, the Georgian minister said.")
    state = places_of("The fair was held in Georgia. Visitors from Atlanta and Florida came.")[0]
    assert (country.country, country.precision) == ("GE", "country")
    assert (state.country, state.precision) == ("US", "region")


def test_a_country_that_the_report_names_decides() -> None:
    """Of towns with one name the one in a country that the report names is meant."""
    there = places_of("The band played in Cambridge. Visitors from Canada came, and Canadian singers.")
    nowhere = places_of("The band played in Cambridge.")
    assert there[0].country == "CA"
    assert nowhere[0].country is None


def test_a_place_unknown_where_it_is_said_to_lie_stands_for_what_it_lies_in() -> None:
    """Of a village that GeoNames has not, what the words say it lies in is told, and that it is only that."""
    (place,) = places_of("Rain fell in Velm, Mopti region.")
    assert (place.name, place.country, place.precision) == ("Mopti", "ML", "region")
    assert place.link is not None
    assert place.link.reasons[0] == "no Velm is known there, but the words say that it lies in Mopti"


@pytest.mark.parametrize("name", ["Asia", "Europe", "the Middle East"])
def test_what_is_larger_than_a_country_is_not_on_the_map(name: str) -> None:
    """Towns bear the names of continents, and are not meant."""
    assert [place.link for place in places_of(f"Rain fell in {name}.")] in ([], [None])


def test_the_dateline_counts() -> None:
    """A report's dateline says which country it is about."""
    text = "The band played in Valencia."
    assert places_of(text, "CARACAS, 3 MAY")[0].country == "VE"
    assert places_of(text, "MADRID, 3 MAY")[0].country == "ES"


def test_one_name_is_one_place() -> None:
    """A name that was told fully once means the same place again."""
    first, again = places_of("The band played in Springfield, Illinois. It rained in Springfield.")
    assert first.geonames == again.geonames
    assert again.precision == "exact"
