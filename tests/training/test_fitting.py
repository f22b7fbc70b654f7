"""Training with a small network: the same every time, interrupted or not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from networks import example, shrink, small_network
from sayso.errors import SaysoError
from sayso.training import examples, fitting
from sayso.training.fitting import CHECKPOINT, CheckpointMismatch, NothingToLearn, fit
from sayso.training.network import Tagger
from sayso.training.plan import Blur, Plan, Progress

PLAN = Plan(epochs=2.0, whole_precision=True, threads=1)
DOCUMENTS = [example(f"report {n}", 8, 9 + n) for n in range(4)]


class Interrupted(Exception):  # what happened
    """Stands for a machine that is switched off."""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make networks and batches small, and torch's settings those of before after each test."""
    shrink(monkeypatch)
    monkeypatch.setattr(examples, "PIECES", 100)
    monkeypatch.setattr(fitting, "EVERY", 2)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=False)


def ignore(progress: Progress) -> None:
    """Take no notice."""


def trained(folder: Path, plan: Plan = PLAN, stop: int | None = None) -> Tagger:
    """Train a fresh network in a folder; ``stop`` is the step after which the machine is switched off."""

    def report(progress: Progress) -> None:
        if progress.step == stop:
            raise Interrupted

    folder.mkdir(exist_ok=True)
    return fit(small_network(plan.seed), DOCUMENTS, plan, folder, report)


def equal(one: Tagger, other: Tagger) -> bool:
    left, right = one.state_dict(), other.state_dict()
    return left.keys() == right.keys() and all(torch.equal(left[name], right[name]) for name in left)


@pytest.mark.parametrize("plan", [PLAN, replace(PLAN, whole_precision=False)])
def test_same_weights(tmp_path: Path, plan: Plan) -> None:
    """Training twice by one plan gives the same weights; another seed gives others."""
    first = trained(tmp_path / "a", plan)
    assert equal(first, trained(tmp_path / "b", plan))
    assert not equal(first, trained(tmp_path / "c", replace(plan, seed=2)))


@pytest.mark.parametrize("stop", [1, 2, 3, 4])
def test_interrupted(tmp_path: Path, stop: int) -> None:
    """Training that was interrupted at any step and begun again ends with the weights of one that was not."""
    undisturbed = trained(tmp_path / "a")
    with pytest.raises(Interrupted):
        trained(tmp_path / "b", stop=stop)
    assert equal(undisturbed, trained(tmp_path / "b"))


def test_finished(tmp_path: Path) -> None:
    """Training that is finished is not repeated: its weights are read back."""
    first = trained(tmp_path)
    assert equal(first, trained(tmp_path, stop=1))
    assert list(tmp_path.iterdir()) == [tmp_path / CHECKPOINT]


def test_steps(tmp_path: Path) -> None:
    """Every step is reported once, with the parts of its loss; the network that comes back is no more in training."""
    heard: list[Progress] = []
    network = fit(small_network(), DOCUMENTS, PLAN, tmp_path, heard.append)
    assert [one.step for one in heard] == list(range(1, heard[0].steps + 1))
    assert len(heard) >= 4
    assert set(heard[0].parts) == {"tags", "cues", "sources", "acts"}
    assert not network.training


def test_learns(tmp_path: Path) -> None:
    """The loss falls; the word vectors, which are not trained, stay."""
    heard: list[Progress] = []
    plan = replace(
        PLAN,
        epochs=20.0,
        encoder_rate=2e-3,
        head_rate=1e-2,
        dropout=0.0,
        head_dropout=0.0,
        blur=Blur(0, 0, 0),
    )
    network = small_network()
    before = network.words.weight.clone()
    average = fit(network, DOCUMENTS, plan, tmp_path, heard.append)
    assert heard[-1].parts["tags"] < 0.6 * heard[0].parts["tags"]
    assert torch.equal(average.words.weight, before)


def test_another_plan(tmp_path: Path) -> None:
    """The checkpoint of another plan, or of other articles, is refused by its name."""
    trained(tmp_path)
    with pytest.raises(CheckpointMismatch, match=CHECKPOINT):
        trained(tmp_path, replace(PLAN, decay=0.02))
    with pytest.raises(CheckpointMismatch, match="delete it"):
        trained(tmp_path, replace(PLAN, blur=Blur(rules=0.5)))
    with pytest.raises(SaysoError, match="another training"):
        fit(small_network(), DOCUMENTS[1:], PLAN, tmp_path, ignore)


@pytest.mark.parametrize(("before", "after"), [(None, "a"), ("a", None), ("a", "b")])
def test_another_begin(tmp_path: Path, before: str | None, after: str | None) -> None:
    """The checkpoint of a training that began with other weights is refused; with the same, it goes on."""
    first = fit(small_network(), DOCUMENTS, PLAN, tmp_path, ignore, before)
    assert equal(first, fit(small_network(), DOCUMENTS, PLAN, tmp_path, ignore, before))
    with pytest.raises(CheckpointMismatch, match="another training"):
        fit(small_network(), DOCUMENTS, PLAN, tmp_path, ignore, after)


def test_no_word(tmp_path: Path) -> None:
    """Articles without a word, or none at all, are refused: no step could be made."""
    with pytest.raises(NothingToLearn, match="2 articles"):
        fit(small_network(), [example("a"), example("b")], PLAN, tmp_path, ignore)
    with pytest.raises(NothingToLearn):
        fit(small_network(), [], PLAN, tmp_path, ignore)
    assert list(tmp_path.iterdir()) == []


def test_rate() -> None:
    """The rate rises over the first steps, then falls, and never to nothing."""
    plan = replace(PLAN, warm_up=0.1)
    rates = [fitting._rate(step, 100, plan) for step in range(1, 101)]
    highest = rates.index(max(rates))
    assert 8 <= highest <= 10
    assert rates[:highest] == sorted(rates[:highest])
    assert rates[highest:] == sorted(rates[highest:], reverse=True)
    assert 0 < rates[-1] < 0.05
