"""A document of the store as plain data and words: as it was read, with its versions, what they changed, and its copies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sayso.outputs.contract import as_contract
from sayso.outputs.stored.claims import contract_claims
from sayso.outputs.stored.judgements import decided
from sayso.outputs.visible import safe
from sayso.records import ReprintKind
from sayso.store.asking.copied import Direction, FoundCopy
from sayso.store.asking.showing import ShownDocument, Version

_KINDS: Final[Mapping[ReprintKind, str]] = {
    "copy": "most of either stands in the other",
    "abridged": "most of the shorter one stands in the longer",
    "passage": "passages of either stand in the other",
}
_DIRECTIONS: Final[Mapping[Direction, str]] = {
    "taken from it": "this one took the words from it",
    "taken by it": "it took the words from this one",
    "unknown": "unknown who took them from whom",
}


def copied(copy: FoundCopy) -> str:
    """Return in words how much of its words a document shares with another."""
    return (
        f"{copy.reprint.kind}: {_KINDS[copy.reprint.kind]} ({copy.covered:.0%} of this one's words, "
        f"{copy.other_covered:.0%} of the other's)"
    )


def direction_words(copy: FoundCopy) -> str:
    """Return in words which of two documents took the words from the other, and what that is known by."""
    why = "; ".join(map(safe, copy.reprint.grounds))
    return f"{_DIRECTIONS[copy.direction]}{f': {why}' if why else ''}"


def document_plain(shown: ShownDocument) -> dict[str, Any]:
    """Return a document with its versions, what each changed, and its copies as plain data; its report as it was read."""
    return {
        "id": shown.id,
        "address": shown.address,
        "collections": list(shown.collections),
        "versions": [version_plain(version) for version in shown.versions],
        "changes": [
            {
                "to": version.number,
                "more": contract_claims(changed.more),
                "fewer": contract_claims(changed.fewer),
            }
            for version, changed in zip(shown.versions[1:], shown.changes, strict=True)
        ],
        "copies": [copy_plain(one) for one in shown.copies],
        "report": as_contract(shown.report),
        **decided(shown.judgements),
    }


def copy_plain(copy: FoundCopy) -> dict[str, Any]:
    """Return a copy as plain data, with the passages that both documents have."""
    reprint = copy.reprint
    return {
        "id": reprint.id,
        "document": {
            "id": copy.document,
            "title": copy.title,
            "publisher": copy.publisher,
            "published": copy.published,
            "address": copy.address,
        },
        "kind": reprint.kind,
        "direction": copy.direction,
        "grounds": list(reprint.grounds),
        "credited": list(reprint.credited),
        "covered": round(copy.covered, 4),
        "other_covered": round(copy.other_covered, 4),
        "score": round(reprint.score.value, 4),
        "reasons": list(reprint.score.reasons),
        "passages": [
            {
                "span": [one.span.start, one.span.end],
                "other_span": [one.other_span.start, one.other_span.end],
                "text": one.words,
                "other_text": one.other_words,
            }
            for one in copy.passages
        ],
    }


def version_plain(version: Version) -> dict[str, Any]:
    """Return a version of a page as plain data."""
    return {
        "id": version.id,
        "number": version.number,
        "added": version.added,
        "sayso": version.sayso,
        "settings": version.settings,
        "current": version.current,
    }
