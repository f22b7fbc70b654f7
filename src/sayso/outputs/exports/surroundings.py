"""A selection document by document: each with its claims, what they rest on, and what is in dispute about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayso.outputs.exports.selection import Exported, Selection
from sayso.outputs.stored.wording import why_disputed
from sayso.records import ClaimRef, Dispute
from sayso.store.claims import FoundClaim
from sayso.store.resting import RestsOn, added_at, origins_of


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its origin, if it was compared with anything, and the disputes in which it stands on a side."""

    found: FoundClaim
    origin: RestsOn | None
    disputes: tuple[Dispute, ...]

    @property
    def in_dispute(self) -> str:
        """What is in dispute, in words; nothing where nothing is."""
        beside = self.found.beside
        if not self.disputes and beside and beside.disputed:
            return "what others say of the same"
        return "; ".join(why_disputed(one) for one in self.disputes)


@dataclass(frozen=True, slots=True)
class Telling:
    """A document, when it was put into the store (ISO, UTC), and its selected claims as they stand there."""

    document: Exported
    added: str
    claims: tuple[Told, ...]


def tellings(selection: Selection) -> Iterator[Telling]:
    """Yield the documents of a selection with their claims, by id; raises StoreError."""
    disputes = _disputes(selection)
    claims = groupby(selection.claims(), key=lambda found: found.document)
    for exported, (_, those) in zip(selection.documents(), claims, strict=True):
        yield Telling(
            exported,
            added_at(selection.connection, exported.id),
            tuple(_told(selection, list(those), disputes)),
        )


def origin_plain(origin: RestsOn) -> dict[str, Any]:
    """Return what a claim rests on as plain data."""
    return {
        "id": origin.id,
        "kind": origin.kind,
        "called": origin.called,
        "side": origin.side,
        "independent": origin.independent,
    }


def disputes_plain(told: Told) -> list[dict[str, Any]]:
    """Return the disputes of a claim as plain data, with which of the two sides it stands on."""
    ref = _ref(told.found)
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "why": why_disputed(one),
            "side": "first" if ref in one.first else "second",
        }
        for one in told.disputes
    ]


def _told(
    selection: Selection, claims: Sequence[FoundClaim], disputes: Mapping[ClaimRef, list[Dispute]]
) -> Iterator[Told]:
    origins = origins_of(selection.connection, [_ref(found) for found in claims])
    for found in claims:
        ref = _ref(found)
        yield Told(found, origins.get(ref), tuple(disputes.get(ref, ())))


def _disputes(selection: Selection) -> dict[ClaimRef, list[Dispute]]:
    found: dict[ClaimRef, list[Dispute]] = {}
    for shown in selection.disputes():
        for ref in (*shown.dispute.first, *shown.dispute.second):
            found.setdefault(ref, []).append(shown.dispute)
    return found


def _ref(found: FoundClaim) -> ClaimRef:
    return ClaimRef(found.document, found.id)
