"""FollowTheMoney: statements as CSV or JSON lines, and beside them all that the model has no place for.

The second file, named as the first with ``.claims.jsonl`` behind it, has one object a line for each actor, document and
claim: the ids of its statements, and what stands in the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from followthemoney import EntityProxy
from followthemoney.statement import Statement
from followthemoney.statement.serialize import CSV, JSON, get_statement_writer

from sayso.outputs.exports.ftm_entities import (
    actor_entity,
    claim_entity,
    document_entity,
    mention_entities,
    party_entity,
)
from sayso.outputs.exports.selection import Exported, Selection
from sayso.outputs.exports.standing import loose_ends
from sayso.outputs.exports.surroundings import Told, disputes_plain, origin_plain, surrounded
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.actors import actor_plain
from sayso.outputs.stored.claims import claim_plain
from sayso.store.asking.people import FoundActor

DATASET: Final = "sayso"
COMPANION: Final = ".claims.jsonl"
"""What the name of the second file has behind that of the first."""


@dataclass(frozen=True, slots=True)
class Emitted:
    """The statements of one entity, and what goes beside them, if anything."""

    statements: tuple[Statement, ...]
    beside: dict[str, Any]


def write(selection: Selection, path: Path) -> None:
    """Write a selection as statements, as CSV where the file's name ends so, and the second file beside it."""
    companion = path.with_name(path.name + COMPANION)
    form = CSV if path.suffix == ".csv" else JSON
    with (
        path.open("wb") as stream,
        companion.open("w", encoding="utf-8", newline="\n") as second,
        get_statement_writer(stream, form) as writer,
    ):
        for emitted in _emitted(selection):
            for statement in emitted.statements:
                writer.write(statement)
            if emitted.beside:
                ids = [statement.id for statement in emitted.statements]
                second.write(dumped({"statements": ids, **emitted.beside}) + "\n")


def _emitted(selection: Selection) -> Iterator[Emitted]:
    named: dict[str, str] = {}
    referents: set[str] = set()
    whole = surrounded(selection)
    for actor in whole.actors():
        entity = actor_entity(actor)
        if entity is not None:
            named[actor.id] = actor.name
            yield Emitted((*_statements(entity), *_referent(entity, actor, referents)), _of_actor(actor))
    for telling in whole.tellings():
        seen = telling.added.removesuffix("Z")
        exported = telling.document
        yield Emitted(_statements(document_entity(exported), seen), _of_document(exported))
        for called in loose_ends(told.found for told in telling.claims):
            party = party_entity(exported.id, called)
            yield Emitted(_statements(party, seen), {"entity": party.id, "party": called})
        for mention in mention_entities(exported.id, telling.claims, named):
            yield Emitted(_statements(mention, seen), {})
        for told in telling.claims:
            entity = claim_entity(told, named)
            yield Emitted(_statements(entity, seen, f"claim:{told.found.id}"), _of_claim(told, entity))


def _statements(
    entity: EntityProxy, seen: str | None = None, origin: str | None = None
) -> tuple[Statement, ...]:
    """Return the statements of an entity, that of its id first; nobody has verified a link."""
    external = entity.schema.name == "UnknownLink"
    made = Statement.from_entity(entity, DATASET, first_seen=seen, external=external, origin=origin)
    return tuple(made)


def _referent(entity: EntityProxy, actor: FoundActor, taken: set[str]) -> Iterator[Statement]:
    """Yield the name under the id that the catalogue has for an actor, which makes that id a referent of the entity.

    One id of the catalogue stands for one actor; where a person told two apart, the second has it in the other file only.
    """
    if actor.catalogue is None or actor.catalogue in taken:
        return
    taken.add(actor.catalogue)
    for name in entity.get("name"):
        yield Statement(
            entity_id=actor.catalogue,
            canonical_id=actor.id,
            prop="name",
            schema=entity.schema.name,
            value=name,
            dataset=DATASET,
        )


def _of_actor(actor: FoundActor) -> dict[str, Any]:
    return {"entity": actor.id, "actor": actor_plain(actor)}


def _of_document(exported: Exported) -> dict[str, Any]:
    document = exported.document
    return {
        "entity": exported.id,
        "document": {
            "id": exported.id,
            "address": exported.address,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published,
            "agency": document.agency,
            "dateline": document.dateline,
        },
    }


def _of_claim(told: Told, entity: EntityProxy) -> dict[str, Any]:
    return {
        "entity": entity.id,
        "schema": entity.schema.name,
        "selected": told.selected,
        "claim": claim_plain(told.found),
        "origin": None if told.origin is None else origin_plain(told.origin),
        "disputes": disputes_plain(told),
    }
