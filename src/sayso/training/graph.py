"""The trained network as an ONNX graph with whole numbers for weights.

Written out node by node rather than traced, so that every weight keeps its name and can be read back
(`weights_in`), and so that the file says just what runs. Weights are 8-bit, one scale for each column of a
matrix (each row of the word embeddings); what flows in is turned into 8 bits as it comes (dynamic quantisation, as
onnxruntime's own tool does it). Nothing is padded and there is no batch: a window is read alone, since the scale of
what flows in would otherwise depend on which windows are read together, and the output with it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from sayso.training.network import EPSILON, HEADS, LAYERS, LINK, LINKS, WIDTH

OF_WORDS = 127
OF_MATRICES = 63
"""Largest whole numbers. Processors without VNNI add two products of matrices in 16 bits and cut off what does not fit:
with weights up to 63 it always fits, so that the same text gives the same tags there."""
OPSET = 20
IR_VERSION = 10

Floats = npt.NDArray[np.float32]


def build(
    weights: Mapping[str, Floats], sizes: tuple[int, ...], metadata: Mapping[str, str]
) -> onnx.ModelProto:
    """Return the graph. ``weights`` are the network's by name, ``sizes`` the numbers of values of the features.

    Inputs, whole numbers: ``pieces`` (pieces), ``words`` (pieces): the word of each piece counted from 1, 0 for the
    encoder's marks; ``first`` and ``last`` (words): each word's first and last piece; ``features`` (words, features);
    ``heads`` (words). Outputs, floats: ``tags`` (words, 7), ``acts`` (words, acts), and for links ``cues`` and ``sources``
    (words, words): how well the row's word goes with the column's.
    """
    graph = _Graph()
    offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    rows = graph.node("Add", "features", graph.constant("offsets", offsets))
    told = graph.summed("told", _table(weights, "told", len(sizes)), rows)
    nothing = graph.constant("nothing", np.zeros((1, WIDTH), np.float32))
    of_piece = graph.node("Gather", graph.node("Concat", nothing, told, axis=0), "words")
    x = graph.node("Add", graph.embedded(weights["words.weight"], "pieces"), of_piece)
    x = graph.node("Add", x, graph.leading("positions.weight", weights["positions.weight"], "pieces"))
    x = graph.normalised(weights, "norm", x)
    for n in range(LAYERS):
        x = _layer(graph, weights, f"layers.{n}", x)
    both = graph.node("Add", graph.node("Gather", x, "first"), graph.node("Gather", x, "last"))
    word = graph.node("Mul", both, graph.constant("half", np.array(0.5, np.float32)))
    above = graph.node("Gather", graph.linear(weights, "above", word), "heads")
    joined = graph.node("Add", graph.linear(weights, "own", word), above)
    joined = graph.node(
        "Add", joined, graph.summed("reminded", _table(weights, "reminded", len(sizes)), rows)
    )
    joined = graph.node("Gelu", joined)
    graph.linear(weights, "tags", joined, result="tags")
    links = graph.linear(weights, "links", joined)
    pairs = graph.several("Split", links, count=LINKS, axis=-1, num_outputs=LINKS)
    for name, asking, asked in (("cues", pairs[0], pairs[1]), ("sources", pairs[2], pairs[3])):
        product = graph.node("MatMul", asking, graph.node("Transpose", asked, perm=(1, 0)))
        graph.node(
            "Mul", product, graph.constant("link-scale", np.array(LINK**-0.5, np.float32)), result=name
        )
    graph.linear(weights, "acts", word, result="acts")
    widths: dict[str, int | str] = {name: weights[f"{name}.bias"].shape[0] for name in ("tags", "acts")}
    return graph.model({**widths, "cues": "words", "sources": "words"}, len(sizes), metadata)


def _table(weights: Mapping[str, Floats], name: str, count: int) -> Floats:
    return np.concatenate([weights[f"{name}.{n}.weight"] for n in range(count)])


def _layer(graph: _Graph, weights: Mapping[str, Floats], name: str, x: str) -> str:
    """Add one transformer layer; returns what comes out of it, (pieces, WIDTH)."""

    def part(which: str, order: tuple[int, ...]) -> str:
        y = graph.linear(weights, f"{name}.{which}", x)
        y = graph.node(
            "Reshape", y, graph.constant("by-head", np.array([0, HEADS, WIDTH // HEADS], np.int64))
        )
        return graph.node("Transpose", y, perm=order)

    scores = graph.node("MatMul", part("query", (1, 0, 2)), part("key", (1, 2, 0)))
    scale = graph.constant("scale", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    shares = graph.node("Softmax", graph.node("Mul", scores, scale), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", shares, part("value", (1, 0, 2))), perm=(1, 0, 2))
    mixed = graph.node("Reshape", mixed, graph.constant("together", np.array([0, WIDTH], np.int64)))
    x = graph.normalised(
        weights, f"{name}.norm", graph.node("Add", x, graph.linear(weights, f"{name}.out", mixed))
    )
    inner = graph.node("Gelu", graph.linear(weights, f"{name}.inner", x))
    return graph.normalised(
        weights, f"{name}.last_norm", graph.node("Add", x, graph.linear(weights, f"{name}.outer", inner))
    )


class _Graph:
    """A graph while it grows: each method adds nodes and returns the name of what comes out."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}
        self._quantised: dict[str, tuple[str, str, str]] = {}

    def node(self, kind: str, *inputs: str, result: str | None = None, **attributes: object) -> str:
        """Add a node with one result."""
        return self._add(kind, inputs, (result or f"{kind}-{len(self._nodes)}",), **attributes)[0]

    def several(self, kind: str, *inputs: str, count: int, **attributes: object) -> tuple[str, ...]:
        """Add a node with ``count`` results."""
        names = tuple(f"{kind}-{len(self._nodes)}-{n}" for n in range(count))
        return self._add(kind, inputs, names, **attributes)

    def _add(
        self, kind: str, inputs: tuple[str, ...], results: tuple[str, ...], **attributes: object
    ) -> tuple[str, ...]:
        self._nodes.append(helper.make_node(kind, inputs, results, name=results[0], **attributes))
        return results

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """Add a value that never changes, once for each name."""
        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def linear(self, weights: Mapping[str, Floats], name: str, x: str, result: str | None = None) -> str:
        """Add a linear layer in whole numbers: x W^T + b, scaled back to floats."""
        whole, scale = quantised(weights[f"{name}.weight"].T, 0, OF_MATRICES)
        if x not in self._quantised:
            names = (f"{x}-whole", f"{x}-scale", f"{x}-zero")
            self._add("DynamicQuantizeLinear", (x,), names)
            self._quantised[x] = names
        x_whole, x_scale, x_zero = self._quantised[x]
        product = self.node(
            "MatMulInteger", x_whole, self.constant(f"{name}.weight", whole), x_zero,
            self.constant("zero", np.array(0, np.int8)),
        )  # fmt: skip
        scales = self.node("Mul", x_scale, self.constant(f"{name}.scale", scale))
        product = self.node("Mul", self.node("Cast", product, to=TensorProto.FLOAT), scales)
        return self.node(
            "Add", product, self.constant(f"{name}.bias", weights[f"{name}.bias"]), result=result
        )

    def normalised(self, weights: Mapping[str, Floats], name: str, x: str) -> str:
        """Add a layer normalisation."""
        weight = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=EPSILON)

    def embedded(self, table: Floats, index: str) -> str:
        """Add the rows of an 8-bit table that ``index`` names."""
        whole, scale = quantised(table, 1, OF_WORDS)
        rows = self.node("Gather", self.constant("words.weight", whole), index)
        scales = self.node("Gather", self.constant("words.scale", scale), index)
        return self.node("Mul", self.node("Cast", rows, to=TensorProto.FLOAT), scales)

    def summed(self, name: str, table: Floats, rows: str) -> str:
        """Add, for each word, the sum of the rows of a table that its features name."""
        found = self.node("Gather", self.constant(name, table), rows)
        return self.node("ReduceSum", found, self.constant("axis-1", np.array([1], np.int64)), keepdims=0)

    def leading(self, name: str, table: Floats, like: str) -> str:
        """Add as many rows from the top of a table as ``like`` is long."""
        zero, one = (
            self.constant("from-0", np.array([0], np.int64)),
            self.constant("axes-0", np.array([0], np.int64)),
        )
        return self.node("Slice", self.constant(name, table), zero, self.node("Shape", like), one)

    def model(
        self, outputs: Mapping[str, int | str], features: int, metadata: Mapping[str, str]
    ) -> onnx.ModelProto:
        """Return the finished graph, checked."""
        whole, real = TensorProto.INT64, TensorProto.FLOAT
        inputs = [
            helper.make_tensor_value_info(name, whole, shape)
            for name, shape in (
                ("pieces", ["pieces"]), ("words", ["pieces"]), ("first", ["words"]), ("last", ["words"]),
                ("features", ["words", features]), ("heads", ["words"]),
            )
        ]  # fmt: skip
        results = [
            helper.make_tensor_value_info(name, real, ["words", width]) for name, width in outputs.items()
        ]
        graph = helper.make_graph(
            self._nodes, "sayso-tagger", inputs, results, initializer=list(self._constants.values())
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="sayso",
        )
        helper.set_model_props(model, dict(metadata))
        onnx.checker.check_model(model, full_check=True)
        return model


