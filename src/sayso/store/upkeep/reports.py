"""Whether every report in a store is as it was read, and whether what it is found by says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.actors.across import actor_ids
from sayso.records import Claim, Report, Span, digest
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.judged import corrections, splits
from sayso.store.reading import report_of
from sayso.store.recognising import decided_in
from sayso.store.rows import claim_row, holdable, voice_rows
from sayso.store.upkeep.finding import RESTORE, Finding

_JUDGE_AGAIN = "undo a judgement on it and make it again"
_STATE = frozenset({"current", "rejected"})


def check_reports(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong in the reports, those of versions that are no longer current included."""
    rows: list[Row[Any]] = list(
        connection.execute(
            select(*t.documents.c["number", "id", "record", "page", "current", "claims"], t.pages.c.address)
            .join(t.pages, t.pages.c.number == t.documents.c.page)
            .order_by(t.documents.c.number)
        )
    )
    pages: dict[str, int] = {}
    for row in rows:
        pages[row.address] = pages.get(row.address, 0) + row.current
        for problem, advice in _problems(connection, row):
            yield Finding(f"document {row.id} ({row.address})", problem, advice)
    for address, current in pages.items():
        if current != 1:
            yield Finding(address, f"{current} versions of it are current, and should be one", RESTORE)


def _problems(connection: Connection, row: Row[Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a document, and what to try."""
    try:
        report = report_of(connection, row.number)
    except Exception as error:  # noqa: BLE001  # whatever broken bytes make of the decoders
        yield f"it cannot be read from the store ({type(error).__name__}: {error})", RESTORE
        return
    document = report.document
    if (digest("document", document.text), holdable(document.id)) != (document.id, row.record):
        yield "its text is not the one that was read", RESTORE
    if len(report.claims) != row.claims:
        yield f"it should have {row.claims} claims, but has {len(report.claims)}", RESTORE
    yield from ((problem, RESTORE) for problem in _spans(report))
    yield from ((problem, RESTORE) for problem in _columns(connection, row, report))
    rejected = set(
        connection.execute(
            select(t.claims.c.number).where(t.claims.c.document == row.number, t.claims.c.rejected)
        ).scalars()
    )
    if rejected != {one.claim for one in decided_in(connection, row.number, "reject")}:
        yield "other claims are marked as rejected than were", _JUDGE_AGAIN
    corrected = connection.execute(
        select(corrections.c.claim)
        .join(t.claims, t.claims.c.number == corrections.c.claim)
        .where(t.claims.c.document == row.number)
    ).scalars()
    if set(corrected) != {one.claim for one in decided_in(connection, row.number, "correct")}:
        yield "other claims are corrected than were", _JUDGE_AGAIN


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
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans_in(getattr(value, field.name))


def _columns(connection: Connection, row: Row[Any], report: Report) -> Iterator[str]:
    """Yield where the columns by which claims are found say something else than their records."""
    numbers = _numbers(connection, row, report)
    if numbers is None:
        yield "its actors are tied to others across documents than they should be"
        return
    counted = select(t.claims, corrections.c.body.label("corrected")).outerjoin(
        corrections, corrections.c.claim == t.claims.c.number
    )
    kept = connection.execute(
        counted.where(t.claims.c.document == row.number).order_by(t.claims.c.position)
    ).all()
    chains = _chains(connection, [one.number for one in kept])
    for found, read in zip(kept, report.claims, strict=True):
        claim = record_of(Claim, found.corrected) if found.corrected else read
        columns = claim_row(claim, report.document, row.id, numbers)
        # Whom a correction names need not be in the report.
        free = {"body", "subject_actor", "object_actor"} if found.corrected else set()
        if found.current != row.current:
            yield f"a claim is current, or not, unlike its document ({found.id})"
        if any(found._mapping[name] != value for name, value in columns.items() if name not in _STATE | free):  # noqa: SLF001  # SQLAlchemy's public name for it
            yield f"a claim is found by other words than it has ({found.id})"
        chain = [
            (one["text"], one["kind"], None if found.corrected else one["actor"])
            for one in voice_rows(claim, found.number, numbers)
        ]
        held = [
            (words, kind, None if found.corrected else actor) for words, kind, actor in chains[found.number]
        ]
        if chain != held:
            yield f"a claim is found by other voices than it has ({found.id})"


def _numbers(connection: Connection, row: Row[Any], report: Report) -> Mapping[str, int] | None:
    """Return the numbers of a report's actors by their ids in it; None where they are not who they should be."""
    apart = {
        one.actor: one.becomes for one in connection.execute(select(splits).where(splits.c.page == row.page))
    }
    expected = [apart.get(id_, id_) for id_ in actor_ids(row.id, report.actors)]
    appearing = connection.execute(
        select(t.appearances.c.actor, t.actors.c.id)
        .join(t.actors, t.actors.c.number == t.appearances.c.actor)
        .where(t.appearances.c.document == row.number)
        .order_by(t.appearances.c.position)
    ).all()
    if [one.id for one in appearing] != expected:
        return None
    return {actor.id: one.actor for actor, one in zip(report.actors, appearing, strict=True)}


def _chains(connection: Connection, claims: Sequence[int]) -> dict[int, list[tuple[str, str, int | None]]]:
    chains: dict[int, list[tuple[str, str, int | None]]] = {number: [] for number in claims}
    rows = connection.execute(
        select(*t.voices.c["claim", "text", "kind", "actor"])
        .where(t.voices.c.claim.in_(claims))
        .order_by(t.voices.c.claim, t.voices.c.position)
    )
    for claim, words, kind, actor in rows:
        chains[claim].append((words, kind, actor))
    return chains
