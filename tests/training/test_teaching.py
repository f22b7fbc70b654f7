"""Teachers: each is asked only about what it has not seen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from networks import example, shrink, small_network
from sayso.training import fitting, teaching
from sayso.training.examples import Example
from sayso.training.fitting import CHECKPOINT
from sayso.training.network import TAGS, Tagger
from sayso.training.plan import Plan, Progress
from sayso.training.teaching import opinion, taught

PLAN = Plan(epochs=1.0, whole_precision=True, threads=1, teachers=3, trust=0.25)
DOCUMENTS = [example(f"report {n}", 8, 9 + n) for n in range(7)]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make networks small, and torch's settings those of before after each test."""
    shrink(monkeypatch)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=False)


def ignore(*_: object) -> None:
    """Take no notice."""


def test_not_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No teacher is asked about a document that it learnt from, and every document has a teacher."""
    learnt: dict[int, set[str]] = {}
    asked: list[tuple[int, str]] = []

    def fit(network: Tagger, examples: list[Example], *_: object) -> Tagger:
        learnt[id(network)] = {one.name for one in examples}
        networks.append(network)
        return network

    def believing(teacher: Tagger, one: Example) -> object:
        asked.append((id(teacher), one.name))
        return one.beliefs

    networks: list[Tagger] = []
    monkeypatch.setattr(fitting, "fit", fit)
    monkeypatch.setattr(teaching, "opinion", believing)
    taught(DOCUMENTS, PLAN, tmp_path, ignore, small_network)
    assert len(learnt) == 3
    assert sorted(name for _, name in asked) == [one.name for one in DOCUMENTS]
    for teacher, name in asked:
        assert name not in learnt[teacher]
        assert len(learnt[teacher]) >= 4


def test_mixture(tmp_path: Path) -> None:
    """What was marked keeps the share that teachers are not trusted with; targets stay; every step is reported."""
    heard: dict[str, list[Progress]] = {}
    found = taught(
        DOCUMENTS,
        PLAN,
        tmp_path,
        lambda whose, now: heard.setdefault(whose, []).append(now),
        small_network,
    )
    for before, after in zip(DOCUMENTS, found, strict=True):
        assert after.targets is before.targets
        marked = after.beliefs.tags[np.arange(len(after.beliefs.tags)), before.targets.tags]
        assert (marked >= 0.75 - 1e-6).all()
        assert (marked < 1).any()
        assert np.allclose(after.beliefs.tags.sum(1), 1.0, atol=1e-5)
        assert np.allclose(after.beliefs.steps[1:].sum(1), 1.0, atol=1e-5)
    assert list(heard) == ["teacher-1", "teacher-2", "teacher-3"]
    assert sorted(path.name for path in tmp_path.glob(f"*/{CHECKPOINT}")) == [CHECKPOINT] * 3


def test_no_teachers(tmp_path: Path) -> None:
    """Without teachers what was marked is all there is to learn, and nothing is written."""
    assert taught(DOCUMENTS, replace(PLAN, teachers=0), tmp_path, ignore, small_network) == DOCUMENTS
    assert list(tmp_path.iterdir()) == []


def test_windows() -> None:
    """A long document's windows are joined; one without a word keeps what is believed of it."""
    network = small_network().eval()
    long = example("long", *[25] * 12)
    found = opinion(network, long)
    assert found.tags.shape == (len(long.parse.tokens), TAGS)
    assert np.allclose(found.steps[1:].sum(1), 1.0, atol=1e-4)
    empty = example("empty")
    assert opinion(network, empty) is empty.beliefs
