"""What the report that sayso was first asked to read demands; it stands beside the checkout and is never copied."""

from __future__ import annotations

import re

import pytest

from corpora import SHARED
from sayso.actors.established import established_names
from sayso.documents.files import read_documents
from sayso.pipeline import Reader
from sayso.records import Actor, Claim, Document, Report
from sayso.settings import Settings
from soundness import faults

pytestmark = [pytest.mark.corpus, pytest.mark.whole]

THINK_TANK = "European Foundation for South Asia"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="module")
def document() -> Document:
    places = sorted((SHARED / "reports").glob("*.txt"))
    if not places:
        pytest.skip(f"no report in {SHARED / 'reports'}")
    (document,) = read_documents([str(places[0])], Settings())
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="module")
def report(reader: Reader, document: Document) -> Report:
    return reader.read(document)


def actor_of(report: Report, name: str) -> Actor:
    """Return the one actor whom a name stands for wherever it is mentioned in just these words."""
    found = [actor for actor in report.actors if any(mention.text == name for mention in actor.mentions)]
    assert len(found) == 1, name
    return found[0]


def figures(report: Report, value: float) -> list[Claim]:
    """Return the claims that have a share of so many percent."""
    return [
        claim
        for claim in report.claims
        if claim.quantity and (claim.quantity.low, claim.quantity.unit) == (value, "percent")
    ]


def test_it_is_sound(report: Report) -> None:
    """What holds for every report holds here."""
    assert faults(report) == []


def test_names_that_differ_by_a_letter_are_two_actors(report: Report) -> None:
    """The agency is not the group it is said to help, and the group's two names are one actor."""
    assert actor_of(report, "ISI").id != actor_of(report, "ISIS").id
    assert actor_of(report, "IS").id == actor_of(report, "ISIS").id
    assert actor_of(report, "ISI").kind == "authority"
    assert actor_of(report, "ISIS").kind == "armed_group"


def test_an_institute_is_one_actor_by_all_it_is_called(report: Report) -> None:
    """Full name, acronym and description stand for the same one."""
    (full,) = [actor for actor in report.actors if THINK_TANK in actor.name]
    assert actor_of(report, "UFSAS") == full
    described = {mention.text.lower() for mention in full.mentions if mention.form == "description"}
    assert "the think tank" in described
    assert actor_of(report, "The think tank") == full


def test_a_short_name_is_tied_to_its_long_one(report: Report) -> None:
    """A group's first word alone stands for the group, and a group is neither a place nor a person."""
    for short, full in (
        ("Haqqani", "Haqqani network"),
        ("Lashkar", "Lashkar-e-Taiba"),
        ("Jamaat", "Jamaat-Ul-Dawa"),
    ):
        assert actor_of(report, short) == actor_of(report, full)
        assert actor_of(report, full).kind == "armed_group"


def test_no_name_is_read_as_a_verb(reader: Reader, document: Document) -> None:
    """Written in capitals it is the group, whatever English has."""
    names = established_names(document.text, reader.catalogue, document.unread)
    parse = reader.parser.parse(document, names, document.text)
    group = [token for token in parse.tokens if token.text == "IS"]
    assert len(group) > 3
    assert {token.pos for token in group} <= {"PROPN", "NOUN"}


def test_furniture_is_no_report(report: Report) -> None:
    """The comment form and the picture's caption are marked, and nothing rests on them."""
    text, furniture = report.document.text, report.document.furniture
    for pattern in (r"(?m)^Leave a Reply$", r"(?m)^[a-z]+-[a-z]+(?= )", r"\bemail address\b"):
        match = re.search(pattern, text)
        assert match, pattern
        assert any(span.start <= match.start() and match.end() <= span.end for span in furniture), pattern
    assert not any(
        span.overlaps(unread) for claim in report.claims for span in claim.evidence for unread in furniture
    )


def test_a_figure_is_kept_apart_by_its_voices(report: Report) -> None:
    """The same share stands once on the report's own word, once two voices deep, counting something else."""
    by_depth = sorted(figures(report, 70.0), key=lambda claim: len(claim.voices))
    assert [len(claim.voices) for claim in by_depth] == [0, 2]
    own, told = by_depth
    assert own.quantity
    assert told.quantity
    assert own.quantity.of != told.quantity.of


def test_a_referred_accusation_has_two_voices(report: Report) -> None:
    """Who points to an accusation is not who made it: the think tank outside, the agencies within."""
    found = [claim for claim in report.claims if claim.relation == "cooperates_with"]
    (claim,) = [claim for claim in found if len(claim.voices) == 2]
    outer, inner = claim.voices
    assert outer.actor == actor_of(report, "The think tank").id
    assert "Afghan" in inner.text
    assert inner.kind == "authority"
    assert {party.actor for party in (claim.subject, claim.object) if party} == {
        actor_of(report, "IS").id,
        actor_of(report, "ISI").id,
    }
    assert claim.force == "alleged"


def test_nothing_is_a_fact(report: Report) -> None:
    """No claim is confirmed, and every one that carries an accusation has the voice it rests on."""
    assert "confirmed" not in {claim.force for claim in report.claims}
    assert all(claim.voices for claim in report.claims if claim.force == "alleged")
