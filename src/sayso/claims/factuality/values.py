"""What a stance comes to on the scale of UW (Lee et al. 2015), from -3, certainly not so, to 3, certainly so.

Each value is the median, rounded, of what readers said of the events of UW's training part that the rules give this
stance.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from sayso.claims.stance import Stance
from sayso.records import Certainty, Polarity, Tense

_VALUES: Final[dict[tuple[Polarity, Certainty], float]] = {
    ("affirmed", "certain"): 3.0,
    ("affirmed", "probable"): 2.0,
    ("affirmed", "possible"): 1.6,
    ("affirmed", "unstated"): 1.6,
    ("denied", "certain"): -1.6,
    ("denied", "probable"): -2.0,
    ("denied", "possible"): -1.4,
    ("denied", "unstated"): -1.2,
}
_BY_TENSE: Final[dict[tuple[Polarity, Certainty, Tense], float]] = {
    ("affirmed", "certain", "present"): 2.8,
    ("affirmed", "certain", "future"): 2.6,
    ("affirmed", "certain", "hypothetical"): 2.4,
    ("affirmed", "unstated", "future"): 2.2,
}
"""Where the tense makes a difference to readers."""
_BORDERS: Final = (-1.5, -0.5, 0.5, 2.3)
DEGREES: Final = ("not so", "hardly so", "open", "maybe so", "so")
"""The scale in five degrees, from denied and certain over possible or probable to affirmed and certain."""


def value_of(stance: Stance) -> float:
    """Return the value, in [-3, 3], that readers give most events of this stance."""
    by_tense = _BY_TENSE.get((stance.polarity, stance.certainty, stance.tense))
    return _VALUES[stance.polarity, stance.certainty] if by_tense is None else by_tense


def degree_of(value: float) -> str:
    """Return which of the DEGREES a value is; a value on a border is the higher one's."""
    return DEGREES[bisect_right(_BORDERS, value)]
