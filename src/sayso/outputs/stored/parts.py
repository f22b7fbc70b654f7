"""Claims under headings as plain data: what is said of somebody, and what two sides say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.outputs.stored.actors import actor_plain
from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.disputes import found_dispute_plain
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.comparing import Compared
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.people import SaidOf

Together = FoundClaim | Sequence[FoundClaim] | FoundDispute
"""What belongs side by side: one claim, some that say the same, or the two sides of a dispute."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, its name for other tools, and what stands under it; ``in_all`` says how much there is of that."""

    title: str
    name: str
    things: Sequence[Together]
    in_all: int


def parts_of(said: SaidOf) -> tuple[Part, ...]:
    """Return what is said about somebody, what they say, and what of it is in dispute."""
    return (
        Part("Said about them", "about", said.about, said.in_all["about"]),
        Part("Said by them", "by", said.by, said.in_all["by"]),
        Part("In dispute", "disputes", said.disputes, said.in_all["disputes"]),
    )


def bearers_plain(said: SaidOf) -> dict[str, Any]:
    """Return who is meant by a name, and who is called so and left out, as plain data."""
    return {
        "actors": [actor_plain(actor) for actor in said.actors],
        "left_out": [{"id": id_, "name": called} for id_, called in said.others],
    }


def parts_compared(both: Compared, *, collections: bool) -> tuple[Part, ...]:
    """Return what both sides say, what they are at odds about, and what one says alone; ``collections`` tell, voices say."""
    return (
        Part("Told in both" if collections else "Said by both", "both", both.both, both.in_all["both"]),
        Part("At odds", "contradict", both.contradict, both.in_all["contradict"]),
        Part(f"Only {both.first}", "only_first", both.only_first, both.in_all["only_first"]),
        Part(f"Only {both.second}", "only_second", both.only_second, both.in_all["only_second"]),
    )


def compared_plain(both: Compared) -> dict[str, Any]:
    """Return the two sides that are compared as plain data: what they are called, and the actors that they are."""
    plain: dict[str, Any] = {"first": both.first, "second": both.second}
    for side, actors in zip(("first", "second"), both.bearers, strict=True):
        if actors:
            plain[f"{side}_actors"] = [actor_plain(actor) for actor in actors]
    return plain


def parts_plain(about: Mapping[str, Any], parts: Sequence[Part]) -> dict[str, Any]:
    """Return parts by their names as plain data, and what they are ``about`` beside them."""
    return {**about, **{part.name: [_plain(one) for one in part.things] for part in parts}}


def each_claim(parts: Sequence[Part]) -> Iterator[tuple[tuple[str, int, int], FoundClaim]]:
    """Yield every claim with the part it belongs to, which thing of it, and which side of that."""
    for part in parts:
        for number, one in enumerate(part.things, start=1):
            for side, claims in enumerate(sides(one), start=1):
                for claim in claims:
                    yield (part.name, number, side), claim


def sides(one: Together) -> tuple[Sequence[FoundClaim], ...]:
    """Return the claims of what belongs side by side: both sides of a dispute, or all that is there."""
    if isinstance(one, FoundClaim):
        return ((one,),)
    return one.sides if isinstance(one, FoundDispute) else (one,)


def _plain(one: Together) -> Any:
    if isinstance(one, FoundClaim):
        return claim_plain(one)
    if isinstance(one, FoundDispute):
        return found_dispute_plain(one)
    return [claim_plain(claim) for claim in one]
