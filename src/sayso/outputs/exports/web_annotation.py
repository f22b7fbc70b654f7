"""Claims as W3C Web Annotations (Sanderson, Ciccarese and Young 2017) in JSON-LD: each hangs on the words it rests on.

One AnnotationCollection with a single page, an annotation a line, so that it can be read line by line as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from sayso.outputs.exports.addresses import web_identifier
from sayso.outputs.exports.selection import Exported, Selection
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.claims import chain, chain_words
from sayso.records import Span
from sayso.store.asking.claims import FoundClaim

AROUND: Final = 32
"""Characters before and behind the words that a TextQuoteSelector tells them apart by."""
CONTEXT: Final = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "say": "urn:sayso:vocabulary:",
        "publisher": "http://purl.org/dc/terms/publisher",
        "issued": "http://purl.org/dc/terms/issued",
        "Statement": "say:Statement",
        "TextState": "say:TextState",
        "sha256": "say:sha256",
        "chain": {"@id": "say:chain", "@container": "@list"},
        "agent": {"@id": "http://www.w3.org/ns/prov#agent", "@type": "@id"},
        "called": "say:called",
        "kind": "say:kind",
        "force": "say:force",
        "subject": {"@id": "say:subject", "@type": "@id"},
        "relation": {"@id": "say:relation", "@type": "@id"},
        "object": {"@id": "say:object", "@type": "@id"},
        "polarity": "say:polarity",
        "certainty": "say:certainty",
        "tense": "say:tense",
        "inGroup": {"@id": "say:inGroup", "@type": "@id"},
        "side": "say:side",
    },
)
"""The W3C's terms by name, which every reader of annotations knows, and ours written out: neither has to be fetched."""
LABEL: Final = "What reports say, and on whose word. Nothing here is established fact."


def write(selection: Selection, path: Path) -> None:
    """Write a selection as a collection of annotations, one for each claim."""
    head = {
        "@context": CONTEXT,
        "id": "urn:sayso:annotations",
        "type": "AnnotationCollection",
        "label": LABEL,
    }
    page = {"id": "urn:sayso:annotations:1", "type": "AnnotationPage", "partOf": "urn:sayso:annotations"}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{dumped(head)[:-1]},\n"first": {dumped(page)[:-1]}, "startIndex": 0, "items": [')
        total = 0
        for total, annotation in enumerate(_annotations(selection), start=1):
            stream.write(f"{',' if total > 1 else ''}\n{dumped(annotation)}")
        # A page in memory could say it first; in JSON the order of members means nothing.
        stream.write(f'\n]}},\n"total": {total}}}\n')


def _annotations(selection: Selection) -> Iterator[dict[str, Any]]:
    told = groupby(selection.claims(), key=lambda found: found.document)
    for exported, (_, claims) in zip(selection.documents(), told, strict=True):
        digest = hashlib.sha256(exported.document.text.encode("utf-8", "surrogatepass")).hexdigest()
        for found in claims:
            yield annotation(found, exported, digest)


def annotation(found: FoundClaim, exported: Exported, digest: str) -> dict[str, Any]:
    """Return a claim as an annotation; ``digest`` is the SHA-256 of its document's text in UTF-8."""
    whose = f"Word of {chain_words(found)}, {found.claim.force}"
    return {
        "id": f"urn:sayso:claim:{found.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": "urn:sayso:software", "type": "Software", "name": f"sayso {version('sayso')}"},
        "body": [
            _text(found.claim.statement, "describing"),
            _text(whose, "identifying"),
            _statement(found),
        ],
        "target": [_target(found, exported, digest, span) for span in sorted(found.claim.evidence)]
        or [_document(found, exported)],
    }


def _text(words: str, purpose: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _statement(found: FoundClaim) -> dict[str, Any]:
    claim, beside = found.claim, found.beside
    voices = zip(found.voices, chain(found), strict=False)  # the report's own voice has no actor
    parts = {
        "id": f"urn:sayso:claim:{found.id}-statement",
        "type": "Statement",
        "purpose": "describing",
        "chain": [
            {
                "called": called,
                "kind": voice.kind,
                **({"agent": f"urn:sayso:actor:{voice.actor}"} if voice.actor else {}),
            }
            for voice, called in voices
        ]
        or [{"called": chain_words(found), "kind": "own"}],
        "force": claim.force,
        "subject": _party(found.subject_id, found.subject),
        "relation": f"urn:sayso:vocabulary:{claim.relation}",
        "object": _party(found.object_id, found.object),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "inGroup": f"urn:sayso:group:{beside.group}" if beside else None,
        "side": beside.side if beside else None,
    }
    return {key: value for key, value in parts.items() if value is not None}


def _party(actor: str | None, called: str | None) -> dict[str, str] | None:
    if called is None:
        return None
    return {"id": f"urn:sayso:actor:{actor}", "label": called} if actor else {"label": called}


def _document(found: FoundClaim, exported: Exported) -> dict[str, Any]:
    parts = {
        "id": web_identifier(exported.address) or f"urn:sayso:document:{exported.id}",
        "type": "Text",
        "label": found.title,
        "publisher": found.publisher,
        "issued": found.published,
        "language": exported.document.language,
    }
    return {key: value for key, value in parts.items() if value is not None}


def _target(found: FoundClaim, exported: Exported, digest: str, span: Span) -> dict[str, Any]:
    text = exported.document.text
    return {
        "type": "SpecificResource",
        "source": _document(found, exported),
        "state": {"type": "TextState", "sha256": digest},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "exact": span.text(text),
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
