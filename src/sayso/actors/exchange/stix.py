"""Identities, threat actors and intrusion sets of STIX 2 bundles as actors: known names, and nothing that is said of them.

That a bundle calls somebody a threat actor is its maker's judgement. Only the names are taken over, and whether it is a person or
an organisation; a bundle that sayso wrote itself says what kind of actor it was, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sayso.actors.entries import ACTOR_KINDS
from sayso.actors.exchange.common import Incoming, checked
from sayso.actors.names import is_acronym
from sayso.errors import BadCatalogue

_CLASSES: Final[Mapping[str, str]] = {
    "individual": "person",
    "organization": "organisation",
    "group": "organisation",
}
_GROUPS: Final = frozenset({"threat-actor", "intrusion-set"})
_ALIASES: Final = ("aliases", "x_mitre_aliases", "x_opencti_aliases")
_USED: Final = frozenset({
    "type", "spec_version", "id", "created", "modified", "created_by_ref", "revoked", "object_marking_refs", "name",
    "identity_class", "resource_level", "extensions", *_ALIASES,
})  # fmt: skip
_HEAD: Final = 2000


def is_bundle(text: str) -> bool:
    """Say whether a text looks like a bundle, or the answer of a TAXII server, by its first characters."""
    head = "".join(text[:_HEAD].split())
    return head.startswith("{") and ('"type":"bundle"' in head or '"objects":[' in head)


def from_bundle(text: str, name: str, kind: str | None) -> Incoming:
    """Return the actors of a bundle called ``name``; what is none, or is revoked, is passed over.

    Raises BadCatalogue with the number of the object that is wrong.
    """
    entries, aside, passed = [], dict[str, None](), 0
    for place, one in _newest(_objects(text, name)):
        table = None if one.get("revoked") else _table(one, kind)
        if table is None:
            passed += 1
            continue
        aside.update(dict.fromkeys(field for field in one if field not in _USED))
        entries.append(checked(table, place, kind))
    return Incoming(tuple(entries), tuple(aside), passed)


def _objects(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        bundle = json.loads(text)
    except ValueError as error:
        raise BadCatalogue(name, f"it is no JSON ({error})", "give a STIX bundle") from error
    listed = bundle.get("objects") if isinstance(bundle, dict) else None
    if not isinstance(listed, list):
        raise BadCatalogue(name, "it has no list of objects", "give a STIX bundle")
    for number, one in enumerate(listed, start=1):
        place = f"{name}: object {number}"
        if not isinstance(one, dict) or not isinstance(one.get("type"), str):
            raise BadCatalogue(place, "it is no STIX object", "give a STIX bundle")
        yield place, one


def _newest(objects: Iterable[tuple[str, dict[str, Any]]]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Return objects without their earlier versions."""
    newest: dict[object, tuple[str, dict[str, Any]]] = {}
    for place, one in objects:
        key = one.get("id") if isinstance(one.get("id"), str) else place
        before = newest.get(key)
        if before is None or str(before[1].get("modified", "")) <= str(one.get("modified", "")):
            newest[key] = (place, one)
    return newest.values()


def _table(one: Mapping[str, Any], kind: str | None) -> dict[str, Any] | None:
    """Return an object's fields as an entry has them, None for what is no actor or has no name.

    A person's alias of one word is doubtful: others bear it, too.
    """
    ours = _ours(one)
    found = _kind(one, ours, kind)
    if found is None or not _texts([one.get("name")]) or ours.get("named") is False:
        return None
    (called,) = _texts([one["name"]])
    listed = [one.get(field) for field in _ALIASES] + [ours.get("aliases")]
    names = dict.fromkeys(
        alias for field in listed if isinstance(field, list) for alias in _texts(field) if alias != called
    )
    id_ = ours.get("catalogue") or one.get("id")
    acronyms = [alias for alias in names if is_acronym(alias)]
    shared = [alias for alias in names if alias not in acronyms and found == "person" and " " not in alias]
    return {
        "name": called,
        "kind": found,
        "aliases": [alias for alias in names if alias not in acronyms and alias not in shared],
        "acronyms": acronyms,
        "doubtful": {alias: [] for alias in shared},
        **({"id": id_} if isinstance(id_, str) else {}),
    }


def _kind(one: Mapping[str, Any], ours: Mapping[str, Any], kind: str | None) -> str | None:
    """Return an object's kind: ours where it says so, else the one asked for, else person or organisation."""
    if one["type"] in _GROUPS:
        lone = one.get("resource_level") == "individual"
        return kind or ("person" if lone else "organisation")
    if one["type"] != "identity" or one.get("identity_class") in ("system", "class"):
        return None
    if "kind" in ours:
        return ours["kind"] if ours["kind"] in ACTOR_KINDS else None
    return kind or _CLASSES.get(str(one.get("identity_class")))


def _ours(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what sayso's own extension says of an identity."""
    extensions = one.get("extensions")
    for held in extensions.values() if isinstance(extensions, dict) else ():
        if isinstance(held, dict) and isinstance(held.get("actor"), dict):
            ours: Mapping[str, Any] = held["actor"]
            return ours
    return {}


def _texts(values: Iterable[object]) -> list[str]:
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]
