"""A claim, a group, an actor, a document or an incident at full length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rich.text import Text
from sqlalchemy import Connection

from sayso.claims.rewording import number_words
from sayso.cli.output import opened
from sayso.cli.store.actor_shape import actor_lines, actor_plain
from sayso.cli.store.claim_shape import ID_SHOWN, claim_lines, claim_plain, graded_chain
from sayso.cli.store.dispute_shape import against_lines, found_dispute_plain
from sayso.cli.store.group_shape import group_plain
from sayso.cli.store.listing import safe, show, titled
from sayso.cli.store.showing_documents import write_document
from sayso.cli.store.showing_groups import origin_lines, origin_plain, write_group
from sayso.cli.store.showing_incidents import write_incident
from sayso.cli.store.showing_parts import decided, in_context, labelled, write_judgements
from sayso.outputs.contract import as_contract
from sayso.outputs.jsonlines import dumped
from sayso.outputs.terminal import console_for, wrapped
from sayso.records import Place, Quantity, Time
from sayso.store.showing import ShownClaim, show_actor, show_claim


def write_claim(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write a claim with its chain of voices, the words it rests on, what it says the same as and what contradicts it."""
    shown = show_claim(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            written = as_contract(shown.report)["attributions"]
            attribution = next((one for one in written if one["id"] == shown.found.claim.attribution), None)
            plain = {
                "claim": claim_plain(shown.found),
                "attribution": attribution,
                "group": None if shown.group is None else group_plain(shown.group),
                "origin": None if shown.origin is None else origin_plain(shown.origin),
                "disputes": [found_dispute_plain(one) for one in shown.disputes],
                **decided(shown.judgements),
            }
            stream.write(dumped(plain, indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, claim_lines(console, shown.found))
        console.print()
        for label, words in _facts(shown):
            show(console, labelled(console, label, words))
        titled(console, "Its words")
        show(console, in_context(console, shown.report.document.text, shown.found.claim.evidence))
        if shown.origin and len(shown.origin.claims) > 1:
            titled(console, "Rests on the same as other claims")
            show(console, origin_lines(console, shown.origin, but=shown.found.id))
        if shown.disputes:
            titled(console, "In dispute: what stands against it")
        for dispute in shown.disputes:
            show(console, against_lines(console, dispute, shown.found.id))
        write_judgements(console, shown.judgements)


def write_actor(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write an actor with the words that each document has for them."""
    shown = show_actor(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            appearances = [
                {
                    "document": document,
                    "actor": actor.id,
                    "name": actor.name,
                    "kind": actor.kind,
                    "mentions": [
                        {"span": [each.span.start, each.span.end], "text": each.text}
                        for each in actor.mentions
                    ],
                }
                for document, actor in shown.appearances
            ]
            plain = {
                "actor": actor_plain(shown.found),
                "appearances": appearances,
                **decided(shown.judgements),
            }
            stream.write(dumped(plain, indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, actor_lines(console, shown.found))
        titled(console, "Called in reports")
        for document, actor in shown.appearances:
            words = dict.fromkeys(safe(mention.text) for mention in actor.mentions)
            line = Text(f"{safe(actor.name)}: {', '.join(words)}")
            margin = Text(" " * (ID_SHOWN + 2))
            show(console, wrapped(console, line, first=Text(f"{document[:ID_SHOWN]}  ", "dim"), rest=margin))
        write_judgements(console, shown.judgements)


SHOWN: Mapping[str, Callable[[Connection, int, str, Path | None], None]] = {
    "claim": write_claim,
    "group": write_group,
    "actor": write_actor,
    "document": write_document,
    "incident": write_incident,
}
"""What writes a thing of each kind."""


def _facts(shown: ShownClaim) -> Iterator[tuple[str, str]]:
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
