"""GEXF 1.3: the graph of who is said to do what to whom, for Gephi."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from sayso.outputs.exports.graphs import (
    DESCRIPTION,
    LINE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    Attribute,
    Line,
    actors_on,
    lines,
)
from sayso.outputs.exports.selection import Selection
from sayso.outputs.exports.xml_files import XmlFile, xml_file

_SPACE: Final = "http://gexf.net/1.3"


def write(selection: Selection, path: Path) -> None:
    """Write actors as nodes, and what each origin says between two of them as an edge of its own.

    Gephi keeps edges between the same two apart by their ``kind``; those of one kind it may merge when it opens the file.
    """
    shown = actors_on(selection)
    with xml_file(path) as file, file.element("gexf", xmlns=_SPACE, version="1.3"):
        with file.element("meta"):
            file.leaf("creator", "sayso")
            file.leaf("description", DESCRIPTION)
        with file.element("graph", defaultedgetype="directed", mode="static"):
            _declare(file, "node", NODE_ATTRIBUTES)
            _declare(file, "edge", LINE_ATTRIBUTES)
            with file.element("nodes"):
                for actor in selection.actors():
                    if actor.id in shown:
                        with file.element("node", id=actor.id, label=actor.name):
                            _tell(file, "node", NODE_ATTRIBUTES, actor)
            with file.element("edges"):
                for line in lines(selection):
                    _write_edge(file, line)


def _write_edge(file: XmlFile, line: Line) -> None:
    with file.element(
        "edge",
        id=line.id,
        source=line.ends.source,
        target=line.ends.target,
        label=line.label,
        kind=f"{line.ends.between}: {line.first.claim.relation}, {line.standing}",
    ):
        _tell(file, "edge", LINE_ATTRIBUTES, line)


def _declare(file: XmlFile, of: str, attributes: Sequence[Attribute]) -> None:
    with file.element("attributes", class_=of):
        for one in attributes:
            file.leaf("attribute", id=f"{of}_{one.name}", title=one.name, type=one.kind)


def _tell(file: XmlFile, of: str, attributes: Sequence[Attribute], thing: Any) -> None:
    with file.element("attvalues"):
        for one in attributes:
            if (value := one.value(thing)) is not None:
                file.leaf("attvalue", for_=f"{of}_{one.name}", value=value)
