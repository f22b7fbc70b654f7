"""What is said where nobody took responsibility."""

from __future__ import annotations

from typing import Final

from sayso.records import Claim

_NOBODY: Final = ("no ", "nobody", "none", "no-one", "neither")


def is_unclaimed(claim: Claim) -> bool:
    """Say whether a claim says that nobody took responsibility."""
    if claim.relation != "responsible_for" or claim.polarity != "denied" or claim.subject is None:
        return False
    return claim.subject.text.lower().startswith(_NOBODY)
