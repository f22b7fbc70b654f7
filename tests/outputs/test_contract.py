from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barracks import BARRACKS
from factories import report
from harbour import HARBOUR, TEXT
from sayso import records
from sayso.outputs.contract import as_contract, schema
from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Incident,
    Mention,
    Party,
    Perpetrator,
    Place,
    Quantity,
    Report,
    Span,
    Time,
    Victims,
    Voice,
)

VALIDATOR = jsonschema.Draft202012Validator(schema())

# The names as the design lists them; further ones may be added, none of these may go.
PROMISED = {
    "document": "id title publisher byline dateline published agency language text furniture",
    "actors": "id name kind aliases mentions links",
    "attributions": "id parent manner source cue content voice verb_class force score",
    "claims": "id attribution statement subject relation object quantity polarity certainty tense place time voices "
    "force evidence score",
}

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda ends: Span(*ends))
many_spans = st.lists(spans, max_size=3).map(tuple)


def built(record: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(record, **fields)


def literal(alias: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(alias))


ids = st.text("0123456789abcdef", min_size=1, max_size=4)
scores = st.floats(0, 1)
voices = built(Voice, actor=st.none() | ids, text=words, kind=literal(records.VoiceKind))
parties = built(Party, actor=st.none() | ids, text=words, span=spans)
times = built(Time, text=words, span=spans, earliest=st.none() | words, latest=st.none() | words)
quantities = built(
    Quantity,
    low=st.none() | st.floats(),
    high=st.none() | st.floats(),
    unit=words,
    bound=literal(records.Bound),
    of=st.none() | words,
    span=spans,
    best=st.none() | st.floats(),
    base=st.none() | words,
    within=st.none() | times,
)
attributions = built(
    Attribution,
    id=ids,
    parent=st.none() | ids,
    manner=literal(records.Manner),
    source=many_spans,
    cue=many_spans,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    voice=voices,
    verb_class=literal(records.VerbClass),
    force=literal(records.Force),
    score=scores,
)
claims = built(
    Claim,
    id=ids,
    attribution=st.none() | ids,
    statement=words,
    subject=st.none() | parties,
    relation=literal(records.Relation),
    object=st.none() | parties,
    quantity=st.none() | quantities,
    polarity=literal(records.Polarity),
    certainty=literal(records.Certainty),
    tense=literal(records.Tense),
    place=st.none() | built(Place, text=words, span=spans),
    time=st.none() | times,
    said=st.none() | times,
    voices=st.lists(voices, max_size=3).map(tuple),
    force=literal(records.Force),
    evidence=many_spans,
    score=scores,
)
chains = st.lists(voices, max_size=3).map(tuple)
incidents = built(
    Incident,
    id=ids,
    kind=literal(records.IncidentKind),
    mentions=many_spans,
    place=st.none() | built(Place, text=words, span=spans),
    time=st.none() | times,
    targets=st.lists(parties, max_size=2).map(tuple),
    victims=st.lists(
        built(
            Victims,
            party=st.none() | parties,
            harm=literal(records.Harm),
            quantity=st.none() | quantities,
            voices=chains,
            force=literal(records.Force),
            claim=st.none() | ids,
            span=spans,
        ),
        max_size=2,
    ).map(tuple),
    perpetrators=st.lists(
        built(
            Perpetrator,
            party=parties,
            polarity=literal(records.Polarity),
            certainty=literal(records.Certainty),
            voices=chains,
            force=literal(records.Force),
            claim=ids,
            score=scores,
        ),
        max_size=2,
    ).map(tuple),
    unclaimed=st.booleans(),
    voices=chains,
    force=literal(records.Force),
    claims=st.lists(ids, max_size=2).map(tuple),
    score=scores,
)
actors = built(
    Actor,
    id=ids,
    name=words,
    kind=literal(records.VoiceKind),
    aliases=st.lists(words, max_size=2).map(tuple),
    mentions=st.lists(
        built(Mention, span=spans, text=words, form=literal(records.MentionForm), head=st.just(0), actor=ids),
        max_size=2,
    ).map(tuple),
    catalogue=st.none() | words,
)
reports = built(
    Report,
    document=built(
        records.Document,
        id=ids,
        text=words,
        path=st.none() | words,
        url=st.none() | words,
        furniture=many_spans,
    ),
    actors=st.lists(actors, max_size=2).map(tuple),
    attributions=st.lists(attributions, max_size=2).map(tuple),
    claims=st.lists(claims, max_size=2).map(tuple),
    incidents=st.lists(incidents, max_size=2).map(tuple),
)


@given(reports)
def test_whatever_was_read_keeps_the_schema(some: Report) -> None:
    """Every report that the records can hold comes out as the schema says, and as strict JSON."""
    contract = as_contract(some)
    VALIDATOR.validate(contract)
    assert json.loads(json.dumps(contract, allow_nan=False)) == contract


def test_names_are_those_promised() -> None:
    """Each part has at least the names that the design gives it, and the schema demands them."""
    contract = as_contract(HARBOUR)
    for part, names in PROMISED.items():
        first = contract[part] if part == "document" else contract[part][0]
        assert set(names.split()) <= set(first)
        definition = schema()["$defs"][part.removesuffix("s")]
        assert set(names.split()) <= set(definition["required"])


def test_incidents_keep_every_voice() -> None:
    """What is told of an incident comes out with who tells it, denials beside accusations."""
    contract = as_contract(BARRACKS)
    VALIDATOR.validate(contract)
    (incident,) = contract["incidents"]
    assert (incident["kind"], incident["unclaimed"], incident["score"]) == ("bombing", True, 0.8765)
    assert [
        (one["party"]["actor"], one["polarity"], one["voices"][-1]["text"])
        for one in incident["perpetrators"]
    ] == [
        ("movement", "denied", "The movement"),
        ("movement", "affirmed", "the ministry"),
    ]
    assert [(one["harm"], one["quantity"] and one["quantity"]["low"]) for one in incident["victims"]] == [
        ("killed", 12),
        ("killed", None),
    ]


def test_spans_open_to_the_words() -> None:
    """A span of the contract, used on its text, gives the words it stands for."""
    contract = as_contract(HARBOUR)
    text = contract["document"]["text"]
    assert text == TEXT
    start, end = contract["claims"][1]["quantity"]["span"]
    assert text[start:end] == "at least 11"
    assert [text[start:end] for start, end in contract["claims"][3]["evidence"]] == [
        '"We have nothing to do,"',
        '"with what happened in Sorrel."',
    ]


def test_unknown_places_are_left_out_and_other_unknowns_are_null() -> None:
    """Path, address and catalogue link are there only where there is one; all other keys are always there."""
    document = as_contract(report("Nothing."))["document"]
    assert "path" not in document
    assert "url" not in document
    assert document["title"] is None
    actor = replace(HARBOUR.actors[0], catalogue=None)
    assert as_contract(replace(HARBOUR, actors=(actor,)))["actors"][0]["links"] == {}
    assert as_contract(HARBOUR)["actors"][0]["links"] == {"catalogue": "veldania.interior"}


def test_numbers_are_plain() -> None:
    """Scores have four decimals, whole quantities none, and a bound without end is no bound."""
    claim = as_contract(HARBOUR)["claims"][1]
    assert claim["score"] == 0.1235
    assert json.dumps(claim["quantity"]["low"]) == "11"
    quantity = HARBOUR.claims[1].quantity
    assert quantity is not None
    endless = replace(HARBOUR.claims[1], quantity=replace(quantity, low=0.5, high=float("inf")))
    found = as_contract(replace(HARBOUR, claims=(endless,)))["claims"][0]["quantity"]
    assert (found["low"], found["high"]) == (0.5, None)


@pytest.mark.parametrize(
    ("definition", "field", "alias"),
    [
        ("kind", None, records.VoiceKind),
        ("force", None, records.Force),
        ("attribution", "verb_class", records.VerbClass),
        ("attribution", "manner", records.Manner),
        ("claim", "relation", records.Relation),
        ("claim", "polarity", records.Polarity),
        ("claim", "certainty", records.Certainty),
        ("claim", "tense", records.Tense),
        ("quantity", "bound", records.Bound),
    ],
)
def test_schema_lists_the_words_of_the_records(definition: str, field: str | None, alias: Any) -> None:
    """A word added to the records must be added to the schema, too."""
    found = schema()["$defs"][definition]
    found = found["properties"][field] if field else found
    assert tuple(found["enum"]) == get_args(alias)


def test_schema_is_one() -> None:
    """The schema is valid draft 2020-12 and refuses what is no report."""
    jsonschema.Draft202012Validator.check_schema(schema())
    broken = as_contract(HARBOUR)
    broken["claims"][0]["evidence"] = [[1]]
    assert not VALIDATOR.is_valid(broken)
