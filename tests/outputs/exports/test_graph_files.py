from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from networkx import read_gexf, read_graphml

from accusation import HOSTILE, LACZNIK, LURIA, MALLORY, MOVEMENT, actor_id, filled, selected
from sayso.outputs.exports.base import exporter_named
from sayso.outputs.exports.graphs import LINE_ATTRIBUTES, NODE_ATTRIBUTES, lines
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store

READERS = {"graphml": read_graphml, "gexf": read_gexf}
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(params=READERS)
def name(request: pytest.FixtureRequest) -> str:
    """A format."""
    return str(request.param)


@pytest.fixture
def place(store: Store, name: str, tmp_path: Path) -> Path:
    made = tmp_path / f"out.{name}"
    with selected(store) as selection:
        exporter_named(name).write(selection, made)
    return made


def test_it_is_the_graph_of_the_store(store: Store, name: str, place: Path) -> None:
    """Read back, the graph has a node for every actor on a line, and every line with all that is told of it."""
    graph: Any = READERS[name](place)
    with selected(store) as selection:
        expected = {one.id: one for one in lines(selection)}
        actors = {one.id: one for one in selection.actors()}
    assert graph.is_directed()
    assert graph.is_multigraph()
    edges = {key: (one, other, data) for one, other, key, data in graph.edges(keys=True, data=True)}
    assert edges.keys() == expected.keys()
    for key, line in expected.items():
        one, other, data = edges[key]
        assert (one, other, data["label"]) == (line.ends.source, line.ends.target, line.label)
        told = {each.name: each.value(line) for each in LINE_ATTRIBUTES}
        plain = {name: value for name, value in told.items() if not _odd(value)}
        assert {name: data.get(name) for name in plain} == plain
    assert set(graph) == {end for one in expected.values() for end in (one.ends.source, one.ends.target)}
    for id_, data in graph.nodes(data=True):
        told = {each.name: each.value(actors[id_]) for each in NODE_ATTRIBUTES}
        assert {name: data.get(name) for name in told} == told


def test_names_in_every_script_and_hostile_ones(store: Store, place: Path, name: str) -> None:
    """Names come back letter for letter, and words made to harm are words; what no XML holds is written out."""
    graph: Any = READERS[name](place)
    assert graph.nodes[actor_id(store, LACZNIK)]["label"] == LACZNIK.name
    assert set(LACZNIK.aliases) == set(graph.nodes[actor_id(store, LACZNIK)]["other_names"].split(" | "))
    assert graph.nodes[actor_id(store, MALLORY)]["label"] == MALLORY.name
    written = place.read_text(encoding="utf-8")
    assert not NO_XML.search(written)
    assert "<script" not in written
    (quote,) = {data["quote"] for *_, data in graph.edges(data=True) if "alert" in data["quote"]}
    assert quote == HOSTILE.replace("\u202e", r"\u202e").replace("\x1b", r"\x1b")


def test_everything_is_declared(place: Path) -> None:
    """Every attribute is declared once with its type, for nodes or edges; none is empty or spelled None; ids are unique."""
    elements = list(ET.parse(place).iter())
    declared = [one.attrib["id"] for one in elements if _tag(one) in ("key", "attribute")]
    used = [one.get("key") or one.get("for") for one in elements if _tag(one) in ("data", "attvalue")]
    values = [one.get("value") or one.text for one in elements if _tag(one) in ("data", "attvalue")]
    labels = 2 if place.suffix == ".graphml" else 0
    assert len(set(declared)) == len(declared) == len(LINE_ATTRIBUTES) + len(NODE_ATTRIBUTES) + labels
    assert set(used) <= set(declared)
    assert values
    assert all(one and one.strip() and one != "None" for one in values)
    ids = [one.attrib["id"] for one in elements if _tag(one) in ("node", "edge")]
    assert len(set(ids)) == len(ids)
    edges = [one for one in elements if _tag(one) == "edge"]
    nodes = {one.attrib["id"] for one in elements if _tag(one) == "node"}
    assert {one.attrib[end] for one in edges for end in ("source", "target")} <= nodes


def test_lines_beside_each_other_are_of_different_kinds(store: Store, tmp_path: Path) -> None:
    """Gephi merges edges of one kind: a denial between two actors is of another kind than what it denies."""
    place = tmp_path / "out.gexf"
    with selected(store) as selection:
        exporter_named("gexf").write(selection, place)
    between = {
        one.get("label"): one.get("kind")
        for one in ET.parse(place).iter()
        if _tag(one) == "edge"
        and (one.get("source"), one.get("target")) == (actor_id(store, LURIA), actor_id(store, MOVEMENT))
    }
    assert between["Hanne Brack said: arms (denied)"] == "parties: arms, denied"
    assert between["a diplomat said: arms"] == "parties: arms, said"


def test_nothing_is_an_empty_graph(store: Store, name: str, tmp_path: Path) -> None:
    """A selection without two actors on a claim is a graph without nodes, and the same bytes each time."""
    place = tmp_path / "out"
    with selected(store, Wanted("calm")) as selection:
        exporter_named(name).write(selection, place)
        first = place.read_bytes()
        exporter_named(name).write(selection, place)
    assert place.read_bytes() == first
    assert len(READERS[name](place)) == 0


def _odd(value: object) -> bool:
    return isinstance(value, str) and ("\x1b" in value or "\u202e" in value)


def _tag(one: ET.Element) -> str:
    return one.tag.rpartition("}")[2]
