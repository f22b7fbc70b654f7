from __future__ import annotations

import typing
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import PROV, RDF, RDFS, Namespace

from accusation import (
    ACCUSED,
    ARMS,
    DENIAL,
    HOSTILE,
    LURIA,
    MAYBE,
    MOVEMENT,
    RUMOUR,
    actor_id,
    filled,
    selected,
)
from sayso.outputs.exports.rdf import write
from sayso.outputs.exports.turtle import PREFIXES, header, literal
from sayso.records import Claim, Relation
from sayso.store.asking.claims import FoundClaim
from sayso.store.base import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

NP = Namespace("http://www.nanopub.org/nschema#")
SAY = Namespace(PREFIXES["say"])
CLAIM = PREFIXES["claim"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "claims.trig"
    with selected(store) as selection:
        write(selection, path)
    return path


@pytest.fixture(scope="module")
def read(written: Path) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=written.read_text("utf-8"), format="trig")
    return dataset


@pytest.fixture(scope="module")
def claims(store: Store) -> dict[str, FoundClaim]:
    with selected(store) as selection:
        return {one.claim.id: one for one in selection.claims()}


def part(found: FoundClaim, name: str) -> URIRef:
    return URIRef(f"{CLAIM}{found.id}-{name}")


def test_four_graphs(read: Dataset, claims: dict[str, FoundClaim]) -> None:
    """Every claim is a nanopublication: its head names the three graphs that hold what is said, by whom, and who wrote it down."""
    for found in claims.values():
        whole, head = URIRef(CLAIM + found.id), read.graph(part(found, "head"))
        assert (whole, RDF.type, NP.Nanopublication) in head
        for predicate, name in (
            (NP.hasAssertion, "assertion"),
            (NP.hasProvenance, "provenance"),
            (NP.hasPublicationInfo, "publication"),
        ):
            assert (whole, predicate, part(found, name)) in head
            assert len(read.graph(part(found, name)))
        assert any(read.graph(part(found, "provenance")).triples((part(found, "assertion"), None, None)))
        assert any(read.graph(part(found, "publication")).triples((whole, None, None)))


def test_voices_in_order(read: Dataset, claims: dict[str, FoundClaim]) -> None:
    """Each assertion is attributed to all of its voices, and its chain keeps them from the outermost to the innermost."""
    for found in claims.values():
        provenance, assertion = read.graph(part(found, "provenance")), part(found, "assertion")
        chain = list(Collection(provenance, provenance.value(assertion, SAY.chain, any=False)))  # type: ignore[arg-type]  # it is there
        called = [str(provenance.value(voice, SAY.called)) for voice in chain]
        assert called == ([one.text for one in found.voices] or ["the report itself"])
        agents = {provenance.value(voice, PROV.agent) for voice in chain}
        assert agents == set(provenance.objects(assertion, PROV.wasAttributedTo))
        roles = [provenance.value(voice, PROV.hadRole) for voice in chain]
        assert roles == [*[SAY.relay] * (len(chain) - 1), SAY.speaker]


def test_who_says_that_luria_arms_the_movement(read: Dataset, store: Store) -> None:
    """A question in SPARQL finds who affirms that one arms another, and who denies it, each with how firmly and in which report."""
    asked = """
        SELECT ?called ?force ?publisher WHERE {
          GRAPH ?assertion { ?statement say:subject ?a ; say:relation say:arms ; say:object ?b ; say:polarity ?polarity }
          GRAPH ?provenance {
            ?assertion prov:qualifiedAttribution ?voice ; say:force ?force .
            ?voice prov:hadRole say:speaker ; say:called ?called .
            ?document dcterms:publisher ?publisher
          }
        }"""
    parties = {
        name: URIRef(PREFIXES["actor"] + actor_id(store, one))
        for name, one in (("a", LURIA), ("b", MOVEMENT))
    }

    def answers(polarity: str) -> set[tuple[str, ...]]:
        bound = {**parties, "polarity": Literal(polarity)}
        rows = read.query(asked, initBindings=bound, initNs={**PREFIXES})
        return {tuple(map(str, typing.cast("tuple[object, ...]", row))) for row in rows}

    assert answers("affirmed") == {
        ("Samuel Roth", "alleged", "The Karsk Post"),
        ("a diplomat", "asserted", "Northline"),
        ("Żółw Łącznik", "possible", "]( *Mal* <b>lory"),
    }
    assert answers("denied") == {("Hanne Brack", "denied", "The Luria Herald")}


