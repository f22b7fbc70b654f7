"""What is seen of an event: its word, the words around it, and those it stands under.

A feature is a short text made of grammatical labels and at most one word that is more than grammar ("plan", not "for").
Features after Lee et al. (2015) and Stanovsky et al. (2017), who read factuality off the syntax above and below the
event; the rules' own stance is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.attribution.lexicon import Cue, Lexicon
from sayso.claims.stance import Stance, stance_of
from sayso.records import Parse, Token

ALWAYS: Final = "always"
"""The feature that every event has."""
_LEVELS: Final = 3
"""How many words above the event are looked at."""
_NEIGHBOURS: Final = (-3, -2, -1, 1, 2)
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COMPLEMENTS: Final = frozenset({"acomp", "attr", "oprd"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS: Final = frozenset({"dobj", "attr", "acomp"})
_DETERMINERS: Final = frozenset({"det", "neg"})
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis"})
_WORDS: Final = {
    "aux": "aux", "auxpass": "aux", "neg": "neg", "mark": "mark", "advmod": "adverb", "det": "det", "predet": "det",
    "amod": "adjective", "cc": "cc", "prep": "prep", "prt": "prt",
}  # fmt: skip
"""Dependents whose word counts, and what they are called in a feature."""
_WH: Final = frozenset({"WDT", "WP", "WP$", "WRB"})


def features(parse: Parse, i: int, lexicon: Lexicon) -> list[str]:
    """Return what is seen of the event that token ``i`` stands for, in a fixed order, nothing twice."""
    token = parse.tokens[i]
    rules = stance_of(parse, i)
    stance = _label(rules)
    form = _form(parse, token)
    found = [
        ALWAYS,
        f"polarity={rules.polarity}",
        f"certainty={rules.certainty}",
        f"tense={rules.tense}",
        f"stance={stance}",
        f"stance={stance}/{token.pos}",
        f"stance={stance}/{form}",
        f"lemma={token.lemma}",
        f"lemma={token.lemma}/{token.pos}",
        f"tag={token.tag}",
        f"dep={token.dep}",
        f"form={form}",
        f"form={form}/{token.dep}",
    ]
    cue = _cue(token, lexicon)
    if cue is not None:
        found += [f"class={cue.verb_class}", f"class={cue.verb_class}/{form}"]
    found.extend(_around(parse, token, "0"))
    if token.dep in _COMPLEMENTS:
        found.extend(_around(parse, parse.tokens[token.head], "copula"))
    found.extend(_above(parse, token, stance, form, lexicon))
    found.extend(_beside(parse, token))
    return list(dict.fromkeys(found))


def _above(parse: Parse, event: Token, stance: str, form: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield what is seen of the words that the event stands under, the nearest first."""
    below = event
    path = []
    for level in range(1, _LEVELS + 1):
        above = parse.tokens[below.head]
        if above.i == below.i:
            yield f"root@{level}"
            return
        path.append(f"{below.dep}:{above.lower}" if below.dep in {"pobj", "pcomp"} else below.dep)
        seen = _label(stance_of(parse, above.i))
        yield f"{level}.path={'>'.join(path)}"
        yield f"{level}.lemma={above.lemma}"
        yield f"{level}.lemma={above.lemma}/{'>'.join(path)}"
        yield f"{level}.form={_form(parse, above)}"
        yield f"{level}.stance={seen}"
        yield f"{level}.stance={seen}/{stance}"
        cue = _cue(above, lexicon)
        if cue is not None:
            yield f"{level}.class={cue.verb_class}"
            yield f"{level}.class={cue.verb_class}/{form}"
            yield f"{level}.class={cue.verb_class}/{below.dep}"
            yield f"above.class={cue.verb_class}"
        if level < _LEVELS:
            yield from _around(parse, above, str(level))
        below = above


def _around(parse: Parse, token: Token, place: str) -> Iterator[str]:
    """Yield what is seen of a word's dependents."""
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        if child.dep in _WORDS:
            yield f"{place}.{_WORDS[child.dep]}={child.lower}"
        elif child.dep in _SUBJECTS:
            yield f"{place}.{child.dep}={child.lower if child.pos == 'PRON' else child.pos}"
            yield from _determiners(parse, child, f"{place}.subject")
        elif child.dep in _OBJECTS:
            yield f"{place}.{child.dep}={child.tag}"
            yield from _determiners(parse, child, f"{place}.object")
        elif child.dep in _CLAUSES or child.dep == "poss":
            yield f"{place}.has={child.dep}"
        if child.dep == "advcl":
            mark = parse.child(j, "mark", "advmod")
            if mark is not None:
                yield f"{place}.advcl={parse.tokens[mark].lower}"
        if child.tag in _WH:
            yield f"{place}.wh={child.lower}"


def _determiners(parse: Parse, token: Token, place: str) -> Iterator[str]:
    for j in parse.children[token.i]:
        if parse.tokens[j].dep in _DETERMINERS:
            yield f"{place}={parse.tokens[j].lower}"


def _beside(parse: Parse, token: Token) -> Iterator[str]:
    """Yield the words beside the event in its sentence, each by itself."""
    sentence = parse.sentence_of(token.i)
    for distance in _NEIGHBOURS:
        j = token.i + distance
        if sentence.first <= j < sentence.last:
            yield f"{distance:+}={parse.tokens[j].lower}"


def _label(stance: Stance) -> str:
    return f"{stance.polarity} {stance.certainty} {stance.tense}"


def _form(parse: Parse, token: Token) -> str:
    """Return a word's tag with what its helping verbs make of it: "may VB", "to VB perfect", "was VBN passive"."""
    helpers = [parse.tokens[j] for j in parse.children[token.i] if parse.tokens[j].dep in {"aux", "auxpass"}]
    modal = next((one.lower for one in helpers if one.tag == "MD"), None)
    leading = "to" if any(one.tag == "TO" for one in helpers) else modal
    if leading is None and helpers:
        leading = helpers[0].lower
    parts = [leading, token.tag] if leading else [token.tag]
    if any(one.lemma == "have" for one in helpers):
        parts.append("perfect")
    if any(one.dep == "auxpass" for one in helpers):
        parts.append("passive")
    return " ".join(parts)


def _cue(token: Token, lexicon: Lexicon) -> Cue | None:
    """Return the cue that a word may be, whatever stands beside it."""
    if token.pos in {"VERB", "AUX"}:
        return lexicon.verb(token.lemma)
    if token.pos in _NOMINAL:
        return lexicon.noun(token.lemma)
    return lexicon.adjective(token.lower)
