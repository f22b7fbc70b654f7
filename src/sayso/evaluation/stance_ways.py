"""Plain ways to tell how an article stands to a headline, to compare ours with."""

from __future__ import annotations

import re
from typing import Final

from sayso.corroboration.disputes.standing import Stance

_WORD: Final = re.compile(r"\w+")
_REFUTING: Final = frozenset(
    {
        "fake", "fraud", "hoax", "false", "deny", "denies", "not", "despite", "nope", "doubt", "doubts", "bogus", "debunk",
        "pranks", "retract",
    }
)  # fmt: skip
"""The refuting words of the challenge's own baseline."""
_SHARED: Final = 0.5
"""A headline of which the article has at least this share of words is about the same; chosen among four on the training part."""


def always_discuss(headline: str, article: str) -> Stance:
    """Return "discuss", the most frequent stance of those that are not "other"."""
    del headline, article
    return "discuss"


def refuting_words(headline: str, article: str) -> Stance:
    """Return a stance by what the challenge's baseline looks at: shared words, and the parity of refuting ones.

    The article is of something else where it has too few of the headline's words; it disagrees where one of the two refutes
    and the other does not, agrees where both do, and discusses the rest.
    """
    words, others = (_WORD.findall(text.lower()) for text in (headline, article))
    if len(set(words) & set(others)) < _SHARED * len(set(words)):
        return "other"
    refutes, refuted = (sum(word in _REFUTING for word in text) % 2 for text in (words, others))
    if refutes != refuted:
        return "disagree"
    return "agree" if refutes else "discuss"
