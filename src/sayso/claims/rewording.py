"""The sentence of a claim that a person corrected: made from the claim alone, where no parse is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.claims.plainly import VERBS, inflected
from sayso.claims.stance import Stance
from sayso.claims.statement import CASES, statement
from sayso.documents.casing import lowered
from sayso.records import Actor, Claim, Party, Quantity

_BOUNDS: Final = {"at_least": "at least ", "at_most": "at most "}


@dataclass(frozen=True, slots=True)
class _Known:
    actors: Mapping[str, Actor]
    openers: frozenset[str] = frozenset()


def reworded(claim: Claim, quote: str, actors: Mapping[str, Actor]) -> str:
    """Return one plain sentence for a claim: whose word it is, then what is said.

    ``quote`` are the words it rests on, which stand in the sentence where the claim has no known relation; ``actors`` are
    the report's by their ids, for voices and parties that it has only a pronoun for.
    """
    clause = f"“{quote}”" if claim.relation == "says" else _clause(claim, actors)
    return statement(claim.voices, _Known(actors), claim.force, clause)


def number_words(number: Quantity) -> str:
    """Return a number in figures.

    >>> from sayso.records import Span
    >>> number_words(Quantity(1200, 1500, "people", "between", None, Span(0, 0)))
    '1,200 to 1,500'
    """
    ends = dict.fromkeys(f"{end:,.10g}" for end in (number.low, number.high) if end is not None)
    return _BOUNDS.get(number.bound, "") + " to ".join(ends)


def _clause(claim: Claim, actors: Mapping[str, Actor]) -> str:
    bare, third, past, link = VERBS[claim.relation]
    subject = _called(claim.subject, actors)
    # "X denied that it did so" tells the denial already.
    denied = (claim.polarity == "denied") != (claim.force == "denied")
    harmed = claim.relation == "casualties"
    stance = Stance(
        claim.polarity, claim.certainty, "past" if harmed and claim.tense == "present" else claim.tense
    )
    several = harmed and claim.quantity is not None and claim.quantity.high != 1
    verb = inflected((bare, third, past), stance, plural=several or _is_plural(subject), denied=denied)
    parts = [subject, verb]
    if harmed:
        parts += ["killed or hurt", *(["in", _called(claim.object, actors)] if claim.object else [])]
    elif claim.relation == "strength":
        parts += [number_words(claim.quantity), claim.quantity.of or ""] if claim.quantity else []
    else:
        parts += [link, _called(claim.object, actors)] if claim.object else []
    return " ".join(part for part in parts if part)


def _called(party: Party | None, actors: Mapping[str, Actor]) -> str:
    """Return the words for a party, or the name of its actor in the place of a pronoun."""
    words = party.text.strip(' ,.:;"“”') if party else ""
    actor = actors.get(party.actor) if party and party.actor else None
    if actor and words.lower() in CASES:
        words = actor.name
    return lowered(words) or "somebody"


def _is_plural(words: str) -> bool:
    last = words.rpartition(" ")[2]
    return last.islower() and last.endswith("s") and not last.endswith("ss")
