"""What every export of the store is, and the list of them. A new format is a file beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SaysoError, installing
from sayso.outputs.placing import NotWritable, checked, placed_file, placed_folder

if TYPE_CHECKING:
    from sayso.outputs.exports.selection import (
        Selection,
    )  # SQLAlchemy takes a while; --help must not wait for it

FOLDER = ""
"""The suffix of what is a folder."""


class NeedsLibrary(SaysoError):
    """A format needs a library that is not installed."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is called, what it is good for, the suffix of its files, and what writes it.

    ``write`` fills a path, an empty file or folder, that ends in ``suffix`` or one of the ``others``, for formats that take
    several forms; it need not see to it that nothing is left half-written. ``mark`` is a file that is in every folder it
    makes. ``companion`` is what the name of a second file has behind that of the first, where the format writes one beside
    it. ``counted`` says that it holds the claims that fit, so that their number tells how much of it there is.
    """

    name: str
    purpose: str
    suffix: str
    write: Callable[[Selection, Path], None]
    others: tuple[str, ...] = ()
    mark: str = ""
    companion: str = ""
    counted: bool = True

    def suffix_of(self, place: Path) -> str:
        """Return which of the format's forms a place asks for by its name; raises NotWritable where it is none."""
        if place.exists() and not place.is_file() and not place.is_dir():  # a pipe or a device
            plain = f".{self.name}"
            return plain if plain in self.others else self.suffix
        if FOLDER in self.others and (place.is_dir() or not place.suffix):
            return FOLDER
        written = place.suffix.lower()
        if not self.others or written in (self.suffix, *self.others):
            return written if self.others else self.suffix
        forms = [one for one in (self.suffix, *self.others) if one]
        folder = " or a folder" if FOLDER in self.others else ""
        raise NotWritable(place, f"{self.name} is written to a file that ends in {', '.join(forms)}{folder}")


def _written_by(module: str, extra: str | None = None, more: str = "") -> Callable[[Selection, Path], None]:
    """Return what writes a format: the ``write`` of a module beside this one, loaded when it is needed.

    It may need an ``extra`` to be installed, of which there may be ``more`` to know.
    """

    def write(selection: Selection, path: Path) -> None:
        try:
            found = import_module(f"sayso.outputs.exports.{module}")
        except ModuleNotFoundError as error:
            if extra is None or error.name is None or error.name.startswith("sayso"):
                raise
            raise NeedsLibrary(
                f"this format needs {error.name}, which is not installed; {installing(extra)}{more}"
            ) from error
        found.write(selection, path)

    return write


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("jsonl", "one claim a line, for programs", ".jsonl", _written_by("jsonl")),
    Exporter(
        "csv",
        "tables for a spreadsheet or a statistics program, described as a Data Package",
        ".zip",
        _written_by("csv_tables"),
        others=(".csv", FOLDER),
        mark="datapackage.json",
    ),
    Exporter(
        "parquet",
        "the same tables, typed, for pandas, R, DuckDB and the like",
        ".parquet",
        _written_by("parquet", "parquet"),
        others=(".zip", FOLDER),
        mark="claims.parquet",
    ),
    Exporter(
        "graphml",
        "who is said to do what to whom, as a graph for yEd, Cytoscape, igraph or NetworkX",
        ".graphml",
        _written_by("graphml"),
    ),
    Exporter("gexf", "the same graph for Gephi", ".gexf", _written_by("gexf")),
    Exporter(
        "ftm",
        "FollowTheMoney statements, for Aleph, yente and OpenSanctions' tools",
        ".csv",
        _written_by("ftm", "ftm", ", which builds PyICU; docs/dependencies.md tells what that takes"),
        others=(".json", ".jsonl"),
        companion=".claims.jsonl",
    ),
    Exporter(
        "stix",
        "a STIX 2.1 bundle, for OpenCTI, MISP and other platforms of threat intelligence",
        ".json",
        _written_by("stix"),
        others=(".stix",),
    ),
    Exporter("rdf", "nanopublications in TriG, for linked data", ".trig", _written_by("rdf")),
    Exporter(
        "web-annotation",
        "W3C Web Annotations in JSON-LD, for readers that mark words in a text",
        ".jsonld",
        _written_by("web_annotation"),
    ),
    Exporter(
        "claimreview",
        "drafts of schema.org's ClaimReview without a rating, for fact-checkers",
        ".jsonld",
        _written_by("claimreview"),
    ),
    Exporter(
        "dossier",
        "who says what about somebody or on one allegation, to read or to print",
        ".html",
        _written_by("dossier"),
        others=(".md", ".pdf"),
        counted=False,
    ),
)


def exporter_named(name: str) -> Exporter:
    """Return the exporter of a format; raises KeyError."""
    return {one.name: one for one in EXPORTERS}[name]


def export(exporter: Exporter, selection: Selection, place: Path) -> None:
    """Write a selection to a file or a folder, which is whole or as it was before.

    Raises NotWritable, before anything is read where that can be seen then, NeedsLibrary and StoreError.
    """
    suffix = exporter.suffix_of(place)
    if suffix == FOLDER:
        with placed_folder(place, exporter.mark) as draft:
            exporter.write(selection, draft)
        return
    with placed_file(place, checked(place), suffix) as draft:
        if not exporter.companion:
            exporter.write(selection, draft)
            return
        beside = place.with_name(place.name + exporter.companion)
        second = draft.with_name(draft.name + exporter.companion)
        with placed_file(beside, checked(beside)) as other:
            try:
                exporter.write(selection, draft)
                second.replace(other)
            finally:
                second.unlink(missing_ok=True)
