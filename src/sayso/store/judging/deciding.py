"""The judgements that can be made: each finds what is meant, and keeps enough of it to be understood in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from sayso.errors import NotInStore
from sayso.records import Claim, digest
from sayso.store import tables as t
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.asking.resolving import one_actor
from sayso.store.asking.showing import meant
from sayso.store.base import Store
from sayso.store.bodies import record_of
from sayso.store.identity import claim_identity
from sayso.store.judging.changes import parts_of
from sayso.store.judging.correcting import counts_as
from sayso.store.judging.judgements import Judge, Judgement, judge
from sayso.store.judging.naming import Wording, changes_of, page_meant
from sayso.store.reading import names_in
from sayso.store.rows import holdable


def reject_claim(store: Store, connection: Connection, by: Judge, id_: str) -> Judgement:
    """Reject a claim as misread; it stays rejected when its document is read anew. Raises NotInStore."""
    claim = _claim(store, connection, id_)
    return judge(store, connection, by, "reject", claim.id, claim.what, claim.document)


def accept_claim(store: Store, connection: Connection, by: Judge, id_: str) -> Judgement:
    """Keep that a claim is rightly read: its report says so, on that word; nobody need look at it again. Raises NotInStore."""
    claim = _claim(store, connection, id_)
    return judge(store, connection, by, "accept", claim.id, claim.what, claim.document)


def correct_claim(store: Store, connection: Connection, by: Judge, id_: str, wanted: Wording) -> Judgement:
    """Let a claim count as a person reads it; it does so when its document is read anew.

    What is corrected again replaces the correction before, part by part. Raises NotInStore, also for a name that several
    bear, and StoreError where nothing would change or the claim would be none.
    """
    claim = _claim(store, connection, id_)
    changes = changes_of(connection, claim.number, wanted, store.place)
    what = {**claim.what, "correct": changes.plain, "read": claim.parts}
    return judge(store, connection, by, "correct", claim.id, what, claim.document)


@dataclass(frozen=True, slots=True)
class ClaimMeant:
    """A claim to decide on: how it counts now, in words, and what is kept to know it again."""

    number: int
    id: str
    document: str
    what: dict[str, Any]
    parts: dict[str, str | None]


def _claim(store: Store, connection: Connection, id_: str) -> ClaimMeant:
    found = meant(connection, id_, store.place)
    if found.kind != "claim":
        raise NotInStore(
            store.place,
            f"{id_} stands for no claim but for: {found.kind} {found.name}",
            "give a claim's, as sayso claims shows it",
        )
    return claim_numbered(connection, found.number)


def claim_numbered(connection: Connection, number: int) -> ClaimMeant:
    """Return a claim, by number, to decide on."""
    row = connection.execute(
        select(
            *t.claims.c["id", "body", "document", "quote", "statement"],
            t.documents.c.id.label("stored"),
        )
        .join(t.documents, t.documents.c.number == t.claims.c.document)
        .where(t.claims.c.number == number)
    ).one()
    identity = claim_identity(record_of(Claim, row.body), names_in(connection, row.document))
    what = {"called": row.statement, "identity": identity, "quote": row.quote}
    return ClaimMeant(number, row.id, row.stored, what, parts_of(counts_as(connection, number)))


def split_actor(
    store: Store,
    connection: Connection,
    by: Judge,
    actor: str,
    documents: Sequence[str],
    name: str | None = None,
) -> Judgement:
    """Let an actor be another one in the pages of these documents, given by id or address, and in all read there later.

    Raises NotInStore, also where the actor is not spoken of in one of them, or nowhere else.
    """
    root, numbers = one_actor(connection, actor, store.place)
    found = actors_numbered(connection, [root])[0]
    pages = {page.number: page for page in (page_meant(connection, one, store.place) for one in documents)}
    spoken_of = set(
        connection.execute(
            select(t.documents.c.page)
            .join(t.appearances, t.appearances.c.document == t.documents.c.number)
            .where(t.appearances.c.actor.in_(numbers), t.documents.c.current)
        ).scalars()
    )
    for page in pages.values():
        if page.number not in spoken_of:
            raise NotInStore(
                store.place,
                f"{found.name} is not spoken of in {page.address}",
                f"sayso show {found.id[:10]} lists where",
            )
    if spoken_of <= pages.keys():
        raise NotInStore(
            store.place,
            f"{found.name} is spoken of nowhere else, so there is nobody to tell apart",
            "sayso actors rename gives another name",
        )
    ids = connection.execute(select(t.actors.c.id).where(t.actors.c.number.in_(numbers))).scalars()
    listed = sorted(
        ({"id": page.id, "address": page.address} for page in pages.values()), key=itemgetter("id")
    )
    what: dict[str, Any] = {
        "called": found.name,
        "actors": sorted(ids),
        "pages": listed,
        "made": digest("split", found.id, *(page["id"] for page in listed)),
    }
    if name is not None:
        what["name"] = holdable(name)
    return judge(store, connection, by, "split", found.id, what)


def merge_actors(store: Store, connection: Connection, by: Judge, actor: str, into: str) -> Judgement:
    """Let an actor stand for another. Raises NotInStore, also where the two are one already."""
    one, other = _actor(store, connection, actor), _actor(store, connection, into)
    if one.id == other.id:
        raise NotInStore(store.place, f"{actor!r} and {into!r} are one already", "see sayso log")
    what = {"called": one.name, "into": other.id, "into_called": other.name}
    return judge(store, connection, by, "merge", one.id, what)


def tell_apart(store: Store, connection: Connection, by: Judge, actor: str, other: str) -> Judgement:
    """Keep that two actors who bear one name are two. Raises NotInStore, also where they are one by now."""
    one, two = _actor(store, connection, actor), _actor(store, connection, other)
    if one.id == two.id:
        raise NotInStore(store.place, f"{actor!r} and {other!r} are one", "see sayso log, and sayso undo")
    what = {"called": one.name, "other": two.id, "other_called": two.name}
    return judge(store, connection, by, "distinct", one.id, what)


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
