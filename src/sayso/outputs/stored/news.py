"""What is new in the store, in words and as plain data: who says it, never that it is so."""

from __future__ import annotations

from typing import Any, Final

from sayso.outputs.stored.claims import chain_words, claim_plain, source_words
from sayso.outputs.stored.disputes import found_dispute_plain
from sayso.outputs.stored.groups import group_plain
from sayso.outputs.stored.wording import why_disputed
from sayso.outputs.visible import safe
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.watching.news import NewOrigin

_ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def claim_news(found: FoundClaim) -> str:
    """Return in words that a claim came in: what is said, and on a second line whose word it is, and where it stands."""
    return f"{safe(found.claim.statement)}\nword of {safe(chain_words(found))} · {source_words(found)}"


def origin_news(gained: NewOrigin) -> str:
    """Return in words that a group of claims rests on one more origin, or is denied by one more, and on a second line what it says."""
    called, counted = safe(gained.called), gained.group.origins
    if gained.side == "denied":
        first = f"{called} denies what others say"
    elif not gained.independent:
        first = f"{called} says it as well, whose independence of the others is unknown"
    elif 2 <= counted <= len(_ORDINALS):
        first = f"a {_ORDINALS[counted - 1]} origin for what others say: {called}"
    else:
        first = f"one more origin for what others say: {called}"
    return f"{first}\n{safe(gained.group.statement)}"


def dispute_news(opened: FoundDispute) -> str:
    """Return in words that a dispute opened, between whom, and on a second line about what; neither side is taken to be right."""
    first, second = (_who(side) for side in opened.sides)
    between = f"two statements of {first}" if first == second else f"{first} and {second}"
    return f"a dispute opened between {between}\n{safe(why_disputed(opened.dispute))}"


def origin_news_plain(gained: NewOrigin) -> dict[str, Any]:
    """Return an origin that a group gained as plain data."""
    origin = {
        "id": gained.id,
        "called": gained.called,
        "kind": gained.kind,
        "side": gained.side,
        "independent": gained.independent,
    }
    return {"origin": origin, "group": group_plain(gained.group)}


def claim_news_plain(found: FoundClaim) -> dict[str, Any]:
    """Return a claim that came in as plain data."""
    return {"claim": claim_plain(found)}


def dispute_news_plain(opened: FoundDispute) -> dict[str, Any]:
    """Return a dispute that opened as plain data, with the claims of both sides."""
    return {"dispute": found_dispute_plain(opened)}


def _who(side: tuple[FoundClaim, ...]) -> str:
    """Return who stands on a side: whose word its first claims are."""
    names = list(dict.fromkeys(safe(chain_words(one)) for one in side))
    more = f" and {len(names) - 2:,} more" if len(names) > 2 else ""
    return f"{', '.join(names[:2])}{more}" or "somebody"
