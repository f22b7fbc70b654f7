"""STIX 2.1: a bundle in which every relationship, note and opinion is created by the voice whose word it is.

Written object by object, so that no more than one document and the denials are held at once. Plain data, which
tests have the official library and validator read: the library would take a quarter of a millisecond for each object
to check what these functions cannot get wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.outputs.exports.selection import Selection
from sayso.outputs.exports.standing import loose_ends, standing
from sayso.outputs.exports.stix_claims import (
    denied_content,
    kind_of,
    note,
    object_ref,
    opinion,
    relationship,
    report,
)
from sayso.outputs.exports.stix_identities import (
    actor_identity,
    definition,
    party_identity,
    publisher_identity,
    tool,
    voice_identity,
)
from sayso.outputs.exports.stix_objects import id_of, stamp, tidy
from sayso.outputs.exports.surroundings import Telling, surrounded
from sayso.outputs.jsonlines import dumped
from sayso.store.asking.moments import begun_at, changed_at


def write(selection: Selection, path: Path) -> None:
    """Write a selection as one bundle, an object a line, its id last, for it is made of all of them."""
    digest = hashlib.sha256()
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        before = '{"type": "bundle", "objects": [\n'
        for one in _objects(selection):
            line = dumped(tidy(one))
            digest.update(line.encode())
            stream.write(before + line)
            before = ",\n"
        stream.write(f'\n], "id": "{id_of("bundle", digest.hexdigest())}"}}\n')


@dataclass(slots=True)
class _Sides:
    """By group, the objects that say a thing is so, and each denial with what it denies, which wait for them."""

    affirming: dict[str, list[str]] = field(default_factory=dict)
    denials: list[tuple[list[str], dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def answered(self, groups: Iterable[str]) -> list[str]:
        """Return the objects that say what is so according to any of these groups."""
        return [one for group in groups for one in self.affirming.get(group, ())]


def _objects(selection: Selection) -> Iterator[dict[str, Any]]:
    begun, changed = stamp(begun_at(selection.connection)), stamp(changed_at(selection.connection))
    times = (begun, max(begun, changed))
    yield tool()
    yield definition(files("sayso.outputs.exports").joinpath("stix-extension.json").read_text("utf-8"))
    whole = surrounded(selection)
    for actor in whole.actors():
        yield actor_identity(actor, times)
    there: set[str] = set()
    sides = _Sides()
    for telling in whole.tellings():
        for identity in _voices(telling, times):
            if identity["id"] not in there:
                there.add(identity["id"])
                yield identity
        yield from _of_document(telling, changed, sides)
    for groups, denial, content in sides.denials:
        answered = sides.answered(groups)
        if answered:
            yield {**denial, "object_refs": answered}
        else:
            yield from (content, denial)


def _of_document(telling: Telling, changed: str, sides: _Sides) -> Iterator[dict[str, Any]]:
    """Yield the objects of a document's claims but for denials, which wait, and the report that holds them all."""
    refs = []
    for told in telling.claims:
        found = told.found
        kind = kind_of(found)
        refs.append(object_ref(found, kind))
        group = found.beside.group if found.beside else None
        if kind == "opinion":
            groups = sorted({each for one in told.disputes for each in one.groups} | {group or ""})
            sides.denials.append(
                (groups, opinion(told, telling, changed), denied_content(told, telling, changed))
            )
            continue
        if group and found.beside and found.beside.side == "affirmed" and standing(found) == "told":
            sides.affirming.setdefault(group, []).append(refs[-1])
        yield (relationship if kind == "relationship" else note)(told, telling, changed)
    yield report(telling, changed, refs)


def _voices(telling: Telling, times: tuple[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the identities of a document that no actor of the store has: its publisher, voices and names tied to nobody."""
    yield publisher_identity(telling, times)
    for called in loose_ends(told.found for told in telling.claims):
        yield party_identity(called, telling.document.id, times)
    for told in telling.claims:
        for voice in told.found.voices:
            if not voice.actor:
                yield voice_identity(voice, telling.document.id, times)
