"""Claims asked for: by words, by whom they are about and who says them, by relation, force and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    union_all,
)

from sayso.actors.names import normal_form
from sayso.errors import StoreError
from sayso.records import Claim, Force, Polarity, Relation, Side
from sayso.store import tables as t
from sayso.store.asking.resolving import actors_called, collection_named
from sayso.store.asking.search import matching
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d
from sayso.store.judging.correcting import Correction
from sayso.store.judging.grades import Grade, grades_of
from sayso.store.judging.judged import corrections
from sayso.store.rows import first_day, last_day


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; what is None does not matter.

    ``about`` and ``by`` are names or ids of actors, or words for those who have no name: ``about`` is the subject or
    the object, ``by`` any voice of the chain. ``since`` and ``until`` are ISO dates of any precision; a claim was said
    when its words say so, or else when its report was published. ``disputed`` claims stand on a side of a dispute;
    ``min_origins`` is how many origins the group of a claim must have that are shown to be independent. ``publisher`` is
    the name of the report's, as it is written there.
    """

    words: str | None = None
    about: str | None = None
    by: str | None = None
    relation: Relation | None = None
    force: Force | None = None
    unnamed: bool = False
    since: str | None = None
    until: str | None = None
    collection: str | None = None
    rejected: bool = False
    disputed: bool = False
    min_origins: int | None = None
    polarity: Polarity | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """A voice of a found claim: the words for it, its kind, and its actor across documents, if any, as people grade it."""

    text: str
    kind: str
    actor: str | None
    name: str | None
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """The group that a claim belongs to, by its id, how much of it there is, and where the claim stands to what it says.

    ``origins`` are those of its larger side that are shown to be independent, ``unknown`` those of both that are not.
    """

    group: str
    documents: int
    publishers: int
    origins: int
    unknown: int
    disputed: bool
    drifts: bool
    side: Side


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of the store with what a reader needs beside it. ``id`` is the store's; ``claim`` is as it counts.

    ``voices`` run from the outermost to the innermost. ``subject`` and ``object`` are the names across documents of
    those whom the claim is about, or the report's words for them. ``beside`` is None where it was compared with nothing.
    ``correction`` is there where a person read the claim otherwise than sayso, with the claim as sayso read it.
    """

    id: str
    claim: Claim
    voices: tuple[FoundVoice, ...]
    quote: str
    subject: str | None
    subject_id: str | None
    object: str | None
    object_id: str | None
    said: str | None
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str
    rejected: bool
    beside: Beside | None = None
    correction: Correction | None = None


SHOWN = t.claims.c.current & ~t.claims.c.rejected
"""The condition that a claim stands in a current document and nobody rejected it."""
SHOWN_OF_FEW = case((SHOWN, 1)) == 1
"""The same where another condition leads to the claims: no index serves it, so SQLite is not tempted to leaf through all
that are current."""


def count_claims(connection: Connection, wanted: Wanted, place: str) -> int:
    """Return how many claims fit. Raises StoreError."""
    query = select(func.count()).select_from(t.claims).where(condition(connection, wanted, place))
    return connection.execute(query).scalar_one()


def find_claims(
    connection: Connection, wanted: Wanted, place: str, *, limit: int | None = None, offset: int = 0
) -> list[FoundClaim]:
    """Return the claims that fit, those said last first; raises StoreError where the question makes no sense."""
    newest = (
        select(t.claims.c.number)
        .where(condition(connection, wanted, place))
        .order_by(t.claims.c.said_from.desc().nulls_last(), t.claims.c.number)
        .limit(limit)
        .offset(offset)
    )
    return with_surroundings(connection, list(connection.execute(newest).scalars()))


def condition(
    connection: Connection, wanted: Wanted, place: str, *, few: bool = False
) -> ColumnElement[bool]:
    """Return what a claim must fulfil; ``few`` says that another condition leads to few claims. Raises StoreError."""
    c = t.claims.c
    asked = (wanted.about, wanted.by, wanted.min_origins)
    few = few or wanted.unnamed or wanted.disputed or any(part is not None for part in asked)
    parts: list[ColumnElement[bool]] = []
    if wanted.words is not None:
        found = matching(connection, wanted.words)
        if found is None:
            raise StoreError(place, f"there is no word in {wanted.words!r}", "search for words")
        parts.append(found.condition)
        few = few or not found.often
    parts.append(c.current if wanted.rejected else SHOWN_OF_FEW if few else SHOWN)
    if wanted.about is not None:
        parts.append(_about(connection, wanted.about))
    if wanted.by is not None:
        parts.append(_by(connection, wanted.by))
    if wanted.relation is not None:
        parts.append(c.relation == wanted.relation)
    if wanted.force is not None:
        parts.append(c.force == wanted.force)
    if wanted.unnamed:
        parts.append(c.unnamed)
    if wanted.since is not None:
        parts.append(c.said_to >= _day(first_day(wanted.since), wanted.since, place))
    if wanted.until is not None:
        parts.append(c.said_from <= _day(last_day(wanted.until), wanted.until, place))
    if wanted.collection is not None:
        parts.append(in_collection(collection_named(connection, wanted.collection, place)))
    if wanted.disputed:
        parts.append(c.number.in_(select(d.dispute_claims.c.claim)))
    if wanted.min_origins is not None:
        parts.append(c.number.in_(_of_origins(wanted.min_origins)))
    if wanted.polarity is not None:
        parts.append(c.polarity == wanted.polarity)
    if wanted.publisher is not None:
        parts.append(
            c.document.in_(select(t.documents.c.number).where(t.documents.c.publisher == wanted.publisher))
        )
    return and_(*parts)


def in_collection(number: int) -> ColumnElement[bool]:
    """Return the condition that a claim's page belongs to a collection."""
    members = (
        select(t.documents.c.number)
        .join(t.memberships, t.memberships.c.page == t.documents.c.page)
        .where(t.memberships.c.collection == number)
    )
    return t.claims.c.document.in_(members)


