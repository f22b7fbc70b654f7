"""Which claims of one group can't both be right: those that affirm it and those that deny it, at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sayso.corroboration.disputes.between import are_two_sayings, same_time, speak_of_one
from sayso.corroboration.disputes.making import dispute
from sayso.corroboration.groups.telling import Telling
from sayso.records import Dispute, Group

_NAMED: Final = 3
"""So many of those who deny are named in the reason."""


def opposite_sides(group: Group, told: Sequence[Telling]) -> Iterator[Dispute]:
    """Yield the dispute between those of a group who affirm it and those who deny it, if any speak of one time."""
    affirmed, denied = frozenset(group.affirming), frozenset(group.denying)
    affirming = [one for one in told if one.ref in affirmed]
    denying = [one for one in told if one.ref in denied]
    # One voice on one day on both sides is one saying that was read in two ways, and tells nothing.
    twice = {(one.speaker, one.said) for one in affirming if one.speaker} & {
        (one.speaker, one.said) for one in denying
    }
    affirming, denying = (
        [one for one in side if (one.speaker, one.said) not in twice] for side in (affirming, denying)
    )
    first = [one for one in affirming if any(_are_at_odds(one, other) for other in denying)]
    second = [one for one in denying if any(_are_at_odds(other, one) for other in affirming)]
    if not first or not second:
        return
    denials = [one for one in second if one.denial]
    if not denials:
        yield dispute(
            "contradicted", (group.id,), first, second, ("one side says so, the other that it is not so",)
        )
        return
    names = dict.fromkeys(one.voice.text for one in denials if one.voice and one.voice.text)
    reasons = tuple(f"{name} denies it" for name in sorted(names)[:_NAMED]) or ("it is denied",)
    yield dispute("denied", (group.id,), first, second, reasons)


def _are_at_odds(one: Telling, other: Telling) -> bool:
    """Say whether what one affirms is what the other denies: said in so many words, or surely the same."""
    if not same_time(one, other) or not are_two_sayings(one, other):
        return False
    return other.denial or speak_of_one(one, other)
