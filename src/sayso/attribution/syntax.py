"""The words around a cue: its helpers, who does what it says, and how far a phrase reaches."""

from __future__ import annotations

from sayso.records import Parse, Token

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "conj", "pcomp", "prep", "dep"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_CLOSING = frozenset({")", "]", "”", '"', "’"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_SINGLE = frozenset({"a", "an", "one", "single"})
_CHAIN = 5
"""How many verbs up a shared subject is looked for."""
_FAR = 4
"""How far, in words, an adverb or auxiliary may stand from its verb and still be part of the cue."""


def cue_words(parse: Parse, head: int) -> set[int]:
    """Return a verb with its auxiliaries, negation and particle, and adverbs that stand among or beside them."""
    words = {head}
    for i in parse.children[head]:
        token = parse.tokens[i]
        if token.dep in _HELPERS or (
            token.dep == "advmod" and token.pos == "ADV" and not parse.children[i] and head - 2 <= i < head
        ):
            words.add(i)
    return {i for i in words if abs(i - head) <= _FAR}


def noun_phrase(parse: Parse, head: int) -> set[int]:
    """Return a noun with all that belongs to its name and description: no clauses that only add to it."""
    words = {head}
    queue = [head]
    while queue:
        i = queue.pop()
        for j in parse.children[i]:
            token = parse.tokens[j]
            if token.dep in _CLAUSES and i == head and j > head + 1:
                continue
            if token.dep == "punct" and j > head and token.text not in _CLOSING:
                continue
            words.add(j)
            queue.append(j)
    return contiguous(parse, words, head)


def contiguous(parse: Parse, words: set[int], head: int) -> set[int]:
    """Return the unbroken run of words around the head; a gap of punctuation only is filled."""
    low = high = head
    while low - 1 in words or (low - 2 in words and parse.tokens[low - 1].pos == "PUNCT"):
        low -= 1
    while high + 1 in words or (high + 2 in words and parse.tokens[high + 1].pos == "PUNCT"):
        high += 1
    while parse.tokens[high].text in {",", ";", ":"} and high > head:
        high -= 1
    return set(range(low, high + 1))


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return who does what a verb says: its own subject, or the one it shares with the verb it hangs on."""
    seen = verb
    for _ in range(_CHAIN):
        own = _nearest_subject(parse, seen)
        if own is None and seen == verb:
            own = parse.child(seen, "nsubjpass")
        if own is not None:
            return own
        token = parse.tokens[seen]
        if seen == verb and (speaker := speaker_above(parse, token)) is not None:
            return speaker
        if token.dep in {"acl", "relcl"}:
            return token.head
        if token.dep not in _CONTROLLED or token.head == seen:
            return None
        if token.dep == "ccomp" and token.tag not in {"VBG", "VB"}:
            return None
        seen = token.head
        if token.dep == "prep" and token.lower == "as":
            # "quoted him as saying": he says it.
            quoted = parse.child(seen, "dobj", "nsubjpass")
            if quoted is not None:
                return quoted
        if parse.tokens[seen].pos in {"NOUN", "PROPN"}:
            # "his decision to criticise": who decides is who criticises.
            return parse.child(seen, "poss")
        passive = parse.child(seen, "nsubjpass")
        if passive is not None:
            return passive
    return None


def _nearest_subject(parse: Parse, verb: int) -> int | None:
    """Return a verb's subject; of two, as around "said the mayor", the one beside it."""
    subjects = [j for j in parse.children[verb] if parse.tokens[j].dep in {"nsubj", "csubj"}]
    return min(subjects, key=lambda j: abs(j - verb), default=None)


def speaker_above(parse: Parse, token: Token) -> int | None:
    """Return who speaks in "X said the camps existed but doubted that C".

    The parser joins the second verb of speech to the verb inside what X said. Where that one's subject is a thing
    and the second verb has a clause of its own, X is meant.
    """
    if token.dep != "conj" or parse.child(token.i, "ccomp") is None:
        return None
    first = parse.tokens[token.head]
    above = parse.tokens[first.head]
    thing = parse.child(first.i, "nsubj", "nsubjpass")
    if first.dep != "ccomp" or above.tag != token.tag or thing is None:
        return None
    if parse.tokens[thing].tag not in {"NN", "NNS"} or parse.name_of(thing) is not None:
        return None
    return _nearest_subject(parse, above.i)


def is_passive(parse: Parse, verb: int) -> bool:
    """Say whether a verb is passive: with an auxiliary for it, or a participle that modifies a noun."""
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    token = parse.tokens[verb]
    return token.tag == "VBN" and token.dep in {"acl", "advcl"} and parse.child(verb, "aux") is None


def agent_of(parse: Parse, verb: int) -> int | None:
    """Return the noun behind the "by" of a passive, if any."""
    by = parse.child(verb, "agent")
    return parse.child(by, "pobj") if by is not None else None


def clause(parse: Parse, head: int, without: int | None = None) -> set[int]:
    """Return a clause's words, less those that hang on one of them."""
    words = set(parse.subtree(head))
    if without is not None:
        words.difference_update(parse.subtree(without))
    return words


def is_infinitive(parse: Parse, i: int) -> bool:
    """Say whether a verb stands with "to"."""
    return any(parse.tokens[j].dep == "aux" and parse.tokens[j].tag == "TO" for j in parse.children[i])


def is_nobody(parse: Parse, i: int) -> bool:
    """Say whether a noun phrase denies that there is somebody: "nobody", "no group", "none of them"."""
    if parse.tokens[i].lower in _NOBODY:
        return True
    return any(
        parse.tokens[j].lower in {"no", "neither"} and parse.tokens[j].dep in {"det", "cc", "preconj"}
        for j in parse.children[i]
    )


def has_but(parse: Parse, noun: int) -> bool:
    """Say whether a noun is set against another behind "but": "not the army but the rebels"."""
    return any(parse.tokens[j].lower == "but" and parse.tokens[j].dep == "cc" for j in parse.children[noun])


def not_one(parse: Parse, noun: int) -> int | None:
    """Return the "one", "a" or "single" of a noun behind a "not", which make nobody of it, or None."""
    found = [j for j in parse.children[noun] if j < noun and parse.tokens[j].lower in _SINGLE]
    if not found or found[0] == 0 or parse.tokens[found[0] - 1].lower != "not" or has_but(parse, noun):
        return None
    return found[-1]
