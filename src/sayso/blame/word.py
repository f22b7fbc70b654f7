"""What is seen of on whose word an actor is held responsible: its mentions count as much as they are sure to name the doer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from sayso.blame.model import Signs

Word = Literal["report", "itself", "authorities", "others", "nobody"]
"""On whose word: the report's own, the actor's, an authority's, somebody else's, or nobody says so outright."""
WORDS: Final[tuple[Word, ...]] = ("report", "itself", "authorities", "others", "nobody")
_SPREAD: Final = ("said", "blame ", "sentence is=", "subject of", "object of", "form=")
_ONCE: Final = frozenset(
    {"said by itself", "blame force=admitted", "blame force=alleged", "sentence is=claim", "sentence is=deny",
     "sentence is=blame", "sentence is=hedge"}
)  # fmt: skip
_OF_ACTOR: Final = ("head=", "always")


def word_signs(actor: Signs, mentions: Sequence[tuple[float, Signs]]) -> Signs:
    """Return what is seen, from the actor's signs and its mentions', each with how surely it names the doer."""
    signs: Signs = {name: amount for name, amount in actor.items() if name.startswith(_OF_ACTOR)}
    whole = sum(sure for sure, _ in mentions) or 1.0
    for sure, seen in mentions:
        for name, amount in seen.items():
            if name.startswith(_SPREAD):
                spread = f"spread {name}"
                signs[spread] = signs.get(spread, 0.0) + amount * sure / whole
            if name in _ONCE:
                signs[f"once {name}"] = 1.0
    return signs
