import json
from pathlib import Path

import pytest

from factories import parse
from sayso.attribution.lexicon import Lexicon
from sayso.claims.factuality.features import features
from sayso.evaluation.errors import CorpusError
from sayso.records import Document, Parse
from sayso.training.factuality import LEAST, train

LEXICON = Lexicon.load()
PLAIN = parse("They/PRP/nsubj/2 left=leave/VBD/ROOT Karsk/NNP/dobj/2 ././punct/2")
DENIED = parse("They/PRP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 leave/VB/ROOT Karsk/NNP/dobj/4 ././punct/4")
MAYBE = parse("They/PRP/nsubj/3 may/MD/aux/3 leave/VB/ROOT Karsk/NNP/dobj/3 ././punct/3")
RARE = parse("They/PRP/nsubj/2 fled=flee/VBD/ROOT Karsk/NNP/dobj/2 ././punct/2")
SENTENCES = {"They left Karsk .": (PLAIN, 1, 3.0), "They did not leave Karsk .": (DENIED, 3, -2.0),
             "They may leave Karsk .": (MAYBE, 2, 1.0), "They fled Karsk .": (RARE, 1, 3.0)}  # fmt: skip


def parse_of(document: Document) -> Parse:
    """Return the parse of a sentence written by hand."""
    return {text.replace(" .", "."): one[0] for text, one in SENTENCES.items()}[document.text]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Twenty rounds of three sentences, readers' values wavering a little, and one that is told only twice."""
    rows = []
    for number in range(20):
        for text, (_, event, value) in SENTENCES.items():
            if "fled" not in text or number < LEAST - 1:
                label = value - 0.2 * (number % 2)
                rows.append({"text": text, "targets": [{"span1": [event, event + 1], "label": label}]})
    path = tmp_path / "train.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_learns(corpus: Path) -> None:
    """Events that the weights were not fitted to are told apart, and so are they by the model."""
    trained = train(corpus, parse_of, LEXICON)
    assert trained.events == 62
    assert trained.held_out.mae < 0.3
    assert trained.held_out.r > 0.95
    values = {
        text: trained.model.value(features(read, event, LEXICON))
        for text, (read, event, _) in SENTENCES.items()
    }
    assert values["They left Karsk ."] == pytest.approx(3.0, abs=0.3)
    assert values["They may leave Karsk ."] == pytest.approx(1.0, abs=0.3)
    assert values["They did not leave Karsk ."] == pytest.approx(-2.0, abs=0.3)


def test_same_bytes(corpus: Path) -> None:
    """Training twice gives the same file."""
    assert train(corpus, parse_of, LEXICON).model.dumps() == train(corpus, parse_of, LEXICON).model.dumps()


def test_keeps_nothing_rare(corpus: Path) -> None:
    """What is seen in fewer events than LEAST leaves no trace in the model."""
    weights = train(corpus, parse_of, LEXICON).model.weights
    assert "lemma=leave" in weights
    assert [name for name in weights if "flee" in name] == []


def test_unusable(tmp_path: Path) -> None:
    """A file that cannot be read is refused by its name."""
    with pytest.raises(CorpusError, match=r"absent\.jsonl"):
        train(tmp_path / "absent.jsonl", parse_of, LEXICON)
