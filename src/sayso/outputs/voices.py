"""Who speaks, in words for a reader: chains of voices and the figures that count them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.documents.casing import with_small_article
from sayso.records import Claim, Report, Voice

OWN_VOICE = "the report itself"
NOBODY = "somebody unnamed"


def names_of(report: Report) -> dict[str, str]:
    """Return the fullest name of each actor of a report, by id."""
    return {actor.id: actor.name for actor in report.actors}


def chain_of(voices: Sequence[Voice], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what to call each voice, outermost first; the report's own voice where there is none.

    An actor's name stands in for "he" or "the group". Who is anonymous is said to be so, unless the words say it. An opening
    article keeps its capital in the first voice alone: the others stand behind it in a sentence.
    """
    called = [_called(voice, names) for voice in voices] or [OWN_VOICE]
    return (called[0], *map(with_small_article, called[1:]))


def _called(voice: Voice, names: Mapping[str, str]) -> str:
    words = names.get(voice.actor, voice.text) if voice.actor is not None else voice.text
    if not words.strip():
        return NOBODY
    if voice.kind in ("anonymous", "unnamed") and "named" not in words and "anonym" not in words:
        return f"{words} (unnamed)"
    return words


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of a report is whose: claims, those in its own voice, distinct voices, and the unnamed among them."""

    claims: int
    own: int
    voices: int
    unnamed: int

    def __str__(self) -> str:
        share = f" ({100 * self.own / self.claims:.0f}%)" if self.claims else ""
        return " · ".join(
            (
                _counted(self.claims, "claim"),
                _counted(self.voices, "voice"),
                f"{self.own} in the report's own voice{share}",
                _counted(self.unnamed, "unnamed source"),
            )
        )


def figures_of(claims: Sequence[Claim]) -> Figures:
    """Count the claims and the voices behind them: one actor is one voice, and so is one wording without an actor."""
    voices = {_identity(voice): voice for claim in claims for voice in claim.voices}
    return Figures(
        claims=len(claims),
        own=sum(not claim.voices for claim in claims),
        voices=len(voices),
        unnamed=sum(voice.kind in ("anonymous", "unnamed") for voice in voices.values()),
    )


def in_reading_order(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims in the order in which a reader comes by their words."""
    return sorted(claims, key=lambda claim: min(claim.evidence).start if claim.evidence else 0)


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those that tell the same words of the same voices again.

    "X killed two farmers" is an attack by X and a casualty figure: two claims to count with, one line to read.
    """
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        first.setdefault((claim.voices, claim.statement, claim.evidence), claim)
    return list(first.values())


def _identity(voice: Voice) -> str:
    return f"actor {voice.actor}" if voice.actor is not None else f"words {voice.text.casefold()}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
