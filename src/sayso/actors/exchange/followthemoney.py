"""Lists of actors as FollowTheMoney entities, one JSON object a line, or statements, as Aleph and OpenSanctions give them out.

The model is described at https://followthemoney.tech. It has no place for the words that decide a doubtful name: such
a name goes out as ``weakAlias`` and comes in as one that waits for another name of the same actor. Our kind goes out as
``classification``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sayso.actors.entries import ACTOR_KINDS, YEARS, Entry
from sayso.actors.exchange.common import Incoming, checked
from sayso.actors.exchange.jsonlines import json_object
from sayso.actors.exchange.statements import are_statements, entities_of
from sayso.errors import BadCatalogue
from sayso.records import NameKind

_SCHEMATA: Mapping[str, NameKind] = {
    "Person": "person",
    "PublicBody": "authority",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
}
_SCHEMA_OF: Mapping[NameKind, str] = {"person": "Person", "authority": "PublicBody", "state": "PublicBody"}
_TOPICS: Mapping[str, NameKind] = {"crime.terror": "armed_group"}
_BODIES = frozenset({"Organization", "LegalEntity"})
_USED = frozenset({
    "name", "alias", "previousName", "weakAlias", "abbreviation", "country", "jurisdiction", "mainCountry",
    "nationality", "wikidataId", "classification", "topics", "parent", "incorporationDate", "dissolutionDate",
})  # fmt: skip
_COUNTRIES = ("country", "jurisdiction", "mainCountry", "nationality")
_ITEM = re.compile(r"Q[1-9][0-9]*")


def from_entities(text: str, name: str, kind: str | None) -> Incoming:
    """Return the actors of a text of FollowTheMoney entities, or statements, called ``name``; what is no actor is passed over.

    Raises BadCatalogue with the line that is wrong.
    """
    if are_statements(text):
        return _incoming(entities_of(text, name), kind)
    lines = enumerate(text.split("\n"), start=1)
    return _incoming((_of_line(line, f"{name}:{number}") for number, line in lines if line.strip()), kind)


def _of_line(line: str, place: str) -> tuple[str, dict[str, Any]]:
    entity: dict[str, Any] = json_object(line, place)
    if not isinstance(entity.get("properties"), dict) or not isinstance(entity.get("schema"), str):
        raise BadCatalogue(place, "it has no schema and properties", "give FollowTheMoney entities")
    return place, entity


def _incoming(entities: Iterable[tuple[str, dict[str, Any]]], kind: str | None) -> Incoming:
    """Return the actors among entities, each with its place; who has no name is passed over like what is no actor."""
    entries, aside, passed = [], dict[str, None](), 0
    for place, entity in entities:
        schema, properties = entity["schema"], entity["properties"]
        values = {field: _texts(value) for field, value in properties.items()}
        if schema not in _SCHEMATA or not values.get("name"):
            passed += 1
            continue
        aside.update(dict.fromkeys(field for field in properties if field not in _USED))
        table = _table(_with_caption(values, entity.get("caption")), schema, kind)
        if isinstance(entity.get("id"), str):
            table["id"] = entity["id"]
        entries.append(checked(table, place, kind))
    return Incoming(tuple(entries), tuple(aside), passed)


def _with_caption(values: dict[str, list[str]], caption: object) -> dict[str, list[str]]:
    """Return an entity's values with the name first that it is shown under: the names themselves have no order."""
    names = values["name"]
    return {**values, "name": [caption, *names]} if isinstance(caption, str) and caption in names else values


def as_entities(entries: Iterable[Entry]) -> str:
    """Return entries as FollowTheMoney entities, one a line; places and things are left out."""
    return "".join(
        f"{json.dumps(_entity(entry), ensure_ascii=False)}\n"
        for entry in entries
        if entry.kind in ACTOR_KINDS
    )


def _table(values: Mapping[str, list[str]], schema: str, kind: str | None) -> dict[str, Any]:
    names = values.get("name", [])
    aliases = [*names[1:], *values.get("alias", []), *values.get("previousName", [])]
    table: dict[str, Any] = {
        "name": names[0] if names else None,
        "kind": _kind(values, schema, kind),
        "aliases": [alias for alias in dict.fromkeys(aliases) if alias not in names[:1]],
        "acronyms": values.get("abbreviation", []),
        "doubtful": {alias: [] for alias in values.get("weakAlias", [])},
        "countries": list(
            dict.fromkeys(code.upper() for field in _COUNTRIES for code in values.get(field, []))
        ),
    }
    items = [item for item in values.get("wikidataId", []) if _ITEM.fullmatch(item)]
    parents = values.get("parent", [])
    years = {
        "founded": _year(values.get("incorporationDate", [])),
        "dissolved": _year(values.get("dissolutionDate", [])),
    }
    table |= {field: year for field, year in years.items() if year is not None}
    return table | ({"wikidata": items[0]} if items else {}) | ({"parent": parents[0]} if parents else {})


def _kind(values: Mapping[str, list[str]], schema: str, kind: str | None) -> str:
    """Return an entity's kind: ours where it says so, else the one asked for, else what topics and schema tell."""
    ours = next((told for told in values.get("classification", []) if told in ACTOR_KINDS), None)
    told = next((_TOPICS[topic] for topic in values.get("topics", []) if topic in _TOPICS), None)
    return ours or kind or (told if told and schema in _BODIES else None) or _SCHEMATA[schema]


def _entity(entry: Entry) -> dict[str, Any]:
    doubtful = [name for name, _ in entry.doubtful]
    properties = {
        "name": [entry.name],
        "alias": [name for name in entry.aliases if name not in doubtful],
        "abbreviation": [name for name in entry.acronyms if name not in doubtful],
        "weakAlias": [name for name in doubtful if name != entry.name],
        "country": [code.lower() for code in entry.countries],
        "classification": [entry.kind],
        "wikidataId": [entry.wikidata] if entry.wikidata else [],
        "parent": [entry.parent] if entry.parent and entry.kind != "person" else [],
        "incorporationDate": [str(entry.founded)] if entry.founded else [],
        "dissolutionDate": [str(entry.dissolved)] if entry.dissolved else [],
    }
    return {
        "id": entry.id,
        "schema": _SCHEMA_OF.get(entry.kind, "Organization"),
        "properties": {field: values for field, values in properties.items() if values},
    }


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def _year(dates: list[str]) -> int | None:
    years = sorted(int(date[:4]) for date in dates if date[:4].isdecimal())
    return years[0] if years and years[0] in YEARS else None
