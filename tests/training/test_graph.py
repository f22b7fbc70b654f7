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
from sayso.training.graph import build, quantised
from sayso.training.tagger import weights_of
from tagging import SIZES, VOCABULARY

OUTPUTS = ("tags", "links", "acts")
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
        expected = small_network().eval()(
            batch.pieces, batch.piece_word, batch.first, batch.last, batch.features, batch.heads
        )
    found = run(session_of(graph), window)
    for name in OUTPUTS:
        own = getattr(expected, name)[0].numpy()
        assert found[name].shape == own.shape
        assert likeness(found[name], own) > 0.99


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
    """All matrices and the word vectors are stored in 8 bits."""
    kinds = {one.name: one.data_type for one in graph.graph.initializer}
    matrices = [node.input[1] for node in graph.graph.node if node.op_type == "MatMulInteger"]
    assert len(matrices) == 2 * 6 + 5
    for name in (*matrices, "words.weight"):
        assert kinds[name] == onnx.TensorProto.INT8
    assert len(set(kinds)) == len(graph.graph.initializer)


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
        features=np.zeros((count, len(SIZES)), np.int64), heads=own, tags=own, cues=own, sources=own, acts=own,
    )  # fmt: skip
    assert run(session, whole)["tags"].shape == (count, 7)


@given(arrays(np.float32, (4, 6), elements=st.floats(-100, 100, width=32)), st.sampled_from([0, 1]))
def test_quantised(table: Floats, axis: int) -> None:
    """A table comes back from its 8 bits with an error of at most half a step of its slice's scale."""
    whole, scale = quantised(table, axis)
    assert whole.dtype == np.int8
    assert abs(whole.astype(int)).max() <= 127
    assert scale.shape == ((1, 6) if axis == 0 else (4, 1))
    assert (np.abs(whole * scale.astype(np.float64) - table) <= scale * 0.501).all()


def test_quantised_zeros() -> None:
    """A slice of zeros comes back as zeros."""
    whole, scale = quantised(np.zeros((2, 2), np.float32), 0)
    assert not whole.any()
    assert np.isfinite(scale).all()


def test_steps_grow() -> None:
    """The largest number of a slice is a whole 127, so none of the 8 bits is wasted."""
    table = np.array([[1.0, -200.0], [0.5, 3.0]], np.float32)
    whole, _ = quantised(table, 0)
    assert np.abs(whole).max(0).tolist() == [127, 127]
