from __future__ import annotations

import pytest

from sayso.archive.manifest import Done
from sayso.archive.progress import Progress, in_words
from sayso.archive.working import At


def done(block: int, documents: int, rejects: int = 0) -> Done:
    return Done(block, documents, claims=10 * documents, rejects=rejects, seconds=1.0)


def test_speed_and_time_left() -> None:
    """Speed is that of this run, blocks under way included; what earlier runs read is only counted."""
    progress = Progress(things=1000, before=600)
    assert (progress.read, progress.speed, progress.left) == (600, None, None)
    progress.hear(At(7, 0), now=100.0)
    assert progress.speed is None
    progress.hear(At(7, 10), now=105.0)
    assert progress.read == 610
    assert progress.speed == pytest.approx(2.0)
    assert progress.left == pytest.approx(195.0)
    progress.hear(done(7, 18, rejects=2), now=110.0)
    assert (progress.read, progress.documents, progress.claims, progress.rejects) == (620, 18, 180, 2)
    assert progress.speed == pytest.approx(2.0)


def test_a_slower_part() -> None:
    """Speed follows what happens of late, not the whole run."""
    progress = Progress(things=100_000)
    for second in range(100):
        progress.hear(done(second, 50), now=second)
    for second in range(100, 400, 10):
        progress.hear(done(second, 10), now=second)
    assert progress.speed == pytest.approx(1.0, rel=0.1)


def test_never_more_than_there_is() -> None:
    """What is found out about inputs counts as rejected, but makes no more of them than there are to read."""
    progress = Progress(things=10)
    progress.hear(done(0, 10, rejects=3), now=1.0)
    assert (progress.read, progress.rejects, progress.left) == (10, 3, None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (89, "89 s"),
        (90, "2 min"),
        (3600, "1 h 0 min"),
        (172_740, "47 h 59 min"),
        (172_800, "2 d 0 h"),
    ],
)
def test_in_words(seconds: float, words: str) -> None:
    """A time is told as precisely as it is of use."""
    assert in_words(seconds) == words
