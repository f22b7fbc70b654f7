"""A claim of the store at full length: what was read of it, and all that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.claims.rewording import number_words
from sayso.outputs.contract import as_contract
from sayso.outputs.stored.claims import claim_plain, graded_chain
from sayso.outputs.stored.disputes import found_dispute_plain
from sayso.outputs.stored.groups import group_plain
from sayso.outputs.stored.judgements import decided
from sayso.outputs.stored.origins import origin_plain
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.records import Place, Quantity, Time
from sayso.store.asking.showing import ShownClaim


def shown_claim_plain(shown: ShownClaim) -> dict[str, Any]:
    """Return a claim as plain data, with its attribution, its group, what it rests on and what contradicts it."""
    written = as_contract(shown.report)["attributions"]
    return {
        "claim": claim_plain(shown.found),
        "attribution": next((one for one in written if one["id"] == shown.found.claim.attribution), None),
        "group": None if shown.group is None else group_plain(shown.group),
        "origin": None if shown.origin is None else origin_plain(shown.origin),
        "disputes": [found_dispute_plain(one) for one in shown.disputes],
        **decided(shown.judgements),
    }


def facts(shown: ShownClaim) -> Iterator[tuple[str, str]]:
    """Yield what was read of a claim, each with its label; what is not known is left out."""
    found, claim, attribution = shown.found, shown.found.claim, shown.attribution
    text = shown.report.document.text
    yield "id", found.id
    yield "on the word", f"of {graded_chain(found)}"
    for voice in found.voices:
        name = f"{voice.name}, " if voice.name and voice.name != voice.text else ""
        actor = f" ({name}{voice.actor[:ID_SHOWN]})" if voice.actor else ""
        yield "voice", f"{voice.text or 'nobody named'} · {voice.kind.replace('_', ' ')}{actor}"
    yield "force", f"{claim.force}, {claim.polarity}; {claim.certainty}, {claim.tense}"
    for label, words, known, id_ in (
        ("subject", claim.subject, found.subject, found.subject_id),
        ("object", claim.object, found.object, found.object_id),
    ):
        if words is not None:
            actor = f" ({known}, {id_[:ID_SHOWN]})" if id_ else ""
            yield label, f"{words.text}{actor}"
    yield "relation", claim.relation.replace("_", " ")
    if claim.quantity:
        read = found.correction.read if found.correction else claim
        as_written = claim.quantity == read.quantity
        figures = claim.quantity.span.text(text) if as_written else number_words(claim.quantity)
        yield "number", _number(claim.quantity, figures)
    if claim.time:
        yield "time", _time(claim.time)
    if claim.said:
        yield "said", _time(claim.said)
    if claim.place:
        yield "place", _place(claim.place)
    if claim.basis != "stated":
        yield "basis", "judged over a longer passage, not stated in one place"
    if attribution:
        for label, spans in (("source", attribution.source), ("cue", attribution.cue)):
            if spans:
                yield label, " … ".join(span.text(text) for span in spans)
    yield "document", f"{found.document[:ID_SHOWN]} {found.title or ''}"
    for label, value in (("published", found.published), ("by", found.publisher), ("address", found.address)):
        if value:
            yield label, value


def _number(quantity: Quantity, words: str) -> str:
    parts = [words]
    if quantity.of:
        parts.append(f"of {quantity.of}")
    if quantity.best is not None:
        parts.append(f"best {quantity.best:g}")
    return ", ".join(parts)


def _time(time: Time) -> str:
    days = " to ".join(dict.fromkeys(day for day in (time.earliest, time.latest) if day))
    return f"{time.text}{f' ({days})' if days else ''}"


def _place(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return place.text
    return f"{place.text} ({place.name}, {place.country}; {place.latitude:.4f}, {place.longitude:.4f}; {place.precision})"
