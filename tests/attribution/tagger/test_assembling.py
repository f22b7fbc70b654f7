"""Attributions assembled from scores written by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals import SETTLED, assembled, candidate, parts
from sayso.attribution.tagger.assembling import (
    Stretch,
    Tagged,
    Weighed,
    chosen,
    stretches,
    weighed,
)
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.roles import CONTENT, CUE, SOURCE
from sayso.attribution.tagger.signs import Parts
from tagging import (
    B_CONTENT,
    B_CUE,
    B_SOURCE,
    I_CONTENT,
    I_CUE,
    I_SOURCE,
    NONE,
    scores_of,
)

BY_LENGTH = Confidence(tuple(float(name == "words") for name in SIGNS), 0.0)
"""A confidence that is surer of longer contents."""


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
    assert parts(one) == ((0, 1), (2,), (3, 4))
    assert set(one.signs) == set(SIGNS)
    (tagged,) = chosen(scores, [one], BY_LENGTH, 0.0)
    assert tagged == Tagged((10, 11), (12,), (13, 14), BY_LENGTH.score(one.signs), 1)


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
    assert [one.parts.cue for one in assembled(one_of_two)] == [(1,)]


def test_majority() -> None:
    """Where the words of a content pick different cues, the surer ones decide."""
    scores = scores_of([B_CUE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT], cues={2: 0, 3: 1, 4: 1})
    assert [one.parts.cue for one in assembled(scores)] == [(1,)]


def test_extreme_links() -> None:
    """Words that pick different cues beyond all doubt still make an attribution with finite signs."""
    scores = scores_of([B_CUE, B_CUE, B_CONTENT, I_CONTENT], cues={2: 0, 3: 1})
    (one,) = assembled(replace(scores, cues=scores.cues * 1000))
    assert all(np.isfinite(value) for value in one.signs.values())


def test_eager() -> None:
    """What is a little likelier not to be there is proposed as well, and all that is proposed is proposed once."""
    scores = scores_of([B_CUE, B_CONTENT, NONE], cues={1: 0, 2: 0})
    tags = scores.tags.copy()
    tags[2, I_CONTENT] = 7.5
    found = assembled(replace(scores, tags=tags))
    assert [parts(one)[2] for one in found] == [(1,), (1, 2)]


def test_rules() -> None:
    """What the rules found is proposed beside what is tagged, once where it is the same."""
    nothing = scores_of([NONE, NONE, NONE])
    assert [parts(one) for one in assembled(nothing, candidate(0, {1, 2}))] == [((), (0,), (1, 2))]
    same = scores_of([B_CUE, B_CONTENT, I_CONTENT], cues={1: 0, 2: 0}, sources={0: 0})
    assert len(assembled(same, candidate(0, {1, 2}))) == 1
    assert len(assembled(same, candidate(0, {1}))) == 2
    assert assembled(nothing, candidate(0, set())) == []


def test_several() -> None:
    """Stretches that are read side by side are weighed each by itself."""
    one, other = (
        scores_of([B_CUE, B_CONTENT], cues={1: 0}),
        scores_of([NONE, NONE, B_CUE, B_CONTENT], cues={3: 2}),
    )
    found = weighed(SETTLED, [one, other], [[], []])
    assert [[parts(each) for each in group] for group in found] == [
        [parts(each) for each in assembled(one)],
        [parts(each) for each in assembled(other)],
    ]
    assert weighed(SETTLED, [], []) == []


def kept(
    *proposed: Parts, least: float = 0.0, count: int = 12
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the cues and contents that are chosen of these, the longer ones being surer."""
    signs = [dict.fromkeys(SIGNS, 0.0) | {"words": float(len(one.content))} for one in proposed]
    scores = scores_of([NONE] * count)
    made = [Weighed(one, own) for one, own in zip(proposed, signs, strict=True)]
    found = chosen(scores, made, BY_LENGTH, least)
    assert found == chosen(scores, made[::-1], BY_LENGTH, least)
    return [(one.cue, one.content) for one in found]


def test_chosen_in_order() -> None:
    """Proposals that have nothing in common are all chosen, in text order, but for those less likely than the least."""
    both = Parts((), (8,), (9, 10)), Parts((), (0,), (1,))
    assert kept(*both) == [((0,), (1,)), ((8,), (9, 10))]
    assert kept(*both, least=0.8) == [((8,), (9, 10))]
    assert kept(*both, least=0.95) == []


def test_one_cue_once() -> None:
    """Of two proposals with the same cue the surer one is chosen, though their contents are different words."""
    assert kept(Parts((), (3,), (0, 1, 2)), Parts((), (3,), (4, 5))) == [((3,), (0, 1, 2))]
    assert kept(Parts((), (3, 4), (0, 1, 2)), Parts((), (4,), (5, 6))) == [((3, 4), (0, 1, 2))]


def test_none_inside_another() -> None:
    """What is said inside a chosen content isn't chosen beside it, nor what would hold a chosen cue in its content."""
    outer, inner = Parts((), (0,), (1, 2, 3, 4)), Parts((), (2,), (5, 6))
    assert kept(outer, inner) == [((0,), (1, 2, 3, 4))]
    holder = Parts((), (7,), (5, 6))
    sure_inner = Parts((), (5,), (1, 2, 3))
    assert kept(holder, sure_inner) == [((5,), (1, 2, 3))]


def test_shared_content() -> None:
    """A proposal may lose a few words of its content to a surer one beside it, but no more."""
    long = Parts((), (0,), (1, 2, 3, 4, 5, 6))
    assert kept(long, Parts((), (11,), (6, 7, 8, 9, 10))) == [
        ((0,), (1, 2, 3, 4, 5, 6)),
        ((11,), (7, 8, 9, 10)),
    ]
    assert kept(long, Parts((), (11,), (6, 7, 8, 9))) == [((0,), (1, 2, 3, 4, 5, 6))]


@given(
    st.lists(
        st.builds(
            lambda places: Parts((), (places[0],), tuple(sorted(places[1:]))),
            st.lists(st.integers(0, 11), min_size=2, max_size=8, unique=True),
        ),
        max_size=8,
        unique=True,
    )
)
def test_flat(proposed: list[Parts]) -> None:
    """Whatever is proposed, no word of what is chosen is in two cues, two contents, or a cue and a content."""
    found = kept(*proposed)
    words = [i for cue, content in found for i in (*cue, *content)]
    assert len(set(words)) == len(words)
    assert bool(found) == bool(proposed)
