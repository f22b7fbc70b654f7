"""Verbs of saying, thinking and judging: "X said C", "X was accused of C by Y", "C, X added"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Cue, Lexicon
from sayso.attribution.syntax import (
    agent_of,
    clause,
    cue_words,
    is_infinitive,
    is_nobody,
    is_passive,
    noun_phrase,
    subject_of,
)
from sayso.records import Parse, Token

Complement = tuple[str, set[int], set[int]]
"""A complement's kind as the lexicon calls it, its words, and words that join the cue."""

_OBJECTS = ("dobj", "attr", "oprd", "dative")
_PREPOSITIONS = {
    preposition: preposition
    for preposition in ("about", "against", "among", "around", "as", "at", "behind", "for", "from", "in", "into",
                        "like", "of", "on", "over", "to", "toward", "upon", "after", "with")
} | {"towards": "toward"}  # fmt: skip
"""What the lexicon calls a preposition; "by" is left out, it names the speaker of a passive."""
_FIXED = frozenset({"prt", "prep", "advmod", "acomp", "dobj", "oprd"})
"""How a fixed second word of a verb hangs on it: "point out", "call for", "make clear"."""
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "xcomp", "pcomp"})
_NAMING = frozenset({"name", "identify", "quote", "cite"})
_RAISING = frozenset({"seem", "appear"})
"""What their subject seems to do is the content, and nobody says so."""
_RATES = {"quote": 0.9, "clause": 0.6, "object": 0.5, "infinitive": 0.46, "as": 0.4}
_RATE = 0.5
"""How often a verb whose own rate was not measured marks an attribution, by what it takes: measured on a quarter
of PolNeAR train over such verbs together."""


