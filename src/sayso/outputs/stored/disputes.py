"""A dispute of the store as plain data: what is at odds, and both sides alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.outputs.stored.claims import claim_plain
from sayso.records import Dispute
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute


def dispute_plain(dispute: Dispute) -> dict[str, Any]:
    """Return a dispute as plain data; claims are by their ids."""
    return {
        "id": dispute.id,
        "kind": dispute.kind,
        "reasons": list(dispute.reasons),
        "revises": dispute.revises,
        "groups": list(dispute.groups),
        "first": [ref.claim for ref in dispute.first],
        "second": [ref.claim for ref in dispute.second],
    }


def found_dispute_plain(found: FoundDispute) -> dict[str, Any]:
    """Return a dispute as plain data, with the claims of both sides."""
    first, second = ([claim_plain(claim) for claim in side] for side in found.sides)
    return {**dispute_plain(found.dispute), "first": first, "second": second}


def told_alike(claims: Iterable[FoundClaim]) -> list[list[FoundClaim]]:
    """Return claims together with those in the same words, in the order in which the words come."""
    alike: dict[str, list[FoundClaim]] = {}
    for claim in claims:
        alike.setdefault(claim.claim.statement, []).append(claim)
    return list(alike.values())
