import json
from typing import Any

import pytest

from sayso.actors.entries import Entry
from sayso.actors.exchange.common import Incoming
from sayso.actors.exchange.followthemoney import as_entities, from_entities
from sayso.errors import BadCatalogue


def read(schema: str, kind: str | None = None, **properties: list[Any]) -> Incoming:
    """Read one entity."""
    entity = {"id": "x-1", "schema": schema, "properties": properties}
    return from_entities(json.dumps(entity), "l", kind)


def test_an_entity_becomes_an_entry() -> None:
    """Names, earlier and weak ones, countries, dates, parent and item number find their places."""
    (entry,) = read(
        "Organization",
        name=["Northern Shield", "Shield North"],
        alias=["Shield North", "Shield of the North"],
        previousName=["Karsk Shield"],
        weakAlias=["Guard"],
        abbreviation=["NSM"],
        country=["ve"],
        jurisdiction=["lu", "ve"],
        wikidataId=["Q1"],
        incorporationDate=["1991-02"],
        dissolutionDate=["2004"],
        parent=["x-2"],
    ).entries
    assert (entry.id, entry.name, entry.kind) == ("x-1", "Northern Shield", "organisation")
    assert entry.aliases == ("Shield North", "Shield of the North", "Karsk Shield")
    assert entry.acronyms == ("NSM",)
    assert entry.doubtful == (("Guard", ()),)
    assert entry.countries == ("VE", "LU")
    assert (entry.founded, entry.dissolved, entry.parent, entry.wikidata) == (1991, 2004, "x-2", "Q1")


@pytest.mark.parametrize(
    ("schema", "properties", "asked", "kind"),
    [
        ("Person", {}, None, "person"),
        ("PublicBody", {}, None, "authority"),
        ("Company", {}, None, "organisation"),
        ("Organization", {"topics": ["crime.terror"]}, None, "armed_group"),
        ("Person", {"topics": ["crime.terror"]}, None, "person"),
        ("Organization", {}, "media", "media"),
        ("Organization", {"classification": ["media"]}, "armed_group", "media"),
    ],
)
def test_kinds(schema: str, properties: dict[str, list[str]], asked: str | None, kind: str) -> None:
    """Our own word for the kind wins, then what the user asks for, then what topics and schema tell."""
    (entry,) = read(schema, asked, name=["Northern Shield"], **properties).entries
    assert entry.kind == kind


def test_what_is_no_actor_is_passed_over() -> None:
    """Vessels, addresses and the like are counted; properties without a place are named."""
    assert read("Vessel", name=["Shield"]).passed_over == 1
    assert read("Person", name=["Ada Varo"], birthDate=["1970"]).left_aside == ("birthDate",)


def test_who_has_no_name_is_passed_over() -> None:
    """An entity that is known by a number alone is no use here."""
    assert read("LegalEntity", registrationNumber=["7"]).passed_over == 1


def test_the_caption_comes_first() -> None:
    """Of several names, which have no order, the one that the entity is shown under is its name."""
    entity = {
        "id": "x",
        "schema": "Person",
        "caption": "Ada Varo",
        "properties": {"name": ["Ада", "Ada Varo"]},
    }
    (entry,) = from_entities(json.dumps(entity), "l", None).entries
    assert (entry.name, entry.aliases) == ("Ada Varo", ("Ада",))


def test_a_line_that_is_no_entity_is_named() -> None:
    """The message gives the line."""
    with pytest.raises(BadCatalogue, match=r"^l:1: it has no schema and properties"):
        from_entities('{"name": "Ada Varo"}', "l", None)


def test_places_do_not_go_out() -> None:
    """FollowTheMoney's actors are people and bodies; a place is none."""
    assert as_entities([Entry("x", "Karsk", "place")]) == ""
