"""Acronyms that a report introduces itself: in brackets after the long form or before it, or in apposition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.actors.kinds import KindWords, kind_of_name
from sayso.actors.names import SMALL_WORDS, fits, is_acronym, letters_of
from sayso.actors.wordlists import word_list
from sayso.actors.words import Words
from sayso.records import Span, VoiceKind

_BRACKETED = re.compile(
    r"[(\[][\s\"“'‘]*(?:or |the |known as |hereafter )?([A-Z][\w.&/-]{1,11})[\s\"”'’]*[)\],;]"
)
_OPENED = re.compile(r"\b([A-Z][\w-]{1,9}) [(\[](?:the )?([A-Z][^()\[\]\n]{6,90})[)\]]")
_APPOSED = re.compile(
    r"\b(\w+), (?:the |or |known as (?:the )?)?([A-Z][A-Z-]{1,8})(?:[,.;:)]| which\b| is\b| has\b)(?! (?:and|or|[A-Z]))"
)
_NOT_INTRODUCED = word_list("not_introduced")
_NO_PART = word_list("no_part")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Introduction:
    """An acronym and where it is first explained; ``long`` is the span of its long form, where it has one."""

    acronym: str
    at: int
    long: Span | None
    kind: VoiceKind


def introductions(words: Words, known: Iterable[Span] = ()) -> Iterator[Introduction]:
    """Yield every acronym that the text introduces; ``known`` are the names that the catalogue has found in it."""
    known_long = {span.end: span for span in sorted(known, key=len) if " " in span.text(words.text)}
    starts = {start: i for i, start in enumerate(words.starts)}
    ends = {end: i for i, end in enumerate(words.ends)}
    text = words.text
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1).rstrip(".-/&")
        if not _like_an_acronym(acronym):
            continue
        before = len(text[: match.start()].rstrip(" \n\"”’'"))
        last = ends.get(before)
        if last is None:
            continue
        long = _fitting(words, acronym, last) or known_long.get(before) or _running(words, acronym, last)
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


def _reach(words: Words, last: int) -> Iterator[int]:
    """Yield the words before a bracket, nearest first, as far as a name may reach."""
    for first in range(last, max(-1, last - _LONGEST), -1):
        yield first
        if not words.joins(first) or words.opens_sentence(first):
            return


def _fitting(words: Words, acronym: str, last: int) -> Span | None:
    """Return the words before a bracket that an acronym can be read off."""
    for first in _reach(words, last):
        long_enough = first < last or len(words.texts[last]) > len(acronym)
        if words.capital(first) and long_enough and fits(acronym, words.texts[first : last + 1]):
            return Span(words.starts[first], words.ends[last])
    return None


def _running(words: Words, acronym: str, last: int) -> Span | None:
    """Return the capitalised words right before a bracket, where they look like a body's name or share letters."""
    begin = last + 1
    for first in _reach(words, last):
        if words.normal[first] in _NO_PART:
            if words.casing(first) == "capitals":
                break
        elif words.capital(first):
            begin = first
        elif words.normal[first] not in SMALL_WORDS:
            break
    if begin >= last:
        return None
    span = Span(words.starts[begin], words.ends[last])
    shared = _common(letters_of(acronym), "".join(word[0] for word in words.normal[begin : last + 1]))
    return span if kind_of_name(span.text(words.text)) or 2 * shared > len(letters_of(acronym)) else None


def _common(one: str, other: str) -> int:
    """Return the length of the longest sequence of letters that both hold in the same order."""
    row = [0] * (len(other) + 1)
    for a in one:
        above = row[:]
        for j, b in enumerate(other, 1):
            row[j] = above[j - 1] + 1 if a == b else max(above[j], row[j - 1])
    return row[-1]
