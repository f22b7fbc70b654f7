"""An origin of the store as plain data and words: who it is, and why the claims that rest on it are one voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sayso.outputs.numbers import counted
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.records import OriginKind
from sayso.store.asking.grouped import ShownOrigin

_KINDS: Final[Mapping[OriginKind, str]] = {"reporting": "a story's own reporting", "unnamed": "not named"}


def told_of_origin(shown: ShownOrigin) -> str:
    """Return in words how much rests on an origin, and what it is where it is no voice with a name."""
    documents = len({claim.document for claim in shown.claims})
    told = counted(len(shown.claims), "claim")
    told += f" in {counted(documents, 'document')}" if len(shown.claims) > 1 else ""
    return ", ".join(filter(None, (_KINDS.get(shown.origin.kind), told)))


def reasons_of(shown: ShownOrigin) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Yield each reason once, with the words that show it and whose reports they stand in."""
    called = {claim.document: claim.publisher or claim.document[:ID_SHOWN] for claim in shown.claims}
    reasons: dict[str, dict[str, dict[str, None]]] = {}
    for fold in shown.folds:
        words = reasons.setdefault(fold.fold.reason, {})
        for document, text in fold.words:
            words.setdefault(text, {})[called.get(document, document[:ID_SHOWN])] = None
    for reason, words in reasons.items():
        yield reason, [(text, list(publishers)) for text, publishers in words.items()]


def origin_plain(shown: ShownOrigin) -> dict[str, Any]:
    """Return an origin as plain data; claims and documents are by their ids."""
    origin = shown.origin
    return {
        "id": origin.id,
        "kind": origin.kind,
        "side": origin.side,
        "called": origin.called,
        "unknown": list(origin.unknown),
        "claims": [ref.claim for ref in origin.claims],
        "folds": [
            {
                "first": one.fold.first.claim,
                "second": one.fold.second.claim,
                "ground": one.fold.ground,
                "reason": one.fold.reason,
                "words": [
                    {
                        "document": each.document,
                        "span": [each.span.start, each.span.end],
                        "text": text,
                    }
                    for each, (_, text) in zip(one.fold.words, one.words, strict=True)
                ],
            }
            for one in shown.folds
        ],
    }
