"""Which quotation belongs to which speaker.

Grammar links a quotation to its cue only inside one sentence. News runs further: a quotation goes on behind its
cue, in the next sentence, in the next paragraph; a sentence ends in a colon and its quotation follows. Each
quotation is given to one top-level candidate or to a speech verb nearby, in the order that `HOSTS` lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.quotes import Quotation
from sayso.attribution.syntax import agent_of, cue_words, is_passive, noun_phrase, subject_of
from sayso.attribution.verbs import verb_entry
from sayso.records import Parse

LONGEST_TAG = 25
"""Words that a sentence of its own may have that only says who spoke the quotation before it."""


class _Linker:
    """The candidates while quotations find their speakers, indexed so that a search looks only nearby."""

    def __init__(
        self, parse: Parse, lexicon: Lexicon, found: Sequence[Candidate], quotations: Sequence[Quotation]
    ) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.quoted = {i for quotation in quotations for i in quotation.tokens}
        self.found: list[Candidate] = []
        self.by_head: dict[int, int] = {}
        self.holding: dict[int, list[int]] = {}
        """The candidates outside all quotations that have a token in their content."""
        self.ending: dict[int, dict[int, int]] = {}
        """For each sentence, the candidates outside all quotations that end in it, with their last token."""
        for candidate in found:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Take in a new candidate."""
        self.found.append(candidate)
        self.by_head[candidate.head] = len(self.found) - 1
        self._note(len(self.found) - 1, candidate.content)

    def extend(self, n: int, words: frozenset[int]) -> None:
        """Let a candidate's content grow by words that are neither its cue nor its source."""
        old = self.found[n]
        new = words - old.content - old.cue - old.source
        if old.content and old.head not in self.quoted:
            end = max(*old.content, old.head)
            self.ending[self.parse.sentence_at[end]].pop(n, None)
        self.found[n] = replace(old, content=old.content | new)
        self._note(n, new)

    def _note(self, n: int, words: frozenset[int]) -> None:
        candidate = self.found[n]
        if candidate.head in self.quoted or not candidate.content:
            return
        for i in words:
            self.holding.setdefault(i, []).append(n)
        end = max(*candidate.content, candidate.head)
        self.ending.setdefault(self.parse.sentence_at[end], {})[n] = end


def link(
    parse: Parse, lexicon: Lexicon, found: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Candidate]:
    """Return the candidates with every quotation given to its speaker, as far as one is found."""
    linker = _Linker(parse, lexicon, found, quotations)
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
    shared = Counter(n for i in quotation.tokens for n in linker.holding.get(i, ()))
    if not shared:
        return False
    best = min(shared, key=lambda n: (-shared[n], n))
    linker.extend(best, frozenset(quotation.tokens))
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
    if sentence.last - sentence.first > LONGEST_TAG:
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
    best = None
    for i in where:
        token = parse.tokens[i]
        if token.pos != "VERB" or i in linker.quoted or (i in linker.by_head and not taken):
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
    if head in linker.by_head:
        linker.extend(linker.by_head[head], words)
        return True
    source = agent_of(parse, head) if is_passive(parse, head) else subject_of(parse, head)
    phrase = frozenset(noun_phrase(parse, source)) - words if source is not None else frozenset[int]()
    cue = frozenset(cue_words(parse, head)) - words
    score = entry.rate.get("quote", 0.8)
    linker.add(Candidate(phrase, cue, words, head, source, entry, "verb-quote", score))
    return True


def _goes_on(linker: _Linker, quotation: Quotation) -> bool:
    """The speaker before it goes on: in the same paragraph, or at the end of the one before."""
    parse = linker.parse
    first = quotation.tokens[0]
    number = parse.sentence_at[first]
    near = {
        n: end for at in (number - 1, number) for n, end in linker.ending.get(at, {}).items() if end < first
    }
    if not near:
        return False
    best = max(near, key=lambda n: (near[n], -n))
    candidate = linker.found[best]
    before = parse.sentence_of(near[best])
    # What somebody does to a thing ("welcomed the guests") is no speech that could go on.
    speaks = candidate.rule != "verb-object" or candidate.entry is None or "quote" in candidate.entry.takes
    if (
        before.paragraph < parse.sentences[number].paragraph - 1
        or not speaks
        or candidate.source_head is None
    ):
        return False
    linker.extend(best, frozenset(quotation.tokens))
    return True


HOSTS: tuple[Callable[[_Linker, Quotation], bool], ...] = (
    _verb_beside,
    _verb_after,
    _verb_before_colon,
    _goes_on,
)
