"""From the words of whoever corrects a claim or tells actors apart to what they mean in the store."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from sqlalchemy import Connection, select

from sayso.actors.kinds import kind_of_name
from sayso.actors.names import normal_form
from sayso.errors import NotInStore, StoreError
from sayso.places.gazetteer import Gazetteer
from sayso.places.keys import key_of
from sayso.records import Claim, Force, Place, Polarity, Precision, Relation, Span
from sayso.store import tables as t
from sayso.store.asking.resolving import actors_called, one_actor
from sayso.store.identity import page_id
from sayso.store.judging.changes import Changes, Figure, Somebody
from sayso.store.judging.correcting import counts_as
from sayso.store.rows import UNNAMED, holdable

_NUMBER = re.compile(
    r"\s*(?P<low>\d[\d,]*(?:\.\d+)?)?(?P<to>\s*\.\.\s*(?P<high>\d[\d,]*(?:\.\d+)?)?)?\s*(?P<unit>[^\d\s.].*)?"
)
_ID = re.compile(r"[0-9a-f]{4,16}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A correction in a person's words; None leaves a part as it is, and no words at all say that the claim has none of it.

    ``subject``, ``object`` and ``voice`` are names or ids of actors, or words for those who are none. ``number`` is LOW,
    LOW..HIGH, LOW.. or ..HIGH, and may name its unit behind.
    """

    subject: str | None = None
    relation: Relation | None = None
    object: str | None = None
    polarity: Polarity | None = None
    force: Force | None = None
    number: str | None = None
    voice: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class PageMeant:
    """A page by its number, its id and its address."""

    number: int
    id: str
    address: str


def page_meant(connection: Connection, words: str, place: str) -> PageMeant:
    """Return the page that a document's id, its beginning, or an address stand for. Raises NotInStore."""
    columns = t.pages.c["number", "id", "address"]
    at = (words, words.partition("#")[0], os.path.abspath(words))  # noqa: PTH100  # nothing is looked up on the disk
    found = connection.execute(select(*columns).where(t.pages.c.id.in_([page_id(one) for one in at]))).first()
    if found is None and _ID.fullmatch(words):
        of_document = (
            select(t.documents.c.page)
            .where((t.documents.c.id.startswith(words)) | (t.documents.c.record.startswith(words)))
            .distinct()
        )
        rows = connection.execute(select(*columns).where(t.pages.c.number.in_(of_document)).limit(2)).all()
        if len(rows) > 1:
            raise NotInStore(place, f"{words} may be several documents", "give more of the id")
        found = rows[0] if rows else None
    if found is None:
        raise NotInStore(place, f"no document in it is {words!r}", "give its id or its address")
    return PageMeant(found.number, found.id, found.address)


def changes_of(connection: Connection, claim: int, wanted: Wording, place: str) -> Changes:
    """Return what a person's words change in a claim, by number.

    Raises NotInStore where a name is several actors', and StoreError where nothing changes or no claim would be left.
    """
    given = {
        field.name: value for field in fields(Wording) if (value := getattr(wanted, field.name)) is not None
    }
    if not given:
        raise StoreError(place, "there is nothing to correct", "say what it is, as in --object NAME")
    now = counts_as(connection, claim)
    changes = Changes(
        subject=_somebody(connection, wanted.subject, claim, now, place),
        relation=wanted.relation,
        object=_somebody(connection, wanted.object, claim, now, place),
        polarity=wanted.polarity,
        force=wanted.force,
        number=_figure(wanted.number, place) if wanted.number else None,
        voice=_somebody(connection, wanted.voice, claim, now, place),
        place=_place(wanted.place) if wanted.place else None,
        without=tuple(name for name, words in given.items() if not words.strip()),
    )
    nobody = changes.subject is None and (now.subject is None or "subject" in changes.without)
    if nobody and (changes.relation or now.relation) != "says":
        raise StoreError(place, "a claim of a relation needs a subject", "name it with --subject")
    return changes


