"""How well it is read who is blamed for political violence, and on whose word.

An organisation found counts as right if one of its names is one of the key's, one to one within each message. What
the key doubts or leaves optional is right if found and no miss if not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.evaluation.adding import added
from sayso.evaluation.blame import Blame
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.muc import Culprit


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts over any number of messages: organisations, and those whose confidence is right as well."""

    messages: int = 0
    unread: int = 0
    organisation: Counts = NONE
    confident: Counts = NONE

    def __add__(self, other: Figures) -> Figures:
        return added(self, other)

    @property
    def confidence_accuracy(self) -> float:
        """Which share of the organisations found has a confidence that the key gives too."""
        return ratio(self.confident.hits, self.organisation.hits)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "messages": self.messages,
            "unpredicted messages": self.unread,
            "wanted": self.organisation.gold,
            "predicted": self.organisation.predicted,
            "org_p": self.organisation.precision,
            "org_r": self.organisation.recall,
            "org_f": self.organisation.f1,
            "conf_acc": self.confidence_accuracy,
            "org_conf_f": self.confident.f1,
        }


def score_message(culprits: Sequence[Culprit], found: Sequence[Blame] | None) -> Figures:
    """Return one message's figures; ``found`` is None where it could not be read."""
    pairs = matched(culprits, found or ())
    missed = sum(
        not culprit.optional for place, culprit in enumerate(culprits) if place not in pairs.values()
    )
    predicted, gold = len(found or ()), len(pairs) + missed
    confident = sum((found or ())[i].confidence in culprits[j].confidences for i, j in pairs.items())
    return Figures(
        messages=1,
        unread=int(found is None),
        organisation=Counts(len(pairs), predicted, gold),
        confident=Counts(confident, predicted, gold),
    )


def matched(culprits: Sequence[Culprit], found: Sequence[Blame]) -> dict[int, int]:
    """Return for each place in ``found`` the place in ``culprits`` that it is right about; the first that fits."""
    pairs: dict[int, int] = {}
    for i, blame in enumerate(found):
        for j, culprit in enumerate(culprits):
            if blame.names & culprit.names and j not in pairs.values():
                pairs[i] = j
                break
    return pairs
