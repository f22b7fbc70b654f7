from itertools import combinations

import numpy as np
import pytest

from happenings import CLAIMS, happening
from sayings import telling
from sayso.corroboration.disputes.opposing import may_be_at_odds, opposition
from sayso.corroboration.drift.retelling import may_retell, retells
from sayso.corroboration.groups import common as module
from sayso.corroboration.groups.common import Common, spread
from sayso.corroboration.groups.comparing import linking, may_link
from sayso.corroboration.groups.telling import Telling, telling_of_words, tellings_of
from sayso.corroboration.groups.wording import alike, shared

SAID = (
    "The ballots in Orsk were counted twice.",
    "In Orsk the ballots were counted twice, and nobody minded.",
    "Two ballots of 340 in Orsk were burnt.",
    "Of 340 prisoners a third was moved to Orsk, and 1,200 fled.",
    "A third of the 340 guards fled, 1,200 were moved.",
    "The road to Karsk is open.",
    "The road to Karsk is closed.",
    "It rained.",
)


def claims() -> list[Telling]:
    """Return claims of all relations among invented reports, and wordings that share little or much."""
    told = [
        one
        for number in range(len(CLAIMS))
        for page in (1, 2)
        for one in tellings_of(happening(number, page=page))
    ]
    said = [telling(text, "says", "Orsk" if "Orsk" in text else None) for text in SAID]
    return [*told, *said, *map(telling_of_words, SAID), telling_of_words("")]


def all_of(told: list[Telling]) -> Common:
    """Return what all pairs of claims of one family have in common."""
    pairs = [
        (i, j) for (i, one), (j, other) in combinations(enumerate(told), 2) if one.family == other.family
    ]
    first, second = np.array(pairs, dtype=np.int64).T
    return Common.of(told, first, second)


@pytest.mark.parametrize("at_once", [1, 7, 100_000])
def test_what_pairs_share_is_counted_as_for_each(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Counted for all pairs at once comes to what two claims are told to share, however many are counted at once."""
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    told = claims()
    common = all_of(told)
    pairs = [(told[i], told[j]) for i, j in zip(common.first, common.second, strict=True)]
    assert common.words.tolist() == [len(one.wording.bag & other.wording.bag) for one, other in pairs]
    assert common.figures.tolist() == [
        len(one.wording.figures & other.wording.figures) for one, other in pairs
    ]
    assert common.weight == pytest.approx([shared(one.wording, other.wording) for one, other in pairs])
    assert common.alike == pytest.approx([alike(one.wording, other.wording) for one, other in pairs])
    assert 0 < np.count_nonzero(common.figures > 1) < len(pairs)


def test_nothing_is_turned_down_that_comparing_would_find() -> None:
    """Whoever says the same, tells anew or is at odds may do so; and of the rest most are known not to."""
    told = claims()
    common = all_of(told)
    pairs = [(told[i], told[j]) for i, j in zip(common.first, common.second, strict=True)]
    for may, does in (
        (may_link(common), [linking(one, other) > 0 for one, other in pairs]),
        (may_retell(common), [retells(one, other) for one, other in pairs]),
        (may_be_at_odds(common), [opposition(one, other) is not None for one, other in pairs]),
    ):
        assert any(does)
        assert may[does].all()
    words_alone = np.array([one.relation == "says" for one, _ in pairs])
    known = words_alone & ~may_link(common) & ~may_retell(common) & ~may_be_at_odds(common)
    assert np.count_nonzero(known) > 0.5 * np.count_nonzero(words_alone)


def test_no_pairs_share_nothing() -> None:
    """Where there are no claims, or none has a word, nothing is counted."""
    none = np.empty(0, dtype=np.int64)
    assert Common.of([], none, none).words.tolist() == []
    empty = [telling_of_words(""), telling_of_words("")]
    common = Common.of(empty, np.array([0]), np.array([1]))
    assert (common.words.tolist(), common.alike.tolist(), common.figures.tolist()) == ([0], [0.0], [0])


def test_stretches_are_spread() -> None:
    """Each place of a stretch is told with the stretch; empty ones have none."""
    stretch, place = spread(np.array([5, 9, 0]), np.array([2, 0, 3]))
    assert (stretch.tolist(), place.tolist()) == ([0, 0, 2, 2, 2], [5, 6, 0, 1, 2])
