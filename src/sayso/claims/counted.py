"""Whom "these" and "them" stand for where a report counts on: "2,000 fighters ... 70% of these"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.claims.frames import Match
from sayso.claims.parties import Parties
from sayso.claims.roles import Roles
from sayso.records import Parse, Quantity

_POINTERS: Final = frozenset({"these", "those", "them"})
_FURTHEST: Final = 3
"""Most sentences that a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class Counted:
    """People counted before: the actor they belong to, and what to call them ("Karsk Front’s fighters")."""

    actor: str | None
    words: str


def counted_before(
    parse: Parse, roles: Roles, parties: Parties, quantities: Sequence[Quantity], matches: Sequence[Match]
) -> dict[int, Counted]:
    """Return the people counted last before each pronoun that is itself counted, by the pronoun's word."""
    owners = {
        i: match.subjects[0] for match in matches if match.frame.relation == "strength" for i in match.objects
    }
    found: dict[int, Counted] = {}
    for i in _pointers(parse):
        noun = _counted_before(parse, quantities, i)
        if noun is None:
            continue
        if parse.tokens[noun].pos == "NUM":
            # "46 wounded, nine of them": nobody is named but by the number.
            found[i] = Counted(None, f"the {parse.tokens[noun].text}")
            continue
        owner = owners.get(noun)
        if owner is None:
            owner = next((j for slot in ("of", "in", "from") for j in roles.fillers(noun, slot)), None)
        actor = parties.actor_at(owner) if owner is not None else parties.actor_at(noun)
        known = parties.actors.get(actor) if actor else None
        people = parse.tokens[noun].text
        named = known is not None and owner is not None
        found[i] = Counted(actor, f"{known.name}’s {people}" if known and named else f"the {people}")
    return found


def _pointers(parse: Parse) -> Iterator[int]:
    for token in parse.tokens:
        if token.lower in _POINTERS and token.dep == "pobj" and parse.tokens[token.head].lower == "of":
            yield token.i


def _counted_before(parse: Parse, quantities: Sequence[Quantity], i: int) -> int | None:
    """Return the head word of the people counted last before a word, or their number where they have none."""
    here = parse.sentence_at[i]
    at = bisect_left(quantities, parse.tokens[i].start, key=lambda quantity: quantity.span.start)
    for quantity in reversed(quantities[max(0, at - 5) : at]):
        inside = parse.tokens_in(quantity.span)
        if not inside or here - parse.sentence_at[inside[0]] > _FURTHEST:
            return None
        if quantity.unit != "people" or parse.tokens[parse.tokens[i].head].head in inside:
            continue
        for j in (*reversed(inside), inside[-1] + 1):
            noun = parse.tokens[j] if j < len(parse.tokens) else None
            if noun is not None and noun.pos in {"NOUN", "PROPN"} and noun.tag in {"NNS", "NN"}:
                return noun.i
        if here == parse.sentence_at[inside[0]] and parse.tokens[inside[-1]].pos == "NUM":
            return inside[-1]
    return None
