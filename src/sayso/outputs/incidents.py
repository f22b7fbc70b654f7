"""Incidents as told, in words for a reader: every line with its voice, so that none can be taken for what is so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.incidents.unclaimed import is_unclaimed
from sayso.outputs.voices import chain_of
from sayso.records import Claim, Force, Harm, Incident, Perpetrator, Quantity, Report, Time, Voice

TITLE: Final = "Incidents as told"
"""What the section is called."""
CAUTION: Final = "Put together from what the report says; each line is somebody's word."
"""What stands under the title."""

_HARMS: Final[Mapping[Harm, str]] = {
    "killed": "killed",
    "wounded": "wounded",
    "abducted": "abducted",
    "missing": "missing",
    "harmed": "killed or hurt",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told of an incident: what it is about, what is said, by whom, and how firmly.

    ``claim`` is the id of the claim that it rests on, if one does.
    """

    about: str
    words: str
    chain: tuple[str, ...]
    force: Force
    claim: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as told: what kind it is called, and all that is said of it."""

    kind: str
    lines: tuple[Line, ...]


def as_told(report: Report, names: Mapping[str, str]) -> list[Told]:
    """Return the incidents of a report for a reader; ``names`` are the fullest names of its actors by id."""
    claims = {claim.id: claim for claim in report.claims}
    return [Told(incident.kind, tuple(_lines(incident, claims, names))) for incident in report.incidents]


def _lines(incident: Incident, claims: Mapping[str, Claim], names: Mapping[str, str]) -> Iterator[Line]:
    def said(voices: tuple[Voice, ...], force: Force, claim: str | None, about: str, words: str) -> Line:
        return Line(about, words, chain_of(voices, names), force, claim)

    yield said(incident.voices, incident.force, None, "tells of", _told(incident, names))
    for victims in incident.victims:
        words = victims.party.text if victims.party else ""
        counted = _number(victims.quantity)
        if counted and counted not in words:
            words = f"{words} ({counted})" if words else counted
        yield said(victims.voices, victims.force, victims.claim, _HARMS[victims.harm], words or "some")
    for one in sorted(incident.perpetrators, key=_denied_last):
        about = "said to have done it" if one.polarity == "affirmed" else "said not to have done it"
        words = names.get(one.party.actor or "", one.party.text)
        if one.certainty in {"possible", "probable"}:
            words = f"{words} ({one.certainty})"
        yield said(one.voices, one.force, one.claim, about, words)
    for claim in (claims[claim_id] for claim_id in incident.claims if claim_id in claims):
        if is_unclaimed(claim):
            yield said(claim.voices, claim.force, claim.id, "took responsibility", "nobody")


def _denied_last(one: Perpetrator) -> bool:
    return one.polarity == "denied"


def _told(incident: Incident, names: Mapping[str, str]) -> str:
    """Return what the voices of the incident itself tell: its kind, whom or what it hit, where and when."""
    parts = [f"{'an' if incident.kind[0] in 'aeiou' else 'a'} {incident.kind}"]
    if incident.targets:
        hit = ", ".join(names.get(party.actor or "", party.text) for party in incident.targets)
        parts.append(f"target: {hit}")
    if incident.place:
        parts.append(f"place: {incident.place.text}")
    if incident.time:
        parts.append(f"time: {_time(incident.time)}")
    return "; ".join(parts)


def _time(time: Time) -> str:
    ends = dict.fromkeys(end for end in (time.earliest, time.latest) if end)
    return f"{time.text} ({' to '.join(ends)})" if ends else time.text


def _number(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    bound = "" if quantity.bound in ("exact", "between") else f"{quantity.bound.replace('_', ' ')} "
    ends = dict.fromkeys(f"{end:,.10g}" for end in (quantity.low, quantity.high) if end is not None)
    return f"{bound}{'–'.join(ends)}"
