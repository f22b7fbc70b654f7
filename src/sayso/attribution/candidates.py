"""What a rule proposes: the tokens of a source, a cue and a content, before they become an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.attribution.lexicon import Cue


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed attribution in token indices. ``head`` is the cue's head word, ``source_head`` the source's.

    ``rule`` names the pattern that found it, ``score`` is how often this cue attributed on PolNeAR train
    with what it takes here, or an assumed value where that was not measured.
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    head: int
    source_head: int | None
    entry: Cue | None
    rule: str
    score: float