def _somebody(
    connection: Connection, words: str | None, claim: int, now: Claim, place: str
) -> Somebody | None:
    """Return whom words mean: the one actor that bears them, if any does, as the claim's own report speaks of them."""
    if not words or not words.strip():
        return None
    meant = _meant(connection, words, claim, place)
    if meant is None:
        usual = now.voices[-1].kind if now.voices and now.voices[-1].kind not in UNNAMED else "person"
        return Somebody(holdable(words.strip()), kind_of_name(words) or usual)
    root, numbers = meant
    local = (
        select(t.appearances.c.actor)
        .join(t.claims, t.claims.c.document == t.appearances.c.document)
        .where(t.claims.c.number == claim, t.appearances.c.actor.in_(numbers))
    )
    number = connection.execute(local.order_by(t.appearances.c.position)).scalars().first() or root
    rows = connection.execute(
        select(*t.actors.c["number", "id", "name", "called", "kind"]).where(
            t.actors.c.number.in_((number, root))
        )
    )
    found = {row.number: row for row in rows}
    name = found[root].called or found[root].name
    return Somebody(name, found[number].kind, found[number].id)


def _meant(connection: Connection, words: str, claim: int, place: str) -> tuple[int, list[int]] | None:
    """Return the actor whom words mean, and all merged into them; None where they are neither a name nor a short form of one.

    Of several who bear it, the one is meant of whom the claim's report speaks. Raises NotInStore where it speaks of none
    of them, or of more than one.
    """
    called = actors_called(connection, words)
    try:
        return one_actor(connection, words, place) if called else None
    except NotInStore:
        root = t.actors.c.stands_for
        bearing = (
            select(root)
            .join(t.names, t.names.c.actor == t.actors.c.number)
            .where(t.names.c.normal == normal_form(words)[:400], t.actors.c.number.in_(called))
        )
        here = (
            select(t.appearances.c.actor)
            .join(t.claims, t.claims.c.document == t.appearances.c.document)
            .where(t.claims.c.number == claim)
        )
        if connection.execute(bearing).first() is None and not _short_form(connection, words, called):
            return None
        roots = set(connection.execute(bearing.where(t.actors.c.number.in_(here))).scalars())
        if len(roots) != 1:
            raise
        (meant,) = roots
        merged = select(t.actors.c.number).where(root == meant).order_by(t.actors.c.id)
        return meant, list(connection.execute(merged).scalars())


def _short_form(connection: Connection, words: str, called: Sequence[int]) -> bool:
    """Say whether words may stand for one of these: "Roth" for Hugo Roth, but not "Kesteria" for Kesteria's army."""
    ending = f" {normal_form(words)[:400]}"
    names = select(t.names.c.normal).where(t.names.c.actor.in_(called))
    return any(normal.endswith(ending) for normal in connection.execute(names).scalars())


def _figure(words: str, place: str) -> Figure | None:
    if not words.strip():
        return None
    found = _NUMBER.fullmatch(words)
    low, high = (_value(found[part]) if found else None for part in ("low", "high"))
    if (
        found is None
        or (low is None and high is None)
        or (low is not None and high is not None and low > high)
    ):
        raise StoreError(place, f"{words!r} is no number", "write it as 12, 12..15, 12.. or ..15")
    return Figure(low, high if found["to"] else low, found["unit"] and found["unit"].strip())


def _value(digits: str | None) -> float | None:
    return float(digits.replace(",", "")) if digits else None


def _place(words: str) -> Place | None:
    """Return a place by its words; where it is on the map only if the gazetteer knows no other of the name."""
    name = words.strip()
    if not name:
        return None
    with Gazetteer.open() as gazetteer:
        entries = gazetteer.named(key_of(name))
    if len(entries) != 1:
        return Place(holdable(name), Span(0, 0))
    (entry,) = entries
    precision: Precision = "region"
    if entry.level in ("country", "town"):
        precision = "country" if entry.level == "country" else "exact"
    return Place(
        holdable(name),
        Span(0, 0),
        entry.name,
        entry.country,
        entry.latitude,
        entry.longitude,
        precision,
        entry.geonames,
    )
