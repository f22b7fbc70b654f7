"""The whole training, with a small network on a few invented articles: corpus in, a model out that reads."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import numpy as np
import onnx
import torch

from factories import spans_in
from networks import encoder_weights, shrink, small_network
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.model import GRAPH, TOKENIZER, Tagger, described_features
from sayso.errors import ModelMissing, SaysoError
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.pipeline import Reader
from sayso.records import Document, Report
from sayso.settings import Settings
from sayso.training import encoder, fitting, tagger
from sayso.training.beginning import Predecessor, load_predecessor
from sayso.training.encoder import Encoder
from sayso.training.fitting import CHECKPOINT, CheckpointMismatch
from sayso.training.gold import ACTS
from sayso.training.plan import Blur, Plan, Progress
from sayso.training.settling import Settlement
from sayso.training.tagger import TooFewArticles, Trained, tokenizer_file, train, weights_of, write
from tagging import tokenizer

PLAN = Plan(epochs=3.0, encoder_rate=1e-3, head_rate=1e-2, whole_precision=True, threads=1)
LONGER = replace(PLAN, epochs=80.0, average=0.9, blur=Blur(0.0, 0.0, 0.0))
SETTLEMENT = Settlement(Confidence((0.25,) * len(SIGNS), -1.0), 0.35, 0.5)
SPEAKERS = ("Dren", "Marek", "The ministry", "The mayor of Sorrel", "Ines Tarrow", "An official")
EVENTS = ("Karsk fell", "the bridge was safe", "two trucks were stopped", "nobody had come")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make networks small, and torch's settings those of before after each test."""
    shrink(monkeypatch)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=False)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(Settings(force_language=True, rules_only=True))


def article(number: int) -> GoldArticle:
    """Return an article of two sentences, in both of which somebody says something."""
    who, other = SPEAKERS[number % len(SPEAKERS)], SPEAKERS[(number + 1) % len(SPEAKERS)]
    what, more = EVENTS[number % len(EVENTS)], EVENTS[(number + 1) % len(EVENTS)]
    text = f"{who} said that {what} on Monday.\n\n{other} claimed that {more} near the harbour.\n"
    marked = (
        GoldAttribution(
            spans_in(text, who), spans_in(text, "said"), spans_in(text, f"that {what} on Monday")
        ),
        GoldAttribution(
            spans_in(text, f"{other} claimed"[: len(other)]),
            spans_in(text, "claimed"),
            spans_in(text, f"that {more} near the harbour"),
        ),
    )
    return GoldArticle(f"report_{number:02}", text.encode(), text, marked)


ARTICLES = [article(number) for number in range(12)]


def ignore(*_: object) -> None:
    """Take no notice."""


def trained(
    folder: Path, reader: Reader, plan: Plan = PLAN, articles: list[GoldArticle] = ARTICLES
) -> Trained:
    began = Encoder(encoder_weights(), tokenizer().to_str().encode())
    return train(articles, reader, plan, folder, began=began, read=ignore, report=ignore)


@pytest.mark.whole
def test_train(tmp_path: Path, reader: Reader) -> None:
    """Training leaves a model in the folder that reads reports, and says what it was trained by."""
    found = trained(tmp_path / "model", reader, LONGER)
    assert (found.learnt, found.held_out) == (11, 1)
    assert 0.0 <= found.settlement.f1 <= 1.0
    assert {path.name for path in (tmp_path / "model").iterdir()} == {
        GRAPH,
        TOKENIZER,
        CHECKPOINT,
        "teacher-1",
        "teacher-2",
    }
    settled = Tagger.load(tmp_path / "model").settled
    assert settled.confidence == found.settlement.confidence
    assert settled.min_score == found.settlement.min_score
    notes = {one.key: one.value for one in onnx.load(tmp_path / "model" / GRAPH).metadata_props}
    assert json.loads(notes["plan"])["epochs"] == LONGER.epochs
    assert notes["articles"] == "11"

    def read(text: str) -> Report:
        settings = Settings(tagger=tmp_path / "model", min_score=0.0)
        return replace(reader, settings=settings, tagger=Tagger.load(settings.tagger)).read(
            Document("a", text)
        )

    text = "Marek said that Karsk fell on Monday."
    (one,) = read(text).attributions
    assert (one.voice.text, [span.text(text) for span in one.content]) == (
        "Marek",
        ["that Karsk fell on Monday"],
    )
    assert read(text) == read(text)


