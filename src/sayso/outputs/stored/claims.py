"""A claim of the store as plain data, a row and words: always with whose word it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.outputs.contract import as_contract
from sayso.outputs.numbers import counted
from sayso.outputs.spreadsheet import Cell
from sayso.outputs.stored.wording import ID_SHOWN, graded, grades_plain
from sayso.outputs.visible import safe
from sayso.outputs.voices import chain_of
from sayso.records import Claim, Document, Report, Voice
from sayso.store.asking.claims import Beside, FoundClaim
from sayso.store.judging.correcting import Correction


def chain_words(found: FoundClaim) -> str:
    """Return whose word a claim is: the innermost voice, by way of those who pass it on."""
    return ", citing ".join(chain(found))


def graded_chain(found: FoundClaim) -> str:
    """Return the same with the grades that people gave to the voices."""
    grades = [graded(voice.grades) for voice in found.voices] or [""]
    called = zip(chain(found), grades, strict=True)
    return ", citing ".join(f"{name} ({grade})" if grade else name for name, grade in called)


def chain(found: FoundClaim) -> tuple[str, ...]:
    """Return what to call each voice of a claim, outermost first; the report's own voice where there is none."""
    names = {voice.actor: voice.name for voice in found.voices if voice.actor and voice.name}
    voices = [Voice(voice.actor, voice.text, voice.kind) for voice in found.voices]  # type: ignore[arg-type]
    return chain_of(voices, names)


def beside_words(found: FoundClaim) -> str:
    """Return in words how widely the same is told and whether it is in dispute; nothing where the claim stands alone."""
    beside = found.beside
    if beside is None or not (beside.documents > 1 or beside.disputed or beside.drifts):
        return ""
    counts = [counted(beside.documents, "document"), counted(beside.origins, "origin")]
    counts += [f"{beside.unknown:,} of unknown independence"] if beside.unknown else []
    parts = [f"group {beside.group[:ID_SHOWN]}: {', '.join(counts)}"]
    parts += ["in dispute"] if beside.disputed else []
    parts += ["told otherwise elsewhere"] if beside.drifts else []
    return " · ".join(parts)


def source_words(found: FoundClaim) -> str:
    """Return which report a claim stands in: its publisher, date and headline, or where it lies."""
    parts = (found.publisher, found.published, found.title or found.address)
    return " · ".join(words for part in parts if part and (words := safe(part)))


def claim_plain(found: FoundClaim) -> dict[str, Any]:
    """Return a claim as plain data: as ``sayso read`` writes it, with the store's ids and its document beside it."""
    return {
        "id": found.id,
        "said": found.said,
        "voices": [
            {
                "actor": voice.actor,
                "name": voice.name,
                "text": voice.text,
                "kind": voice.kind,
                "grades": grades_plain(voice.grades),
            }
            for voice in found.voices
        ],
        "subject": {"actor": found.subject_id, "name": found.subject},
        "object": {"actor": found.object_id, "name": found.object},
        "quote": found.quote,
        "rejected": found.rejected,
        "group": None if found.beside is None else _beside_plain(found.beside),
        "document": {
            "id": found.document,
            "title": found.title,
            "publisher": found.publisher,
            "published": found.published,
            "address": found.address,
        },
        "claim": as_read(found.claim),
        "corrected": None if found.correction is None else _corrected_plain(found.correction),
    }


def as_read(claim: Claim) -> dict[str, Any]:
    """Return a claim as ``sayso read`` writes it."""
    return contract_claims([claim])[0]


def contract_claims(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return claims as ``sayso read`` writes them."""
    written: list[dict[str, Any]] = as_contract(Report(Document("", ""), (), (), tuple(claims)))["claims"]
    return written


def _corrected_plain(correction: Correction) -> dict[str, Any]:
    return {
        "by": correction.by,
        "made": correction.made,
        "why": correction.why,
        "judgement": correction.judgement,
        "read": as_read(correction.read),
    }


def _beside_plain(beside: Beside) -> dict[str, Any]:
    return {
        "id": beside.group,
        "documents": beside.documents,
        "publishers": beside.publishers,
        "origins": beside.origins,
        "unknown": beside.unknown,
        "disputed": beside.disputed,
        "drifts": beside.drifts,
        "side": beside.side,
    }


COLUMNS = (
    "id", "said", "according_to", "force", "statement", "quote", "subject", "relation", "object", "polarity",
    "certainty", "low", "high", "best", "unit", "of", "place", "time_earliest", "time_latest", "publisher", "published",
    "title", "address", "rejected", "grades", "group", "documents", "origins", "unknown", "disputed",
    "corrected_by", "statement_read",
)  # fmt: skip


def claim_row(found: FoundClaim) -> tuple[Cell, ...]:
    """Return a claim as a row under ``COLUMNS``."""
    claim = found.claim
    number, time = claim.quantity, claim.time
    return (
        found.id,
        found.said,
        chain_words(found),
        claim.force,
        claim.statement,
        found.quote,
        found.subject,
        claim.relation,
        found.object,
        claim.polarity,
        claim.certainty,
        number.low if number else None,
        number.high if number else None,
        number.best if number else None,
        number.unit if number else None,
        number.of if number else None,
        claim.place.text if claim.place else None,
        time.earliest if time else None,
        time.latest if time else None,
        found.publisher,
        found.published,
        found.title,
        found.address,
        found.rejected,
        "; ".join(f"{name}: {words}" for name, words in _graded(found)),
        *(
            (beside.group, beside.documents, beside.origins, beside.unknown, beside.disputed)
            if (beside := found.beside)
            else (None,) * 5
        ),
        found.correction.by if found.correction else None,
        found.correction.read.statement if found.correction else None,
    )


def _graded(found: FoundClaim) -> Iterator[tuple[str, str]]:
    """Yield each voice that somebody graded, with the grades."""
    for name, voice in zip(chain(found), found.voices, strict=False):  # the report's own voice has no grade
        if voice.grades:
            yield name, graded(voice.grades)
