"""Attributions assembled from scores written by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.candidates import Candidate
from sayso.attribution.tagger.assembling import (
    CONTENT,
    CUE,
    SOURCE,
    Stretch,
    Tagged,
    agreement,
    assemble,
    signs_of,
    stretches,
)
from sayso.attribution.tagger.confidence import SIGNS
from sayso.attribution.tagger.model import Scores
from tagging import B_CONTENT, B_CUE, B_SOURCE, I_CONTENT, I_CUE, I_SOURCE, NONE, scores_of, sure


def assembled(scores: Scores) -> list[Tagged]:
    return assemble(scores, *sure(scores))


def parts(tagged: Tagged) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    return tagged.source, tagged.cue, tagged.content


def candidate(head: int, content: set[int], score: float = 0.8) -> Candidate:
    return Candidate(frozenset(), frozenset({head}), frozenset(content), head, None, None, "by-hand", score)


def test_stretches() -> None:
    """A stretch ends where its role does or where the same role begins anew."""
    tags = [B_SOURCE, I_SOURCE, B_CUE, NONE, B_CONTENT, I_CONTENT, B_CONTENT]
    assert list(stretches(tags)) == [
        Stretch(SOURCE, 0, 2),
        Stretch(CUE, 2, 3),
        Stretch(CONTENT, 4, 6),
        Stretch(CONTENT, 6, 7),
    ]
    assert list(stretches([])) == []


@given(st.lists(st.integers(0, 6), max_size=12))
def test_stretches_cover(tags: list[int]) -> None:
    """Every word with a role stands in just one stretch, of that role."""
    found = [(i, one.role) for one in stretches(tags) for i in one.words]
    assert found == [(i, (tag - 1) // 2) for i, tag in enumerate(tags) if tag]


def test_plain() -> None:
    """A source, a cue and a content that pick each other make one attribution, in words of the document."""
    # "The ministry said Karsk fell", read from the document's tenth word on
    scores = scores_of(
        [B_SOURCE, I_SOURCE, B_CUE, B_CONTENT, I_CONTENT],
        cues={3: 2, 4: 2},
        sources={2: 0},
        acts={2: 1},
        words=[10, 11, 12, 13, 14],
    )
    (one,) = assembled(scores)
    assert parts(one) == ((10, 11), (12,), (13, 14))
    assert one.act == 1
    assert set(one.signs) == set(SIGNS)


def test_shared_source() -> None:
    """Two cues can pick the same source: "Dren said A and added B"."""
    scores = scores_of(
        [B_SOURCE, B_CUE, B_CONTENT, NONE, B_CUE, B_CONTENT],
        cues={2: 1, 5: 4},
        sources={1: 0, 4: 0},
    )
    assert [parts(one) for one in assembled(scores)] == [((0,), (1,), (2,)), ((0,), (4,), (5,))]


def test_no_source() -> None:
    """A cue whose words pick themselves has no source, though one stands beside it."""
    scores = scores_of([B_SOURCE, B_CUE, I_CUE, B_CONTENT], cues={3: 1}, sources={1: 1, 2: 2})
    (one,) = assembled(scores)
    assert parts(one) == ((), (1, 2), (3,))
    assert one.signs["no source"] == 1.0
    assert one.signs["source"] == 0.0
    (other,) = assembled(scores_of([B_SOURCE, B_CUE, I_CUE, B_CONTENT], cues={3: 1}, sources={1: 0, 2: 0}))
    assert parts(other) == ((0,), (1, 2), (3,))
    assert other.signs["no source"] == 0.0


def test_two_pieces() -> None:
    """A content on both sides of its cue is one content, in text order."""
    scores = scores_of(
        [B_CONTENT, I_CONTENT, B_SOURCE, B_CUE, B_CONTENT], cues={0: 3, 1: 3, 4: 3}, sources={3: 2}
    )
    (one,) = assembled(scores)
    assert parts(one) == ((2,), (3,), (0, 1, 4))
    assert one.signs["words"] == pytest.approx(np.log(3))


def test_nearest_is_not_best() -> None:
    """A content goes to the cue that its words pick, not to the nearest one."""
    scores = scores_of([B_CUE, B_CONTENT, B_CONTENT, B_CUE], cues={1: 3, 2: 0})
    assert [parts(one)[1:] for one in assembled(scores)] == [((0,), (2,)), ((3,), (1,))]


def test_nothing_said() -> None:
    """A cue that no content goes to makes no attribution, nor does a content without any cue."""
    assert assembled(scores_of([B_SOURCE, B_CUE, NONE])) == []
    assert assembled(scores_of([B_SOURCE, B_CONTENT, I_CONTENT])) == []
    assert assembled(scores_of([NONE, NONE])) == []
    one_of_two = scores_of([B_CUE, B_CUE, B_CONTENT], cues={2: 1})
    assert [one.cue for one in assembled(one_of_two)] == [(1,)]


def test_majority() -> None:
    """Where the words of a content pick different cues, the surer ones decide."""
    scores = scores_of([B_CUE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT], cues={2: 0, 3: 1, 4: 1})
    assert [one.cue for one in assembled(scores)] == [(1,)]


def test_extreme_links() -> None:
    """Words that pick different cues beyond all doubt still make an attribution with finite signs."""
    scores = scores_of([B_CUE, B_CUE, B_CONTENT, I_CONTENT], cues={2: 0, 3: 1})
    (one,) = assembled(replace(scores, cues=scores.cues * 1000))
    assert all(np.isfinite(value) for value in one.signs.values())


def test_surer() -> None:
    """The surer the network is of a part, the higher its sign."""
    tags, links, sources = [B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, NONE], {2: 1, 3: 1}, {1: 0}
    scores = scores_of(tags, cues=links, sources=sources)
    (one,) = assembled(scores)
    (doubtful,) = assembled(replace(scores, tags=scores.tags / 2))
    for name in ("cue", "weakest cue word", "content", "weakest content edge", "source"):
        assert doubtful.signs[name] < one.signs[name]
    other = scores_of([B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, B_SOURCE], cues=links, sources=sources)
    (linked,) = assembled(other)
    (torn,) = assembled(replace(other, sources=other.sources / 8))
    assert torn.signs["source link"] < linked.signs["source link"]


def test_weakest_edge() -> None:
    """A content whose next word may well belong to it has a weak edge."""
    tags, links = [B_CUE, B_CONTENT, I_CONTENT, NONE], {1: 0, 2: 0}
    scores = scores_of(tags, cues=links)
    (one,) = assembled(scores)
    unsure = scores.tags.copy()
    unsure[3, I_CONTENT] = 7.9
    (other,) = assembled(replace(scores, tags=unsure))
    assert other.signs["weakest content edge"] < 0.2 < one.signs["weakest content edge"]
    assert other.signs["content"] == one.signs["content"]


def test_agreement() -> None:
    """The rules agree where one of theirs has its head in the cue; of several the likeliest counts."""
    tagged = Tagged((), (4, 5), (7, 8), {}, 0)
    found = [candidate(3, {7}), candidate(4, {7}, 0.4), candidate(5, {8}, 0.9), candidate(6, {7})]
    assert agreement(tagged, found) is found[2]
    assert agreement(tagged, [found[0], found[3]]) is None
    between = Tagged((), (4, 6), (7, 8), {}, 0)
    assert agreement(between, [found[2]]) is None


def test_signs() -> None:
    """Agreement counts by the rules' score and by how much of the two contents is shared."""
    (tagged,) = assembled(scores_of([B_CUE, B_CONTENT, I_CONTENT], cues={1: 0, 2: 0}))
    assert signs_of(tagged, None)["rules differ"] == 1.0
    assert signs_of(tagged, None)["rules agree"] == 0.0
    signs = signs_of(tagged, candidate(0, {2, 3}, 0.9))
    assert signs["rules agree"] == pytest.approx(0.9 / 3)
    assert signs["rules differ"] == 0.0
    assert set(signs) == set(SIGNS)
