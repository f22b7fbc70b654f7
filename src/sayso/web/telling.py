"""Claims in the words and colours of a page: nothing here lets "X says" look like "it is so"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from sayso.documents.casing import capital
from sayso.outputs.markup import FAMILIES, web_address
from sayso.outputs.numbers import counted
from sayso.outputs.stored.claims import chain
from sayso.outputs.stored.disputes import told_alike
from sayso.outputs.stored.judgements import told as decided_words
from sayso.outputs.stored.wording import why_disputed
from sayso.outputs.visible import one_line
from sayso.outputs.voices import OWN_VOICE
from sayso.records import Claim
from sayso.store.asking.claims import FoundClaim

_OPENINGS: Final = ("The report says: ", "The report speaks of ")


def voices(found: FoundClaim) -> list[dict[str, str | None]]:
    """Return whose word a claim is, outermost first: what each is called, and the address of their page, if they have one."""
    if not found.voices:
        return [{"name": OWN_VOICE, "actor": None, "kind": "own"}]
    return [
        {"name": one_line(name), "actor": voice.actor, "kind": voice.kind}
        for name, voice in zip(chain(found), found.voices, strict=True)
    ]


def beside_voices(claim: Claim) -> str:
    """Return a claim's statement as it stands behind its voices: without "The report says" where these are others.

    A saying that is told with its own verb ("The report says: the mayor vowed to ...") would seem to have two of them.
    """
    words = one_line(claim.statement)
    if claim.voices:
        for opening in _OPENINGS:
            if words.startswith(opening):
                return capital(words.removeprefix(opening))
    return words


def day(stamp: str | None) -> str:
    """Return the day of a date or date-time."""
    return (stamp or "").partition("T")[0]


def with_page(query: str, page: int) -> str:
    """Return the same query for another page of the list.

    >>> with_page("q=raid&page=2", 3)
    'q=raid&page=3'
    """
    others = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != "page"]
    return urlencode([*others, ("page", str(page))])


def with_order(query: str, order: str) -> str:
    """Return the same query for the list's beginning in another order.

    >>> with_order("title=raid&page=2", "claims")
    'title=raid&order=claims'
    """
    others = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] not in ("page", "order")]
    return urlencode([*others, ("order", order)])


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "line": lambda words: one_line(words or ""),
    "family": lambda force: FAMILIES[force],
    "voices": voices,
    "beside_voices": beside_voices,
    "day": day,
    "counted": counted,
    "web_address": web_address,
    "asked": lambda fields: urlencode({name: words for name, words in fields.items() if words}),
    "with_page": with_page,
    "with_order": with_order,
    "why_disputed": why_disputed,
    "decided": decided_words,
    "told_alike": told_alike,
    "spaced": lambda word: word.replace("_", " "),
}
