"""What the network is asked, and which models are refused; a real network is asked in tests/training."""

import json
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from factories import parse
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.decoding import NEVER
from sayso.attribution.tagger.features import FEATURES, VALUES
from sayso.attribution.tagger.model import (
    BEGIN,
    END,
    GRAPH,
    TOKENIZER,
    Tagger,
    described_features,
    has_model,
    settled_from,
)
from sayso.errors import ModelMissing
from sayso.records import VerbClass
from tagging import SIZES, Session, tagger_of, tokenizer

SENTENCE = parse("The/DT/det/2 ministry/NN/nsubj/3 denied=deny/VBD/ROOT it/PRP/dobj/3 ././punct/3")
HEADS = np.array([token.head for token in SENTENCE.tokens])


def metadata(**changed: str) -> dict[str, str]:
    return {
        "features": described_features(),
        "acts": json.dumps(get_args(VerbClass)),
        "confidence": Confidence((0.0,) * len(SIGNS), 0.5).to_json(),
        "decoding": json.dumps({"min_score": 0.4, "starts": [0.5] * 7, "steps": [[0.25] * 7] * 7}),
    } | changed


def asked_of(words: list[int]) -> dict[str, list[int]]:
    session = Session()
    tagger = tagger_of(session)
    pieces = tagger.pieces(SENTENCE)
    table = np.zeros((len(words), len(SIZES)), dtype=np.int64)
    tagger.scores(np.array(words), pieces, table, HEADS)
    return {name: value.tolist() for name, value in session.asked[0].items()}


def test_asked() -> None:
    """The network gets all pieces between BERT's marks, and which word each belongs to, from 1."""
    asked = asked_of([0, 1, 2, 3, 4])
    known = [tokenizer().id_to_token(one) for one in asked["pieces"][1:-1]]
    assert known == ["the", "ministry", "d", "##e", "##n", "##i", "##e", "##d", "i", "##t", "."]
    assert asked["pieces"][0] == BEGIN
    assert asked["pieces"][-1] == END
    assert asked["words"] == [0, 1, 2, 3, 3, 3, 3, 3, 3, 4, 4, 5, 0]
    assert asked["first"] == [1, 2, 3, 9, 11]
    assert asked["last"] == [1, 2, 8, 10, 11]
    assert asked["heads"] == [1, 2, 2, 2, 2]


def test_some_words() -> None:
    """Words with gaps between them are read as if they stood side by side; a head that is left out is none."""
    asked = asked_of([1, 3, 4])
    known = [tokenizer().id_to_token(one) for one in asked["pieces"][1:-1]]
    assert known == ["ministry", "i", "##t", "."]
    assert asked["words"] == [0, 1, 2, 2, 3, 0]
    assert asked["first"] == [1, 2, 4]
    assert asked["last"] == [1, 3, 4]
    assert asked["heads"] == [0, 1, 2]
    assert asked_of([0, 2])["heads"] == [0, 1]


def test_link_tables() -> None:
    """Links are told as a table from each word to each."""
    tagger = tagger_of(Session(lambda _: np.array([1, 3, 5])))
    pieces = tagger.pieces(SENTENCE)
    scores = tagger.scores(np.array([0, 2, 3]), pieces, np.zeros((3, len(SIZES)), np.int64), HEADS)
    assert scores.words.tolist() == [0, 2, 3]
    assert scores.cues.tolist() == [[0, 0, 0], [0, 0, 0], [0, 9, 0]]
    assert scores.sources.tolist() == [[0, 0, 0], [9, 4.5, 0], [0, 0, 0]]


def test_settled() -> None:
    """What was settled is read from the metadata, with the steps that BIO forbids far below zero."""
    settled = settled_from(metadata())
    assert settled.min_score == 0.4
    assert settled.acts == get_args(VerbClass)
    assert settled.confidence.constant == 0.5
    assert settled.starts.tolist() == [0.5, 0.5, NEVER + 0.5, 0.5, NEVER + 0.5, 0.5, NEVER + 0.5]
    assert settled.steps[1].tolist() == [0.25, 0.25, 0.25, 0.25, NEVER + 0.25, 0.25, NEVER + 0.25]


@pytest.mark.parametrize("features", [[*FEATURES[:-1]], [*FEATURES[:-1], ("place", 6)], [*FEATURES[::-1]]])
def test_other_features(features: list[tuple[str, int]]) -> None:
    """A model that was trained on other features, or on the same in another order, is refused."""
    with pytest.raises(ValueError, match="other features"):
        settled_from(metadata(features=json.dumps({"features": features, "values": VALUES})))


def test_other_values() -> None:
    """A model is refused, too, where the numbers of a feature stood for something else."""
    values = VALUES | {"dep": VALUES["dep"][::-1]}
    with pytest.raises(ValueError, match="other features"):
        settled_from(metadata(features=json.dumps({"features": FEATURES, "values": values})))


def test_absent(tmp_path: Path) -> None:
    """Where there is no model, the error names the folder and what to try."""
    with pytest.raises(ModelMissing, match="rules-only") as caught:
        Tagger.load(tmp_path / "absent")
    assert str(tmp_path / "absent") in str(caught.value)
    (tmp_path / GRAPH).write_bytes(b"")
    with pytest.raises(ModelMissing, match=TOKENIZER):
        Tagger.load(tmp_path)


def test_broken(tmp_path: Path) -> None:
    """A file that is no model is refused by its folder's name."""
    (tmp_path / GRAPH).write_bytes(b"not a graph")
    tokenizer().save(str(tmp_path / TOKENIZER))
    with pytest.raises(ModelMissing, match="cannot be loaded") as caught:
        Tagger.load(tmp_path)
    assert str(tmp_path) in str(caught.value)


@pytest.mark.skipif(not has_model(), reason="no model comes with this checkout")
def test_shipped_once() -> None:
    """The model that comes along is loaded once, however often it is asked for."""
    assert Tagger.load() is Tagger.load()
