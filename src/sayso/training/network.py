"""The tagger's network, in torch: MiniLM, told the syntax and the rules' proposals, with three heads.

    pieces ──embedding──┐
                        (+)── six transformer layers ── one vector a word ── joined with its syntactic head's
    features ───────────┘                                                     │
                                     tags (BIO, linear-chain CRF) ── links (biaffine) ── speech act of a cue

The encoder is MiniLM-L6 (Wang et al. 2020) as sentence-transformers trained it on; the CRF is that of Lample et al.
(2016). Links are scored as Dozat and Manning (2017) score the arcs of a dependency tree: each word of a content
picks the first word of its cue, and each word of a cue the first word of its source, or itself where there is none.
That way round two cues can share a source ("X said A and added B").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
LAYERS = 6
HEADS = 12
INNER = 1536
POSITIONS = 512
VOCABULARY = 30522
EPSILON = 1e-12
JOINED = 256
"""Width of a word's vector after it was joined with its head's."""
LINK = 64
"""Width of the vectors whose product says how well two words go together."""
LINKS = 4
"""A word's vectors: as part of a content, as that content's cue, as part of a cue, as that cue's source."""
LINK_SHARE = 0.2
ACT_SHARE = 0.02
"""What a link and a speech act count in the loss, against a tag."""
ENCODER = frozenset({"words", "positions", "norm", "layers"})
"""The parts that come from the encoder; they learn at a lower rate than the rest."""
TAGS = 7
"""O, then B and I of source, cue and content."""


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT does."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the next vectors, (batch, pieces, WIDTH); ``mask`` is added to the attention's scores."""
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        else:
            scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
            mixed = torch.softmax(scores if mask is None else scores + mask, -1) @ value
        joined = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm(x + self.dropout(joined))
        return self.last_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded.

    ``pieces`` and each one's ``piece_word`` (-1 for the encoder's marks): (batch, pieces). For each word its first and
    last piece, its head's place, its targets (-1 in ``cues``, ``sources`` and ``acts`` is none): (batch, words); its
    features: (batch, words, features). What its tag is to be is a probability of each: ``tags`` (batch, words, TAGS),
    and ``steps`` (batch, words, TAGS * TAGS) for each pair of the tag before and its own.
    """

    pieces: Tensor
    piece_word: Tensor
    piece_mask: Tensor
    first: Tensor
    last: Tensor
    features: Tensor
    heads: Tensor
    word_mask: Tensor
    tags: Tensor
    steps: Tensor
    cues: Tensor
    sources: Tensor
    acts: Tensor


@dataclass(frozen=True, slots=True)
class Output:
    """For each word: scores of its tags, four vectors for links (``LINKS``, side by side), scores of speech acts."""

    tags: Tensor
    links: Tensor
    acts: Tensor


class Tagger(nn.Module):
    """The network. ``sizes`` are the numbers of values of the features, ``acts`` that of speech acts."""

    def __init__(
        self, sizes: tuple[int, ...], acts: int, dropout: float = 0.1, head_dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.told = nn.ModuleList(nn.Embedding(size, WIDTH) for size in sizes)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.own = nn.Linear(WIDTH, JOINED)
        self.above = nn.Linear(WIDTH, JOINED)
        self.reminded = nn.ModuleList(nn.Embedding(size, JOINED) for size in sizes)
        self.tags = nn.Linear(JOINED, TAGS)
        self.links = nn.Linear(JOINED, LINKS * LINK)
        self.acts = nn.Linear(WIDTH, acts)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.starts = nn.Parameter(torch.zeros(TAGS))
        for table in (*self.told, *self.reminded):
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, pieces: Tensor, piece_word: Tensor, first: Tensor, last: Tensor, told: Tensor, heads: Tensor,
                piece_mask: Tensor | None = None) -> Output:  # fmt: skip
        """Return scores and vectors for each word; shapes as in `Batch`, float, not normalised."""
        columns = told.unbind(-1)
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        extra = sum(table(column) for table, column in zip(self.told, columns, strict=True))
        # The encoder's two marks belong to no word; they stand in for the last and are told nothing.
        known = (piece_word >= 0).unsqueeze(-1).to(extra.dtype)
        x = x + _gathered(extra, piece_word.clamp(min=0)) * known
        x = self.dropout(self.norm(x))
        mask = None
        if piece_mask is not None:
            mask = (~piece_mask)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        word = (_gathered(x, first) + _gathered(x, last)) * 0.5
        word = self.head_dropout(word)
        joined = self.own(word) + _gathered(self.above(word), heads)
        for table, column in zip(self.reminded, columns, strict=True):
            joined = joined + table(column)
        joined = self.head_dropout(functional.gelu(joined))
        return Output(self.tags(joined), self.links(joined), self.acts(word))


def _gathered(x: Tensor, index: Tensor) -> Tensor:
    """Return the rows of (batch, n, width) that (batch, m) names."""
    return torch.gather(x, 1, index.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def log_total(tags: Tensor, mask: Tensor, steps: Tensor, starts: Tensor) -> Tensor:
    """Return the logarithm of the sum over all sequences of tags, (batch,); the first word of each row is no padding.

    ``tags`` (batch, words, TAGS) float32, ``mask`` (batch, words), ``starts`` (TAGS,). ``steps`` (TAGS, TAGS), from row
    to column, or (batch, words, TAGS, TAGS), each word's from the one before it.
    """
    alpha = starts + tags[:, 0]
    for t in range(1, tags.shape[1]):
        moves = steps if steps.dim() == 2 else steps[:, t]
        moved = torch.logsumexp(alpha.unsqueeze(2) + moves, 1) + tags[:, t]
        alpha = torch.where(mask[:, t].unsqueeze(1), moved, alpha)
    return torch.logsumexp(alpha, 1)


def crf_loss(
    tags: Tensor, mask: Tensor, gold: Tensor, gold_steps: Tensor, transitions: Tensor, starts: Tensor
) -> Tensor:
    """Return how surprising the gold tags are, a word's mean: cross-entropy between distributions over sequences.

    Where the gold is certain, that is its negative log-likelihood. ``tags`` (batch, words, TAGS) float32; ``gold`` and
    ``gold_steps`` as in `Batch`.
    """
    here = mask.unsqueeze(2)
    # No matrix products: those would be made in bfloat16.
    agreed = (tags * gold * here).sum((1, 2)) + (gold[:, 0] * starts).sum(1)
    agreed = agreed + (gold_steps * transitions.flatten() * here)[:, 1:].sum((1, 2))
    return (log_total(tags, mask, transitions, starts) - agreed).sum() / mask.sum()


def link_loss(asking: Tensor, asked: Tensor, mask: Tensor, gold: Tensor) -> Tensor:
    """Return how surprising the words are that the gold links name: mean cross-entropy over those with a link."""
    scores = (asking @ asked.transpose(1, 2)).float() * LINK**-0.5
    scores = scores.masked_fill(~mask.unsqueeze(1), -1e4)
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)


def loss(network: Tagger, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Return what training makes small, and its parts by name."""
    output = network(
        batch.pieces, batch.piece_word, batch.first, batch.last, batch.features, batch.heads, batch.piece_mask
    )
    links = output.links.split(LINK, -1)
    parts: dict[str, Tensor] = {
        "tags": crf_loss(
            output.tags.float(), batch.word_mask, batch.tags, batch.steps, network.transitions, network.starts
        ),
        "cues": link_loss(links[0], links[1], batch.word_mask, batch.cues),
        "sources": link_loss(links[2], links[3], batch.word_mask, batch.sources),
        "acts": functional.cross_entropy(
            output.acts.float().flatten(0, 1), batch.acts.flatten(), ignore_index=-1
        ),
    }
    total = parts["tags"] + LINK_SHARE * (parts["cues"] + parts["sources"]) + ACT_SHARE * parts["acts"]
    return total, {name: float(part.detach()) for name, part in parts.items()}


def load_encoder(network: Tagger, weights: dict[str, Any]) -> None:
    """Put the encoder's published weights into the network; ``weights`` by their names in MiniLM's file."""
    own = network.state_dict()
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "inner": "intermediate.dense",
        "outer": "output.dense", "last_norm": "output.LayerNorm",
    }  # fmt: skip
    for n in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{n}.{ours}.{kind}"] = f"encoder.layer.{n}.{theirs}.{kind}"
    for ours, theirs in names.items():
        own[ours].copy_(weights[theirs])
    # BERT adds a vector for "first segment" to every word; here there is no other segment.
    own["words.weight"] += weights["embeddings.token_type_embeddings.weight"][0]
