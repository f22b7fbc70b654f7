"""What the tagger found, as candidates: with the head words, and the lexicon's entry for each cue.

The tagger knows spans. Which word of a cue it is that says, and what that word does and how firmly, is read off the
syntax and the lexicon; for a cue that the lexicon does not know, the tagger says what it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Cue, Lexicon
from sayso.attribution.nouns import SAYING_BY_SPEAKER
from sayso.attribution.quotes import Quotation
from sayso.attribution.tagger.assembling import Tagged
from sayso.attribution.tagger.model import Tagger
from sayso.attribution.tagger.signs import agreement
from sayso.attribution.tagger.tagging import tag, text_of
from sayso.attribution.verbs import verb_entry
from sayso.records import Document, Parse, VerbClass

_HEADS = ("VERB", "NOUN", "ADJ", "AUX", "ADV", "ADP", "SCONJ")
"""Which word of a cue says it, by part of speech, best first."""

_ADDRESSED = frozenset({"dative", "dobj"})
_NOT_TO_BE_LOST = frozenset({"deny", "doubt"})


def tagged_candidates(  # all that is known of a document by now
    document: Document,
    parse: Parse,
    lexicon: Lexicon,
    tagger: Tagger,
    found: Sequence[Candidate],
    quotations: Sequence[Quotation],
    least: float,
) -> tuple[list[Candidate], list[int | None]]:
    """Return the tagger's attributions in text order of their cues, and for each the index of the one that holds it.

    Only those come back that score at least ``least``; what the rules alone found carries the rules' score.
    """
    text = text_of(tagger, parse, lexicon, found, quotations, document.title_span)
    nested = tag(tagger, text, least)
    made = [
        _candidate(parse, lexicon, tagger, _without_others_words(one.tagged, text.found), text.found)
        for one in nested
    ]
    parent = [one.parent for one in nested]
    title = parse.tokens_in(document.title_span) if document.title_span is not None else range(0)
    for candidate in _of_rules(text.found, made, least, title):
        made = [_cut_before(parse, one, candidate) for one in made]
        around = [n for n, one in enumerate(made) if candidate.head in one.content]
        made.append(candidate)
        parent.append(min(around, key=lambda n: (len(made[n].content), n), default=None))
    order = sorted(range(len(made)), key=lambda n: (made[n].head, n))
    place = {n: at for at, n in enumerate(order)}
    holders = [parent[n] for n in order]
    return [made[n] for n in order], [None if one is None else place[one] for one in holders]


def _of_rules(
    found: Sequence[Candidate], made: Sequence[Candidate], least: float, title: range
) -> list[Candidate]:
    """Return what is kept though only the rules found it: denials, doubts, headlines' speakers, and "accusations by X that".

    To lose a denial would be worse than to show one too many: denials are to be as visible as accusations. Headlines
    are worded by patterns of their own ("Ten held, police say"), which the rules know better. And whose accusations
    somebody points to is told by a construction that leaves no doubt, where the tagger must look twice to find it.
    """
    known = {i for one in made for i in one.cue}
    held = {i for one in made for i in one.content}
    spoken = any(i in title for i in known)
    return [
        one
        for one in found
        if one.score >= least
        and one.content
        and known.isdisjoint(one.cue)
        and (
            _is_denial(one)
            or (one.head in title and not spoken)
            or (one.rule == SAYING_BY_SPEAKER and one.head in held)
        )
    ]


def _cut_before(parse: Parse, one: Candidate, joined: Candidate) -> Candidate:
    """Return an attribution that ends before another's cue: in "believed A but doubted B", nobody believes B.

    A content that has words on both sides of a cue, and not the cue, has taken in what that cue says.
    """
    here = min(joined.cue)
    if not joined.cue.isdisjoint(one.content) or joined.content.isdisjoint(one.content):
        return one
    kept = {i for i in one.content if i < here}
    while kept and parse.tokens[max(kept)].pos in {"CCONJ", "PUNCT"}:
        kept.remove(max(kept))
    return replace(one, content=frozenset(kept)) if kept and max(one.cue) < here else one


def _is_denial(one: Candidate) -> bool:
    return one.entry is not None and one.entry.verb_class in _NOT_TO_BE_LOST


def _candidate(
    parse: Parse, lexicon: Lexicon, tagger: Tagger, tagged: Tagged, found: Sequence[Candidate]
) -> Candidate:
    rule = agreement(tagged, found)
    head = rule.head if rule is not None else _head(parse, tagged.cue)
    entry = rule.entry if rule is not None and rule.entry is not None else _entry(parse, lexicon, head)
    if entry is None:
        entry = _typical(lexicon, tagger.settled.acts[tagged.act], parse.tokens[head].lemma)
    return Candidate(
        source=frozenset(tagged.source),
        cue=frozenset(tagged.cue),
        content=_without_addressee(parse, head, frozenset(tagged.content)),
        head=head,
        source_head=_head(parse, tagged.source, nouns=True) if tagged.source else None,
        entry=entry,
        rule="tagger",
        score=tagged.score,
    )


def _without_others_words(tagged: Tagged, found: Sequence[Candidate]) -> Tagged:
    """Return an attribution with what somebody points to as content: "pointed to | claims by officers that C".

    The tagger may take the noun for part of the cue, and so put the officers' claims into the mouth of who points.
    """
    for rule in found:
        if rule.rule != SAYING_BY_SPEAKER or rule.head not in tagged.cue or rule.source & set(tagged.source):
            continue
        cue = tuple(i for i in tagged.cue if i < min(rule.cue))
        if cue and tagged.source and rule.content & set(tagged.content):
            content = rule.cue | rule.source | rule.content | set(tagged.content)
            return replace(tagged, cue=cue, content=tuple(sorted(content)))
    return tagged


def _without_addressee(parse: Parse, verb: int, content: frozenset[int]) -> frozenset[int]:
    """Return a content without those before its "that" to whom it is said: "told *investigators* that Karsk fell"."""
    for i in parse.children[verb]:
        if i > verb and parse.tokens[i].dep in _ADDRESSED:
            addressee = frozenset(parse.subtree(i))
            rest = content - addressee
            if rest and min(content) in addressee and parse.tokens[min(rest)].lower == "that":
                return rest
    return content


def _head(parse: Parse, words: Sequence[int], *, nouns: bool = False) -> int:
    """Return the word of a span that the others hang on; of several, of a cue, the one that can say something."""
    inside = set(words)
    tops = [i for i in words if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    if nouns:
        named = [i for i in tops if parse.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]
        return (named or tops)[0]
    ranked = {pos: n for n, pos in enumerate(_HEADS)}
    return min(tops, key=lambda i: (ranked.get(parse.tokens[i].pos, len(ranked)), i))


def _entry(parse: Parse, lexicon: Lexicon, head: int) -> Cue | None:
    token = parse.tokens[head]
    if token.pos in {"VERB", "AUX"}:
        return verb_entry(parse, token, lexicon)
    if token.pos == "NOUN":
        return lexicon.noun(token.lemma)
    if token.pos == "ADJ":
        return lexicon.adjective(token.lower)
    if token.pos == "ADV":
        return lexicon.adverb(token.lower)
    match = lexicon.phrase_at(parse, head)
    return match.cue if match is not None else None


def _typical(lexicon: Lexicon, act: VerbClass, lemma: str) -> Cue:
    """Return an entry for a cue that the lexicon does not know: as firm as most of its cues that do the same."""
    return Cue(lemma, "verb", act, lexicon.usual_force(act), frozenset(), "")
