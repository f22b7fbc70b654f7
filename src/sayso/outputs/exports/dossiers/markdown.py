r"""A dossier in Markdown, with footnotes as GitHub and Pandoc have them. Strangers' words are text there and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sayso.outputs.exports.dossiers.parts import (
    CAUTION,
    HOW_TO_READ,
    Dossier,
    Entry,
    Fact,
    Line,
    Note,
    Section,
)
from sayso.outputs.visible import safe

_SIGNS: Final = re.compile(r"[\\`*_{}\[\]()<>#|~^$&@!]|://|www\.|(?<=\w):(?=\w)|^(?:[-+=]|\d+[.)])")
r"""What Markdown or one of its dialects could take for its own: of an address, enough that none becomes a link by itself."""


def write_markdown(dossier: Dossier, path: Path) -> None:
    """Write a dossier as a file of Markdown."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(line + "\n" for line in _lines(dossier))


def escaped(words: str) -> str:
    r"""Return words of which Markdown makes nothing but these words; ``words`` are on one line.

    >>> escaped("[x](http://a.b) *y* 1. <i>")
    '\\[x\\]\\(http\\://a.b\\) \\*y\\* 1. \\<i\\>'
    """
    return _SIGNS.sub(_escape, words)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == "www.":
        return "www\\."
    if sign[0].isdigit():
        return f"{sign[:-1]}\\{sign[-1]}"
    return f"\\{sign}"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {escaped(dossier.title)}"
    yield ""
    yield f"> **{CAUTION}**"
    yield ">"
    yield f"> {HOW_TO_READ}"
    yield ""
    for label, words in dossier.about:
        yield f"- **{label}**: {escaped(words)}"
    for section in dossier.sections:
        yield from _section(section)
    yield ""
    yield "## The exact words"
    for note in dossier.notes:
        yield ""
        yield _note(note)


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {escaped(section.title)}"
    if section.below:
        yield ""
        yield f"*{escaped(section.below)}*"
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    if entry.heading:
        yield ""
        yield f"### {escaped(entry.heading)}"
    if entry.told:
        yield ""
        yield escaped(entry.told)
    for side in entry.sides:
        if side.title:
            below = f" ({escaped(side.below)})" if side.below else ""
            yield ""
            yield f"**{escaped(side.title)}**{below}"
        yield ""
        for line in side.lines:
            yield from _line(line)
    if entry.facts:
        yield ""
        yield from map(_fact, entry.facts)


def _line(line: Line) -> Iterator[str]:
    yield f"- {escaped(line.statement)}[^{line.note}]  "
    yield f"  *{escaped(line.told)}*"
    for remark in line.remarks:
        yield f"    - {escaped(remark)}"
    for again in line.again:
        yield f"    - told again: {escaped(again.words)}[^{again.note}]"


def _fact(fact: Fact) -> str:
    return f"- **{escaped(fact.label)}**: {escaped(fact.words)}{_marks(fact.notes)}"


def _marks(notes: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in dict.fromkeys(notes))


def _note(note: Note) -> str:
    quotes = " … ".join(f"“{escaped(safe(one.words))}”" for one in note.quotes)
    report = ", ".join(escaped(part) for part in (note.publisher, note.title, note.published) if part)
    address = f"<{note.link}>" if note.link else escaped(note.address)
    parts = (
        quotes,
        f"Word of {escaped(note.whose)}",
        report,
        address,
        note.places.capitalize(),
        f"Claim {note.anchor}, report {note.document}",
    )
    return f"[^{note.number}]: {'. '.join(part for part in parts if part)}."