def verb(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """A verb of the lexicon with something that it takes."""
    if token.pos not in {"VERB", "AUX"}:
        return None
    cue = verb_entry(parse, token, lexicon)
    if cue is None:
        return None
    passive = is_passive(parse, token.i)
    words = cue_words(parse, token.i)
    for kind, complement, extra in _complements(parse, token, cue, passive=passive):
        if kind not in cue.takes or (kind == "infinitive" and _is_for_anonymity(parse, token.i)):
            continue
        content = set(complement)
        source = None
        if token.lemma not in _RAISING:
            source = agent_of(parse, token.i) if passive else subject_of(parse, token.i)
        elif (subject := parse.child(token.i, "nsubj")) is not None:
            content |= clause(parse, subject)
        content -= words | extra
        if source is not None and is_nobody(parse, source):
            return None
        phrase = noun_phrase(parse, source) if source is not None else set()
        content -= phrase
        if content:
            return Candidate(
                frozenset(phrase), frozenset(words | extra), frozenset(content), token.i, source, cue,
                f"verb-{kind}", cue.rate.get(kind, _RATES.get(kind, _RATE)),
            )  # fmt: skip
    return None


def _is_for_anonymity(parse: Parse, verb: int) -> bool:
    """Say whether somebody only asks or declines to be named: that is about the speaker, no statement of theirs."""
    inner = parse.child(verb, "xcomp", "ccomp")
    return inner is not None and parse.tokens[inner].lemma in _NAMING and is_passive(parse, inner)


def verb_entry(parse: Parse, token: Token, lexicon: Lexicon) -> Cue | None:
    """Return the lexicon's entry for a verb with its particle or preposition and its object."""
    thing = []
    for i in parse.children[token.i]:
        child = parse.tokens[i]
        if child.dep in {"dobj", "nsubjpass"} or (child.dep == "nsubj" and token.tag == "VBN"):
            thing.append(child.lemma)
    for i in parse.children[token.i]:
        child = parse.tokens[i]
        if child.dep in _FIXED and (entry := lexicon.phrasal(token.lemma, child.lower, thing)) is not None:
            return entry
    particle = parse.child(token.i, "prt")
    return lexicon.verb(token.lemma, parse.tokens[particle].lower if particle is not None else None, thing)


def _complements(parse: Parse, token: Token, cue: Cue, *, passive: bool) -> Iterator[Complement]:
    """Yield what a verb may take as content, likeliest first."""
    yield from _clauses(parse, token, cue, passive=passive)
    thing = parse.child(token.i, "nsubjpass") if passive else parse.child(token.i, *_OBJECTS)
    if thing is None and passive and token.dep == "acl":
        thing = token.head
    if cue.addressee:
        thing = None
    yield from _prepositions(parse, token, thing)
    if thing is not None and parse.tokens[thing].tag not in {"WDT", "WP"}:
        yield "object", _object(parse, token, thing), set()


def _clauses(parse: Parse, token: Token, cue: Cue, *, passive: bool) -> Iterator[Complement]:
    """Yield the clauses: finite, to-infinitive, and the one that a verb in mid-sentence interrupts."""
    tokens, i = parse.tokens, token.i
    for j in parse.children[i]:
        if tokens[j].dep == "ccomp":
            if is_infinitive(parse, j):
                yield "infinitive", clause(parse, j), set()
            yield "clause", clause(parse, j), set()
    for j in parse.children[i]:
        if tokens[j].dep == "xcomp":
            words = clause(parse, j)
            thing = parse.child(i, "nsubjpass" if passive else "dobj")
            if thing is None and passive and token.dep == "conj":
                thing = subject_of(parse, i)
            if thing is not None and not cue.addressee:
                words |= clause(parse, thing)
            if tokens[j].tag in {"VB", "VBG"} or is_infinitive(parse, j):
                yield "infinitive", words, set()
            yield "as", words, set()
    if token.dep == "parataxis" and token.head != i:
        yield "clause", _interrupted(parse, token), set()
    if token.dep == "advcl":
        mark = parse.child(i, "mark", "advmod")
        if mark is not None and tokens[mark].lower == "as":
            yield "clause", clause(parse, token.head, i), set()


def _interrupted(parse: Parse, token: Token) -> set[int]:
    """Return the clause that a verb stands in the middle of: "The bridge, the mayor said, was closed".

    The parser may hang the verb on an auxiliary or an object of that clause, and the clause's subject on the verb.
    """
    top = token.head
    while parse.tokens[top].dep not in _CLAUSE_HEADS and parse.tokens[top].head != top:
        top = parse.tokens[top].head
    words = clause(parse, top, token.i)
    subjects = [j for j in parse.children[token.i] if parse.tokens[j].dep in {"nsubj", "nsubjpass"}]
    if len(subjects) > 1:
        words |= clause(parse, max(subjects, key=lambda j: abs(j - token.i)))
    return words


def _prepositions(parse: Parse, token: Token, thing: int | None) -> Iterator[Complement]:
    """Yield the prepositional phrases: with the object before them ("accused X of C") or alone ("called for C")."""
    tokens = parse.tokens
    for j in parse.children[token.i]:
        kind = _PREPOSITIONS.get(tokens[j].lower) if tokens[j].dep in {"prep", "dative"} else None
        if kind is None:
            continue
        words: set[int] = set()
        for k in parse.children[j]:
            if tokens[k].dep in {"pobj", "pcomp"}:
                words |= clause(parse, k)
        if not words:
            continue
        if thing is not None and tokens[thing].dep in {"dobj", "nsubjpass"}:
            yield kind, words | clause(parse, thing) | {j}, set()
        else:
            yield kind, words, {j}


def _object(parse: Parse, token: Token, thing: int) -> set[int]:
    """Return the object with what is said of it: "called X a liar", "condemned X as Y"."""
    words = clause(parse, thing) if thing != token.head else noun_phrase(parse, thing)
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        if j > token.i and (
            child.dep in {"oprd", "dobj", "attr"} or (child.dep == "prep" and child.lower == "as")
        ):
            words |= clause(parse, j)
    return words
