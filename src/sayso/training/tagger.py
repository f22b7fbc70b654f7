"""The tagger's whole training: corpus in, a folder with the model out.

Every tenth article is held out from the weights' training and used afterwards to settle how
the signs of a proposal make a probability (`sayso.training.settling`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch

from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import proposals
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.model import GRAPH, TOKENIZER, Tagger, described_features
from sayso.attribution.tagger.tagging import Text, text_of
from sayso.attribution.tagger.windows import LONGEST
from sayso.documents.files import read_bytes
from sayso.errors import DocumentError, SaysoError
from sayso.evaluation.polnear import GoldArticle
from sayso.pipeline import Reader
from sayso.training import fitting
from sayso.training.beginning import Predecessor, begin
from sayso.training.beliefs import certain
from sayso.training.encoder import Encoder
from sayso.training.examples import Example
from sayso.training.gold import ACTS, targets
from sayso.training.graph import build
from sayso.training.network import Tagger as Network
from sayso.training.plan import Plan, Progress
from sayso.training.settling import HeldOut, Settlement, settle
from sayso.training.teaching import taught
from sayso.training.unknown_cues import Told, told

HELD_OUT: Final = 10
"""One article in this many is held out."""
MARKS: Final = 2
"""The encoder's own pieces in a window: one at its begin and one at its end."""
_UNSETTLED = Settlement(Confidence((0.0,) * len(SIGNS), 0.0), 0.0, 0.0)

Weights = dict[str, "np.ndarray[Any, np.dtype[np.float32]]"]


class TooFewArticles(SaysoError):
    """There are too few articles to hold any out."""


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished training: how many articles were learnt from and held out, and what the latter showed."""

    learnt: int
    held_out: int
    settlement: Settlement
    unknown_cues: Told


def train(  # a training is made of these
    articles: Sequence[GoldArticle],
    reader: Reader,
    plan: Plan,
    folder: Path,
    *,
    began: Encoder | Predecessor,
    read: Callable[[GoldArticle], None],
    report: Callable[[str, Progress], None],
) -> Trained:
    """Train on the articles and write the model into ``folder``, which also keeps the checkpoint.

    ``read`` hears of every article that is made ready, ``report`` of every step and whose it is: a teacher's or the
    tagger's. Raises TooFewArticles for fewer than
    ten of them, ModelMissing where what it began with has not the network's shape, CheckpointMismatch where ``folder``
    holds the checkpoint of another training, NothingToLearn where there is no word in the articles.
    """
    if len(articles) < HELD_OUT:
        raise TooFewArticles(f"{len(articles)} articles are too few to learn from; give at least {HELD_OUT}")

    def begun() -> Network:
        torch.manual_seed(plan.seed)
        made = Network(tuple(size for _, size in FEATURES), len(ACTS), plan.dropout, plan.head_dropout)
        begin(made, began)
        return made

    network = begun()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TOKENIZER).write_bytes(tokenizer_file(began.tokenizer))
    # The same reading of words into pieces as at work needs a model; one that knows nothing yet will do.
    blank = write(folder, weights_of(network), _UNSETTLED)
    learnt, held_out = [], []
    for n, article in enumerate(articles):
        text = made_ready(article, reader, blank)
        read(article)
        if n % HELD_OUT == HELD_OUT // 2:
            held_out.append(HeldOut(article, text))
        else:
            learnt.append(example(article, text, reader.lexicon))
    predecessor = began.sha256 if isinstance(began, Predecessor) else None
    learnt = taught(learnt, plan, folder, report, begun, predecessor)
    average = fitting.fit(network, learnt, plan, folder, lambda now: report("tagger", now), predecessor)
    weights = weights_of(average)
    settlement = settle(write(folder, weights, _UNSETTLED), held_out)
    notes = {"plan": json.dumps(asdict(plan)), "articles": str(len(learnt))}
    tagger = write(folder, weights, settlement, notes | ({"predecessor": predecessor} if predecessor else {}))
    return Trained(len(learnt), len(held_out), settlement, told(tagger, held_out, reader.lexicon))


def made_ready(article: GoldArticle, reader: Reader, tagger: Tagger) -> Text:
    """Return an article as the network reads it: the same way as ``sayso read`` up to the tagger."""
    try:
        (document,) = read_bytes(article.data, f"{article.stem}.txt", reader.settings)
        parse = reader.parse(document)
    except DocumentError as error:
        raise SaysoError(f"{article.stem}: {error.problem}; {error.advice}") from error
    proposed = proposals(document, parse, reader.lexicon)
    return text_of(tagger, parse, reader.lexicon, proposed.found, proposed.quotations, document.title_span)


def example(article: GoldArticle, text: Text, lexicon: Lexicon) -> Example:
    """Return an article as training needs it."""
    learnt = targets(text.parse, article.attributions, lexicon)
    return Example(
        article.stem, text.parse, text.pieces, text.table, text.heads, learnt, certain(learnt.tags)
    )


def tokenizer_file(published: bytes) -> bytes:
    """Return the encoder's tokenizer without its own cutting and padding: windows are cut by sentences here."""
    content = json.loads(published)
    content["truncation"] = content["padding"] = None
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def weights_of(network: Network) -> Weights:
    """Return the network's weights by name, positions only as far as windows reach."""
    weights = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    weights["positions.weight"] = weights["positions.weight"][: LONGEST + MARKS]
    return weights


def write(
    folder: Path, weights: Weights, settlement: Settlement, notes: Mapping[str, str] | None = None
) -> Tagger:
    """Write the model into the folder, whole or not at all, and return it loaded."""
    metadata = {
        "features": described_features(),
        "acts": json.dumps(ACTS),
        "confidence": settlement.confidence.to_json(),
        "decoding": json.dumps(
            {
                "min_score": settlement.min_score,
                "starts": _rounded(weights["starts"]),
                "steps": _rounded(weights["transitions"]),
            }
        ),
        **(notes or {}),
    }
    draft = folder / f"{GRAPH}.part"
    onnx.save(build(weights, tuple(size for _, size in FEATURES), metadata), draft)
    draft.replace(folder / GRAPH)
    return Tagger.load(folder)


def _rounded(table: np.ndarray[Any, np.dtype[np.float32]]) -> Any:
    return np.round(table.astype(float), 6).tolist()
