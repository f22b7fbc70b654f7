"""A claim, an actor or a document at full length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from sayso.cli.output import opened
from sayso.cli.store.actor_shape import actor_lines, actor_plain
from sayso.cli.store.claim_shape import ID_SHOWN, chain_words, claim_lines, claim_plain
from sayso.cli.store.judgement_shape import judgement_lines, judgement_plain
from sayso.cli.store.listing import safe, show, titled
from sayso.outputs.contract import as_contract
from sayso.outputs.jsonlines import dumped
from sayso.outputs.terminal import console_for, wrapped, write_text
from sayso.records import Place, Quantity, Span, Time
from sayso.store.judgements import Judgement
from sayso.store.showing import ShownClaim, Version, show_actor, show_claim, show_document

_LABEL = 12
_AROUND = 200
"""How many characters of the report are shown on each side of a claim's words."""


def write_claim(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write a claim with its chain of voices, the words it rests on and the words around them."""
    shown = show_claim(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            written = as_contract(shown.report)["attributions"]
            attribution = next((one for one in written if one["id"] == shown.found.claim.attribution), None)
            plain = {
                "claim": claim_plain(shown.found),
                "attribution": attribution,
                **_decided(shown.judgements),
            }
            stream.write(dumped(plain, indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, claim_lines(console, shown.found))
        console.print()
        for label, words in _facts(shown):
            show(console, _labelled(console, label, words))
        titled(console, "Its words")
        show(console, _in_context(console, shown))
        _write_judgements(console, shown.judgements)


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
                **_decided(shown.judgements),
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
        _write_judgements(console, shown.judgements)


def write_document(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write a document as ``sayso read`` does, with its versions and collections."""
    shown = show_document(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            plain = {
                "id": shown.id,
                "address": shown.address,
                "collections": list(shown.collections),
                "versions": [_version(version) for version in shown.versions],
                "report": as_contract(shown.report),
                **_decided(shown.judgements),
            }
            stream.write(dumped(plain, indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, _labelled(console, "document", shown.id))
        show(console, _labelled(console, "address", shown.address))
        if shown.collections:
            show(console, _labelled(console, "collections", ", ".join(shown.collections)))
        for version in shown.versions:
            now = ", current" if version.current else ""
            words = f"{version.id[:ID_SHOWN]} added {version.added}, read by sayso {version.sayso}{now}"
            show(console, _labelled(console, f"version {version.number}", words))
        console.print()
        write_text([shown.report], stream, quotes=True)
        _write_judgements(console, shown.judgements)


SHOWN: Mapping[str, Callable[[Connection, int, str, Path | None], None]] = {
    "claim": write_claim,
    "actor": write_actor,
    "document": write_document,
}
"""What writes a thing of each kind."""


def _facts(shown: ShownClaim) -> Iterator[tuple[str, str]]:
    """Yield what was read of a claim, each with its label; what is not known is left out."""
    found, claim, attribution = shown.found, shown.found.claim, shown.attribution
    text = shown.report.document.text
    yield "id", found.id
    yield "on the word", f"of {chain_words(found)}"
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
        yield "number", _number(claim.quantity, text)
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


def _labelled(console: Console, label: str, words: str) -> Iterator[Text]:
    return wrapped(
        console, Text(safe(words)), first=Text(f"{label:<{_LABEL}}", "dim"), rest=Text(" " * _LABEL)
    )


def _in_context(console: Console, shown: ShownClaim) -> Iterator[Text]:
    """Yield the words around a claim's own, which are marked."""
    text, spans = shown.report.document.text, sorted(shown.found.claim.evidence)
    if not spans:
        return
    start = max(0, spans[0].start - _AROUND)
    end = min(len(text), max(span.end for span in spans) + _AROUND)
    line = Text("… " if start else "")
    at = start
    for span in [*spans, Span(end, end)]:
        line.append(_inline(text[at : span.start]), "dim")
        line.append(_inline(text[max(at, span.start) : span.end]), "bold")
        at = max(at, span.end)
    line.append("…" if end < len(text) else "")
    yield from wrapped(console, line)


def _inline(text: str) -> str:
    """Return a stretch of a text for the middle of a line: the blanks at its ends, of whatever kind, are kept as one."""
    before, after = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    return f"{before}{words}{after}" if (words := safe(text)) else before


def _number(quantity: Quantity, text: str) -> str:
    parts = [quantity.span.text(text)]
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


def _version(version: Version) -> dict[str, Any]:
    return {
        "id": version.id,
        "number": version.number,
        "added": version.added,
        "sayso": version.sayso,
        "settings": version.settings,
        "current": version.current,
    }


def _decided(judgements: Sequence[Judgement]) -> dict[str, Any]:
    return {"judgements": [judgement_plain(one) for one in judgements]}


def _write_judgements(console: Console, judgements: Sequence[Judgement]) -> None:
    if judgements:
        titled(console, "Decided")
        for one in judgements:
            show(console, judgement_lines(console, one))
