"""What training begins with: the published encoder, or a tagger that was trained before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch

from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.model import GRAPH, TOKENIZER, Tagger
from sayso.errors import ModelMissing
from sayso.training.encoder import Encoder
from sayso.training.gold import ACTS
from sayso.training.graph import Floats, weights_in
from sayso.training.network import Tagger as Network
from sayso.training.network import load_encoder


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A trained tagger's weights by their names in the network, its tokenizer's file, and the digest of its files."""

    weights: dict[str, Floats]
    tokenizer: bytes
    sha256: str


def load_predecessor(folder: Path) -> Predecessor:
    """Return the trained tagger of a folder, as near as its 8 bits keep it.

    Raises ModelMissing where there is none, or one that was trained on other features or speech acts.
    """
    if Tagger.load(folder).settled.acts != ACTS:
        raise ModelMissing(f"{folder}: was trained on other speech acts than this version of sayso knows")
    graph, tokenizer = (folder / GRAPH).read_bytes(), (folder / TOKENIZER).read_bytes()
    model = onnx.load_model_from_string(graph)
    metadata = {one.key: one.value for one in model.metadata_props}
    # As they were learnt: the steps that BIO forbids are only ruled out at work, and training must be able to score
    # them, since a window may begin amid a content.
    decoding = json.loads(metadata["decoding"])
    weights = weights_in(model, tuple(size for _, size in FEATURES))
    weights["transitions"] = np.array(decoding["steps"], np.float32)
    weights["starts"] = np.array(decoding["starts"], np.float32)
    return Predecessor(weights, tokenizer, hashlib.sha256(graph + tokenizer).hexdigest())


def begin(network: Network, began: Encoder | Predecessor) -> None:
    """Put into the network what it begins with.

    A trained tagger keeps positions only as far as windows reach; those beyond become zero. Raises ModelMissing where
    its weights are not those of a network of this shape.
    """
    if isinstance(began, Encoder):
        with torch.no_grad():
            load_encoder(network, began.weights)
        return
    weights = {name: torch.tensor(value) for name, value in began.weights.items()}
    try:
        stored = weights["positions.weight"]
        weights["positions.weight"] = torch.zeros_like(network.positions.weight)
        weights["positions.weight"][: len(stored)] = stored
        network.load_state_dict(weights)
    except (KeyError, RuntimeError) as error:
        raise ModelMissing(
            "the tagger to begin with is of another shape than this version of sayso trains; begin with the encoder"
        ) from error
