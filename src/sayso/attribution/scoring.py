"""How likely a candidate is an attribution: its cue's own rate, lowered by what speaks against it.

The factors are round values, chosen after the precision of the rules with and without each sign on a quarter of
PolNeAR train (210 articles). The result orders candidates; it is no calibrated probability.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.attribution.candidates import Candidate
from sayso.attribution.syntax import is_passive
from sayso.records import Parse

MIN_SCORE = 0.4
"""Candidates under this are dropped. When it was chosen, on a quarter of PolNeAR train, any value from 0.3 to 0.45 gave
the same F1 of whole attributions (0.626 to 0.629); of these a higher one spares the reader more false ones."""

WEIGHTY = frozenset({"deny", "admit", "confirm", "blame", "allege", "doubt"})
"""Speech acts that must not be missed for being put in two words: denials are to be as visible as accusations."""

Sign = Callable[[Parse, Candidate], bool]


def _nobody_acts(parse: Parse, candidate: Candidate) -> bool:
    """A passive without an agent whose content is only a thing: "the schedule was published"."""
    return (
        candidate.source_head is None
        and candidate.rule == "verb-object"
        and is_passive(parse, candidate.head)
    )


def _modifies(parse: Parse, candidate: Candidate) -> bool:
    """A participle that modifies a noun: "the man named in the file"."""
    token = parse.tokens[candidate.head]
    return token.tag == "VBN" and token.dep == "acl"


def _not_finite(parse: Parse, candidate: Candidate) -> bool:
    """An infinitive: what somebody is to say, not what they say."""
    return parse.tokens[candidate.head].tag == "VB" and not any(
        parse.tokens[i].lemma == "do" for i in candidate.cue
    )


def _might_be(parse: Parse, candidate: Candidate) -> bool:
    """A modal verb in the cue: "could deny the permit"."""
    return any(parse.tokens[i].tag == "MD" for i in candidate.cue)


def _tiny(parse: Parse, candidate: Candidate) -> bool:
    """A content of one or two words that is no clause; but "admitted involvement" says all there is to say."""
    del parse
    weighty = candidate.entry is not None and candidate.entry.verb_class in WEIGHTY
    return len(candidate.content) <= 2 and not weighty and not candidate.rule.endswith(("clause", "quote"))


SIGNS: tuple[tuple[Sign, float], ...] = (
    (_nobody_acts, 0.5),
    (_modifies, 0.3),
    (_not_finite, 0.6),
    (_might_be, 0.7),
    (_tiny, 0.6),
)


def scored(parse: Parse, candidate: Candidate) -> Candidate:
    """Return the candidate with its score lowered by each sign against it."""
    score = candidate.score
    for sign, factor in SIGNS:
        if sign(parse, candidate):
            score *= factor
    return replace(candidate, score=round(score, 4))
