"""Drafts of schema.org's ClaimReview, one for each group: what is claimed, by whom and where, and who denies it.

There is no rating in them and no name of who reviewed it: both are a fact-checker's to give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sayso.outputs.exports.addresses import web_identifier
from sayso.outputs.exports.selection import Selection
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.claims import chain, chain_words
from sayso.outputs.stored.groups import widely
from sayso.outputs.stored.wording import why_disputed
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.grouped import ShownGroup

DRAFT: Final = (
    "Draft. Nobody has checked this claim yet: it says who claims it, not whether it is so. Put in a rating, an author, a date"
    " and an address before it is published."
)
_PEOPLE: Final = frozenset({"person", "expert", "anonymous", "unnamed", "collective"})
_UNNAMED: Final = frozenset({"anonymous", "unnamed"})


def write(selection: Selection, path: Path) -> None:
    """Write a draft for each group that a selected claim belongs to, as one JSON-LD graph with a draft a line."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        before = '{"@context": "https://schema.org", "@graph": [\n'
        for shown in selection.groups():
            stream.write(before + dumped(draft(shown)))
            before = ",\n"
        stream.write(before if before.startswith("{") else "\n")
        stream.write("]}\n")


def draft(shown: ShownGroup) -> dict[str, Any]:
    """Return a group as a draft. What nobody affirms is itself the denial, and is reviewed as one."""
    found = shown.found
    (called, reviewed), *others = (
        (called, side)
        for called, side in (
            ("Claim", shown.affirming),
            (_denial(shown), shown.denying),
            ("Takes neither side", shown.open),
        )
        if side
    )
    return _without_none(
        {
            "@type": "ClaimReview",
            "@id": f"urn:sayso:group:{found.id}",
            "creativeWorkStatus": "Draft",
            "disambiguatingDescription": DRAFT,
            "claimReviewed": found.statement,
            "itemReviewed": _claim(reviewed, called, found.statement),
            "mentions": [_claim(side, kind) for kind, side in others] or None,
            "abstract": ". ".join(filter(None, (widely(found), *map(why_disputed, found.disputes)))),
        }
    )


def _denial(shown: ShownGroup) -> str:
    """Return what to call those who don't say so: only who denies it in so many words makes it a denial."""
    is_denied = any(one.claim.force == "denied" for one in shown.denying)
    return "Denial" if is_denied else "Says that it is not so"


def _claim(side: Sequence[FoundClaim], called: str, statement: str | None = None) -> dict[str, Any]:
    """Return the claims of one side as one Claim: who says it, first and later, where, and in which words."""
    tellings = list(_first_of_each(sorted(side, key=_when)))
    appearances = [_appearance(one) for one in tellings]
    days = [day for one in side if (day := one.said or one.published)]
    return _without_none(
        {
            "@type": "Claim",
            "name": called,
            "text": statement or tellings[0].claim.statement,
            "author": _authors(tellings),
            "datePublished": min(days, default=None),
            "firstAppearance": appearances[0] if tellings[0].published else None,
            "appearance": appearances,
        }
    )


def _first_of_each(claims: Iterable[FoundClaim]) -> Iterator[FoundClaim]:
    """Yield one claim of each voice in each document."""
    seen = set()
    for one in claims:
        if (key := (one.document, chain_words(one))) not in seen:
            seen.add(key)
            yield one


def _when(found: FoundClaim) -> tuple[bool, str, str, str]:
    return found.published is None, found.published or "", found.document, found.id


def _authors(claims: Iterable[FoundClaim]) -> list[dict[str, Any]]:
    """Return who speaks, each once: the innermost voices, or the outlet whose own word it is."""
    return list({author["name"]: author for author in map(_author, claims)}.values())


def _author(found: FoundClaim) -> dict[str, Any]:
    called = chain(found)[-1]
    if not found.voices:
        outlet = {"@type": "Organization", "name": found.publisher or found.title or found.address}
        return {**outlet, "description": "the report says so itself"}
    voice = found.voices[-1]
    return _without_none(
        {
            "@type": "Person" if voice.kind in _PEOPLE else "Organization",
            "@id": f"urn:sayso:actor:{voice.actor}" if voice.actor and voice.kind not in _UNNAMED else None,
            "name": called,
            "description": voice.kind.replace("_", " "),
        }
    )


def _appearance(found: FoundClaim) -> dict[str, Any]:
    """Return the report that a claim stands in, with whose word it is there, how firmly, and the exact words."""
    address = web_identifier(found.address)
    return _without_none(
        {
            "@type": "NewsArticle",
            "@id": f"urn:sayso:document:{found.document}",
            "headline": found.title,
            "url": address,
            "identifier": None if address else found.address,
            "datePublished": found.published,
            "publisher": {"@type": "Organization", "name": found.publisher} if found.publisher else None,
            "abstract": f"Word of {chain_words(found)} ({found.claim.force}): “{found.quote}”",
        }
    )


def _without_none(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value is not None}
