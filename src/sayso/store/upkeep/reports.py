"""Whether every report in a store is as it was read, and whether what it is found by says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import NoResultFound

from sayso.actors.across import actor_ids
from sayso.records import Claim, Report, Span, digest
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.judging.judged import corrections, splits
from sayso.store.judging.pairing import claims_paired, pairings
from sayso.store.judging.recognising import VERDICTS, decided_in
from sayso.store.judging.reviewed import reviewed
from sayso.store.judging.splitting import splits_in_force
from sayso.store.reading import report_of
from sayso.store.rows import claim_row, holdable, voice_rows
from sayso.store.upkeep.finding import RESTORE, Finding

_JUDGE_AGAIN = "undo a judgement on it and make it again"
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, NoResultFound)
"""What broken bytes make of the decoders, and a missing row of a query."""
_STATE = frozenset({"current", "rejected"})
_Apart = Mapping[tuple[int, str], str]
_Link = tuple[str | int | None, ...]
"""A voice as it is found: its words, its kind and its actor across documents."""


def check_reports(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong in the reports, those of versions that are no longer current included."""
    rows: list[Row[Any]] = list(
        connection.execute(
            select(*t.documents.c["number", "id", "record", "page", "current", "claims"], t.pages.c.address)
            .join(t.pages, t.pages.c.number == t.documents.c.page)
            .order_by(t.documents.c.number)
        )
    )
    apart = splits_in_force(connection)
    pages: dict[str, int] = {}
    for row in rows:
        pages[row.address] = pages.get(row.address, 0) + row.current
        for problem, advice in _problems(connection, row, apart):
            yield Finding(f"document {row.id} ({row.address})", problem, advice)
    for address, current in pages.items():
        if current != 1:
            yield Finding(address, f"{current} versions of it are current, and should be one", RESTORE)


