"""The formats in which lists of actors come in and go out, and how a file's is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.actors.entries import Entry
from sayso.actors.exchange.common import Incoming
from sayso.actors.exchange.followthemoney import as_entities, from_entities
from sayso.actors.exchange.jsonlines import from_lines
from sayso.actors.exchange.statements import are_statements
from sayso.actors.exchange.stix import from_bundle, is_bundle
from sayso.actors.exchange.tables import as_table, from_table
from sayso.actors.own import written
from sayso.errors import BadCatalogue


@dataclass(frozen=True, slots=True)
class ListFormat:
    """One format: how a text is read, given its name and the kind of entries that say none, and how one is written, if at all."""

    name: str
    read: Callable[[str, str, str | None], Incoming]
    write: Callable[[Iterable[Entry]], str] | None = None


FORMATS = (
    ListFormat("csv", from_table, as_table),
    ListFormat("jsonl", from_lines, written),
    ListFormat("ftm", from_entities, as_entities),
    ListFormat("stix", from_bundle),
)


def format_named(name: str) -> ListFormat:
    """Return a format by name; raises KeyError where there is none."""
    return {format_.name: format_ for format_ in FORMATS}[name]


def incoming(place: Path, kind: str | None = None, format_: str | None = None) -> Incoming:
    """Return the actors in somebody's file; ``kind`` is that of entries that say none.

    Without a ``format_`` its beginning tells which it is. Raises BadCatalogue, with the line, where the file or an entry
    in it cannot be used.
    """
    try:
        text = place.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadCatalogue(
            str(place), f"it cannot be read ({error.strerror})", "look for a slip in its name"
        ) from error
    except UnicodeDecodeError as error:
        raise BadCatalogue(
            str(place), "it is no UTF-8 text", "save it as UTF-8, as spreadsheets offer"
        ) from error
    return format_named(format_ or _told(text)).read(text, str(place), kind)


def _told(text: str) -> str:
    if is_bundle(text):
        return "stix"
    if are_statements(text):
        return "ftm"
    first = text.lstrip().partition("\n")[0]
    if not first.startswith("{"):
        return "csv"
    return "ftm" if '"schema"' in first and '"properties"' in first else "jsonl"
