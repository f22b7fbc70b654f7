"""Windows with their targets, and batches of them."""

from dataclasses import fields, replace

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from networks import example
from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.windows import LONGEST, windows
from sayso.training import examples
from sayso.training.examples import HIDDEN, PIECES, Cutting, batch_of, blurred, cuttings, epoch
from sayso.training.gold import NO_TARGET
from sayso.training.plan import Blur
from tagging import SIZES, Session, tagger_of

DOCUMENTS = [example(f"report {n}", *(5 + (7 * n + m) % 30 for m in range(6))) for n in range(12)]


def equal(one: Cutting, other: Cutting) -> bool:
    return all(np.array_equal(getattr(one, each.name), getattr(other, each.name)) for each in fields(Cutting))


def same(one: list[list[Cutting]], other: list[list[Cutting]]) -> bool:
    return [len(batch) for batch in one] == [len(batch) for batch in other] and all(
        equal(left, right)
        for ours, theirs in zip(one, other, strict=True)
        for left, right in zip(ours, theirs, strict=True)
    )


def test_as_at_work() -> None:
    """A window is shown in training just as it is when reading."""
    long = example("long", *[25] * 12)
    found = windows(long.parse, long.pieces)
    assert len(found) > 1
    for window, cutting in zip(found, cuttings(long), strict=True):
        session = Session()
        words = np.arange(window.first, window.last)
        tagger_of(session).scores(words, long.pieces, long.table[words], long.heads)
        (asked,) = session.asked
        assert asked["pieces"].tolist() == cutting.pieces.tolist()
        assert asked["words"].tolist() == (cutting.piece_word + 1).tolist()
        for name in ("first", "last", "features", "heads"):
            assert asked[name].tolist() == getattr(cutting, name).tolist()


def test_cut_links() -> None:
    """What is picked beyond a window's edge is no target, and a head beyond it is none."""
    long = example("long", *[40] * 10)
    found = windows(long.parse, long.pieces, 60)
    cut = list(cuttings(long, 60))
    assert len(cut) == len(found) > 4
    lost = 0
    for window, cutting in zip(found, cut, strict=True):
        for name in ("cues", "sources"):
            whole = getattr(long.targets, name)[window.first : window.last]
            inside = (whole >= window.first) & (whole < window.last)
            own = getattr(cutting, name)
            assert own.tolist() == np.where(inside, whole - window.first, NO_TARGET).tolist()
            lost += int(((whole != NO_TARGET) & ~inside).sum())
        assert ((cutting.heads >= 0) & (cutting.heads < len(cutting.tags))).all()
    assert lost > 0


def test_same_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number and a seed always give the same batches; other numbers and seeds give others."""
    monkeypatch.setattr(examples, "PIECES", 600)
    first = epoch(DOCUMENTS, 0, 1)
    assert same(first, epoch(DOCUMENTS, 0, 1))
    assert not same(first, epoch(DOCUMENTS, 0, 2))
    assert not same(first, epoch(DOCUMENTS, 2, 1))
    assert same(epoch(DOCUMENTS, 1, 1), epoch(DOCUMENTS, 1, 1))


def test_whole_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every window is in just one batch, and no batch of several is larger than the most."""
    monkeypatch.setattr(examples, "PIECES", 600)
    for number in (0, 1):
        batches = epoch(DOCUMENTS, number, 1)
        words = sorted(len(one.tags) for batch in batches for one in batch)
        assert sum(words) == sum(len(one.parse.tokens) for one in DOCUMENTS)
        assert all(batches)
        for batch in batches:
            assert len(batch) == 1 or len(batch) * max(len(one.pieces) for one in batch) <= 600
    assert PIECES > LONGEST
    assert epoch([], 0, 1) == []


def test_cut_elsewhere() -> None:
    """Every other epoch cuts documents into shorter windows."""
    long = [example("long", *[20] * 40)]
    assert len([one for batch in epoch(long, 1, 1) for one in batch]) > len(list(cuttings(long[0])))


def test_padded() -> None:
    """Windows stand side by side; what fills the shorter ones is masked and no target."""
    short, long = (next(cuttings(example(str(n), n))) for n in (4, 9))
    batch = batch_of([short, long])
    count, pieces = len(short.tags), len(short.pieces)
    assert batch.features.shape == (2, 9, len(SIZES))
    assert batch.word_mask.sum(1).tolist() == [4, 9]
    assert batch.piece_mask.sum(1).tolist() == [pieces, len(long.pieces)]
    for name in ("tags", "cues", "sources", "acts", "heads", "first", "last", "features"):
        assert getattr(batch, name)[0, :count].tolist() == getattr(short, name).tolist()
        assert getattr(batch, name)[1].tolist() == getattr(long, name).tolist()
    for name in ("cues", "sources", "acts"):
        assert set(getattr(batch, name)[0, count:].tolist()) == {NO_TARGET}
    assert set(batch.piece_word[0, pieces:].tolist()) <= {-1}


def test_blurred() -> None:
    """Hiding takes some of the pieces and features, all that the rules say or none of it, and never the marks."""
    cutting = next(cuttings(example("a", 60, 60)))
    cutting = replace(cutting, features=np.ones_like(cutting.features))
    rng = np.random.default_rng(1)
    found = blurred(cutting, Blur(pieces=0.3, features=0.2, rules=0.0), rng)
    hidden = found.pieces == HIDDEN
    assert not hidden[[0, -1]].any()
    assert 0.2 < hidden.mean() < 0.4
    assert (found.pieces[~hidden] == cutting.pieces[~hidden]).all()
    assert 0.1 < (found.features == 0).mean() < 0.3
    assert found.tags is cutting.tags
    assert equal(blurred(cutting, Blur(0.0, 0.0, 0.0), rng), cutting)
    silent = blurred(cutting, Blur(0.0, 0.0, 1.0), rng).features
    names = [name for name, gone in zip(FEATURES, (silent == 0).all(0), strict=True) if gone]
    assert [name for name, _ in names] == ["rule", "rule-score", "cue-word"]
    assert cutting.features.all()


def test_all_hidden() -> None:
    """All but the marks can be hidden."""
    found = blurred(next(cuttings(example("a", 9))), Blur(1.0, 1.0, 1.0), np.random.default_rng(1))
    assert set(found.pieces[1:-1].tolist()) == {HIDDEN}
    assert not found.features.any()
