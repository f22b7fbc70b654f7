"""What changed from one version of a page to the next: the claims that it has more, and those it has fewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection

from sayso.records import Claim
from sayso.store.identity import claim_identity
from sayso.store.reading import claims_of, names_in


@dataclass(frozen=True, slots=True)
class Changed:
    """The claims of a version that the one before has not, and the other way round."""

    more: tuple[Claim, ...]
    fewer: tuple[Claim, ...]


def changes_of(connection: Connection, versions: Sequence[int]) -> list[Changed]:
    """Return what changed from each of these documents, by number, to the next."""
    if len(versions) < 2:  # a long report takes a while to read
        return []
    read = [by_identity(claims_of(connection, one), names_in(connection, one)) for one in versions]
    return [changed(before, after) for before, after in pairwise(read)]


def changed(before: Mapping[str, Claim], after: Mapping[str, Claim]) -> Changed:
    """Return what changed from some claims to others, each by what stays the same of it."""
    return Changed(
        tuple(claim for key, claim in after.items() if key not in before),
        tuple(claim for key, claim in before.items() if key not in after),
    )


def by_identity(claims: Iterable[Claim], names: Mapping[str, str]) -> dict[str, Claim]:
    """Return claims by what stays the same of them when the report around them is rewritten."""
    return {claim_identity(claim, names): claim for claim in claims}
