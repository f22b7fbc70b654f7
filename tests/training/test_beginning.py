"""What training begins with, with a small network: a trained tagger's weights, or the encoder's."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import numpy as np
import onnx
import torch

from networks import encoder_weights, shrink, small_network
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.model import GRAPH, TOKENIZER
from sayso.errors import ModelMissing
from sayso.training import network
from sayso.training.beginning import Predecessor, begin, load_predecessor
from sayso.training.encoder import Encoder
from sayso.training.network import Tagger
from sayso.training.settling import Settlement
from sayso.training.tagger import tokenizer_file, weights_of, write
from tagging import tokenizer


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> Tagger:
    """Return a small network with scores of steps, as if it had been trained."""
    shrink(monkeypatch)
    made = small_network()
    with torch.no_grad():
        made.transitions.normal_()
        made.starts.normal_()
    return made


@pytest.fixture
def folder(tmp_path: Path, trained: Tagger) -> Path:
    """Return a folder with that network as a model."""
    (tmp_path / TOKENIZER).write_bytes(tokenizer_file(tokenizer().to_str().encode()))
    write(tmp_path, weights_of(trained), Settlement(Confidence((0.0,) * len(SIGNS), 0.0), 0.5, 0.5))
    return tmp_path


def test_predecessor(trained: Tagger, folder: Path) -> None:
    """A network that begins with a trained tagger has its weights, but for rounding to 8 bits."""
    after = small_network(seed=8)
    begin(after, load_predecessor(folder))
    own, before = after.state_dict(), trained.state_dict()
    for name in own.keys() - {"positions.weight"}:
        error = (own[name] - before[name]).abs().max()
        assert error <= before[name].abs().max() / 63 * 0.501
    reach = 256
    assert torch.equal(own["positions.weight"][:reach], before["positions.weight"][:reach])
    assert len(own["positions.weight"]) == network.POSITIONS > reach
    assert not own["positions.weight"][reach:].any()


def test_steps(trained: Tagger, folder: Path) -> None:
    """The scores of steps are those that were learnt, also of steps that are ruled out at work."""
    after = small_network(seed=8)
    begin(after, load_predecessor(folder))
    for name in ("transitions", "starts"):
        own, before = after.state_dict()[name], trained.state_dict()[name]
        assert torch.allclose(own, before, atol=1e-6)
        assert before.any()


def test_again(folder: Path) -> None:
    """A tagger that begins with another and learns nothing is written as the same tagger."""
    after = small_network(seed=8)
    began = load_predecessor(folder)
    begin(after, began)
    assert tokenizer_file(began.tokenizer) == (folder / TOKENIZER).read_bytes()
    before = onnx.load(folder / GRAPH)
    write(folder, weights_of(after), Settlement(Confidence((0.0,) * len(SIGNS), 0.0), 0.5, 0.5))
    for one, other in zip(before.graph.initializer, onnx.load(folder / GRAPH).graph.initializer, strict=True):
        own, again = onnx.numpy_helper.to_array(one), onnx.numpy_helper.to_array(other)
        assert np.allclose(own, again, rtol=1e-6, atol=0.0)


def test_encoder(trained: Tagger) -> None:
    """A network that begins with the encoder has its weights, and keeps its own beyond it."""
    weights = encoder_weights()
    before = trained.tags.weight.clone()
    begin(trained, Encoder(weights, b"{}"))
    assert torch.equal(trained.positions.weight.detach(), weights["embeddings.position_embeddings.weight"])
    assert torch.equal(trained.tags.weight, before)
    assert trained.words.weight.requires_grad


def test_digest(folder: Path) -> None:
    """The digest is that of what the folder holds: of the weights and of the tokenizer."""
    first = load_predecessor(folder).sha256
    assert load_predecessor(folder).sha256 == first
    (folder / TOKENIZER).write_bytes((folder / TOKENIZER).read_bytes() + b"\n")
    second = load_predecessor(folder).sha256
    write(
        folder, weights_of(small_network(seed=8)), Settlement(Confidence((0.0,) * len(SIGNS), 0.0), 0.5, 0.5)
    )
    assert len({first, second, load_predecessor(folder).sha256}) == 3


def test_absent(tmp_path: Path) -> None:
    """A folder without a tagger is refused by its name."""
    with pytest.raises(ModelMissing, match=GRAPH) as caught:
        load_predecessor(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_other_acts(folder: Path) -> None:
    """A tagger that tells other speech acts apart is refused by its folder's name."""
    model = onnx.load(folder / GRAPH)
    for one in model.metadata_props:
        if one.key == "acts":
            one.value = json.dumps(json.loads(one.value)[::-1])
    onnx.save(model, folder / GRAPH)
    with pytest.raises(ModelMissing, match="speech acts") as caught:
        load_predecessor(folder)
    assert str(folder) in str(caught.value)


def without(weights: dict[str, Any], name: str) -> dict[str, Any]:
    return {each: value for each, value in weights.items() if each != name}


@pytest.mark.parametrize(
    "change",
    [
        lambda weights: weights | {"own.weight": weights["own.weight"][:-1]},
        lambda weights: weights | {"positions.weight": np.zeros((512, 24), np.float32)},
        lambda weights: weights | {"other.weight": weights["own.weight"]},
        lambda weights: without(weights, "tags.bias"),
        lambda weights: without(weights, "positions.weight"),
    ],
)  # fmt: skip
def test_other_shape(folder: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Weights of another network's shape or names are refused, with what to try."""
    began = load_predecessor(folder)
    other: Predecessor = replace(began, weights=change(began.weights))
    with pytest.raises(ModelMissing, match="begin with the encoder"):
        begin(small_network(), other)
