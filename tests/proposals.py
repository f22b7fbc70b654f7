"""What is proposed from scores written by hand, for tests of how it is assembled and judged."""

from __future__ import annotations

from sayso.attribution.candidates import Candidate
from sayso.attribution.tagger.assembling import Weighed, weighed
from sayso.attribution.tagger.model import Scores
from tagging import Session, tagger_of

SETTLED = tagger_of(Session()).settled


def assembled(scores: Scores, *rules: Candidate) -> list[Weighed]:
    """Return what is proposed where nothing but these scores and these of the rules' candidates is known."""
    ((*found,),) = weighed(SETTLED, [scores], [rules])
    return found


def parts(one: Weighed) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    return one.parts.source, one.parts.cue, one.parts.content


def candidate(head: int, content: set[int], score: float = 0.8) -> Candidate:
    return Candidate(frozenset(), frozenset({head}), frozenset(content), head, None, None, "by-hand", score)
