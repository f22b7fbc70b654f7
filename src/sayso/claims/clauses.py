"""What kind of clause a verb heads: finite or not, set off by a comma or not."""

from __future__ import annotations

from typing import Final

from sayso.records import Parse

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_REDUCED: Final = frozenset({"acl", "amod"})


def is_finite(parse: Parse, i: int) -> bool:
    """Say whether a verb has a tense of its own or of a helping verb ("fled", "has fled", "may flee")."""
    token = parse.tokens[i]
    if token.pos not in _VERBAL:
        return False
    if token.tag in _FINITE and token.dep not in _REDUCED:
        return True
    return not is_infinitive(parse, i) and any(
        parse.tokens[j].dep in {"aux", "auxpass"} and parse.tokens[j].tag != "VBG" for j in parse.children[i]
    )


def is_infinitive(parse: Parse, i: int) -> bool:
    """Say whether a verb stands behind "to"."""
    return any(parse.tokens[j].tag == "TO" for j in parse.children[i])


def aside(parse: Parse, i: int, floor: int) -> int | None:
    """Return the verb of the non-restrictive relative clause that a word stands in, or None.

    Such a clause, set off by a comma ("the front, which has fought the army since 2017, ..."), adds what whoever
    writes the sentence knows. ``floor`` is the first token that still counts; clauses that begin before it do not.
    """
    while True:
        token = parse.tokens[i]
        if token.head == i:
            return None
        if token.dep == "relcl":
            first = min((j for j in parse.children[i] if j < i), default=i)
            first = min(parse.subtree(first)[0], first)
            if first - 1 >= floor and parse.tokens[first - 1].text in {",", "(", "—", "–"}:
                return i
        i = token.head
