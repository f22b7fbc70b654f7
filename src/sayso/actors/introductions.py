"""Acronyms that a report introduces itself: in brackets after the long form or before it, or in apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.actors.kinds import KindWords, kind_of_name
from sayso.actors.names import SMALL_WORDS, fits, is_acronym, letters_of
from sayso.actors.words import Words
from sayso.records import Span, VoiceKind

_BRACKETED = re.compile(r"[(\[][\s\"“'‘]*(?:or |the |known as |hereafter )?([A-Z][\w.&/-]{1,11})[\s\"”'’]*[)\],;]")
_OPENED = re.compile(r"\b([A-Z][\w-]{1,9}) [(\[](?:the )?([A-Z][^()\[\]\n]{6,90})[)\]]")
_APPOSED = re.compile(r"(\w+), (?:the |or |known as (?:the )?)?([A-Z][A-Z-]{1,8})(?:[,.;:)]| which\b| is\b| has\b)(?! (?:and|or|[A-Z]))")
_NOT_INTRODUCED = frozenset("GMT EST EDT PST CET UTC AM PM TV PDF AD BC ID MP MEP CEO CFO PhD FYI RPT".split())
_NO_PART = frozenset("the a an this that in on at by from with as and but its their his her our when while".split())
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Introduction:
    """An acronym and where it is first explained; ``long`` is the span of its long form, where it has one."""

    acronym: str
    at: int
    long: Span | None
    kind: VoiceKind


def introductions(words: Words) -> Iterator[Introduction]:
    """Yield every acronym that the text introduces, in the order of the ways it may do so."""
    starts = {start: i for i, start in enumerate(words.starts)}
    ends = {end: i for i, end in enumerate(words.ends)}
    text = words.text
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1).rstrip(".-/&")
        if not _like_an_acronym(acronym):
            continue
        before = len(text[: match.start()].rstrip(" \n\"”’'"))
        last = ends.get(before)
        long = _long_form(words, acronym, last) if last is not None else None
        if long:
            yield Introduction(acronym, match.start(1), long, kind_of_name(long.text(text)) or "organisation")
    for match in _OPENED.finditer(text):
        acronym, long_text = match.groups()
        kind = kind_of_name(long_text)
        if _like_an_acronym(acronym) and (fits(acronym, long_text.split()) or kind):
            first = starts.get(match.start(2))
            if first is not None:
                yield Introduction(acronym, match.start(1), Span(*match.span(2)), kind or "organisation")
    lists = KindWords.load()
    for match in _APPOSED.finditer(text):
        noun, acronym = match.groups()
        kind = lists.nouns.get(noun.lower())
        if kind and is_acronym(acronym) and acronym not in _NOT_INTRODUCED and _definite(text, match.start()):
            yield Introduction(acronym, match.start(2), None, kind)


def _like_an_acronym(word: str) -> bool:
    mixed = 2 <= len(word) <= 6 and word.isalpha() and sum(letter.isupper() for letter in word) >= 2
    return (is_acronym(word) or mixed) and word not in _NOT_INTRODUCED


def _definite(text: str, noun: int) -> bool:
    """Say whether the phrase that ends in a noun began with an article, as in "the Veldanian spy agency, VSA"."""
    before = re.split(r"[,.;:()]", text[max(0, noun - 70) : noun])[-1].lower().split()
    return not {"the", "a", "an", "its", "their"}.isdisjoint(before[-6:])


def _long_form(words: Words, acronym: str, last: int) -> Span | None:
    first = last
    best: int | None = None
    reach: int | None = None
    running = True
    while first >= 0 and last - first < _LONGEST:
        small = words.normal[first] in SMALL_WORDS
        if words.capital(first) or words.texts[first][0].isdigit():
            if fits(acronym, words.texts[first : last + 1]) and best is None:
                best = first
            if running and words.normal[first] not in _NO_PART:
                reach = first
        elif not small:
            running = False
            if first == last:
                return None
        if not words.joins(first) or (first and words.opens_sentence(first)):
            break
        first -= 1
    if best is not None and (best < last or len(words.texts[last]) > len(acronym)):
        return Span(words.starts[best], words.ends[last])
    if reach is None or reach == last:
        return None
    text = words.text[words.starts[reach] : words.ends[last]]
    shared = _common(letters_of(acronym), "".join(w[0] for w in words.normal[reach : last + 1]))
    known = kind_of_name(text) is not None
    return Span(words.starts[reach], words.ends[last]) if known or 2 * shared > len(letters_of(acronym)) else None


def _common(one: str, other: str) -> int:
    """Return the length of the longest sequence of letters that both hold in the same order."""
    row = [0] * (len(other) + 1)
    for a in one:
        above = row[:]
        for j, b in enumerate(other, 1):
            row[j] = above[j - 1] + 1 if a == b else max(above[j], row[j - 1])
    return row[-1]