def _of_origins(least: int) -> Select[tuple[int]]:
    """Return the claims of groups that have so many origins."""
    return (
        select(d.tellings.c.claim)
        .join(d.groups, d.groups.c.number == d.tellings.c.in_group)
        .where(d.groups.c.origins >= least)
    )


def about_actors(actors: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition that a claim's subject or object is one of these."""
    sides = (t.claims.c.subject_actor, t.claims.c.object_actor)
    return t.claims.c.number.in_(
        union_all(*(select(t.claims.c.number).where(side.in_(actors)) for side in sides))
    )


def _about(connection: Connection, words: str) -> ColumnElement[bool]:
    c = t.claims.c
    actors = actors_called(connection, words)
    if actors:
        return about_actors(actors)
    if not normal_form(words):
        return false()
    return or_(c.subject.icontains(words, autoescape=True), c.object.icontains(words, autoescape=True))


def _by(connection: Connection, words: str) -> ColumnElement[bool]:
    actors = actors_called(connection, words)
    if actors:
        return t.claims.c.number.in_(select(t.voices.c.claim).where(t.voices.c.actor.in_(actors)))
    if not normal_form(words):
        return false()
    return exists().where(
        t.voices.c.claim == t.claims.c.number, t.voices.c.text.icontains(words, autoescape=True)
    )


def _day(day: str | None, written: str, place: str) -> str:
    if day is None:
        raise StoreError(place, f"{written!r} is no date", "write it as 2019, 2019-03 or 2019-03-11")
    return day


def with_surroundings(connection: Connection, numbers: Sequence[int]) -> list[FoundClaim]:
    """Return claims by number, in this order, with their voices, actors and documents."""
    found: dict[int, FoundClaim] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        some = numbers[first : first + _AT_ONCE]
        chains = _chains(connection, some)
        for row in connection.execute(_SURROUNDINGS.where(t.claims.c.number.in_(some))):
            found[row.number] = _found(row, chains.get(row.number, ()))
    return [found[number] for number in numbers]


_AT_ONCE = 500

_subject, _object = t.actors.alias("subject_at"), t.actors.alias("object_at")
_subject_root, _object_root = t.actors.alias("subject_root"), t.actors.alias("object_root")

_SURROUNDINGS: Select[tuple[object, ...]] = (
    select(
        *t.claims.c["number", "id", "body", "quote", "subject", "object", "said_from", "rejected"],
        func.coalesce(_subject_root.c.called, _subject_root.c.name).label("subject_name"),
        _subject_root.c.id.label("subject_id"),
        func.coalesce(_object_root.c.called, _object_root.c.name).label("object_name"),
        _object_root.c.id.label("object_id"),
        t.documents.c.id.label("document_id"),
        *t.documents.c["title", "publisher", "published"],
        t.pages.c.address,
        corrections.c.body.label("corrected"),
        *t.judgements.c["by", "made", "why"],
        t.judgements.c.number.label("judgement"),
        d.tellings.c.side,
        d.groups.c.id.label("group"),
        *d.groups.c["documents", "publishers", "origins", "unknown", "disputed", "drifts"],
    )
    .join(t.documents, t.documents.c.number == t.claims.c.document)
    .join(t.pages, t.pages.c.number == t.documents.c.page)
    .outerjoin(_subject, _subject.c.number == t.claims.c.subject_actor)
    .outerjoin(_subject_root, _subject_root.c.number == _subject.c.stands_for)
    .outerjoin(_object, _object.c.number == t.claims.c.object_actor)
    .outerjoin(_object_root, _object_root.c.number == _object.c.stands_for)
    .outerjoin(corrections, corrections.c.claim == t.claims.c.number)
    .outerjoin(t.judgements, t.judgements.c.number == corrections.c.judgement)
    .outerjoin(d.tellings, d.tellings.c.claim == t.claims.c.number)
    .outerjoin(d.groups, d.groups.c.number == d.tellings.c.in_group)
)


def _chains(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[FoundVoice, ...]]:
    actor, root = t.actors.alias(), t.actors.alias()
    rows = connection.execute(
        select(
            *t.voices.c["claim", "text", "kind"],
            root.c.id,
            func.coalesce(root.c.called, root.c.name).label("name"),
        )
        .outerjoin(actor, actor.c.number == t.voices.c.actor)
        .outerjoin(root, root.c.number == actor.c.stands_for)
        .where(t.voices.c.claim.in_(numbers))
        .order_by(t.voices.c.claim, t.voices.c.position)
    ).all()
    grades = grades_of(connection, (row.id for row in rows))
    chains: dict[int, tuple[FoundVoice, ...]] = {}
    for row in rows:
        voice = FoundVoice(row.text, row.kind, row.id, row.name, grades.get(row.id, ()))
        chains[row.claim] = (*chains.get(row.claim, ()), voice)
    return chains


def _found(row: Row[tuple[object, ...]], voices: tuple[FoundVoice, ...]) -> FoundClaim:
    read = record_of(Claim, row.body)
    return FoundClaim(
        id=row.id,
        claim=record_of(Claim, row.corrected) if row.corrected else read,
        voices=voices,
        quote=row.quote,
        subject=row.subject_name or row.subject,
        subject_id=row.subject_id,
        object=row.object_name or row.object,
        object_id=row.object_id,
        said=row.said_from,
        document=row.document_id,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        address=row.address,
        rejected=row.rejected,
        beside=None if row.group is None else _beside(row),
        correction=Correction(row.judgement, row.by, row.made, row.why, read) if row.corrected else None,
    )


def _beside(row: Row[tuple[object, ...]]) -> Beside:
    return Beside(
        row.group,
        row.documents,
        row.publishers,
        row.origins,
        row.unknown,
        row.disputed,
        row.drifts,
        row.side,
    )
