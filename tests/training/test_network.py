"""The network's losses held against counting by hand, and its outputs against padding."""

from itertools import product

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from networks import encoder_weights, example, shrink, small_network
from sayso.attribution.tagger.windows import LONGEST
from sayso.training import network
from sayso.training.examples import batch_of, cuttings
from sayso.training.network import ENCODER, crf_loss, link_loss, load_encoder, loss
from tagging import SIZES


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch)


def test_crf() -> None:
    """The loss is how surprising the gold tags are among all sequences of tags, a word's mean, padding left out."""
    torch.manual_seed(1)
    count, lengths = 3, (4, 1, 3)
    tags, transitions, starts = torch.randn(3, 4, count), torch.randn(count, count), torch.randn(count)
    gold = torch.randint(0, count, (3, 4))
    mask = torch.arange(4)[None, :] < torch.tensor(lengths)[:, None]

    def total(row: int, path: tuple[int, ...]) -> float:
        own = sum(float(tags[row, n, tag]) for n, tag in enumerate(path))
        moves = sum(float(transitions[path[n], path[n + 1]]) for n in range(len(path) - 1))
        return own + moves + float(starts[path[0]])

    surprise = 0.0
    for row, length in enumerate(lengths):
        every = [total(row, path) for path in product(range(count), repeat=length)]
        surprise += float(np.log(np.exp(every).sum())) - total(row, tuple(gold[row, :length].tolist()))
    sure = torch.eye(count)[gold]
    steps = torch.zeros(3, 4, count * count)
    steps[:, 1:] = (sure[:, :-1, :, None] * sure[:, 1:, None, :]).flatten(2)
    found = crf_loss(tags, mask, sure, steps, transitions, starts)
    assert float(found) == pytest.approx(surprise / 8, abs=1e-5)


def test_links() -> None:
    """The loss of links is the mean surprise of those there are; padding is never picked."""
    torch.manual_seed(2)
    asking, asked = torch.randn(1, 3, 4), torch.randn(1, 3, 4)
    mask = torch.tensor([[True, True, False]])
    scores = (asking @ asked.transpose(1, 2))[0, :, :2].numpy() * network.LINK**-0.5
    shares = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    found = link_loss(asking, asked, mask, torch.tensor([[1, 0, -1]]))
    assert float(found) == pytest.approx(-(np.log(shares[0, 1]) + np.log(shares[1, 0])) / 2, abs=1e-5)
    assert float(link_loss(asking, asked, mask, torch.tensor([[-1, 0, -1]]))) == pytest.approx(
        -np.log(shares[1, 0]), abs=1e-5
    )


def test_padding() -> None:
    """A window's outputs are the same alone and padded beside a longer one."""
    made = small_network().eval()
    short, long = (
        next(cuttings(example(name, *lengths))) for name, lengths in (("a", (5,)), ("b", (20, 20)))
    )
    for one, other in ((short, long), (long, short)):
        with torch.no_grad():
            outputs = []
            for together in ([one], [one, other]):
                batch = batch_of(together)
                outputs.append(
                    made(
                        batch.pieces,
                        batch.piece_word,
                        batch.first,
                        batch.last,
                        batch.features,
                        batch.heads,
                        batch.piece_mask,
                    )
                )
        alone, beside = outputs
        count = len(one.tags)
        for name in ("tags", "links", "acts"):
            assert torch.allclose(getattr(alone, name)[0], getattr(beside, name)[0, :count], atol=1e-5)


def test_parts() -> None:
    """The loss and all its parts are numbers, and every weight learns from them."""
    made = small_network()
    batch = batch_of(list(cuttings(example("a", 12, 30))))
    total, parts = loss(made, batch)
    assert set(parts) == {"tags", "cues", "sources", "acts"}
    assert all(np.isfinite(value) and value > 0 for value in parts.values())
    total.backward()
    without = [name for name, one in made.named_parameters() if one.grad is None]
    assert without == []


def test_encoder() -> None:
    """The encoder's weights stand where they belong, the vector of BERT's first segment added to every word's."""
    made, weights = small_network(), encoder_weights()
    before = {name: value.clone() for name, value in made.state_dict().items()}
    with torch.no_grad():
        load_encoder(made, weights)
    after = made.state_dict()
    changed = {name for name in after if not torch.equal(before[name], after[name])}
    assert {name for name in after if name.split(".")[0] in ENCODER} == changed
    words = (
        weights["embeddings.word_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    assert torch.allclose(after["words.weight"], words)
    assert torch.equal(after["layers.1.outer.bias"], weights["encoder.layer.1.output.dense.bias"])
    assert torch.equal(
        after["layers.0.norm.weight"], weights["encoder.layer.0.attention.output.LayerNorm.weight"]
    )


def test_sizes() -> None:
    """A network has a table for every feature, and a place for each piece of the longest window."""
    made = small_network()
    assert [table.num_embeddings for table in made.told] == list(SIZES)
    assert made.positions.num_embeddings >= LONGEST + 2
