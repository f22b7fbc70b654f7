import os
import subprocess
import sys

from sayso.corroboration.reprints.finding import sketch_of
from tellings import BRIDGE, ORCHARD, told

HERE = """
from sayso.corroboration.reprints.finding import sketch_of
from sayso.records import Document
print(*sketch_of(Document(id="a", text="Engineers closed the long bridge at Karsk on Tuesday after a storm.")).keys)
"""


def shared(one: str, other: str) -> int:
    """Return how many keys two texts have in common."""
    return len(set(sketch_of(told(one)).keys) & set(sketch_of(told(other)).keys))


def test_equal_sentences() -> None:
    """The same sentence in another story brings all its keys along."""
    assert shared(BRIDGE[0] + " " + ORCHARD[1], ORCHARD[0] + " " + BRIDGE[0]) == 6


def test_changed_word() -> None:
    """A sentence in which a word was changed mostly has a key in common with what it was."""
    assert all(shared(sentence, sentence.replace(" the ", " that ", 1)) for sentence in BRIDGE)


def test_other_sentences() -> None:
    """Other stories have no key in common."""
    assert shared(" ".join(BRIDGE), " ".join(ORCHARD)) == 0


def test_short_sentences() -> None:
    """A text of short sentences has no keys."""
    assert sketch_of(told("It rained. It snowed. Nobody came.")).keys == ()


def test_endless_sentence() -> None:
    """A text without any full stop is cut up, so that its end has keys of its own."""
    text = " ".join(sentence.rstrip(".") for sentence in BRIDGE + ORCHARD)
    assert len(sketch_of(told(text)).keys) > 12


def test_every_process() -> None:
    """Keys are the same in every process, whatever its hash seed is."""

    def keys(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", HERE],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        return done.stdout

    assert keys("1") == keys("2")
    assert len(keys("1").split()) == 6


def test_range() -> None:
    """Keys are sorted, fit a database's integers, and say how they were made."""
    sketch = sketch_of(told(*BRIDGE))
    assert list(sketch.keys) == sorted(set(sketch.keys))
    assert all(0 <= key < 2**63 for key in sketch.keys)
    assert sketch.scheme.startswith("sentences-7-6-rensa-")
