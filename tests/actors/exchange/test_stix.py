from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.actors.entries import Entry
from sayso.actors.exchange.common import Incoming
from sayso.actors.exchange.formats import incoming
from sayso.actors.exchange.stix import from_bundle
from sayso.errors import BadCatalogue


def bundle(*objects: dict[str, Any]) -> str:
    """Return a bundle of objects, each with an id of its own."""
    made = [{"id": f"{one['type']}--{number}", **one} for number, one in enumerate(objects)]
    return json.dumps({"type": "bundle", "id": "bundle--1", "objects": made}, indent=2)


def read(*objects: dict[str, Any], kind: str | None = None) -> Incoming:
    """Read a bundle of objects."""
    return from_bundle(bundle(*objects), "b", kind)


def identity(name: str, class_: str, **more: Any) -> dict[str, Any]:
    return {"type": "identity", "name": name, "identity_class": class_, **more}


def test_an_intrusion_set_is_known_by_its_names() -> None:
    """Names come in; that somebody calls it a threat, and what else is said of it, stays outside and is named."""
    found = read(
        {
            "type": "threat-actor",
            "name": "Pale Lantern",
            "aliases": ["Pale Lantern", "Lantern Crew", "PL-7"],
            "threat_actor_types": ["terrorist"],
            "goals": ["harm"],
        }
    )
    assert found.entries == (
        Entry(
            "threat-actor--0", "Pale Lantern", "organisation", aliases=("Lantern Crew",), acronyms=("PL-7",)
        ),
    )
    assert found.left_aside == ("threat_actor_types", "goals")


@pytest.mark.parametrize(
    ("one", "asked", "kind"),
    [
        (identity("Ada Varo", "individual"), None, "person"),
        (identity("Harbour Watch", "organization"), None, "organisation"),
        (identity("Harbour Watch", "group"), None, "organisation"),
        (identity("Harbour Watch", "organization"), "media", "media"),
        (identity("Harbour Watch", "unknown"), "media", "media"),
        (identity("Harbour Watch", "unknown"), None, None),
        (identity("All harbours", "class"), "media", None),
        (identity("Some tool", "system"), "media", None),
        ({"type": "threat-actor", "name": "Varo", "resource_level": "individual"}, None, "person"),
        ({"type": "intrusion-set", "name": "Pale Lantern"}, "armed_group", "armed_group"),
        ({"type": "malware", "name": "Pale Lantern"}, None, None),
        (identity(" ", "individual"), None, None),
        (identity("Ada Varo", "individual", revoked=True), None, None),
    ],
)
def test_kinds(one: dict[str, Any], asked: str | None, kind: str | None) -> None:
    """A person is a person, a body is an organisation; what is no actor, nameless or revoked is passed over and counted."""
    found = read(one, kind=asked)
    assert [entry.kind for entry in found.entries] == ([kind] if kind else [])
    assert found.passed_over == (0 if kind else 1)


def test_the_newest_version_counts() -> None:
    """Of several versions of one object the last one is taken, wherever it stands."""
    found = read(
        identity("Harbour Watch", "group", id="identity--1", modified="2024-02-01T00:00:00.000Z"),
        identity("Harbour Eye", "group", id="identity--1", modified="2024-03-01T00:00:00.000Z"),
        identity("Harbour", "group", id="identity--1", modified="2024-01-01T00:00:00.000Z"),
    )
    assert [entry.name for entry in found.entries] == ["Harbour Eye"]


def test_a_persons_short_name_is_doubtful() -> None:
    """A surname alone may be somebody else's."""
    (entry,) = read(identity("Ada Varo", "individual", x_opencti_aliases=["Varo", "Ada M. Varo"])).entries
    assert (entry.aliases, entry.doubtful) == (("Ada M. Varo",), (("Varo", ()),))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"type": "bundle"', "^b: it is no JSON"),
        ('{"type": "bundle"}', "^b: it has no list of objects"),
        ('{"type": "bundle", "objects": [3]}', "^b: object 1: it is no STIX object"),
    ],
)
def test_a_broken_bundle_is_named(text: str, problem: str) -> None:
    """The message gives the object."""
    with pytest.raises(BadCatalogue, match=problem):
        from_bundle(text, "b", None)


def test_a_bundle_is_known_by_its_beginning(tmp_path: Path) -> None:
    """A bundle on many lines and a TAXII server's answer need no format named."""
    place = tmp_path / "list.json"
    for text in (bundle(identity("Ada Varo", "individual")), '{"more": false, "objects": []}'):
        place.write_text(text, "utf-8")
        assert len(incoming(place).entries) == text.count("Varo")
