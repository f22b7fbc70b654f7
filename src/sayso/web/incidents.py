"""Incidents of the store for a page: put together from what a report says, each line with its voices and its claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from sayso.outputs.incidents import Line, Told, as_told
from sayso.outputs.stored.incidents import report_of_incident
from sayso.outputs.voices import names_of
from sayso.records import Document
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.showing import ShownIncident, show_incident

_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident as one report tells it: when, in days as words leave them open, and all that is said of it.

    ``lines`` stand with the claim that each rests on, if one does; ``claims`` says how many it was put together from, and
    ``words`` are those by which the report speaks of it.
    """

    id: str
    kind: str
    begun: str | None
    ended: str | None
    report: str
    document: Document
    address: str
    lines: tuple[tuple[Line, FoundClaim | None], ...]
    claims: int
    words: tuple[str, ...]


def told_incidents(connection: Connection, numbers: Sequence[int]) -> list[ToldIncident]:
    """Return incidents, by number, in this order."""
    return [_told(show_incident(connection, number)) for number in numbers]


def _told(shown: ShownIncident) -> ToldIncident:
    told: Told
    (told,) = as_told(report_of_incident(shown), names_of(shown.report))
    time, text = shown.incident.time, shown.report.document.text
    begun = time.earliest if time else None
    return ToldIncident(
        shown.id,
        told.kind,
        begun,
        (time.latest or begun) if time else None,
        shown.document,
        shown.report.document,
        shown.address,
        tuple((line, shown.claims.get(line.claim or "")) for line in told.lines),
        len(shown.claims),
        tuple(dict.fromkeys(text[span.start : span.end] for span in shown.incident.mentions))[:_WORDS],
    )
