"""The 8-bit graph beside the network it was made from."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

pytest.importorskip("torch")
pytest.importorskip("onnx")

import onnx
import onnxruntime
import torch

from networks import example, shrink, small_network
from sayso.training import graph as graph_module
from sayso.training import network
from sayso.training.examples import Cutting, batch_of, cuttings
from sayso.training.graph import OF_MATRICES, OF_WORDS, build, quantised, weights_in
from sayso.training.tagger import weights_of
from tagging import OUTPUTS, SIZES, VOCABULARY

Floats = npt.NDArray[np.float32]
WINDOWS = [next(cuttings(example(str(n), *[n] * 3))) for n in (1, 9, 30)]


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Any:
    shrink(monkeypatch)
    return build(weights_of(small_network()), SIZES, {"about": "a test"})


def session_of(graph: Any, threads: int = 1) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(
        graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def run(session: Any, window: Cutting) -> dict[str, Floats]:
    asked = {
        "pieces": window.pieces,
        "words": window.piece_word + 1,
        "first": window.first,
        "last": window.last,
        "features": window.features,
        "heads": window.heads,
    }
    return dict(zip(OUTPUTS, session.run(OUTPUTS, asked), strict=True))


def likeness(one: Floats, other: Floats) -> float:
    return float((one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum()))


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: f"{len(window.tags)} words")
def test_like_the_network(monkeypatch: pytest.MonkeyPatch, graph: Any, window: Cutting) -> None:
    """The graph's outputs are those of the network but for rounding to 8 bits."""
    batch = batch_of([window])
    with torch.no_grad():
        output = small_network().eval()(
            batch.pieces, batch.piece_word, batch.first, batch.last, batch.features, batch.heads
        )
        part, cue, asking, source = output.links[0].split(network.LINK, -1)
    scale = network.LINK**-0.5
    expected = (output.tags[0], part @ cue.T * scale, asking @ source.T * scale, output.acts[0])
    found = run(session_of(graph), window)
    for name, own in zip(OUTPUTS, expected, strict=True):
        assert found[name].shape == own.shape
        assert likeness(found[name], own.numpy()) > 0.99


def test_told(graph: Any) -> None:
    """Every input matters: other pieces, features, heads or words give other outputs."""
    session, window = session_of(graph), WINDOWS[1]
    before = run(session, window)["tags"]

    def changed(name: str, change: Callable[[npt.NDArray[np.int64]], npt.NDArray[np.int64]]) -> bool:
        asked = {each: getattr(window, each) for each in Cutting.__slots__} | {}
        asked[name] = change(getattr(window, name).copy())
        return not np.array_equal(run(session, Cutting(**asked))["tags"], before)

    assert changed("pieces", lambda one: np.roll(one, 1))
    assert changed("features", lambda one: np.where(one > 0, 0, 1))
    assert changed("heads", lambda one: one * 0 + len(one) - 1)
    assert changed("first", lambda one: one * 0)
    assert changed("last", lambda one: one * 0)
    assert changed("piece_word", lambda one: np.minimum(one, 0))


