"""Whether somebody who is told to deny, reject or refuse something says that it is not so.

Corpora count as denials whatever turns something away: "rejected the plan" and "refused to leave" as "denied the charge". But
who rejects a plan or refuses to leave contradicts nobody who tells of the plan or of the leaving; only who says that it is
not so does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sayso.corroboration.groups.lexicon import DENYING, SAYINGS, WITHHOLDING, stem_of
from sayso.records import Attribution, Claim

_WORD: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 8
"""Words at the head of what is denied among which a noun of saying, or "that", must stand."""


def denies_truth(claim: Claim, attributions: Mapping[str, Attribution], text: str) -> bool:
    """Say whether a claim that is told as denied is said not to be so, rather than refused or turned down.

    "Denied the charge" and "dismissed the report that" do; "rejected the plan", "refused to leave" and "dismissed it as
    a trick" don't. What no attribution tells, a verb right above the claim does, which is one of denying.
    """
    at = attributions.get(claim.attribution or "")
    if at is None or not at.cue:
        return True
    cue = {form for span in at.cue for form in _forms(span.text(text))}
    if cue & WITHHOLDING:
        return False
    if cue & DENYING:
        return True
    words = [word for span in at.content for word in _WORD.findall(span.text(text).lower())]
    head = words[:_REACH]
    opens = next((i for i, word in enumerate(head) if word == "that" or stem_of(word) in SAYINGS), None)
    if opens is None:
        return False
    return "that" in head or "as" not in words[opens:]


def _forms(words: str) -> set[str]:
    found = _WORD.findall(words.lower())
    return {form for word in found for form in (word, stem_of(word))}
