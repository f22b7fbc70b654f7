"""Lists of actors as JSON Lines: one entry a line, with the fields of the schema."""

from __future__ import annotations

import json

from sayso.actors.entries import FIELDS
from sayso.actors.exchange.common import Incoming, checked
from sayso.errors import BadCatalogue


def from_lines(text: str, name: str, kind: str | None) -> Incoming:
    """Return the actors of a text of JSON Lines called ``name``; raises BadCatalogue with the line that is wrong."""
    entries, aside = [], dict[str, None]()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        table = json_object(line, place)
        aside.update(dict.fromkeys(field for field in table if field not in FIELDS))
        entries.append(checked({key: table[key] for key in table if key in FIELDS}, place, kind))
    return Incoming(tuple(entries), tuple(aside))


def json_object(line: str, place: str) -> dict[str, object]:
    """Return the JSON object in a line; raises BadCatalogue where there is none."""
    try:
        table = json.loads(line)
    except ValueError as error:
        raise BadCatalogue(place, f"it is no JSON ({error})", "mend the line or take it out") from error
    if not isinstance(table, dict):
        raise BadCatalogue(place, "it is no JSON object", 'write one as in {"name": "...", "kind": "..."}')
    return table
