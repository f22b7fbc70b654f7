"""Attributions that grammar marks: patterns of cue, source and content over the syntax.

A pattern looks at one word and proposes what it finds. `RULES` lists them; each takes the parse, a word and the
lexicon, and returns a `Candidate` or None. Which complements make a cue an attribution stands in the lexicon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.nouns import noun
from sayso.attribution.syntax import clause, cue_words, is_infinitive, noun_phrase, speaker_above, subject_of
from sayso.attribution.verbs import verb
from sayso.records import Parse, Token

Rule = Callable[[Parse, Token, Lexicon], Candidate | None]

_REACH = 12
"""How many words behind "according to" its noun is looked for where the parser missed it."""


def phrase(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """A set phrase: "According to X, C", "C, as X put it", "C, in X's view", "C, citing X"."""
    match = lexicon.phrase_at(parse, token.i)
    if match is None:
        return None
    last = match.tokens[-1]
    source, words = None, set(match.speaker)
    if match.cue.speaker_follows:
        source = parse.child(last, "pobj", "dobj")
        source = source if source is not None else _next_noun(parse, last)
        if source is None:
            return None
        words = noun_phrase(parse, source)
    elif words:
        source = max((i for i in words if parse.tokens[i].head not in words), default=max(words))
    cue = set(match.tokens)
    top = min(cue, key=lambda i: len(list(parse.ancestors(i))))
    said = _said_with(parse, top)
    content = said - set(parse.subtree(top)) - cue - words
    return Candidate(
        frozenset(words), frozenset(cue), frozenset(content), token.i, source, match.cue,
        f"phrase-{match.cue.lemma}", match.cue.rate.get("clause", 0.9),
    )  # fmt: skip


def _said_with(parse: Parse, top: int) -> set[int]:
    """Return the clause that a phrase belongs to, never the verb of speech that this clause hangs on.

    "X said C, citing Y" and "X said that C, according to Y" both rest C on Y, inside what X says.
    """
    for above in (top, *parse.ancestors(top)):
        if above != top and parse.tokens[above].dep == "ccomp":
            return clause(parse, above)
        inner = parse.child(above, "ccomp") if above != top else None
        if inner is not None and inner < top and parse.tokens[top].tag == "VBG":
            return clause(parse, inner)
    root = parse.sentence_of(top).root
    return clause(parse, root) if root != top else set()


def _next_noun(parse: Parse, i: int) -> int | None:
    """Return the head of the noun phrase right behind a word, where the parser missed that they belong together."""
    last = parse.sentence_of(i).last
    for j in range(i + 1, min(last, i + _REACH)):
        if parse.tokens[j].pos == "PUNCT":
            return None
        if parse.tokens[j].pos in {"NOUN", "PROPN", "PRON"} and parse.tokens[j].dep != "compound":
            return j
    return None


def adjective(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """An adjective of mind with a verb of being: "is sure that C", "are worried about C", "eager to C"."""
    if token.tag not in {"JJ", "JJR", "JJS", "VBN", "VBD"}:
        return None
    cue = lexicon.adjective(token.lower)
    if cue is None:
        return None
    be = token.head if token.dep in {"acomp", "oprd"} else token.i
    source = parse.child(token.i, "nsubjpass", "nsubj")
    if source is None and be != token.i:
        source = subject_of(parse, be)
    elif source is None and token.dep in {"amod", "acl"}:
        source = token.head
    phrase = noun_phrase(parse, source) if source is not None else set()
    words = cue_words(parse, be) | {token.i}
    if be != token.i:
        words |= set(range(min(be, token.i), max(be, token.i)))
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        content, kind = set[int](), ""
        if child.dep in {"ccomp", "xcomp", "advcl"}:
            kind = "infinitive" if is_infinitive(parse, j) else "clause"
            content = clause(parse, j)
        elif child.dep == "prep":
            kind = child.lower
            content = set(parse.subtree(j)) - {j}
            words = words | {j} if kind in cue.takes else words
        content -= words | phrase
        if kind in cue.takes and content:
            return Candidate(
                frozenset(phrase - words), frozenset(words), frozenset(content), token.i, source, cue,
                f"adjective-{kind}", cue.rate.get(kind, 0.5),
            )  # fmt: skip
    return None


def adverb(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """The words "reportedly", "allegedly" and their kind: somebody says so, and nobody says who."""
    if (
        token.pos != "ADV"
        or (cue := lexicon.adverb(token.lower)) is None
        or token.head == token.i
        or not cue.takes
    ):
        return None
    content = clause(parse, token.head) - {token.i}
    return Candidate(frozenset(), frozenset({token.i}), frozenset(content), token.i, None, cue, "adverb", 0.6)


RULES: tuple[Rule, ...] = (phrase, verb, noun, adjective, adverb)


def candidates(parse: Parse, lexicon: Lexicon) -> list[Candidate]:
    """Return what the rules propose, in text order of the cues."""
    found = []
    for token in parse.tokens:
        for rule in RULES:
            candidate = rule(parse, token, lexicon)
            if candidate is not None:
                found.append(candidate)
                break
    further = [
        (candidate.head, min(candidate.cue) - 1)
        for candidate in found
        if candidate.rule == "verb-clause" and _breaks_off(parse, candidate)
    ]
    return [_cut_at_next_cue(candidate, further) for candidate in found]


def _breaks_off(parse: Parse, candidate: Candidate) -> bool:
    """Say whether a cue ends the clause before it: ", adding that D", or "but doubted that D" of the same speaker."""
    token, before = parse.tokens[candidate.head], min(candidate.cue) - 1
    if token.tag == "VBG":
        return before >= 0 and parse.tokens[before].text == ","
    return before >= 0 and speaker_above(parse, token) is not None


def _cut_at_next_cue(candidate: Candidate, further: Sequence[tuple[int, int]]) -> Candidate:
    """End a clause before a further cue behind a comma: in "X said C, adding that D", D is not part of C.

    ``further`` are the cues that break a clause off, sorted, with the token before each.
    """
    if candidate.rule != "verb-clause":
        return candidate
    last = max(candidate.content)
    for head, before in further[bisect_right(further, (candidate.head, candidate.head)) :]:
        if head > last:
            break
        if head in candidate.content and before in candidate.content:
            return replace(candidate, content=frozenset(i for i in candidate.content if i < before))
    return candidate
