"""Signs of proposals that are made from scores written by hand."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from proposals import assembled, candidate, parts
from sayso.attribution.tagger.confidence import SIGNS
from sayso.attribution.tagger.signs import Parts, View, agreement
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
    (other, longer) = assembled(replace(scores, tags=unsure))
    assert parts(other) == parts(one)
    assert other.signs["weakest content edge"] < 0.2 < one.signs["weakest content edge"]
    assert other.signs["content"] == pytest.approx(one.signs["content"], abs=0.1)
    assert parts(longer)[2] == (1, 2, 3)


def test_agreement() -> None:
    """The rules agree where one of theirs has its head in the cue; of several the likeliest counts."""
    proposal = Parts((), (4, 5), (7, 8))
    found = [candidate(3, {7}), candidate(4, {7}, 0.4), candidate(5, {8}, 0.9), candidate(6, {7})]
    assert agreement(proposal, found) is found[2]
    assert agreement(proposal, [found[0], found[3]]) is None
    assert agreement(Parts((), (4, 6), (7, 8)), [found[2]]) is None


def test_signs() -> None:
    """Agreement counts by the rules' score and by how much of the two contents is shared."""
    scores = scores_of([B_CUE, B_CONTENT, I_CONTENT, NONE], cues={1: 0, 2: 0})
    (alone,) = assembled(scores)
    assert (alone.signs["rules agree"], alone.signs["rules differ"]) == (0.0, 1.0)
    _, beside = assembled(scores, candidate(0, {2, 3}, 0.9))
    assert parts(beside)[2] == (1, 2)
    assert beside.signs["rules agree"] == pytest.approx(0.9 / 3)
    assert beside.signs["rules differ"] == 0.0


def signs_of(
    tags: Sequence[int], proposal: Parts, cues: dict[int, int], sources: dict[int, int]
) -> dict[str, float]:
    """Return a proposal's signs where words almost surely have these tags and pick those as cue and source."""
    scores = scores_of(tags, cues=cues, sources=sources)
    likely = np.full((len(tags), 7), 0.005)
    likely[np.arange(len(tags)), tags] = 0.97
    return View.of(scores, likely, ()).signs(proposal, (True, False, False))


def test_every_sign() -> None:
    """Every sign that a confidence looks at is given, by its name."""
    found = signs_of([B_CUE, B_CONTENT], Parts((), (0,), (1,)), {1: 0}, {})
    assert set(found) == set(SIGNS)
    assert all(np.isfinite(value) for value in found.values())


def test_whole_content() -> None:
    """A content that lacks words of its cue's, or holds others, is less whole than one that holds just these."""
    tags, cues = [B_CUE, B_CONTENT, I_CONTENT, I_CONTENT, NONE, B_CUE, B_CONTENT], {1: 0, 2: 0, 3: 0, 6: 5}

    def whole(*content: int) -> float:
        return signs_of(tags, Parts((), (0,), content), cues, {})["whole content"]

    assert whole(1, 2, 3) > 2
    for other in ((1, 2), (2, 3), (1, 2, 3, 4), (1, 2, 3, 6), (1,)):
        assert whole(*other) < whole(1, 2, 3) - 1
    assert whole(1) < whole(1, 2)


def test_whole_source_and_cue() -> None:
    """A source or cue that breaks off where its role goes on is less whole; words of its role elsewhere don't count."""
    tags = [B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, NONE, B_SOURCE, B_CUE]
    cues, sources = {4: 2}, {2: 0, 3: 0}
    whole = signs_of(tags, Parts((0, 1), (2, 3), (4,)), cues, sources)
    half = signs_of(tags, Parts((1,), (2,), (4,)), cues, sources)
    for name in ("whole source", "whole cue"):
        assert half[name] < 0.5 < whole[name] - 1.5
    assert signs_of(tags, Parts((), (2, 3), (4,)), cues, sources)["whole source"] == 0.0


def test_who_tagged() -> None:
    """A proposal's signs say which eagerness it takes to propose it; the rules' own needs none."""
    scores = scores_of([B_CUE, B_CONTENT, NONE], cues={1: 0, 2: 0})
    tags = scores.tags.copy()
    tags[2, I_CONTENT] = 7.5
    names = ("tagged plainly", "tagged eagerly", "tagged most eagerly")
    found = assembled(replace(scores, tags=tags), candidate(1, {2}))
    assert {parts(one)[1:]: tuple(one.signs[name] for name in names) for one in found} == {
        ((0,), (1,)): (1.0, 0.0, 0.0),
        ((0,), (1, 2)): (0.0, 1.0, 1.0),
        ((1,), (2,)): (0.0, 0.0, 0.0),
    }
