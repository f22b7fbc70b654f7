"""Whether shared passages make one document a copy of another, of which kind, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.corroboration.reprints.aligning import Alignment
from sayso.corroboration.reprints.words import OWN, Words
from sayso.records import Covered, Passage, ReprintKind, Score

CHANCE: Final = 8
"""So many words in a row may agree without a copy: names with titles, figures, turns of phrase."""
HALF: Final = 10.0
"""So many words beyond that, over all passages, make a copy as likely as not."""
WHOLE: Final = 0.75
"""Where this share of both documents' words agrees, quotations are evidence, too: a speech printed twice."""
CONTAINED: Final = 0.9
"""The same where this share of one document's words stands in the other."""
CLOSING: Final = 40
"""A passage of up to so many words that ends both documents is what outlets print under their stories."""
CREDIT: Final = 4.0
"""What a credit to the same agency adds, in words."""
LEAST: Final = 0.5
"""The least score of a reprint."""
MOST: Final = 0.6
"""Of a document of which this share is in the other, most is."""


def weigh(alignment: Alignment, covered: Sequence[Covered]) -> float:
    """Return how many words speak for a copy: those that agree beyond what agrees by chance.

    Only words count that are no shared quotation: two reports of one press conference share what was said there.
    """
    evidence = float(
        sum(
            max(0, passage.own - CHANCE)
            for passage, chain in zip(alignment.passages, alignment.tiles, strict=True)
            if passage.own > CLOSING or not alignment.ends_both(chain)
        )
    )
    if _whole(covered):
        evidence = max(evidence, float(sum(passage.words for passage in alignment.passages) - CHANCE))
    return evidence


def judge(
    evidence: float, passages: Sequence[Passage], covered: Sequence[Covered], credited: Sequence[str]
) -> Score:
    """Return how surely one document is a copy of the other or both are of a third, and why."""
    telling = sorted((passage.own for passage in passages if passage.own > CHANCE), reverse=True)
    most = max(one.own for one in covered)
    reasons = [f"{telling[0]} words outside quotations agree in one passage"] if telling else []
    if len(telling) > 1:
        reasons.append(f"{len(telling)} such passages agree, {sum(telling)} words in all")
    if _whole(covered):
        reasons.append("nearly all of one stands in the other")
    elif most >= MOST:
        reasons.append(f"{most:.0%} of one document's own words stand in the other")
    if credited:
        evidence += CREDIT
        reasons.append(f"{' and '.join(credited)} is credited")
    if any(passage.words > passage.own + CHANCE for passage in passages):
        reasons.append("quotations agree, too, which alone would prove nothing")
    return Score(evidence / (evidence + HALF), tuple(reasons))


def _whole(covered: Sequence[Covered]) -> bool:
    shares = sorted(one.all for one in covered)
    return shares[0] >= WHOLE or shares[1] >= CONTAINED


def kind_of(first: Covered, second: Covered) -> ReprintKind:
    """Return how two documents share words; a share is the mean of that of own words and that of all."""
    shares = sorted(((one.own or one.all) + one.all) / 2 for one in (first, second))
    if shares[0] >= MOST:
        return "copy"
    return "abridged" if shares[1] >= MOST else "passage"


def covered(alignment: Alignment) -> tuple[Covered, Covered]:
    """Return how much of the first document and of the second lies in the passages."""
    laid = [tile for chain in alignment.tiles for tile in chain]
    return (
        _covered(alignment.first, [(tile.first, tile.first + tile.length) for tile in laid]),
        _covered(alignment.second, [(tile.second, tile.second + tile.length) for tile in laid]),
    )


def _covered(words: Words, agreeing: Sequence[tuple[int, int]]) -> Covered:
    """Return how much of a document lies in these stretches of words, which are apart."""
    own = words.whose.count(OWN)
    agreeing_own = sum(words.whose.count(OWN, start, end) for start, end in agreeing)
    agreeing_all = sum(end - start for start, end in agreeing)
    return Covered(
        own=_share(agreeing_own, own),
        speech=_share(agreeing_all - agreeing_own, len(words) - own),
        all=_share(agreeing_all, len(words)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