def test_plain_triples(read: Dataset, store: Store, claims: dict[str, FoundClaim]) -> None:
    """A triple of the two parties stands only in the assertions of those who plainly say so: not where it is denied or possible."""
    triple = (
        URIRef(PREFIXES["actor"] + actor_id(store, LURIA)),
        SAY.arms,
        URIRef(PREFIXES["actor"] + actor_id(store, MOVEMENT)),
    )

    def stands(one: Claim) -> bool:
        return triple in read.graph(part(claims[one.id], "assertion"))

    assert stands(ARMS)
    assert stands(RUMOUR)
    assert not stands(DENIAL)
    assert not stands(MAYBE)
    everywhere = {graph for *_, graph in read.quads((*triple, None))}
    assert everywhere == {part(claims[one.id], "assertion") for one in (ARMS, RUMOUR)}


def test_exact_words(read: Dataset, claims: dict[str, FoundClaim]) -> None:
    """Each claim is derived from words that stand in its document at the places given."""
    found = claims[ARMS.id]
    provenance = read.graph(part(found, "provenance"))
    words = list(provenance.objects(part(found, "assertion"), PROV.wasDerivedFrom))
    assert len(words) == 2
    for one in words:
        start, end = (typing.cast("Literal", provenance.value(one, p)).value for p in (SAY.start, SAY.end))
        assert str(provenance.value(one, PROV.value)) == ACCUSED[start:end]


def test_groups_and_disputes(read: Dataset, claims: dict[str, FoundClaim]) -> None:
    """Groups name who affirms and who denies, and disputes name both sides, by the claims."""
    accusing, denying = (URIRef(CLAIM + claims[one.id].id) for one in (ARMS, DENIAL))
    (group,) = {group for group, *_ in read.quads((None, SAY.affirmedBy, accusing, None))}
    assert [one for *_, one, _ in read.quads((group, SAY.deniedBy, None, None))] == [denying]
    (dispute,) = {one for one, *_ in read.quads((None, RDF.type, SAY.Dispute, None))}
    assert [one for *_, one, _ in read.quads((dispute, SAY.first, None, None))] == [accusing]
    assert [one for *_, one, _ in read.quads((dispute, SAY.second, None, None))] == [denying]


def test_hostile_words(read: Dataset) -> None:
    """No words of a report end the literal that they stand in: they come back to the letter."""
    assert Literal(HOSTILE) in {words for *_, words, _ in read.quads((None, PROV.value, None, None))}


@given(st.text())
def test_any_literal(text: str) -> None:
    """Any text is read back as it was written, but for halves of surrogate pairs."""
    graph = Graph()
    graph.parse(data=f"{''.join(header())} <urn:a> rdfs:label {literal(text)} .", format="turtle")
    assert [str(one) for one in graph.objects(None, RDFS.label)] == [text.encode("utf-8", "replace").decode()]


def test_vocabulary(read: Dataset) -> None:
    """Every word of our own that an export uses is explained in the vocabulary, and so is every relation."""
    vocabulary = Graph()
    vocabulary.parse(
        data=files("sayso.outputs.exports").joinpath("vocabulary.ttl").read_text("utf-8"), format="turtle"
    )
    explained = {str(one) for one in vocabulary.subjects(RDFS.comment, None)}
    used = {str(term) for quad in read.quads() for term in quad[:3] if str(term).startswith(PREFIXES["say"])}
    assert used <= explained
    assert {PREFIXES["say"] + relation for relation in typing.get_args(Relation)} <= explained


def test_same_twice(store: Store, written: Path, tmp_path: Path) -> None:
    """One store is written the same every time."""
    with selected(store) as selection:
        write(selection, tmp_path / "again.trig")
    assert (tmp_path / "again.trig").read_bytes() == written.read_bytes()