def _problems(connection: Connection, row: Row[Any], apart: _Apart) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a document, and what to try."""
    try:
        report = report_of(connection, row.number)
    except _UNREADABLE as error:
        yield f"it cannot be read from the store ({type(error).__name__}: {error})", RESTORE
        return
    document = report.document
    if (digest("document", document.text), holdable(document.id)) != (document.id, row.record):
        yield "its text is not the one that was read", RESTORE
    if len(report.claims) != row.claims:
        yield f"it should have {row.claims} claims, but has {len(report.claims)}", RESTORE
    yield from ((problem, RESTORE) for problem in _spans(report))
    yield from ((problem, RESTORE) for problem in _columns(connection, row, report, apart))


def check_judged(connection: Connection) -> Iterator[Finding]:
    """Yield what was decided on claims or actors and does not hold, or holds no longer and does."""
    kept = {(row.page, row.actor): row.becomes for row in connection.execute(select(splits))}
    if kept != splits_in_force(connection):
        yield Finding("the actors", "others are told apart than should be", _JUDGE_AGAIN)
    corrected = select(t.claims.c.document, t.claims.c.number).join(
        corrections, corrections.c.claim == t.claims.c.number
    )
    rejected = select(t.claims.c.document, t.claims.c.number).where(t.claims.c.rejected)
    accepted = select(t.claims.c.document, t.claims.c.number).join(
        reviewed, reviewed.c.claim == t.claims.c.number
    )
    decided = (
        select(t.documents.c.page)
        .join(t.judgements, t.judgements.c.document == t.documents.c.id)
        .where(t.judgements.c.verdict.in_(VERDICTS))
    )
    documents = {
        row.number: row.id
        for row in connection.execute(
            select(*t.documents.c["number", "id"]).where(t.documents.c.page.in_(decided))
        )
    }
    for verdict, marked in zip(VERDICTS, (rejected, corrected, accepted), strict=True):
        found: dict[int, set[int]] = {number: set() for number in documents}
        for document, claim in connection.execute(marked):
            found.setdefault(document, set()).add(claim)
        for number, claims in found.items():
            try:
                held = {one.claim for one in decided_in(connection, number, verdict)}
            except _UNREADABLE:
                continue  # check_reports tells of it
            if claims != held:
                place = f"document {documents.get(number, number)}"
                yield Finding(place, f"what was decided ({verdict}) does not hold in it", _JUDGE_AGAIN)
    yield from _check_pairs(connection)


def _check_pairs(connection: Connection) -> Iterator[Finding]:
    """Yield where other claims are taken for those of which it was decided whether they say the same."""
    rows = connection.execute(
        select(pairings, t.documents.c.number, t.documents.c.id)
        .join(t.judgements, t.judgements.c.number == pairings.c.judgement)
        .join(t.documents, (t.documents.c.page == pairings.c.page) & t.documents.c.current)
        .where(t.judgements.c.undone_by.is_(None))
    ).all()
    for number, id_ in sorted({(row.number, row.id) for row in rows}):
        kept = {(row.judgement, row.side): row.claim for row in rows if row.number == number}
        try:
            held = claims_paired(connection, number)
        except _UNREADABLE:
            continue  # check_reports tells of it
        if kept != held:
            yield Finding(
                f"document {id_}", "what was decided to say the same does not hold in it", _JUDGE_AGAIN
            )


def _spans(report: Report) -> Iterator[str]:
    text = report.document.text
    for kind, records in (
        ("the document", (report.document,)),
        ("an actor", report.actors),
        ("an attribution", report.attributions),
        ("a claim", report.claims),
        ("an incident", report.incidents),
    ):
        for record in records:
            if any(not 0 <= span.start <= span.end <= len(text) for span in _spans_in(record)):
                yield f"{kind} has words outside its text ({record.id})"
    for actor in report.actors:
        if any(mention.span.text(text) != mention.text for mention in actor.mentions):
            yield f"an actor is mentioned where the text has other words ({actor.id})"


def _spans_in(value: Any) -> Iterator[Span]:
    kind: Any = type(value)
    if kind is Span:
        yield value
    elif kind is tuple:
        for part in value:
            yield from _spans_in(part)
    else:
        for name in _parts(kind):
            yield from _spans_in(getattr(value, name))


@cache
def _parts(kind: Any) -> tuple[str, ...]:
    """Return the names of a record's parts; none for what is no record."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _columns(connection: Connection, row: Row[Any], report: Report, apart: _Apart) -> Iterator[str]:
    """Yield where the columns by which claims are found say something else than their records."""
    numbers = _numbers(connection, row, report, apart)
    if numbers is None:
        yield "its actors are tied to others across documents than they should be"
        return
    kept = connection.execute(_CLAIMS.where(t.claims.c.document == row.number)).mappings().all()
    chains = _chains(connection, [one["number"] for one in kept])
    for held, read in zip(kept, report.claims, strict=True):
        claim = record_of(Claim, held["corrected"]) if held["corrected"] else read
        expected = claim_row(claim, report.document, row.id, numbers)
        chain = [_link(one["text"], one["kind"], one["actor"]) for one in voice_rows(claim, 0, numbers)]
        found = chains[held["number"]]
        passed = _STATE
        if held["corrected"]:  # whom a correction names need not be in the report
            passed = _STATE | {"body", "subject_actor", "object_actor"}
            chain, found = ([link[:2] for link in one] for one in (chain, found))
        if held["current"] != row.current:
            yield f"a claim is current, or not, unlike its document ({held['id']})"
        if any(held[name] != value for name, value in expected.items() if name not in passed):
            yield f"a claim is found by other words than it has ({held['id']})"
        if chain != found:
            yield f"a claim is found by other voices than it has ({held['id']})"


_CLAIMS = (
    select(t.claims, corrections.c.body.label("corrected"))
    .outerjoin(corrections, corrections.c.claim == t.claims.c.number)
    .order_by(t.claims.c.position)
)


def _numbers(
    connection: Connection, row: Row[Any], report: Report, apart: _Apart
) -> Mapping[str, int] | None:
    """Return the numbers of a report's actors by their ids in it; None where they are not who they should be."""
    appearing = connection.execute(
        select(t.appearances.c.actor, t.actors.c.id)
        .join(t.actors, t.actors.c.number == t.appearances.c.actor)
        .where(t.appearances.c.document == row.number)
        .order_by(t.appearances.c.position)
    ).all()
    ids = actor_ids(row.id, report.actors)
    if [one.id for one in appearing] != [apart.get((row.page, id_), id_) for id_ in ids]:
        return None
    return {actor.id: one.actor for actor, one in zip(report.actors, appearing, strict=True)}


def _link(text: str, kind: str, actor: int | None) -> _Link:
    return text, kind, actor


def _chains(connection: Connection, claims: Sequence[int]) -> dict[int, list[_Link]]:
    chains: dict[int, list[_Link]] = {number: [] for number in claims}
    rows = connection.execute(
        select(*t.voices.c["claim", "text", "kind", "actor"])
        .where(t.voices.c.claim.in_(claims))
        .order_by(t.voices.c.claim, t.voices.c.position)
    )
    for claim, words, kind, actor in rows:
        chains[claim].append(_link(words, kind, actor))
    return chains