def test_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thread and two give the same bytes, and so does the same window after others."""
    shrink(monkeypatch)
    # As wide as the real network, so that there is enough to share among threads.
    for name, size in {"WIDTH": 384, "HEADS": 12, "INNER": 1536}.items():
        for module in (network, graph_module):
            monkeypatch.setattr(module, name, size, raising=False)
    graph = build(weights_of(small_network()), SIZES, {})
    one, two = session_of(graph, 1), session_of(graph, 2)
    first = [run(one, window) for window in WINDOWS]
    for session in (two, one, two):
        for window, before in reversed(list(zip(WINDOWS, first, strict=True))):
            again = run(session, window)
            assert all(again[name].tobytes() == before[name].tobytes() for name in OUTPUTS)


def test_same_bytes(monkeypatch: pytest.MonkeyPatch, graph: Any) -> None:
    """The same weights give the same file."""
    other = build(weights_of(small_network()), SIZES, {"about": "a test"})
    assert other.SerializeToString() == graph.SerializeToString()


def test_metadata(graph: Any) -> None:
    """What is stored beside the weights is read back."""
    assert session_of(graph).get_modelmeta().custom_metadata_map == {"about": "a test"}


def test_eight_bits(graph: Any) -> None:
    """All matrices and the word vectors are stored in 8 bits, matrices in half of what these hold."""
    stored = {one.name: onnx.numpy_helper.to_array(one) for one in graph.graph.initializer}
    assert len(stored) == len(graph.graph.initializer)
    matrices = [node.input[1] for node in graph.graph.node if node.op_type == "MatMulInteger"]
    assert len(matrices) == 2 * 6 + 5
    for name, largest in (*((name, 63) for name in matrices), ("words.weight", 127)):
        assert stored[name].dtype == np.int8
        assert np.abs(stored[name].astype(int)).max() == largest


def test_weights_in(graph: Any) -> None:
    """All weights but the scores of steps are read back by their names, each as near as its 8 bits keep it."""
    weights = weights_of(small_network())
    found = weights_in(graph, SIZES)
    assert {*found, "transitions", "starts"} == {*small_network().state_dict()} == {*weights}
    whole = {node.input[1] for node in graph.graph.node if node.op_type == "MatMulInteger"} | {"words.weight"}
    for name, value in found.items():
        assert value.dtype == np.float32
        assert value.shape == weights[name].shape
        if name in whole:
            largest_whole = OF_WORDS if name == "words.weight" else OF_MATRICES
            # A scale for each row: of the word vectors as of torch's matrices, which stand on their side.
            step = np.abs(weights[name]).max(axis=1, keepdims=True) / largest_whole
            assert (np.abs(value - weights[name]) <= step * 0.501).all()
        else:
            assert np.array_equal(value, weights[name])
    assert len(whole & set(found)) == 2 * 6 + 5 + 1
    assert len(found["positions.weight"]) == 256


def test_weights_again(graph: Any) -> None:
    """A graph that is built from the weights of a graph holds the same whole numbers."""
    again = build(weights_in(graph, SIZES), SIZES, {})
    for one, other in zip(graph.graph.initializer, again.graph.initializer, strict=True):
        assert one.name == other.name
        if one.data_type == onnx.TensorProto.INT8:
            assert one.raw_data == other.raw_data


def test_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest window that is ever read fits into the graph's positions."""
    shrink(monkeypatch)
    session = session_of(build(weights_of(small_network()), SIZES, {}))
    rng = np.random.default_rng(4)
    (window, *_) = cuttings(example("long", *[60] * 8))
    assert 200 < len(window.pieces) <= 256
    count = 254
    own = np.arange(count)
    whole = Cutting(
        pieces=rng.integers(0, VOCABULARY, count + 2), piece_word=np.array([-1, *own, -1]), first=own + 1, last=own + 1,
        features=np.zeros((count, len(SIZES)), np.int64), heads=own,
        tags=np.zeros((count, 7), np.float32), steps=np.zeros((count, 49), np.float32), cues=own, sources=own, acts=own,
    )  # fmt: skip
    assert run(session, whole)["tags"].shape == (count, 7)


@given(
    arrays(np.float32, (4, 6), elements=st.floats(-100, 100, width=32)),
    st.sampled_from([0, 1]),
    st.sampled_from([OF_MATRICES, OF_WORDS]),
)
def test_quantised(table: Floats, axis: int, largest_whole: int) -> None:
    """A table comes back from its 8 bits with an error of at most half a step of its slice's scale."""
    whole, scale = quantised(table, axis, largest_whole)
    assert whole.dtype == np.int8
    assert abs(whole.astype(int)).max() <= largest_whole
    assert scale.shape == ((1, 6) if axis == 0 else (4, 1))
    assert (np.abs(whole * scale.astype(np.float64) - table) <= scale * 0.501).all()


def test_quantised_zeros() -> None:
    """A slice of zeros comes back as zeros."""
    whole, scale = quantised(np.zeros((2, 2), np.float32), 0, 127)
    assert not whole.any()
    assert np.isfinite(scale).all()


def test_steps_grow() -> None:
    """The largest number of a slice becomes the largest whole one, so that no step is wasted."""
    table = np.array([[1.0, -200.0], [0.5, 3.0]], np.float32)
    whole, _ = quantised(table, 0, 63)
    assert np.abs(whole).max(0).tolist() == [63, 63]
