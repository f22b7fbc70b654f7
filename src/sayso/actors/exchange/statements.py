"""FollowTheMoney statements, one row for each value of each entity, put together into entities again.

As CSV or as one JSON object a line; https://followthemoney.tech describes both.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sayso.actors.exchange.jsonlines import json_object
from sayso.errors import BadCatalogue

_NEEDED: Final = ("entity_id", "prop", "schema", "value")
_TRUE: Final = frozenset({"t", "true", "1", True})
_VAGUE: Final = ("LegalEntity", "Organization")
"""Schemata of which others say more, the vaguest first."""
_FIELD_LIMIT: Final = 31_457_280
"""Characters in a cell, as followthemoney itself allows."""


def are_statements(text: str) -> bool:
    """Say whether a text holds statements rather than entities, by its first line."""
    first = text.lstrip().partition("\n")[0]
    return all(f'"{field}"' in first or field in first.split(",") for field in _NEEDED) and (
        '"properties"' not in first
    )


def entities_of(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entities that statements of a text called ``name`` make, each with the place of its first statement.

    What is marked as external is somebody's suggestion that nobody has verified, and is left out. Raises BadCatalogue with the
    line that is wrong.
    """
    entities: dict[str, dict[str, Any]] = {}
    places: dict[str, str] = {}
    for place, row in _rows(text, name):
        if not all(isinstance(row.get(field), str) and row[field] for field in _NEEDED):
            raise BadCatalogue(place, "it is no statement", f"a statement has {', '.join(_NEEDED)}")
        if row.get("external") in _TRUE:
            continue
        id_ = row.get("canonical_id") or row["entity_id"]
        entity = entities.setdefault(id_, {"id": id_, "schema": row["schema"], "properties": {}})
        places.setdefault(id_, place)
        if _says_more(row["schema"], entity["schema"]):
            entity["schema"] = row["schema"]
        if row["prop"] != "id":
            values = entity["properties"].setdefault(row["prop"], [])
            if row["value"] not in values:
                values.append(row["value"])
    for id_, entity in entities.items():
        yield places[id_], entity


def _rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield f"{name}:{number}", json_object(line, f"{name}:{number}")
        return
    csv.field_size_limit(_FIELD_LIMIT)
    rows = csv.DictReader(io.StringIO(text.lstrip(), newline=""))
    try:
        for row in rows:
            yield f"{name}:{rows.line_num}", row
    except csv.Error as error:
        raise BadCatalogue(
            f"{name}:{rows.line_num}", f"it is no CSV ({error})", "look for a stray quotation mark"
        ) from error


def _says_more(schema: str, before: str) -> bool:
    """Say whether a schema is a kind of the other, as far as actors go."""
    if before not in _VAGUE:
        return False
    return schema not in _VAGUE or _VAGUE.index(schema) > _VAGUE.index(before)
