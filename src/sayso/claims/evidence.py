"""The words that a claim rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.claims.frames import Match
from sayso.claims.parties import Filler
from sayso.claims.roles import Roles
from sayso.claims.speech_acts import Speaking
from sayso.records import Quantity, Span, merged

_APART: Final = frozenset({"advcl", "ccomp", "parataxis", "relcl", "cc", "mark", "appos"})


def evidence_of(
    roles: Roles, match: Match, speaking: Speaking, parties: Sequence[Filler], quantity: Quantity | None
) -> tuple[Span, ...]:
    """Return the words that a claim rests on: from its first word to its last, no more than the content."""
    parse = roles.parse
    carrier = roles.carrier(match.predicate)
    spans = [filler.span for filler in parties]
    spans.extend(parse.tokens[i].span for i in (match.predicate, *match.needed))
    spans.append(_clause(roles, match.predicate if carrier is None else carrier))
    if quantity is not None:
        spans.append(quantity.span)
    if speaking.performed and speaking.attribution is not None:
        return merged((*spans, *speaking.attribution.cue, *speaking.attribution.content))
    if speaking.cue is not None and speaking.attribution is None:
        spans.append(parse.tokens[speaking.cue].span)
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    limits = speaking.content
    clipped = [
        Span(max(whole.start, limit.start), min(whole.end, limit.end))
        for limit in limits
        if limit.overlaps(whole)
    ]
    return merged(clipped) if clipped else (whole,)


def _clause(roles: Roles, top: int) -> Span:
    """Return the words of a predicate's own clause, without the clauses that hang on it."""
    parse = roles.parse
    found, queue = [top], [top]
    while queue:
        for j in parse.children[queue.pop()]:
            token = parse.tokens[j]
            if token.dep not in _APART and not (token.dep == "conj" and token.pos in {"VERB", "AUX"}):
                found.append(j)
                queue.append(j)
    found = [i for i in found if parse.tokens[i].pos not in {"PUNCT", "CCONJ"}] or [top]
    return parse.span_over(min(found), max(found))