@pytest.mark.whole
def test_same_model(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Training twice gives the same file to the last byte, also when it was interrupted."""
    monkeypatch.setattr(fitting, "EVERY", 1)
    trained(tmp_path / "a", reader)
    first = (tmp_path / "a" / GRAPH).read_bytes()

    class Interrupted(Exception):  # what happened
        pass

    began = Encoder(encoder_weights(), tokenizer().to_str().encode())
    for which in ("teacher-2", "tagger"):

        def stop(whose: str, progress: Progress, which: str = which) -> None:
            if (whose, progress.step) == (which, 2):
                raise Interrupted

        with pytest.raises(Interrupted):
            train(ARTICLES, reader, PLAN, tmp_path / "b", began=began, read=ignore, report=stop)
    trained(tmp_path / "b", reader)
    assert (tmp_path / "b" / GRAPH).read_bytes() == first
    with pytest.raises(CheckpointMismatch):
        trained(tmp_path / "b", reader, replace(PLAN, decay=0.5))


@pytest.mark.whole
def test_trained_on(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trained tagger is trained on without the encoder, and says from which it came; its checkpoint knows, too."""
    monkeypatch.setattr(encoder, "PACKAGE", "no_package_is_called_so")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / TOKENIZER).write_bytes(tokenizer().to_str().encode())
    write(tmp_path / "a", weights_of(small_network()), SETTLEMENT)
    began = load_predecessor(tmp_path / "a")
    # So slow that the weights stay about where they began.
    slow = replace(PLAN, encoder_rate=1e-7, head_rate=1e-7, decay=0.0)
    found = train(ARTICLES, reader, slow, tmp_path / "b", began=began, read=ignore, report=ignore)
    assert found.learnt == 11
    notes = {one.key: one.value for one in onnx.load(tmp_path / "b" / GRAPH).metadata_props}
    assert notes["predecessor"] == began.sha256
    for name, weight in load_predecessor(tmp_path / "b").weights.items():
        assert np.abs(weight - began.weights[name]).max() < 0.02 * max(1.0, np.abs(weight).max())
    with pytest.raises(CheckpointMismatch):
        trained(tmp_path / "b", reader, slow)


def test_other_shape(tmp_path: Path) -> None:
    """A tagger that the network cannot begin with is refused before anything is written."""
    blank = Reader(Settings(), None, Lexicon.load(), None)  # type: ignore[arg-type]
    began = Predecessor({}, b"{}", "0" * 64)
    with pytest.raises(ModelMissing, match="another shape"):
        train(ARTICLES, blank, PLAN, tmp_path / "model", began=began, read=ignore, report=ignore)
    assert not (tmp_path / "model").exists()


@pytest.mark.whole
def test_told(tmp_path: Path, reader: Reader) -> None:
    """Every article that is made ready is told of, then every step of every teacher, then of the tagger."""
    stems: list[str] = []
    steps: dict[str, list[Progress]] = {}
    began = Encoder(encoder_weights(), tokenizer().to_str().encode())
    train(
        ARTICLES,
        reader,
        PLAN,
        tmp_path,
        began=began,
        read=lambda one: stems.append(one.stem),
        report=lambda whose, now: steps.setdefault(whose, []).append(now),
    )
    assert stems == [one.stem for one in ARTICLES]
    assert list(steps) == ["teacher-1", "teacher-2", "tagger"]
    for taken in steps.values():
        assert taken[-1].step == taken[-1].steps == len(taken)


def test_too_few(tmp_path: Path) -> None:
    """Fewer articles than one in ten can be held out of are refused, and nothing is written."""
    blank = Reader(Settings(), None, Lexicon.load(), None)  # type: ignore[arg-type]
    with pytest.raises(TooFewArticles, match="9 articles"):
        trained(tmp_path / "model", blank, articles=ARTICLES[:9])
    assert not (tmp_path / "model").exists()


@pytest.mark.whole
def test_unreadable(tmp_path: Path, reader: Reader) -> None:
    """An article that cannot be read is named."""
    bad = replace(ARTICLES[3], data=b"", text="")
    with pytest.raises(SaysoError, match="report_03"):
        trained(tmp_path, reader, articles=[*ARTICLES[:3], bad, *ARTICLES[4:]])


def test_write(tmp_path: Path) -> None:
    """A model is written with all that was settled, and nothing else is left beside it."""
    (tmp_path / TOKENIZER).write_bytes(tokenizer().to_str().encode())
    found = write(tmp_path, weights_of(small_network()), SETTLEMENT, {"note": "of a test"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [GRAPH, TOKENIZER]
    assert found.settled.acts == ACTS
    assert found.settled.confidence == SETTLEMENT.confidence
    assert found.settled.min_score == 0.35
    notes = {one.key: one.value for one in onnx.load(tmp_path / GRAPH).metadata_props}
    assert notes["note"] == "of a test"


def test_other_features(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that was trained on other features is refused when it is loaded, with what to try."""
    (tmp_path / TOKENIZER).write_bytes(tokenizer().to_str().encode())
    with monkeypatch.context() as patch:
        others = described_features().replace(f'"{FEATURES[-1][0]}"', '"mood"')
        patch.setattr(tagger, "described_features", lambda: others)
        with pytest.raises(ModelMissing, match="other features"):
            write(tmp_path, weights_of(small_network()), SETTLEMENT)
    with pytest.raises(ModelMissing, match="train it again"):
        Tagger.load(tmp_path)


def test_tokenizer_file() -> None:
    """The tokenizer that is shipped cuts words as the published one does, but no texts."""
    published = json.loads(tokenizer().to_str())
    published["truncation"] = {"max_length": 8, "strategy": "LongestFirst", "stride": 0, "direction": "Right"}
    published["padding"] = {"strategy": {"Fixed": 8}, "direction": "Right", "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]", "pad_to_multiple_of": None}  # fmt: skip
    made = json.loads(tokenizer_file(json.dumps(published).encode()))
    assert made == json.loads(tokenizer().to_str())
