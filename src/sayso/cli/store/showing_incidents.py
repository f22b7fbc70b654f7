"""An incident at full length: who is said to have done what to whom, each on whose word and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from sayso.cli.output import opened
from sayso.cli.store.claim_shape import ID_SHOWN, claim_plain
from sayso.cli.store.listing import safe, show, titled
from sayso.cli.store.showing_parts import decided, in_context, labelled, write_judgements
from sayso.outputs.contract import as_contract
from sayso.outputs.incidents import CAUTION, Line, as_told
from sayso.outputs.jsonlines import dumped
from sayso.outputs.terminal import FORCE_STYLES, console_for, wrapped
from sayso.outputs.voices import names_of
from sayso.store.showing import ShownIncident, show_incident


def write_incident(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write an incident as its report tells it: every line with its voice, and the words that it rests on."""
    shown = show_incident(connection, number)
    report = replace(shown.report, incidents=(shown.incident,))
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            plain = {
                "id": shown.id,
                "document": {"id": shown.document, "address": shown.address},
                "incident": as_contract(report)["incidents"][0],
                "claims": [claim_plain(one) for one in shown.claims.values()],
                **decided(shown.judgements),
            }
            stream.write(dumped(plain, indent=2) + "\n")
            return
        console = console_for(stream)
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
