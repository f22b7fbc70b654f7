"""The trained network at work: a parse and its features in, scores for every word out. The one file that knows ONNX.

A model is a folder with ``tagger.onnx`` and ``tokenizer.json``; the one that comes with sayso stands in ``model/``.
Windows are read one by one, unpadded: the network works in 8-bit numbers whose scale is taken from what flows through
it, so what was read together would change the result. It is also no slower than reading several at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from sayso.attribution.tagger.confidence import Confidence
from sayso.attribution.tagger.decoding import allowed
from sayso.attribution.tagger.features import FEATURES, VALUES
from sayso.attribution.tagger.windows import Pieces, pieces_of
from sayso.errors import ModelMissing
from sayso.records import Parse, VerbClass
from sayso.settings import TAGGER_FILES

GRAPH, TOKENIZER = TAGGER_FILES
BEGIN, END = 101, 102
"""BERT's marks for the begin and end of what is read."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of n words read together: ``words`` (n,) are their places in the document.

    ``tags`` (n, 7): scores of O and of B and I of source, cue, content. ``cues`` (n, n): how well the word of the row
    goes, as part of a content, with the word of the column as its cue. ``sources`` (n, n): how well the word of the
    row goes, as part of a cue, with the column's as its source; with itself, that there is none. ``acts``
    (n, classes): scores of what each word does if it is a cue.
    """

    words: Ints
    tags: Floats
    cues: Floats
    sources: Floats
    acts: Floats


@dataclass(frozen=True, slots=True)
class Settled:
    """What a model was trained to beside its weights: stored in the graph's own metadata.

    ``steps`` and ``starts`` score one tag after another, and first; forbidden ones are far below zero. ``min_score`` is
    the least probability at which attributions were best kept.
    """

    acts: tuple[VerbClass, ...]
    steps: Floats
    starts: Floats
    confidence: Confidence
    min_score: float


class Tagger:
    """A loaded model. Load it once and hand it on; it keeps no state between documents."""

    def __init__(self, session: Any, tokenizer: Tokenizer, settled: Settled) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.settled = settled

    @classmethod
    def load(cls, folder: Path | None = None) -> Tagger:
        """Return the model of a folder, or the one that comes with sayso.

        Raises ModelMissing where there is none, or one that was trained on other features.
        """
        if folder is not None:
            return _load(folder)
        return _shipped()

    def pieces(self, parse: Parse) -> Pieces:
        """Return the document's word pieces."""
        return pieces_of([token.text for token in parse.tokens], self._tokenizer)

    def scores(self, words: Ints, pieces: Pieces, table: Ints, heads: Ints) -> Scores:
        """Return what the network says of some words of a document, in text order, read together.

        ``table`` (n, features) holds their features, ``heads`` (words of the document,) each word's head.
        """
        own = np.arange(len(words))
        sizes = pieces.starts[words + 1] - pieces.starts[words]
        last = np.cumsum(sizes)
        first = last - sizes
        # Places of the pieces in the document: a run for each word, shifted to where its pieces begin there.
        places = np.arange(int(last[-1])) + np.repeat(pieces.starts[words] - first, sizes)
        above = np.minimum(np.searchsorted(words, heads[words]), len(words) - 1)
        tags, cues, sources, acts = self._session.run(
            ("tags", "cues", "sources", "acts"),
            {
                "pieces": np.concatenate([[BEGIN], pieces.ids[places], [END]]),
                "words": np.concatenate([[0], np.repeat(own + 1, sizes), [0]]),
                "first": first + 1,
                "last": last,
                "features": table,
                # A head that is not read along cannot be seen: the word is then its own.
                "heads": np.where(words[above] == heads[words], above, own),
            },
        )
        return Scores(words, *(one.astype(np.float64) for one in (tags, cues, sources, acts)))


def has_model() -> bool:
    """Say whether a model comes with this installation."""
    return (files("sayso.attribution.tagger") / "model" / GRAPH).is_file()


@cache
def _shipped() -> Tagger:
    with as_file(files("sayso.attribution.tagger") / "model") as folder:
        return _load(folder)


def _load(folder: Path) -> Tagger:
    graph, tokenizer = folder / GRAPH, folder / TOKENIZER
    if not graph.is_file() or not tokenizer.is_file():
        raise ModelMissing(
            f"{folder}: no {GRAPH} with its {TOKENIZER} there; train one with 'sayso train tagger', or read with --rules-only"
        )
    options = onnxruntime.SessionOptions()
    # One thread: windows are small, and who reads many documents runs several processes.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        known = Tokenizer.from_file(str(tokenizer))
        settled = settled_from(session.get_modelmeta().custom_metadata_map)
    except (
        Exception
    ) as error:  # onnxruntime and tokenizers raise classes of their own, some of them bare Exceptions
        raise ModelMissing(
            f"{folder}: cannot be loaded ({error}); train it again, or read with --rules-only"
        ) from error
    return Tagger(session, known, settled)


def described_features() -> str:
    """Return what the features are, as it is stored in a model."""
    return json.dumps({"features": FEATURES, "values": VALUES})


def settled_from(metadata: dict[str, str]) -> Settled:
    """Return what a graph's metadata says; raises ValueError where it was trained on other features."""
    if metadata["features"] != described_features():
        raise ValueError("it was trained on other features than this version of sayso gives")
    decoding = json.loads(metadata["decoding"])
    may = allowed(len(decoding["starts"]))
    return Settled(
        acts=tuple(json.loads(metadata["acts"])),
        steps=np.array(decoding["steps"]) + may[:-1],
        starts=np.array(decoding["starts"]) + may[-1],
        confidence=Confidence.from_json(metadata["confidence"]),
        min_score=float(decoding["min_score"]),
    )
