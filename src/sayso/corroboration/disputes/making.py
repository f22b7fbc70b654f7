"""A dispute put together from the claims of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.corroboration.groups.telling import Telling
from sayso.records import Dispute, DisputeKind, digest


def dispute(
    kind: DisputeKind,
    groups: Iterable[str],
    first: Sequence[Telling],
    second: Sequence[Telling],
    reasons: tuple[str, ...],
    revises: bool | None = None,  # noqa: FBT001  # a field of the record
) -> Dispute:
    """Return a dispute between these claims of groups, by their ids; it is called by its kind and the first of either side."""
    sides = tuple(tuple(sorted(one.ref for one in side)) for side in (first, second))
    return Dispute(
        id=digest("dispute", kind, sides[0][0], sides[1][0]),
        kind=kind,
        groups=tuple(groups),
        first=sides[0],
        second=sides[1],
        reasons=reasons,
        revises=revises,
    )
