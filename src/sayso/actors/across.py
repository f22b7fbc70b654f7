"""Which actors of two documents are one."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.actors.names import normal_words
from sayso.records import Actor, VoiceKind, digest

_PEOPLE: frozenset[VoiceKind] = frozenset({"person", "expert"})
_BODIES: frozenset[VoiceKind] = frozenset({"organisation", "authority", "state", "armed_group", "media"})
"""Kinds within one of the two are compatible. Collectives and the unnamed are never the same in two reports."""


def actor_ids(document: str, cast: Sequence[Actor]) -> list[str]:
    """Return the ids, across documents, of a document's actors.

    Actors of two documents are one where the catalogue says who they are and it is the same entry, or where they bear
    one full name and are of compatible kinds. A person of one word, a description and a collective are themselves in
    their own document only; so is the second of two whom one document tells apart under one name.
    """
    shared = shared_ids(cast)
    return [one or digest("local", document, actor.id) for one, actor in zip(shared, cast, strict=True)]


def shared_ids(cast: Sequence[Actor]) -> list[str | None]:
    """Return the ids that a document's actors have in every document, None for those of this one only."""
    ids: list[str | None] = []
    for actor in cast:
        shared = _shared_id(actor)
        ids.append(None if shared in ids else shared)
    return ids


def named_id(words: Sequence[str]) -> str:
    """Return the id, across documents, that a person has by a full name alone."""
    return digest("person", " ".join(words))


def _shared_id(actor: Actor) -> str | None:
    if actor.catalogue is not None:
        return digest("catalogue", actor.catalogue)
    if not any(mention.form in ("name", "acronym") for mention in actor.mentions):
        return None
    words = normal_words(actor.name)
    if actor.kind in _PEOPLE and len(words) > 1:
        return named_id(words)
    if actor.kind in _BODIES and words:
        return digest("body", " ".join(words))
    return None
