"""Claims found in an archive, with all that a store would say beside them, in the order in which it would."""

# ruff: noqa: S608  # SQL is put together from constants alone; whatever a person typed is bound to it

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sayso.archive.asking import Asked, note
from sayso.archive.conditions import CLAIMS, actors_called, condition
from sayso.archive.tables import exactly, record_of_row
from sayso.records import Claim, Party, Voice
from sayso.store.asking.claims import Beside, FoundClaim, FoundVoice, Wanted
from sayso.store.rows import holdable

_AT_ONCE: Final = 1_000

Place = tuple[int, int]
"""A block, and a row or a position in it."""


def count_claims(asked: Asked, wanted: Wanted) -> int:
    """Return how many claims fit. Raises ArchiveError."""
    if asked.is_empty:
        return 0
    found = condition(asked, wanted)
    ((number,),) = asked.rows(f"SELECT count(*) FROM {CLAIMS} WHERE {found.sql}", **found.values)
    return int(number)


def find_claims(
    asked: Asked, wanted: Wanted, *, limit: int | None = None, offset: int = 0
) -> list[FoundClaim]:
    """Return the claims that fit, those said last first; raises ArchiveError where the question makes no sense.

    What stands beside a claim is None until the reports are compared; nobody has graded, corrected or rejected anything.
    """
    if asked.is_empty:
        return []
    found = condition(asked, wanted)
    question = (
        f"SELECT c.block, c.file_row_number FROM {CLAIMS} WHERE {found.sql} "
        "ORDER BY c.said_from DESC NULLS LAST, c.block, c.file_row_number LIMIT $many OFFSET $over"
    )
    places = asked.rows(question, **found.values, many=limit, over=offset)
    claims: list[FoundClaim] = []
    for first in range(0, len(places), _AT_ONCE):
        claims += claims_at(asked, places[first : first + _AT_ONCE])
    return claims


def count_meant(asked: Asked, words: str) -> int:
    """Return how many actors these words mean; 0 where they are nobody's name. Raises ArchiveError."""
    return len(actors_called(asked, words))


def claims_at(asked: Asked, places: Sequence[Any]) -> list[FoundClaim]:
    """Return the claims at these places, blocks and rows, in this order."""
    blocks = {block for block, _ in places}
    note(asked, "wanted", block=[block for block, _ in places], spot=[row for _, row in places])
    rows = {
        (row["block"], row["file_row_number"]): row
        for row in asked.named_rows(
            "SELECT c.* FROM read_parquet($claims, file_row_number = true) AS c "
            "SEMI JOIN wanted ON wanted.block = c.block AND wanted.spot = c.file_row_number",
            claims=asked.of_blocks("claims", blocks),
        )
    }
    around = _Around.of(asked, list(rows.values()))
    return [_found(rows[place], around) for place in places]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around claims: documents and actors by block and position, names by actors' ids, and groups.

    Of the actors of a document, their ids across documents by those in the report.
    """

    documents: Mapping[Place, Mapping[str, Any]]
    actors: Mapping[Place, Mapping[str, str]]
    names: Mapping[str, str]
    beside: Mapping[tuple[str, str], Beside]

    @classmethod
    def of(cls, asked: Asked, rows: Sequence[Mapping[str, Any]]) -> _Around:
        at = sorted({(row["block"], row["position"]) for row in rows})
        blocks = {block for block, _ in at}
        note(asked, "wanted", block=[block for block, _ in at], spot=[position for _, position in at])
        documents = {
            (row["block"], row["position"]): row
            for row in asked.named_rows(
                "SELECT d.block, d.position, d.id, d.title, d.publisher, d.published, d.address "
                f"FROM read_parquet($documents) AS d {_WANTED.format('d')}",
                documents=asked.of_blocks("documents", blocks),
            )
        }
        actors: dict[Place, dict[str, str]] = {}
        for block, position, record, id_ in asked.rows(
            f"SELECT a.block, a.position, a.record, a.id FROM read_parquet($actors) AS a {_WANTED.format('a')}",
            actors=asked.of_blocks("actors", blocks),
        ):
            actors.setdefault((block, position), {})[record] = id_
        ids = sorted({id_ for cast in actors.values() for id_ in cast.values()})
        return cls(documents, actors, _names(asked, ids), _beside(asked, rows))


_WANTED: Final = "SEMI JOIN wanted ON wanted.block = {0}.block AND wanted.spot = {0}.position"


def _names(asked: Asked, ids: Sequence[str]) -> dict[str, str]:
    """Return the fullest name that each of these actors is given in the archive."""
    known = "SELECT id, name FROM read_parquet($all_actors) WHERE id IN (SELECT unnest($ids))"
    fullest = (
        "SELECT id, arg_max(name, {'letters': length(name), 'name': name}) FROM read_parquet($actors) "
        "WHERE id IN (SELECT unnest($ids)) GROUP BY id"
    )
    return {id_: holdable(name) for id_, name in asked.rows(known if asked.compared else fullest, ids=ids)}


def _beside(asked: Asked, rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], Beside]:
    """Return how much there is of the groups that claims belong to, by the ids of documents and claims."""
    if not asked.compared:
        return {}
    told = asked.rows(
        'SELECT told.document, told.claim, g.id, g.documents, g.publishers, g.origins, g."unknown", g.disputed, g.drifts, '
        'told.side FROM read_parquet($all_tellings) AS told JOIN read_parquet($all_groups) AS g ON g.id = told."group" '
        "WHERE told.claim IN (SELECT unnest($shown))",
        shown=[row["id"] for row in rows],
    )
    return {(document, claim): Beside(*rest) for document, claim, *rest in told}


def _found(row: dict[str, Any], around: _Around) -> FoundClaim:
    at = (row["block"], row["position"])
    document, actors = around.documents[at], around.actors.get(at, {})
    claim: Claim = record_of_row("claims", exactly(row))
    subject, subject_id = _party(claim.subject, actors, around.names)
    object_, object_id = _party(claim.object, actors, around.names)
    return FoundClaim(
        id=row["id"],
        claim=claim,
        voices=tuple(_voice(voice, actors, around.names) for voice in claim.voices),
        quote=row["quote"],
        subject=subject,
        subject_id=subject_id,
        object=object_,
        object_id=object_id,
        said=row["said_from"],
        document=row["document"],
        title=_held(document["title"]),
        publisher=_held(document["publisher"]),
        published=_held(document["published"]),
        address=holdable(document["address"]),
        rejected=False,
        beside=around.beside.get((row["document"], row["id"])),
    )


def _party(
    party: Party | None, actors: Mapping[str, str], names: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """Return what to call a side of a claim, and the id of the actor that it is, if any."""
    if party is None:
        return None, None
    id_ = None if party.actor is None else actors.get(party.actor)
    return (holdable(party.text) if id_ is None else names[id_]), id_


def _voice(voice: Voice, actors: Mapping[str, str], names: Mapping[str, str]) -> FoundVoice:
    id_ = None if voice.actor is None else actors.get(voice.actor)
    return FoundVoice(holdable(voice.text), voice.kind, id_, None if id_ is None else names[id_])


def _held(text: str | None) -> str | None:
    return None if text is None else holdable(text)
