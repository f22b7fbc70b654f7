"""What every exporter is, and the list of them. A new format is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TextIO

from sayso.outputs.jsonlines import write_json, write_jsonl
from sayso.outputs.page import write_page
from sayso.outputs.terminal import write_text
from sayso.records import Report

Format = Literal["text", "json", "jsonl", "html"]

Writer = Callable[[Iterable[Report], TextIO, bool], None]
"""Writes reports to a text stream. The flag asks for the quoted words, where a format would else leave them out."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is called, what it is good for, the file names it goes by, and what writes it."""

    name: Format
    purpose: str
    suffixes: tuple[str, ...]
    write: Writer


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("text", "for reading in a terminal", (".txt",), write_text),
    Exporter("json", "one array of objects, for other tools", (".json",), write_json),
    Exporter("jsonl", "one object a line, written as reports are read", (".jsonl", ".ndjson"), write_jsonl),
    Exporter("html", "one page for a browser, with the words marked", (".html", ".htm"), write_page),
)


def exporter_named(name: Format) -> Exporter:
    """Return the exporter of a format."""
    return next(exporter for exporter in EXPORTERS if exporter.name == name)


def exporter_for(file_name: str) -> Exporter:
    """Return the exporter whose file names end like this one, or else the one for text."""
    lower = file_name.lower()
    return next((exporter for exporter in EXPORTERS if lower.endswith(exporter.suffixes)), EXPORTERS[0])
