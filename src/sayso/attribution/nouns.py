"""Nouns of saying and thinking: "X's claim that C", "allegations by X of C", "X expressed fears that C"."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Cue, Lexicon
from sayso.attribution.syntax import (
    agent_of,
    clause,
    cue_words,
    is_infinitive,
    is_nobody,
    noun_phrase,
    subject_of,
)
from sayso.attribution.verbs import verb_entry
from sayso.records import Parse, Token

_SOURCE_PREPOSITIONS = frozenset({"by", "from", "among"})
_SPREAD = frozenset(
    {"make", "emerge", "surface", "arise", "spread", "circulate", "appear", "raise", "repeat", "air"}
)
"""What is done with a saying: "allegations have been made that C"."""
_THAT = frozenset({"mark"})
_THAT_ANYHOW = frozenset({"mark", "nsubj", "det", "dative", "dobj"})
"""What the parser makes of "that": in "claims by X that Y" it often takes it for a pronoun."""
_OTHERS = frozenset({"reject", "deny", "dismiss", "rebut", "refute", "dispute", "rebuff", "answer", "address", "contradict",
                     "face", "hear", "receive", "ignore", "investigate", "examine", "probe", "note", "cite", "verify",
                     "quash", "counter", "fuel", "prompt", "spark", "draw", "escape", "avoid", "fight", "contest",
                     "report", "repeat", "echo", "mention", "quote", "recall", "deflect", "brush", "shrug"})  # fmt: skip
"""What one does with somebody else's saying: who rejects an accusation has not made it."""
_BY_SPEAKER = "by"
SAYING_BY_SPEAKER = f"noun-{_BY_SPEAKER}"
"""The rule of "accusations by X that C", by which a candidate tells that it was found so."""
_NEAR = 6
"""How far behind its verb, in words, a noun may stand in "said in a statement"."""
_RATE = 0.5
"""How often a noun whose own rate was not measured marks an attribution."""


@dataclass(slots=True)
class _Found:
    """What was found around a noun so far."""

    cue: set[int]
    source: int | None = None
    content: set[int] = field(default_factory=set)
    kind: str = ""


def noun(parse: Parse, token: Token, lexicon: Lexicon) -> Candidate | None:
    """A noun of the lexicon with what it takes and with somebody who says it."""
    if token.pos != "NOUN" or (cue := lexicon.noun(token.lemma, _of(parse, token.i))) is None:
        return None
    found = _Found({token.i}, _owner(parse, token.i))
    for j in parse.children[token.i]:
        _look_at(parse, j, cue, found)
    if not found.content:
        _look_behind_speaker(parse, token, cue, found)
    if not found.content:
        _look_above(parse, token, cue, found)
    if not found.content:
        return None
    head = token.i
    if found.source is None:
        _actor_of_verb_above(parse, token, found)
        above = _speech_above(parse, token, lexicon)
        if above is not None:
            head, cue = above
            found.cue |= cue_words(parse, head) | set(range(head, token.i))
    if found.source is None and found.kind != "clause":
        return None
    if found.source is not None and is_nobody(parse, found.source):
        return None
    phrase = noun_phrase(parse, found.source) if found.source is not None else set()
    phrase -= found.cue | found.content
    return Candidate(
        frozenset(phrase), frozenset(found.cue), frozenset(found.content - found.cue), head, found.source, cue,
        f"noun-{found.kind}", cue.rate.get("clause" if found.kind == _BY_SPEAKER else found.kind, _RATE),
    )  # fmt: skip


def _of(parse: Parse, i: int) -> tuple[str, ...]:
    """Return the lemma of the noun behind "of", if any, for entries that hold for some only ("claim of responsibility")."""
    for j in parse.children[i]:
        if parse.tokens[j].lower == "of" and (inner := parse.child(j, "pobj")) is not None:
            return (parse.tokens[inner].lemma,)
    return ()


def _owner(parse: Parse, i: int) -> int | None:
    """Return whose saying it is: "the army's claim", "police reports"."""
    poss = parse.child(i, "poss")
    if poss is not None:
        return poss
    for j in parse.children[i]:
        name = parse.name_of(j)
        if (
            parse.tokens[j].dep in {"compound", "nmod"}
            and name is not None
            and name.kind not in {"place", "other"}
        ):
            return j
    return None


