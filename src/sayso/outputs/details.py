"""What was read of a claim beside who says it and how firmly: its relation, its number, its place and its times, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.records import Claim, Quantity, Time

_HARMED: Final = frozenset({"killed", "wounded", "injured", "hurt", "missing", "abducted"})


def details_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what else was read of a claim, as label and value."""
    yield (
        "relation",
        "none known, wording kept" if claim.relation == "says" else claim.relation.replace("_", " "),
    )
    if claim.polarity == "denied":
        yield "polarity", "said not to be so"
    if claim.certainty not in ("certain", "unstated"):
        yield "certainty", claim.certainty
    if claim.tense in ("future", "hypothetical"):
        yield "tense", claim.tense
    if claim.quantity is not None:
        yield "number", _number(claim.quantity)
        if claim.quantity.base is not None and claim.quantity.base != claim.quantity.of:
            yield "part of", claim.quantity.base
        if claim.quantity.within is not None:
            yield "counted over", _time(claim.quantity.within)
    if claim.place is not None:
        yield "place", claim.place.text
    if claim.time is not None:
        yield "time", _time(claim.time)
    if claim.said is not None:
        yield "said", _time(claim.said)


def _number(quantity: Quantity) -> str:
    bound = "" if quantity.bound in ("exact", "between") else quantity.bound.replace("_", " ")
    ends = dict.fromkeys(f"{end:,.10g}" for end in (quantity.low, quantity.high) if end is not None)
    counted = f"of {quantity.of}" if quantity.of and quantity.unit == "percent" else quantity.of or ""
    unit = "" if counted.startswith(quantity.unit) else quantity.unit
    if quantity.unit == "people":
        # "1 man killed", not "1 people man killed"; the harm alone does not say whom
        unit = "people" if not counted or counted.partition(" ")[0] in _HARMED else ""
        if list(ends) == ["1"]:
            unit, counted = (re.sub(r"^people\b", "person", words) for words in (unit, counted))
    return " ".join(part for part in (bound, "–".join(ends), unit, counted) if part)


def _time(time: Time) -> str:
    ends = dict.fromkeys(end for end in (time.earliest, time.latest) if end)
    return f"{time.text} ({' to '.join(ends)})" if ends else time.text
