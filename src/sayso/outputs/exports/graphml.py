"""GraphML: the graph of who is said to do what to whom, for yEd, Cytoscape, igraph, NetworkX and others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from sayso.outputs.exports.graphs import (
    DESCRIPTION,
    LINE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    Attribute,
    Kind,
    actors_on,
    lines,
)
from sayso.outputs.exports.selection import Selection
from sayso.outputs.exports.xml_files import XmlFile, xml_file

_SPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Final[dict[Kind, str]] = {"string": "string", "integer": "int", "boolean": "boolean"}
_LABEL: Final = Attribute("label", "string", lambda one: getattr(one, "label", None) or one.name)


def write(selection: Selection, path: Path) -> None:
    """Write actors as nodes, and what each origin says between two of them as an edge of its own."""
    shown = actors_on(selection)
    nodes, edges = (_LABEL, *NODE_ATTRIBUTES), (_LABEL, *LINE_ATTRIBUTES)
    with xml_file(path) as file, file.element("graphml", xmlns=_SPACE):
        _declare(file, "node", nodes)
        _declare(file, "edge", edges)
        with file.element("graph", id="sayso", edgedefault="directed"):
            file.leaf("desc", DESCRIPTION)
            for actor in selection.actors():
                if actor.id in shown:
                    with file.element("node", id=actor.id):
                        _tell(file, "node", nodes, actor)
            for line in lines(selection):
                with file.element("edge", id=line.id, source=line.ends.source, target=line.ends.target):
                    _tell(file, "edge", edges, line)


def _declare(file: XmlFile, of: str, attributes: Sequence[Attribute]) -> None:
    for one in attributes:
        named = {"for": of, "attr.name": one.name, "attr.type": _TYPES[one.kind]}
        file.leaf("key", id=f"{of}_{one.name}", **named)


def _tell(file: XmlFile, of: str, attributes: Sequence[Attribute], thing: Any) -> None:
    for one in attributes:
        if (value := one.value(thing)) is not None:
            file.leaf("data", value, key=f"{of}_{one.name}")
