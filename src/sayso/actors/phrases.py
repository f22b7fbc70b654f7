"""Noun phrases: their words without what only hangs on them, and the one that a relative clause speaks of."""

from __future__ import annotations

from sayso.actors.kinds import actor_noun
from sayso.records import Parse

_BEFORE = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "predet", "case"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FOR_PEOPLE = frozenset({"who", "whom", "whose"})
_LONGEST_BEHIND = 5


def core(parse: Parse, head: int) -> tuple[int, int]:
    """Return the first and last word of a noun's phrase: what stands before it, and a short "of ..." right behind it."""
    first, last = head, head
    name = parse.name_of(head)
    inside = parse.tokens_in(name.span) if name is not None else ()
    if inside:
        first, last = min(first, inside[0]), max(last, inside[-1])
    for j in parse.children[head]:
        if j < first and parse.tokens[j].dep in _BEFORE:
            first = min(first, parse.subtree(j)[0])
    for j in parse.children[head]:
        if j != last + 1 or parse.tokens[j].dep != "prep":
            continue
        below = parse.subtree(j)
        clauses = [parse.subtree(k)[0] for k in below if parse.tokens[k].dep == "relcl"]
        below = [k for k in below if k < min(clauses, default=k + 1)]
        if below[-1] - j == len(below) - 1 <= _LONGEST_BEHIND:
            last = below[-1]
    return first, last


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """Return the head of what a relative pronoun stands for: the noun that its clause hangs on.

    "Who" is somebody: where the parser hangs the clause on a thing or a place, the somebody further up is meant, as
    in "a spokesman for the ministry who said". None where the word is no relative pronoun or asks a question.
    """
    token = parse.tokens[pronoun]
    if token.lower not in _RELATIVE or token.tag not in ("WP", "WDT", "WP$"):
        return None
    for i in parse.ancestors(pronoun):
        above = parse.tokens[i]
        if above.dep == "relcl":
            if token.lower in _FOR_PEOPLE:
                return _somebody(parse, above.head)
            return _something(parse, above.head, pronoun) if token.lower == "which" else above.head
        if above.dep in ("ccomp", "advcl", "ROOT", "csubj"):
            return None
    return None


def _somebody(parse: Parse, head: int) -> int:
    """Return the nearest noun at or above a word that can be a person, the word itself where there is none."""
    i = head
    for _ in range(3):
        if _may_be_people(parse, i):
            return i
        above = parse.tokens[i].head
        preposition = parse.tokens[i].dep == "pobj" and parse.tokens[above].dep == "prep"
        if not preposition:
            break
        i = parse.tokens[above].head
        if parse.tokens[i].pos not in ("NOUN", "PROPN", "PRON"):
            break
    return head


def _something(parse: Parse, head: int, pronoun: int) -> int | None:
    """Return what "which" means: its clause's noun, or the one right before it where that noun is a person."""
    if not _may_be_people(parse, head):
        return head
    before = pronoun - 1
    while before > head and parse.tokens[before].pos in ("PUNCT", "ADP"):
        before -= 1
    noun = parse.tokens[before].pos in ("NOUN", "PROPN") and not _may_be_people(parse, before)
    return before if noun and before > head else None


def _may_be_people(parse: Parse, i: int) -> bool:
    name = parse.name_of(i)
    if name is not None:
        return name.kind in ("person", "expert")
    noun = actor_noun(parse, i)
    return parse.tokens[i].pos == "PRON" or (noun is not None and noun.list == "people")
