"""What is seen of on whose word an actor is held responsible.

The mentions of an actor weigh as much as they are sure to name the doer; what is seen of the surest counts once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from sayso.blame.model import Signs

Word = Literal["report", "itself", "authorities", "others", "nobody"]
"""On whose word: the report's own, the actor's, an authority's, somebody else's, or nobody says so outright."""
WORDS: Final[tuple[Word, ...]] = ("report", "itself", "authorities", "others", "nobody")
_SPREAD: Final = ("said", "blame ", "sentence is=", "subject of", "object of", "form=")
_SUREST: Final = (
    "said", "blame ", "blamed", "sentence is=", "subject of", "own.", "0.", "before is=", "after is=", "kind=", "body=",
)  # fmt: skip
_ONCE: Final = frozenset(
    {"said by itself", "blame force=admitted", "blame force=alleged", "sentence is=claim", "sentence is=deny",
     "sentence is=blame", "sentence is=hedge"}
)  # fmt: skip
_OF_ACTOR: Final = ("head=", "report ", "mentions", "doer", "always")


def word_signs(actor: Signs, mentions: Sequence[tuple[float, Signs]]) -> Signs:
    """Return what is seen, from the actor's signs and its mentions', each with how surely it names the doer."""
    signs: Signs = {name: amount for name, amount in actor.items() if name.startswith(_OF_ACTOR)}
    ranked = sorted(mentions, key=lambda one: -one[0])
    whole = sum(sure for sure, _ in ranked) or 1.0
    for sure, seen in ranked:
        for name, amount in seen.items():
            if name.startswith(_SPREAD):
                spread = f"spread {name}"
                signs[spread] = signs.get(spread, 0.0) + amount * sure / whole
            if name in _ONCE:
                signs[f"once {name}"] = 1.0
    if ranked:
        for name, amount in ranked[0][1].items():
            if name.startswith(_SUREST):
                signs[f"surest {name}"] = amount
    return signs
