"""Text for a terminal: who says what, in the order of the report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.outputs.incidents import CAUTION, TITLE, Told, as_told
from sayso.outputs.visible import isolated, one_line
from sayso.outputs.voices import OWN_VOICE, chain_of, figures_of, in_reading_order, names_of, told_once
from sayso.records import Claim, Document, Force, Report

FORCE_STYLES: Mapping[Force, str] = {
    "denied": "bold magenta",
    "doubted": "bold magenta",
    "alleged": "bold yellow",
    "warned": "bold yellow",
    "possible": "cyan",
    "reported": "cyan",
    "estimated": "cyan",
    "asserted": "bold cyan",
    "admitted": "bold cyan",
    "confirmed": "bold cyan",
}
"""A colour says what kind of act it is. None is green or red: those would say who is right."""

FORCE_COLUMN = max(map(len, FORCE_STYLES)) + 1
_NARROW = 48
"""Below this many columns the force stands above the statement instead of beside it."""
UNWATCHED_WIDTH = 80
"""The width where no terminal is there to ask, so that a file comes out the same everywhere."""

_EMPTY = Text()
_KEPT_WORDING = "◦ wording kept: none of the relations sayso knows was found in it"


def write_text(reports: Iterable[Report], stream: TextIO, quotes: bool = False) -> None:  # noqa: FBT001, FBT002
    """Write what each report says, each as soon as it is read; with ``quotes``, the words each claim rests on too.

    Coloured and as wide as the terminal where the stream is one; plain and 80 columns wide elsewhere. The usual
    variables (NO_COLOR, FORCE_COLOR, COLUMNS) are obeyed.
    """
    console = console_for(stream)
    for number, report in enumerate(reports):
        if number:
            rule = Text("─" * min(console.width, UNWATCHED_WIDTH), "dim")
            console.print(Text("\n").join((_EMPTY, rule, _EMPTY)), soft_wrap=True)
        console.print(Text("\n").join(_report(console, report, quotes=quotes)), soft_wrap=True)
        stream.flush()


def console_for(stream: TextIO) -> Console:
    """Return what writes text for people: coloured and as wide as the terminal, or plain and 80 columns wide."""
    width = None if stream.isatty() or "COLUMNS" in os.environ else UNWATCHED_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def _report(console: Console, report: Report, *, quotes: bool) -> Iterator[Text]:
    """Yield the lines of a report."""
    document, names = report.document, names_of(report)
    yield from wrapped(console, Text(isolated(one_line(document.title or document.name)), "bold"))
    if origin := " · ".join(_origin(document)):
        yield from wrapped(console, Text(origin, "dim"))
    yield from wrapped(console, Text(str(figures_of(report.claims)), "dim"))
    claims = told_once(in_reading_order(report.claims))
    if not claims:
        yield _EMPTY
        yield from wrapped(console, Text("No claim was read from it."))
    for chain, said in groupby(claims, lambda claim: chain_of(claim.voices, names)):
        yield _EMPTY
        yield from wrapped(console, _heading(chain))
        for claim in said:
            yield from _claim(console, claim)
            if quotes:
                yield from _quote(console, claim, document.text)
    if any(claim.relation == "says" for claim in claims):
        yield _EMPTY
        yield from wrapped(console, Text(_KEPT_WORDING, "dim"))
    if told := as_told(report, names):
        yield _EMPTY
        yield from wrapped(console, Text(TITLE, "bold"))
        yield from wrapped(console, Text(CAUTION, "dim"))
        for number, incident in enumerate(told, start=1):
            yield _EMPTY
            yield from _incident(console, number, incident)


def _origin(document: Document) -> Iterator[str]:
    """Yield who published it and when, and where it lies if the headline does not tell already."""
    credited = document.agency if document.agency != document.publisher else None
    where = document.name if document.title and document.name != document.id else None
    for part in (document.publisher, credited, document.published, where):
        if part and (words := one_line(part)):
            yield isolated(words)


def _heading(chain: Sequence[str]) -> Text:
    """Return the chain as English, the outermost first: "an official, citing residents"."""
    style = "italic" if chain == (OWN_VOICE,) else "bold"
    heading = Text()
    for number, called in enumerate(chain):
        heading.append(", citing " if number else "", "dim")
        heading.append(isolated(one_line(called)), style)
    return heading.append(":", "dim")


def _claim(console: Console, claim: Claim) -> Iterator[Text]:
    kept = claim.relation == "says"
    bullet = Text("  ◦ " if kept else "  • ", "dim" if kept else "bold")
    bullet.append(claim.force.ljust(FORCE_COLUMN), FORCE_STYLES[claim.force])
    statement = Text(isolated(one_line(claim.statement)), "dim" if kept else "")
    if console.width < _NARROW:
        yield from wrapped(console, bullet)
        yield from wrapped(console, statement, first=Text(" " * 4), rest=Text(" " * 4))
    else:
        yield from wrapped(console, statement, first=bullet, rest=Text(" " * bullet.cell_len))


def _quote(console: Console, claim: Claim, text: str) -> Iterator[Text]:
    """Yield the words a claim rests on; what lies between two stretches of them is left out and marked so."""
    words = " […] ".join(one_line(span.text(text)) for span in sorted(claim.evidence))
    if words:
        margin = Text(" " * (4 if console.width < _NARROW else 4 + FORCE_COLUMN) + "│ ", "dim")
        yield from wrapped(console, Text(isolated(words), "italic"), first=margin, rest=margin)


def _incident(console: Console, number: int, incident: Told) -> Iterator[Text]:
    """Yield what is told of an incident: on each line who says it and how firmly, then what they say."""
    yield from wrapped(console, Text(f"  {number}  {incident.kind}", "bold"))
    margin = Text(" " * 5)
    for line in incident.lines:
        words = Text()
        for place, called in enumerate(line.chain):
            words.append(", citing " if place else "", "dim")
            words.append(isolated(one_line(called)), "italic" if line.chain == (OWN_VOICE,) else "bold")
        words.append(" (", "dim")
        words.append(line.force, FORCE_STYLES[line.force])
        words.append("): ", "dim")
        words.append(f"{line.about}: ", "dim")
        words.append(isolated(one_line(line.words)))
        yield from wrapped(console, words, first=margin, rest=Text(" " * 7))


def wrapped(console: Console, text: Text, *, first: Text = _EMPTY, rest: Text = _EMPTY) -> Iterator[Text]:
    """Yield a text wrapped to the width beside its margin: ``first``, then ``rest``. No line ends in blanks."""
    room = max(1, console.width - rest.cell_len)
    for number, line in enumerate(text.wrap(console, room, overflow="fold")):
        line.rstrip()
        if number and not line.plain:  # a blank that fell on a line's end
            continue
        shown = Text.assemble(rest if number else first, line)
        shown.rstrip()
        yield shown
