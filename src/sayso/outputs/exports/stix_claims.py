"""Claims and documents as STIX objects: a relationship, a note or an opinion each, and a report that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from sayso.outputs.exports.standing import line_of, standing, whose_word
from sayso.outputs.exports.stix_identities import actor_ref, end_ref, publisher_ref, speaker_ref, voice_ref
from sayso.outputs.exports.stix_objects import TOOL, confidence, id_of, made, stamp
from sayso.outputs.exports.surroundings import Telling, Told, disputes_plain, origin_plain
from sayso.outputs.stored.claims import as_read, chain
from sayso.outputs.stored.wording import grades_plain
from sayso.store.asking.claims import Beside, FoundClaim

_IN_ADDRESSES: Final = ":/?#@!$&'()*+,;=%-._~"
"""What may stand in an address as it is; anything else is written as its bytes."""
_KEPT: Final = ("quantity", "place", "time", "said")
"""Parts of a claim that go into the extension as ``sayso read`` writes them."""


def relationship(told: Told, telling: Telling, changed: str) -> dict[str, Any]:
    """Return a claim that draws a line as a relationship, created by the voice whose word it is."""
    found = told.found
    line = line_of(found)
    assert line, "only what draws a line is a relationship"
    return {
        **_common("relationship", told, telling, changed),
        "relationship_type": found.claim.relation.replace("_", "-"),
        "description": f"{found.claim.statement} ({whose_word(found)}) {_quoted(found)}".strip(),
        "source_ref": end_ref(line[0], found.document),
        "target_ref": end_ref(line[1], found.document),
    }


def note(told: Told, telling: Telling, changed: str) -> dict[str, Any]:
    """Return any other claim as a note on those whom it is about, on the report where they have no name."""
    found = told.found
    return {
        **_common("note", told, telling, changed),
        "abstract": whose_word(found),
        "content": f"{found.claim.statement} {_quoted(found)}".strip(),
        "authors": [chain(found)[-1]],
        "object_refs": _about(found, telling),
    }


def opinion(told: Told, telling: Telling, changed: str) -> dict[str, Any]:
    """Return a denial as its voice's disagreement, for now with nothing but what it denies: see `denied_content`.

    Never strong disagreement: how strongly somebody denies is not ours to say.
    """
    found = told.found
    return {
        **_common("opinion", told, telling, changed),
        "explanation": f"{found.claim.statement} {_quoted(found)}".strip(),
        "authors": [chain(found)[-1]],
        "opinion": "disagree",
        "object_refs": [_denied_ref(found)],
    }


def denied_content(told: Told, telling: Telling, changed: str) -> dict[str, Any]:
    """Return what is denied as a note that nobody vouches for, for a denial that answers nothing else in the bundle."""
    found = told.found
    words = f", in the report’s words: “{found.quote}”" if found.quote else ""
    return {
        **made("note", _denied_ref(found), _times(found, telling, changed), TOOL, None),
        "abstract": f"What is denied on the word of {chain(found)[-1]}",
        "content": f"What is denied{words}. As read: {found.claim.statement} No claim in this bundle says that it is so.",
        "object_refs": _about(found, telling),
    }


def report(telling: Telling, changed: str, of: Sequence[str]) -> dict[str, Any]:
    """Return a document, without its text, as a report that holds the objects of its claims."""
    exported = telling.document
    document = exported.document
    published = stamp(document.published or telling.added)
    reference: dict[str, Any] = {
        "source_name": document.publisher or "sayso",
        "external_id": exported.id,
    }
    if exported.address.startswith(("http://", "https://")):
        reference["url"] = quote(exported.address, safe=_IN_ADDRESSES)
    about = {
        "document": {
            "document_id": exported.id,
            "byline": document.byline,
            "dateline": document.dateline,
            "agency": document.agency,
            "published": document.published,
            "added": telling.added,
        }
    }
    return {
        **made(
            "report",
            report_ref(telling),
            (published, max(published, changed)),
            publisher_ref(telling),
            about,
        ),
        "name": document.title or exported.address,
        "published": published,
        "lang": document.language,
        "object_refs": list(of),
        "external_references": [reference],
    }


def report_ref(telling: Telling) -> str:
    """Return the id of a document's report."""
    return id_of("report", telling.document.id)


def kind_of(found: FoundClaim) -> str:
    """Say what a claim becomes."""
    if line_of(found):
        return "relationship"
    return "opinion" if standing(found) in ("denied", "negated") else "note"


def object_ref(found: FoundClaim, kind: str) -> str:
    """Return the id of a claim's object: a copy of a report at another address tells it again."""
    return id_of(kind, "claim", found.document, found.id)


def _denied_ref(found: FoundClaim) -> str:
    return id_of("note", "denied", found.document, found.id)


def _common(kind: str, told: Told, telling: Telling, changed: str) -> dict[str, Any]:
    found = told.found
    common = made(
        kind,
        object_ref(found, kind),
        _times(found, telling, changed),
        speaker_ref(found, telling),
        {"claim": _extension(told, telling)},
    )
    grade = confidence(found.voices[-1].grades) if found.voices else None
    return common if grade is None else {**common, "confidence": grade}


def _times(found: FoundClaim, telling: Telling, changed: str) -> tuple[str, str]:
    """Return when it was said, as far as that is known, and when the store last changed: either may touch what is written."""
    created = stamp(found.said or telling.added)
    return created, max(created, changed)


def _about(found: FoundClaim, telling: Telling) -> list[str]:
    actors = dict.fromkeys(one for one in (found.subject_id, found.object_id) if one)
    return [actor_ref(one) for one in actors] or [report_ref(telling)]


def _quoted(found: FoundClaim) -> str:
    return f"The report’s words: “{found.quote}”" if found.quote else ""


def _extension(told: Told, telling: Telling) -> dict[str, Any]:
    found, claim = told.found, told.found.claim
    text = telling.document.document.text
    written = as_read(claim)
    return {
        "claim_id": found.id,
        "document_id": found.document,
        "statement": claim.statement,
        "voices": [
            {
                "name": called,
                "words": voice.text,
                "kind": voice.kind,
                "identity_ref": voice_ref(voice, telling.document.id),
                "grades": grades_plain(voice.grades),
            }
            for called, voice in zip(chain(found), found.voices, strict=False)  # none: the report's own voice
        ],
        "relation": claim.relation,
        "subject": found.subject,
        "object": found.object,
        "force": claim.force,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "basis": claim.basis,
        "evidence": [
            {"start": span.start, "end": span.end, "words": span.text(text)} for span in claim.evidence
        ],
        **{part: written[part] for part in _KEPT},
        "group": _group(found.beside) if found.beside else None,
        "origin": None if told.origin is None else origin_plain(told.origin),
        "disputed": bool(told.disputes),
        "disputes": disputes_plain(told),
        "corrected": {
            "by": found.correction.by,
            "made": found.correction.made,
            "why": found.correction.why,
            "statement_read": found.correction.read.statement,
        }
        if found.correction
        else None,
    }


def _group(beside: Beside) -> dict[str, Any]:
    return {
        "group_id": beside.group,
        "side": beside.side,
        "documents": beside.documents,
        "publishers": beside.publishers,
        "origins": beside.origins,
        "origins_unknown": beside.unknown,
        "disputed": beside.disputed,
        "drifts": beside.drifts,
    }
