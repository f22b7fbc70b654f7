"""The judgements that can be made: each finds what is meant, and keeps enough of it to be understood in the log."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sayso.errors import NotInStore
from sayso.records import Claim
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import record_of
from sayso.store.identity import claim_identity
from sayso.store.judgements import Judge, Judgement, judge
from sayso.store.people import FoundActor, actors_numbered
from sayso.store.reading import names_in
from sayso.store.resolving import one_actor
from sayso.store.rows import holdable
from sayso.store.showing import meant


def reject_claim(store: Store, connection: Connection, by: Judge, id_: str) -> Judgement:
    """Reject a claim as misread; it stays rejected when its document is read anew. Raises NotInStore."""
    found = meant(connection, id_, store.place)
    if found.kind != "claim":
        raise NotInStore(
            store.place,
            f"{id_} stands for no claim but for: {found.kind} {found.name}",
            "give a claim's, as sayso claims shows it",
        )
    row = connection.execute(
        select(t.claims.c.body, t.claims.c.document, t.documents.c.id.label("stored"))
        .join(t.documents, t.documents.c.number == t.claims.c.document)
        .where(t.claims.c.number == found.number)
    ).one()
    identity = claim_identity(record_of(Claim, row.body), names_in(connection, row.document))
    what = {"called": found.name, "identity": identity}
    return judge(store, connection, by, "reject", found.id, what, row.stored)


def merge_actors(store: Store, connection: Connection, by: Judge, actor: str, into: str) -> Judgement:
    """Let an actor stand for another. Raises NotInStore, also where the two are one already."""
    one, other = _actor(store, connection, actor), _actor(store, connection, into)
    if one.id == other.id:
        raise NotInStore(store.place, f"{actor!r} and {into!r} are one already", "see sayso log")
    what = {"called": one.name, "into": other.id, "into_called": other.name}
    return judge(store, connection, by, "merge", one.id, what)


def rename_actor(store: Store, connection: Connection, by: Judge, actor: str, name: str) -> Judgement:
    """Give an actor another name to be shown by. Raises NotInStore."""
    found = _actor(store, connection, actor)
    return judge(store, connection, by, "rename", found.id, {"called": found.name, "name": holdable(name)})


def grade_voice(store: Store, connection: Connection, by: Judge, voice: str, grade: str) -> Judgement:
    """Keep how reliable somebody finds a voice. Raises NotInStore."""
    found = _actor(store, connection, voice)
    return judge(store, connection, by, "grade", found.id, {"called": found.name, "grade": grade})


def keep_note(store: Store, connection: Connection, by: Judge, id_: str, note: str) -> Judgement:
    """Keep a note on a claim, an actor or a document. Raises NotInStore."""
    found = meant(connection, id_, store.place)
    return judge(store, connection, by, "note", found.id, {"called": found.name, "note": holdable(note)})


def _actor(store: Store, connection: Connection, words: str) -> FoundActor:
    root, _ = one_actor(connection, words, store.place)
    return actors_numbered(connection, [root])[0]