def _look_at(parse: Parse, j: int, cue: Cue, found: _Found) -> None:
    """Take in what one dependent of the noun tells."""
    child = parse.tokens[j]
    participle = child.tag == "VBN" and parse.child(j, "aux") is None
    if child.dep in {"acl", "ccomp", "relcl"} and not participle:
        infinitive = is_infinitive(parse, j)
        if (infinitive and "infinitive" in cue.takes) or (
            _is_that_clause(parse, j) and "clause" in cue.takes
        ):
            found.kind, found.content = ("infinitive" if infinitive else "clause"), clause(parse, j)
    elif child.dep == "prep" and child.lower in _SOURCE_PREPOSITIONS and found.source is None:
        found.source = parse.child(j, "pobj")
    elif child.dep == "prep" and child.lower in cue.takes and not found.content:
        found.kind, found.content = child.lower, set(parse.subtree(j)) - {j}
        found.cue.add(j)
    elif child.dep == "acl" and participle:
        # "accusations made by X about C": the participle carries both.
        found.cue.add(j)
        found.source = found.source if found.source is not None else agent_of(parse, j)
        for k in parse.children[j]:
            grandchild = parse.tokens[k]
            if found.content:
                break
            if grandchild.dep == "prep" and grandchild.lower in cue.takes:
                found.kind, found.content = grandchild.lower, set(parse.subtree(k)) - {k}
            elif grandchild.dep == "ccomp" and "clause" in cue.takes:
                found.kind, found.content = "clause", clause(parse, k)


def _look_behind_speaker(parse: Parse, token: Token, cue: Cue, found: _Found) -> None:
    """Take in the clause of "accusations by X that C", whatever the parser hangs it on.

    It likes to read a relative clause of X, or a clause of the verb above. It is no relative one where it lacks
    nothing: "that" has a subject behind it, and its verb an object of its own.
    """
    link = token.i + 1
    last = parse.sentence_of(token.i).last
    if link + 1 < last and parse.tokens[link].tag == "VBN":
        link += 1
    if "clause" not in cue.takes or link >= last or parse.tokens[link].lower not in _SOURCE_PREPOSITIONS:
        return
    speaker = parse.child(link, "pobj")
    if speaker is None:
        return
    for that in range(speaker + 1, min(last, speaker + _NEAR)):
        if parse.tokens[that].lower == "that":
            top = parse.tokens[that].head
            if _lacks_nothing(parse, top):
                found.source, found.kind, found.content = speaker, _BY_SPEAKER, clause(parse, top)
                found.cue.update(range(token.i, link + 1))
            return
        if parse.tokens[that].pos in {"VERB", "AUX", "PUNCT"}:
            return


def _lacks_nothing(parse: Parse, j: int) -> bool:
    """Say whether a clause with "that" has a subject and, where its verb takes one, an object besides "that"."""
    inside = [parse.tokens[k] for k in parse.children[j]]
    link = next((k for k in inside if k.lower == "that" and k.i < j), None)
    if link is None or not any(k.dep in {"nsubj", "nsubjpass"} and k.i > link.i for k in inside):
        return False
    return link.dep != "dobj" or any(k.dep in {"dobj", "attr", "acomp", "ccomp"} and k.i > j for k in inside)


def _look_above(parse: Parse, token: Token, cue: Cue, found: _Found) -> None:
    """Take in the clause of "allegations have been made that C"."""
    above = parse.tokens[token.head]
    if token.dep not in {"nsubj", "nsubjpass"} or above.lemma not in _SPREAD or "clause" not in cue.takes:
        return
    for j in parse.children[above.i]:
        if parse.tokens[j].dep in {"ccomp", "advcl"} and _is_that_clause(parse, j):
            found.kind, found.content = "clause", clause(parse, j)
            found.cue |= cue_words(parse, above.i)
            if found.source is None:
                found.source = agent_of(parse, above.i)
            return


def _actor_of_verb_above(parse: Parse, token: Token, found: _Found) -> None:
    """Take the subject of the verb that has the noun as its object: "X expressed fears", "X gave voice to fears"."""
    if token.dep not in {"dobj", "pobj"}:
        return
    above = token.head if token.dep == "dobj" else parse.tokens[token.head].head
    if parse.tokens[above].pos != "VERB" or parse.tokens[above].lemma in _OTHERS:
        return
    found.source = subject_of(parse, above)
    if token.dep == "dobj":
        found.cue |= cue_words(parse, above)


def _speech_above(parse: Parse, token: Token, lexicon: Lexicon) -> tuple[int, Cue] | None:
    """Return the verb of "said in a statement that C", where the parser hangs the clause on the noun, and its entry."""
    above = parse.tokens[parse.tokens[token.head].head]
    if token.dep != "pobj" or parse.tokens[token.head].lower != "in" or not 0 < token.i - above.i <= _NEAR:
        return None
    entry = verb_entry(parse, above, lexicon) if above.pos == "VERB" else None
    return (above.i, entry) if entry is not None and "quote" in entry.takes else None


def _is_that_clause(parse: Parse, j: int) -> bool:
    """Say whether a clause behind a noun tells what is said, rather than which saying is meant."""
    deps = _THAT if parse.tokens[j].dep == "relcl" else _THAT_ANYHOW
    return any(parse.tokens[k].lower == "that" and parse.tokens[k].dep in deps for k in parse.children[j])
