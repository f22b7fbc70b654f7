"""A claim of the store for a reader: always with whose word it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.cli.store.listing import Cell, Shape, safe
from sayso.outputs.contract import as_contract
from sayso.outputs.terminal import FORCE_COLUMN, FORCE_STYLES, wrapped
from sayso.outputs.voices import chain_of
from sayso.records import Document, Report, Voice
from sayso.store.claims import FoundClaim

ID_SHOWN = 10
"""How much of an id is shown; so much tells a million claims apart, and any unique beginning is understood."""


def chain_words(found: FoundClaim) -> str:
    """Return whose word a claim is: the innermost voice, by way of those who pass it on."""
    names = {voice.actor: voice.name for voice in found.voices if voice.actor and voice.name}
    voices = [Voice(voice.actor, voice.text, voice.kind) for voice in found.voices]  # type: ignore[arg-type]
    return ", citing ".join(chain_of(voices, names))


def source_words(found: FoundClaim) -> str:
    """Return which report a claim stands in: its publisher, date and headline, or where it lies."""
    parts = (found.publisher, found.published, found.title or found.address)
    return " · ".join(words for part in parts if part and (words := safe(part)))


def claim_lines(console: Console, found: FoundClaim, *, quotes: bool = False) -> Iterator[Text]:
    """Yield the lines of a claim: what is said, whose word it is, and where."""
    first = Text(f"{found.id[:ID_SHOWN]}  ", "dim")
    first.append(found.claim.force.ljust(FORCE_COLUMN), FORCE_STYLES[found.claim.force])
    margin = Text(" " * (ID_SHOWN + 2))
    statement = Text(safe(found.claim.statement), "strike dim" if found.rejected else "")
    if found.rejected:
        statement.append("  (rejected as a misreading)", "dim")
    yield from wrapped(console, statement, first=first, rest=Text(" " * first.cell_len))
    told = Text(f"word of {safe(chain_words(found))} · {source_words(found)}", "dim")
    yield from wrapped(console, told, first=margin, rest=margin)
    if quotes and found.quote:
        bar = Text(" " * (ID_SHOWN + 2) + "│ ", "dim")
        yield from wrapped(console, Text(safe(found.quote), "italic"), first=bar, rest=bar)


def claim_plain(found: FoundClaim) -> dict[str, Any]:
    """Return a claim as plain data: as ``sayso read`` writes it, with the store's ids and its document beside it."""
    report = Report(Document("", ""), (), (), (found.claim,))
    return {
        "id": found.id,
        "said": found.said,
        "voices": [
            {"actor": voice.actor, "name": voice.name, "text": voice.text, "kind": voice.kind}
            for voice in found.voices
        ],
        "subject": {"actor": found.subject_id, "name": found.subject},
        "object": {"actor": found.object_id, "name": found.object},
        "quote": found.quote,
        "rejected": found.rejected,
        "document": {
            "id": found.document,
            "title": found.title,
            "publisher": found.publisher,
            "published": found.published,
            "address": found.address,
        },
        "claim": as_contract(report)["claims"][0],
    }


COLUMNS = (
    "id", "said", "according_to", "force", "statement", "quote", "subject", "relation", "object", "polarity",
    "certainty", "low", "high", "best", "unit", "of", "place", "time_earliest", "time_latest", "publisher", "published",
    "title", "address", "rejected",
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
    )


CLAIMS: Shape[FoundClaim] = Shape(claim_lines, claim_plain, COLUMNS, claim_row)


def quoted(console: Console, found: FoundClaim) -> Iterator[Text]:
    """Yield the lines of a claim with the words it rests on."""
    return claim_lines(console, found, quotes=True)


CLAIMS_WITH_QUOTES: Shape[FoundClaim] = Shape(quoted, claim_plain, COLUMNS, claim_row)
