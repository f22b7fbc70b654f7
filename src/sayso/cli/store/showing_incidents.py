"""An incident at full length: who is said to have done what to whom, each on whose word and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from sayso.cli.output import opened
from sayso.cli.store.listing import show, titled
from sayso.cli.store.showing_parts import in_context, labelled, write_judgements
from sayso.outputs.incidents import CAUTION, Line, as_told
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.incidents import incident_plain, report_of_incident
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.terminal import FORCE_STYLES, console_for, wrapped
from sayso.outputs.visible import safe
from sayso.outputs.voices import names_of
from sayso.store.asking.showing import ShownIncident, show_incident


def write_incident(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write an incident as its report tells it: every line with its voice, and the words that it rests on."""
    shown = show_incident(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            stream.write(dumped(incident_plain(shown), indent=2) + "\n")
            return
        console = console_for(stream)
        report = report_of_incident(shown)
        (told,) = as_told(report, names_of(report))
        first = Text(f"{shown.id[:ID_SHOWN]}  ", "dim")
        show(console, wrapped(console, Text(told.kind, "bold"), first=first))
        show(console, wrapped(console, Text(CAUTION, "dim")))
        document = shown.report.document
        show(console, labelled(console, "document", f"{shown.document[:ID_SHOWN]} {document.title or ''}"))
        show(console, labelled(console, "address", shown.address))
        titled(console, "As told")
        for line in told.lines:
            show(console, _lines(console, shown, line))
        if shown.incident.mentions:
            titled(console, "Its words")
            show(console, in_context(console, document.text, shown.incident.mentions[:1]))
        write_judgements(console, shown.judgements)


def _lines(console: Console, shown: ShownIncident, line: Line) -> Iterator[Text]:
    """Yield who says a thing and how firmly, what they say, and the claim and the words that it rests on."""
    margin = Text(" " * (ID_SHOWN + 2))
    claim = shown.claims.get(line.claim or "")
    words = Text(", citing ".join(map(safe, line.chain)), "bold")
    words.append(" (", "dim")
    words.append(line.force, FORCE_STYLES[line.force])
    words.append(f"): {line.about}: ", "dim")
    words.append(safe(line.words))
    first = Text((claim.id[:ID_SHOWN] if claim else "").ljust(ID_SHOWN + 2), "dim")
    yield from wrapped(console, words, first=first, rest=margin)
    if claim and claim.quote:
        bar = Text(" " * (ID_SHOWN + 2) + "│ ", "dim")
        yield from wrapped(console, Text(safe(claim.quote), "italic"), first=bar, rest=bar)
