"""One claim for what one sentence says twice."""

from __future__ import annotations

from sayso.records import Claim, Span

_GAP = 1
"""How many characters may lie between two readings of one party: the parser may cut "the Front | ranks" in two."""


class Repeats:
    """Remembers the claims of one document, to tell what has been read already.

    Two frames may read the same words ("Justice Mira Toll of the High Court", by the noun and by "of"), and a party may
    be taken with more of its words or with fewer.
    """

    def __init__(self) -> None:
        self._worded: set[tuple[object, ...]] = set()
        self._parties: dict[tuple[object, ...], list[tuple[Span | None, Span | None]]] = {}

    def is_new(self, claim: Claim, predicate: int, sentence: int) -> bool:
        """Say whether a claim is read for the first time, and remember it."""
        worded = (claim.relation, claim.statement, sentence)
        who: tuple[object, ...] | None = None
        if claim.subject and claim.subject.actor and claim.object:
            who = (claim.relation, claim.subject.actor, claim.object.span, predicate)
        if worded in self._worded or who in self._worded:
            return False
        parties = (
            claim.subject.span if claim.subject else None,
            claim.object.span if claim.object else None,
        )
        known = self._parties.setdefault((claim.relation, sentence, claim.polarity), [])
        if any(_shared(one, other) for one, other in ((parties, other) for other in known)):
            return False
        known.append(parties)
        self._worded.add(worded)
        if who is not None:
            self._worded.add(who)
        return True


def _shared(one: tuple[Span | None, Span | None], other: tuple[Span | None, Span | None]) -> bool:
    return all(
        (a is None and b is None) or (a is not None and b is not None and a.distance(b) <= _GAP)
        for a, b in zip(one, other, strict=True)
    )
