"""Beliefs about tags, held against counting every sequence by hand."""

from itertools import pairwise, product

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from sayso.attribution.tagger.decoding import allowed
from sayso.training.beliefs import believed, certain, joined, mixed
from sayso.training.network import TAGS


def test_certain() -> None:
    """Who knows the tags gives each its whole belief, and each step the pair of them."""
    found = certain(np.array([0, 5, 6]))
    assert found.tags.argmax(1).tolist() == [0, 5, 6]
    assert (found.tags.sum(1) == 1).all()
    assert [divmod(int(row.argmax()), TAGS) for row in found.steps[1:]] == [(0, 5), (5, 6)]
    assert found.steps.sum(1).tolist() == [0, 1, 1]
    nothing = certain(np.zeros(0, dtype=np.int64))
    assert nothing.tags.shape == (0, TAGS)
    assert nothing.steps.shape == (0, TAGS * TAGS)


def test_mixed() -> None:
    """A mixture trusts the other as far as it is told."""
    found = mixed(certain(np.array([0, 1])), certain(np.array([0, 3])), 0.25)
    assert found.tags[1].tolist() == [0, 0.75, 0, 0.25, 0, 0, 0]
    assert found.steps[1].reshape(TAGS, TAGS)[0].tolist() == [0, 0.75, 0, 0.25, 0, 0, 0]


def test_believed() -> None:
    """What a network believes is each tag's and each pair's share of all sequences that BIO allows."""
    torch.manual_seed(4)
    tags, transitions, starts = torch.randn(3, TAGS), torch.randn(TAGS, TAGS), torch.randn(TAGS)
    never = allowed(TAGS)
    expected, pairs, total = np.zeros((3, TAGS)), np.zeros((3, TAGS, TAGS)), 0.0
    for path in product(range(TAGS), repeat=3):
        moves = pairwise(path)
        if never[-1, path[0]] < 0 or any(never[step] < 0 for step in moves):
            continue
        score = float(starts[path[0]]) + sum(float(tags[n, tag]) for n, tag in enumerate(path))
        weight = np.exp(score + sum(float(transitions[step]) for step in pairwise(path)))
        total += weight
        for n, tag in enumerate(path):
            expected[n, tag] += weight
            if n:
                pairs[n, path[n - 1], tag] += weight
    found = believed(tags, transitions, starts)
    assert np.allclose(found.tags, expected / total, atol=1e-5)
    assert np.allclose(found.steps[1:], pairs[1:].reshape(2, -1) / total, atol=1e-5)


def test_joined() -> None:
    """Stretches that were read apart become one; where they meet, neither knows of the other."""
    left, right = certain(np.array([0, 1])), mixed(certain(np.array([1])), certain(np.array([3])), 0.5)
    found = joined([left, right])
    assert found.tags.shape == (3, TAGS)
    meeting = found.steps[2].reshape(TAGS, TAGS)
    assert meeting[1].tolist() == right.tags[0].tolist()
    assert meeting.sum() == pytest.approx(1.0)
    assert (found.steps[:2] == left.steps).all()
