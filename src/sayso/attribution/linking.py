"""Which quotation belongs to which speaker.

Grammar links a quotation to its cue only inside one sentence. News runs further: a quotation goes on behind its
cue, in the next sentence, in the next paragraph; a sentence ends in a colon and its quotation follows. Each
quotation is given to one top-level candidate or to a speech verb nearby, in the order that `HOSTS` lists.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.quotes import Quotation
from sayso.attribution.syntax import agent_of, cue_words, is_passive, noun_phrase, subject_of
from sayso.attribution.verbs import verb_entry
from sayso.records import Parse

SPEECH = frozenset({"say", "report", "allege", "warn", "admit", "confirm", "deny", "ask", "promise", "blame", "order",
                    "threaten", "estimate", "doubt", "feel", "believe"})  # fmt: skip


@dataclass(slots=True)
class _Linker:
    """What the search for a speaker looks at. ``found`` grows as quotations find theirs."""

    parse: Parse
    lexicon: Lexicon
    found: list[Candidate]
    quoted: dict[int, int]
    """Which quotation each token stands in."""


def link(
    parse: Parse, lexicon: Lexicon, found: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Candidate]:
    """Return the candidates with every quotation given to its speaker, as far as one is found."""
    linker = _Linker(parse, lexicon, list(found), {i: n for n, q in enumerate(quotations) for i in q.tokens})
    for quotation in quotations:
        if not quotation.tokens:
            continue
        if _extend(linker, quotation) or not quotation.is_speech:
            continue
        for host in HOSTS:
            if host(linker, quotation):
                break
    return sorted(linker.found, key=lambda candidate: candidate.head)


def _extend(linker: _Linker, quotation: Quotation) -> bool:
    """Stretch the content that a quotation lies in over all of it; say whether there is one."""
    words = frozenset(quotation.tokens)
    best, shared = None, 0
    for n, candidate in enumerate(linker.found):
        if linker.quoted.get(candidate.head) is not None:
            continue
        overlap = len(candidate.content & words)
        if overlap > shared:
            best, shared = n, overlap
    if best is None:
        return False
    candidate = linker.found[best]
    linker.found[best] = replace(
        candidate, content=(candidate.content | words) - candidate.cue - candidate.source
    )
    return True


def _verb_beside(linker: _Linker, quotation: Quotation) -> bool:
    """A speech verb in the quotation's own sentences that has found no content yet."""
    parse = linker.parse
    first = parse.sentence_of(quotation.tokens[0]).first
    last = parse.sentence_of(quotation.tokens[-1]).last
    return _speaks(linker, quotation, range(first, last))


def _verb_after(linker: _Linker, quotation: Quotation) -> bool:
    """The same in the sentence behind it, where the parser cut a sentence at the closing mark."""
    parse = linker.parse
    number = parse.sentence_at[quotation.tokens[-1]] + 1
    if number >= len(parse.sentences):
        return False
    sentence = parse.sentences[number]
    if sentence.paragraph != parse.sentence_of(quotation.tokens[-1]).paragraph:
        return False
    if sentence.last - sentence.first > 12:
        return False
    return _speaks(linker, quotation, range(sentence.first, sentence.last))


def _verb_before_colon(linker: _Linker, quotation: Quotation) -> bool:
    """The last speech verb of a sentence before it that ends in a colon."""
    parse = linker.parse
    before = quotation.tokens[0] - 1
    if before < 0 or parse.tokens[before].text not in {":", ","}:
        return False
    sentence = parse.sentence_of(before)
    return _speaks(linker, quotation, range(sentence.first, before), taken=True)


def _speaks(linker: _Linker, quotation: Quotation, where: range, *, taken: bool = False) -> bool:
    parse = linker.parse
    heads = {candidate.head: n for n, candidate in enumerate(linker.found)}
    best = None
    for i in where:
        token = parse.tokens[i]
        if token.pos != "VERB" or i in linker.quoted or (i in heads and not taken):
            continue
        entry = verb_entry(parse, token, linker.lexicon)
        if entry is None or "quote" not in entry.takes:
            continue
        distance = min(abs(i - quotation.tokens[0]), abs(i - quotation.tokens[-1]))
        if best is None or distance < best[0]:
            best = (distance, i, entry)
    if best is None:
        return False
    _, head, entry = best
    words = frozenset(quotation.tokens)
    if head in heads:
        n = heads[head]
        linker.found[n] = replace(linker.found[n], content=linker.found[n].content | words)
        return True
    source = agent_of(parse, head) if is_passive(parse, head) else subject_of(parse, head)
    phrase = frozenset(noun_phrase(parse, source)) - words if source is not None else frozenset[int]()
    cue = frozenset(cue_words(parse, head)) - words
    score = entry.rate.get("quote", 0.8)
    linker.found.append(Candidate(phrase, cue, words, head, source, entry, "verb-quote", score))
    return True


def _goes_on(linker: _Linker, quotation: Quotation) -> bool:
    """The speaker before it goes on: in the same paragraph, or at the end of the one before."""
    parse = linker.parse
    first = quotation.tokens[0]
    sentence = parse.sentence_of(first)
    best = None
    for n, candidate in enumerate(linker.found):
        if linker.quoted.get(candidate.head) is not None or not candidate.content:
            continue
        end = max(*candidate.content, candidate.head)
        if end < first and (best is None or end > best[0]):
            best = (end, n)
    if best is None:
        return False
    end, n = best
    candidate = linker.found[n]
    before = parse.sentence_of(end)
    near = (
        before.paragraph >= sentence.paragraph - 1 and parse.sentence_at[first] - parse.sentence_at[end] <= 1
    )
    speaks = candidate.entry is None or candidate.entry.verb_class in SPEECH
    if not near or not speaks or candidate.source_head is None:
        return False
    linker.found[n] = replace(candidate, content=candidate.content | frozenset(quotation.tokens))
    return True


HOSTS: tuple[Callable[[_Linker, Quotation], bool], ...] = (
    _verb_beside,
    _verb_after,
    _verb_before_colon,
    _goes_on,
)
