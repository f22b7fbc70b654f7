"""Attributions that grammar marks: patterns of cue, source and content over the syntax.

A pattern looks at one word and proposes what it finds. `RULES` lists them; each takes the parse, a word and the
lexicon, and returns a `Candidate` or None. Which complements make a cue an attribution stands in the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Cue, Lexicon
from sayso.records import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_OBJECTS = ("dobj", "attr", "oprd", "dative")
_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "conj", "pcomp", "prep", "dep"})
_CONTENT_PREPOSITIONS = ("of", "for", "about", "on", "to", "against", "with", "in", "over", "toward", "towards", "at", "as")
_EMPTY_SUBJECTS = frozenset({"it", "there"})
_SOURCE_PREPOSITIONS = frozenset({"by", "from", "among"})


# ------------------------------------------------------------------ words around a cue


def cue_words(parse: Parse, head: int) -> set[int]:
    """Return a verb with its auxiliaries, negation and particle, and adverbs that stand among or beside them."""
    words = {head}
    for i in parse.children[head]:
        token = parse.tokens[i]
        if token.dep in _HELPERS:
            words.add(i)
        elif token.dep == "advmod" and token.pos == "ADV" and not parse.children[i] and abs(i - head) <= 2:
            words.add(i)
    low, high = min(words), max(words)
    return words if high - low < len(words) + 1 else {i for i in words if abs(i - head) <= 4}


def noun_phrase(parse: Parse, head: int) -> set[int]:
    """Return a noun with all that belongs to its name and description: no clauses that only add to it."""
    words = {head}
    queue = [head]
    while queue:
        i = queue.pop()
        for j in parse.children[i]:
            token = parse.tokens[j]
            if token.dep in {"relcl", "acl", "advcl", "ccomp", "parataxis"} and i == head and j > head + 1:
                continue
            if token.dep == "punct" and j > head and not _closes(parse, j):
                continue
            words.add(j)
            queue.append(j)
    return contiguous(parse, words, head)


def _closes(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text in {")", "]", "”", '"', "’"}


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
    for _ in range(5):
        own = parse.child(seen, "nsubj", "csubj")
        if own is None and seen == verb:
            own = parse.child(seen, "nsubjpass")
        if own is not None:
            return own
        token = parse.tokens[seen]
        if token.dep in {"acl", "relcl"}:
            return token.head
        if token.dep not in _CONTROLLED or token.head == seen:
            return None
        if token.dep == "ccomp" and token.tag not in {"VBG", "VB"}:
            return None
        seen = token.head
        if parse.tokens[seen].pos in {"NOUN", "PROPN"}:
            # "his decision to criticise": who decides is who criticises.
            return parse.child(seen, "poss")
        passive = parse.child(seen, "nsubjpass")
        if passive is not None:
            return passive
    return None


def is_passive(parse: Parse, verb: int) -> bool:
    """Say whether a verb is passive: with an auxiliary for it, or a participle that modifies a noun."""
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    token = parse.tokens[verb]
    return token.tag == "VBN" and token.dep == "acl"


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


# ------------------------------------------------------------------ patterns

Rule = Callable[[Parse, Token, Lexicon], Candidate | None]


def verb(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """A verb of saying, thinking or judging with what it takes."""
    if token.pos not in {"VERB", "AUX"}:
        return None
    cue = _verb_entry(parse, token, lexicon)
    if cue is None:
        return None
    passive = is_passive(parse, token.i)
    words = cue_words(parse, token.i)
    for kind, content, extra in _complements(parse, token, cue, passive):
        if kind not in cue.takes or not content:
            continue
        source = _source(parse, token, cue, passive)
        content = content - words - extra
        if source is not None and source in content:
            content = content - noun_phrase(parse, source)
        phrase = noun_phrase(parse, source) if source is not None else set()
        if not content:
            continue
        return Candidate(
            frozenset(phrase), frozenset(words | extra), frozenset(content - phrase), token.i, source, cue,
            f"verb-{kind}", cue.rate.get(kind, 0.7),
        )  # fmt: skip
    return None


def _verb_entry(parse: Parse, token: Token, lexicon: Lexicon) -> Cue | None:
    particle = parse.child(token.i, "prt")
    objects = [parse.tokens[i].lemma for i in parse.children[token.i] if parse.tokens[i].dep in {"dobj", "nsubjpass"}]
    return lexicon.verb(token.lemma, parse.tokens[particle].lower if particle is not None else None, objects)


def _source(parse: Parse, token: Token, cue: Cue, passive: bool) -> int | None:
    """Return the head of who says it."""
    if passive:
        return agent_of(parse, token.i)
    subject = subject_of(parse, token.i)
    if subject is not None and parse.tokens[subject].lower in _EMPTY_SUBJECTS and parse.tokens[subject].dep == "expl":
        return None
    return subject


def _complements(
    parse: Parse, token: Token, cue: Cue, passive: bool
) -> Iterator[tuple[str, set[int], set[int]]]:
    """Yield what a verb may take as content, likeliest first: its kind, its words, and words that join the cue."""
    tokens, i = parse.tokens, token.i
    below = parse.children[i]
    told = passive and parse.child(i, "nsubjpass")
    for j in below:
        if tokens[j].dep == "ccomp":
            if _is_infinitive(parse, j):
                yield "infinitive", clause(parse, j), set()
            yield "clause", clause(parse, j), set()
    for j in below:
        if tokens[j].dep == "xcomp":
            words = clause(parse, j)
            thing = parse.child(i, "dobj", "nsubjpass" if passive else "dobj")
            if thing is not None and not cue.addressee:
                words |= clause(parse, thing)
            if tokens[j].tag in {"VB", "VBG"} or _is_infinitive(parse, j):
                yield "infinitive", words, set()
            yield "as", words, set()
    if token.dep == "parataxis" and token.head != i:
        yield "clause", clause(parse, token.head, i), set()
    if token.dep == "advcl" and (mark := parse.child(i, "mark", "advmod")) is not None and tokens[mark].lower == "as":
        yield "clause", clause(parse, token.head, i), set()
    thing = parse.child(i, "nsubjpass") if passive else parse.child(i, *_OBJECTS)
    if thing is None and passive and token.dep == "acl":
        thing = token.head
    for j in below:
        if tokens[j].dep not in {"prep", "dative"} or tokens[j].lower not in _CONTENT_PREPOSITIONS:
            continue
        kind = tokens[j].lower
        kind = "toward" if kind == "towards" else kind
        if kind not in cue.takes:
            continue
        inner = [k for k in parse.children[j] if tokens[k].dep in {"pobj", "pcomp"}]
        if not inner:
            continue
        words = set().union(*(clause(parse, k) for k in inner))
        if thing is not None and not cue.addressee and (tokens[thing].dep in {"dobj", "nsubjpass"}):
            yield kind, words | clause(parse, thing) | {j}, set()
        else:
            yield kind, words, {j}
    if thing is not None and not cue.addressee and tokens[thing].tag not in {"WDT", "WP"}:
        yield "object", clause(parse, thing) if thing != token.head else noun_phrase(parse, thing), set()


def _is_infinitive(parse: Parse, i: int) -> bool:
    return any(parse.tokens[j].dep == "aux" and parse.tokens[j].tag == "TO" for j in parse.children[i])


def according_to(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """ "According to X, C": the clause it hangs on, without the phrase itself."""
    del lexicon
    if token.lower != "according":
        return None
    to = parse.child(token.i, "prep")
    noun = parse.child(to, "pobj") if to is not None else None
    if to is None or noun is None:
        return None
    source = noun_phrase(parse, noun)
    content = clause(parse, parse.sentence_of(token.i).root) if token.head != token.i else set()
    content -= set(parse.subtree(token.i)) | source
    return Candidate(
        frozenset(source), frozenset({token.i, to}), frozenset(content), token.i, noun, None, "according-to", 0.95
    )


def noun(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """A noun of saying or thinking: "X's claim that C", "allegations by X of C", "X expressed fears that C"."""
    if token.pos != "NOUN" or (cue := lexicon.noun(token.lemma)) is None:
        return None
    tokens = parse.tokens
    source = parse.child(token.i, "poss")
    cues, content, kind = {token.i}, set[int](), ""
    for j in parse.children[token.i]:
        child = tokens[j]
        if child.dep in {"acl", "ccomp", "relcl"} and child.tag != "VBN":
            infinitive = _is_infinitive(parse, j)
            marked = any(tokens[k].dep == "mark" and tokens[k].lower == "that" for k in parse.children[j])
            if (infinitive and "infinitive" in cue.takes) or (marked and "clause" in cue.takes):
                kind, content = ("infinitive" if infinitive else "clause"), clause(parse, j)
        elif child.dep == "prep" and child.lower in _SOURCE_PREPOSITIONS and source is None:
            source = parse.child(j, "pobj")
        elif child.dep == "prep" and child.lower in cue.takes and not content:
            kind, content = child.lower, set(parse.subtree(j)) - {j}
            cues.add(j)
        elif child.dep == "acl" and child.tag == "VBN" and source is None:
            source = agent_of(parse, j)
            if not content:
                for k in parse.children[j]:
                    if tokens[k].dep == "prep" and tokens[k].lower in cue.takes:
                        kind, content = tokens[k].lower, set(parse.subtree(k)) - {k}
            cues.add(j)
    if not content:
        return None
    if source is None and token.dep in {"dobj", "pobj"}:
        verb_above = token.head if token.dep == "dobj" else tokens[token.head].head
        if tokens[verb_above].pos == "VERB":
            source = subject_of(parse, verb_above)
            if token.dep == "dobj":
                cues.update(i for i in cue_words(parse, verb_above))
    if source is None:
        return None
    phrase = noun_phrase(parse, source) - cues - content
    return Candidate(
        frozenset(phrase), frozenset(cues), frozenset(content), token.i, source, cue, f"noun-{kind}",
        cue.rate.get(kind, 0.5),
    )  # fmt: skip


def adverb(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """ "Reportedly", "allegedly": somebody says so, and nobody says who."""
    if token.pos != "ADV" or (cue := lexicon.adverb(token.lower)) is None or token.head == token.i:
        return None
    content = clause(parse, token.head) - {token.i}
    return Candidate(frozenset(), frozenset({token.i}), frozenset(content), token.i, None, cue, "adverb", 0.6)


RULES: tuple[Rule, ...] = (verb, according_to, noun, adverb)


def candidates(parse: Parse, lexicon: Lexicon) -> list[Candidate]:
    """Return what the rules propose, in text order of the cues."""
    found = []
    for token in parse.tokens:
        for rule in RULES:
            candidate = rule(parse, token, lexicon)
            if candidate is not None:
                found.append(candidate)
                break
    return found
