"""Which time or place belongs to a predicate.

A predicate's own comes first: what hangs on it, or on a noun or preposition below it. Then what stands in the same
clause, the nearest first; then, for a later verb of a row without a subject of its own, what the first verb has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from sayso.records import Parse, Span


class _Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)

_CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis", "conj"}
)
_VERBS = frozenset({"VERB", "AUX"})


def belonging_to(parse: Parse, placed: Sequence[T], predicate: int) -> T | None:
    """Return what belongs to a predicate token of a sequence that is sorted by span, or None."""
    sentence = parse.sentence_of(predicate)
    first = bisect_left(placed, sentence.span.start, key=_start)
    last = bisect_left(placed, sentence.span.end, key=_start)
    if first == last:
        return None
    anchored = [(item, _anchor(parse, item.span)) for item in placed[first:last]]
    clause = _clause_of(parse, predicate)
    best: tuple[int, int] | None = None
    chosen: T | None = None
    for item, anchor in anchored:
        if anchor is None or anchor == predicate:
            continue
        rank = _rank(parse, anchor, predicate, clause)
        if rank is None:
            continue
        order = (rank, abs(anchor - predicate))
        if best is None or order < best:
            best, chosen = order, item
    if (
        chosen is None
        and parse.tokens[clause].dep == "conj"
        and parse.child(clause, "nsubj", "nsubjpass") is None
    ):
        return belonging_to(parse, placed, parse.tokens[clause].head)
    return chosen


def _start(placed: _Placed) -> int:
    return placed.span.start


def _anchor(parse: Parse, span: Span) -> int | None:
    """Return the token of a span whose head lies outside it."""
    inside = parse.tokens_in(span)
    for i in inside:
        head = parse.tokens[i].head
        if head not in inside or head == i:
            return i
    return None


def _clause_of(parse: Parse, i: int) -> int:
    """Return the verb of the clause that a token stands in, or the token at the top for lack of one."""
    while True:
        token = parse.tokens[i]
        if token.head == i or (token.pos in _VERBS and token.dep in _CLAUSES):
            return i
        i = token.head


def _rank(parse: Parse, anchor: int, predicate: int, clause: int) -> int | None:
    """Return how closely something belongs to a predicate, 0 the closest; None where it does not."""
    at, steps = anchor, 0
    while steps < 4 and parse.tokens[at].head != at:
        at = parse.tokens[at].head
        if at == predicate:
            return 0 if steps <= 1 else 1
        if parse.tokens[at].pos in _VERBS and parse.tokens[at].dep in _CLAUSES:
            break
        steps += 1
    return 2 if _clause_of(parse, anchor) == clause else None
