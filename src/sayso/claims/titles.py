"""Titles beside names: what somebody is called as, in passing ("Mira Toll, leader of ...", "the director Mira Toll")."""

from __future__ import annotations

from typing import Final

from sayso.claims.frames import Match
from sayso.records import Parse, Tense

_STANDING: Final = frozenset({"leads", "member_of", "part_of", "supports"})
_PAST: Final = frozenset({"former", "ex", "late", "erstwhile", "one-time", "onetime", "then", "formerly"})


def is_title(parse: Parse, match: Match) -> bool:
    """Say whether a noun stands beside a name as what somebody is."""
    token = parse.tokens[match.predicate]
    beside = token.dep in {"appos", "compound"} or parse.child(token.i, "appos") is not None
    return beside and match.frame.speech == "noun" and match.frame.relation in _STANDING


def tense_of_title(parse: Parse, i: int) -> Tense:
    """Return when somebody holds a title: now, unless a word before it says that it is over."""
    before = {parse.tokens[j].lower for j in parse.children[i] if j < i}
    return "present" if before.isdisjoint(_PAST) else "past"
