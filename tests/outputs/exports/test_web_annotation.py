from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDFS

from accusation import DENIAL, HOSTILE, MALLORY, actor_id, filled, reports, selected
from sayso.outputs.exports.web_annotation import CONTEXT, write
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

OURS = "urn:sayso:vocabulary:"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("export") / "claims.jsonld"
    with selected(store) as selection:
        write(selection, path)
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def collection(written: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(written)
    return read


def test_collection(collection: dict[str, Any]) -> None:
    """The export is one collection with one page that holds an annotation for every claim, and says how many there are."""
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == collection["id"]
    assert collection["total"] == len(page["items"]) == sum(len(one.claims) for one in reports())
    assert len({one["id"] for one in page["items"]}) == collection["total"]


def test_a_line_each(written: str, collection: dict[str, Any]) -> None:
    """Each annotation stands on a line of its own, so that a program can read them one by one."""
    lines = [
        json.loads(line.rstrip(",")) for line in written.splitlines() if line.startswith('{"id": "urn:sayso')
    ]
    assert lines == collection["first"]["items"]


def test_selectors(collection: dict[str, Any]) -> None:
    """Both selectors of a target find the same words in the text whose digest it gives."""
    texts = {hashlib.sha256(one.document.text.encode()).hexdigest(): one.document.text for one in reports()}
    targets = [target for one in collection["first"]["items"] for target in one["target"]]
    assert len(targets) == sum(len(claim.evidence) for one in reports() for claim in one.claims)
    for target in targets:
        text = texts[target["state"]["sha256"]]
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(start, 32)
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_whose_word(collection: dict[str, Any], store: Store) -> None:
    """Every annotation says in words and in data on whose word it is; a denial says so in both."""
    with selected(store) as selection:
        claims = {f"urn:sayso:claim:{one.id}": one for one in selection.claims()}
    for one in collection["first"]["items"]:
        said, whose, statement = one["body"]
        found = claims[one["id"]]
        assert said["value"] == found.claim.statement
        assert whose["purpose"] == "identifying"
        assert len(statement["chain"]) == max(1, len(found.voices))
        assert all(voice["called"] in whose["value"] for voice in statement["chain"])
    (denial,) = (one for one in collection["first"]["items"] if claims[one["id"]].claim.id == DENIAL.id)
    assert "Hanne Brack, denied" in denial["body"][1]["value"]
    assert denial["body"][2]["polarity"] == "denied"


def test_addresses(collection: dict[str, Any]) -> None:
    """A document is called by its web address only where that may stand as one, and otherwise by a name of our own."""
    sources = {target["source"]["id"] for one in collection["first"]["items"] for target in one["target"]}
    assert all(source.startswith("urn:sayso:document:") for source in sources)  # they all hold < and >


def test_our_terms(collection: dict[str, Any], store: Store) -> None:
    """The terms that are not the W3C's are explained by the context in the file itself, and stand in the vocabulary."""
    local = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "label": str(RDFS.label)}
    graph = Graph()
    for one in collection["first"]["items"]:
        graph.parse(
            data=json.dumps({"@context": [local, CONTEXT[1]], "@graph": [one["body"][2]]}), format="json-ld"
        )
    ours = {str(term) for triple in graph for term in triple if str(term).startswith(OURS)}
    vocabulary = Graph()
    vocabulary.parse(
        data=files("sayso.outputs.exports").joinpath("vocabulary.ttl").read_text("utf-8"), format="turtle"
    )
    assert ours
    assert ours <= {str(one) for one in vocabulary.subjects(RDFS.comment, None)}
    mallory = URIRef(f"urn:sayso:actor:{actor_id(store, MALLORY)}")
    assert [str(one) for one in graph.objects(mallory, RDFS.label)] == [MALLORY.name]
    (statement,) = graph.subjects(URIRef(OURS + "subject"), mallory)
    (chain,) = graph.objects(statement, URIRef(OURS + "chain"))
    assert len(Collection(graph, chain)) == 1


def test_hostile_words(collection: dict[str, Any], written: str) -> None:
    """A stranger's words are kept to the letter, and none of them steers a terminal that shows the file."""
    quotes = {
        target["selector"][0]["exact"] for one in collection["first"]["items"] for target in one["target"]
    }
    assert HOSTILE in quotes
    assert "\x1b" not in written


def test_nothing(store: Store, tmp_path: Path) -> None:
    """A selection of nothing is a collection of nothing, which is read as well."""
    with selected(store, Wanted("nowhere")) as selection:
        write(selection, tmp_path / "none.jsonld")
    read = json.loads((tmp_path / "none.jsonld").read_text("utf-8"))
    assert (read["total"], read["first"]["items"]) == (0, [])


def test_parsed_whole(collection: dict[str, Any]) -> None:
    """The whole file is JSON-LD: with the W3C's terms at hand, every annotation has bodies and targets."""
    oa = "http://www.w3.org/ns/oa#"
    terms = {
        "@vocab": oa,
        "id": "@id",
        "type": "@type",
        "items": {"@id": oa + "items", "@container": "@list"},
        "body": oa + "hasBody",
        "target": oa + "hasTarget",
    }
    dataset = Dataset()
    dataset.default_graph.parse(
        data=json.dumps({**collection, "@context": [terms, CONTEXT[1]]}), format="json-ld"
    )
    graph = dataset.default_graph
    annotations = set(graph.subjects(None, URIRef(oa + "Annotation")))
    assert len(annotations) == collection["total"]
    assert all(len(set(graph.objects(one, URIRef(oa + "hasBody")))) == 3 for one in annotations)
    assert all(set(graph.objects(one, URIRef(oa + "hasTarget"))) for one in annotations)
