"""Documents, actors and claims as FollowTheMoney entities that assert no more than was said.

Everything in that model reads as a fact, so little of it is used: a ``Membership`` or ``Ownership`` would say that it is so.
A claim that draws a line is an ``UnknownLink``, which only says that two have to do with each other, with whose word
it is in its ``role`` and marked as external, the model's word for what nobody has verified; every other claim is a ``Note`` on
those whom it is about. Who has no name is no entity: programs would match "a diplomat" with others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Final

from followthemoney import EntityProxy, model

from sayso.actors.names import is_acronym
from sayso.outputs.exports.selection import Exported
from sayso.outputs.exports.standing import is_name, line_of, whose_word
from sayso.outputs.exports.surroundings import Told
from sayso.records import digest
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.people import FoundActor

_SCHEMATA: Final[Mapping[str, str]] = {
    "person": "Person",
    "organisation": "Organization",
    "armed_group": "Organization",
    "media": "Organization",
    "authority": "PublicBody",
    "state": "PublicBody",
    "expert": "LegalEntity",
}


def actor_entity(actor: FoundActor) -> EntityProxy | None:
    """Return an actor as an entity under its id in the store, None for who has no name.

    An alias of one word is a weak one where the name has several: others bear it, too.
    """
    if actor.kind not in _SCHEMATA or not is_name(actor.name):
        return None
    entity = _entity(_SCHEMATA[actor.kind], actor.id)
    entity.add("name", actor.name)
    for alias in filter(is_name, actor.aliases):
        if is_acronym(alias):
            entity.add("abbreviation", alias)
        else:
            weak = " " in actor.name.strip() and " " not in alias.strip()
            entity.add("weakAlias" if weak else "alias", alias)
    return entity


def party_entity(document: str, called: str) -> EntityProxy:
    """Return a name in a document that was tied to no actor: somebody, it is not known of what kind."""
    entity = _entity("LegalEntity", _party_key(document, called))
    entity.add("name", called)
    entity.add("proof", document)
    return entity


def document_entity(exported: Exported) -> EntityProxy:
    """Return a document as an article, without its text, under its id in the store."""
    document = exported.document
    entity = _entity("Article", exported.id)
    entity.add("title", document.title or exported.address)
    entity.add("author", document.byline)
    entity.add("publisher", document.publisher)
    entity.add("publishedAt", document.published)
    entity.add("language", document.language)
    entity.add("sourceUrl", _web(exported.address))
    if document.path:
        entity.add("fileName", PurePath(document.path).name)
    return entity


def mention_entities(
    document: str, claims: Iterable[Told], named: Mapping[str, str]
) -> Iterable[EntityProxy]:
    """Yield for each actor of ``named``, names by ids, whom claims of a document speak of or who speaks there, that it does."""
    words: dict[str, dict[str, None]] = {}
    for told in claims:
        for actor, text in _parties(told.found):
            if actor in named:
                words.setdefault(actor, {})[text if is_name(text) else named[actor]] = None
    for actor, names in words.items():
        entity = _entity("Mention", digest("mention", document, actor))
        entity.add("document", document)
        entity.add("resolved", actor)
        entity.add("name", list(names))
        yield entity


def claim_entity(told: Told, named: Mapping[str, str]) -> EntityProxy:
    """Return a claim as a link between two of ``named``, or as a note on those of them who have to do with it."""
    line = line_of(told.found)
    if line and all(end.actor is None or end.actor in named for end in line):
        subject, object_ = (end.actor or _party_key(told.found.document, end.called) for end in line)
        return _link(told, subject, object_)
    return _note(told, named)


def _link(told: Told, subject: str, object_: str) -> EntityProxy:
    found = told.found
    entity = _entity("UnknownLink", _key(found))
    entity.add("subject", subject)
    entity.add("object", object_)
    entity.add("role", f"{found.claim.relation.replace('_', ' ')} ({whose_word(found)})")
    if told.in_dispute:
        entity.add("status", f"in dispute: {told.in_dispute}")
    entity.add("summary", found.claim.statement)
    entity.add("description", _quoted(found))
    entity.add("recordId", found.id)
    if found.claim.time:
        entity.add("date", [day for day in (found.claim.time.earliest, found.claim.time.latest) if day])
    return _sourced(entity, found)


def _note(told: Told, named: Mapping[str, str]) -> EntityProxy:
    found = told.found
    entity = _entity("Note", _key(found))
    about = dict.fromkeys(actor for actor, _ in _parties(found) if actor in named)
    entity.add("entity", list(about) or [found.document])
    entity.add("description", found.claim.statement)
    entity.add("summary", whose_word(found))
    entity.add("notes", _quoted(found))
    if told.in_dispute:
        entity.add("notes", f"In dispute: {told.in_dispute}")
    return _sourced(entity, found)


def _sourced(entity: EntityProxy, found: FoundClaim) -> EntityProxy:
    entity.add("proof", found.document)
    entity.add("publisher", found.publisher)
    entity.add("sourceUrl", _web(found.address))
    return entity


def _entity(schema: str, id_: str) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = id_
    return entity


def _key(found: FoundClaim) -> str:
    """Return the id of a claim's entity: a copy of a report at another address tells it again."""
    return digest("claim", found.document, found.id)


def _party_key(document: str, called: str) -> str:
    return digest("party", document, called)


def _parties(found: FoundClaim) -> Iterable[tuple[str, str]]:
    """Yield whom a claim is about and who speaks in it, each by id and in the report's words."""
    for actor, party in ((found.subject_id, found.claim.subject), (found.object_id, found.claim.object)):
        if actor and party:
            yield actor, party.text
    for voice in found.voices:
        if voice.actor:
            yield voice.actor, voice.text


def _quoted(found: FoundClaim) -> str | None:
    return f"The report’s words: “{found.quote}”" if found.quote else None


def _web(address: str) -> str | None:
    return address if address.startswith(("http://", "https://")) else None