def weights_in(model: onnx.ModelProto, sizes: tuple[int, ...]) -> dict[str, Floats]:
    """Return the weights that a graph was built from, as near as 8 bits keep them, by their names in the network.

    The scores of steps between tags stand in the metadata and are not among them.
    """
    found = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    weights: dict[str, Floats] = {}
    for name, value in found.items():
        scale = found.get(f"{name.removesuffix('.weight')}.scale")
        if name in {"told", "reminded"}:
            for n, part in enumerate(np.split(value, np.cumsum(sizes)[:-1])):
                weights[f"{name}.{n}.weight"] = part
        elif name.endswith(".weight") and scale is not None:
            whole = value.astype(np.float32) * scale
            weights[name] = whole if name == "words.weight" else whole.T
        elif name.endswith((".weight", ".bias")):
            weights[name] = value
    return weights


def quantised(table: Floats, axis: int, largest_whole: int) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return a table in 8 bits and the scales that bring it back, one for each slice across ``axis``, kept as 1 there.

    The numbers run from minus to plus ``largest_whole``.
    """
    largest = np.abs(table).max(axis=axis, keepdims=True)
    scale = np.maximum(largest, np.finfo(np.float32).tiny).astype(np.float32) / np.float32(largest_whole)
    return np.rint(table / scale).astype(np.int8), scale
