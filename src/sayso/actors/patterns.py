"""Names that their own shape gives away: a capitalised word and "network", "Ansar al-", a title before a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.actors.catalogue import Catalogue
from sayso.actors.kinds import KindWords, kind_of_name
from sayso.actors.wordlists import word_list
from sayso.actors.words import Words
from sayso.documents.words import is_common
from sayso.records import Name, NameKind, Span

_LINKS = frozenset({"of", "for", "against", "de", "del", "para"})
_ARTICLES = frozenset({"the", "la", "los", "las", "el"})
_PARTICLES = "al|ul|ud|ur|us|un|ut|uz|as|ad|an|ar|ash|at|az|el|e|i"
_PARTICLED = re.compile(
    rf"\b([A-Z][\w’'‘`]{{1,30}})(?:-(?i:{_PARTICLES})-| (?:{_PARTICLES})[- ]|-(?:{_PARTICLES}) )[A-Z][\w’'‘`]{{0,30}}(?:[- ](?:{_PARTICLES})[- ][A-Z][\w’'‘`]{{0,30}})*"
)
_AL = re.compile(r"(?<![\w-])[Aa]l-[A-Z][\w’'‘`]{1,30}(?: al-[A-Z][\w’'‘`]{1,30})?")
_KUNYA = re.compile(r"\b(?:Abu|Umm) [A-Z][\w’'‘`]{1,30}(?: al-[A-Z][\w’'‘`]{1,30})?")
_PATRONYMIC = re.compile(
    r"\b[A-Z][\w’'‘`]{1,30} (?:bin|ibn|bint) [A-Z][\w’'‘`]{1,30}(?: (?:al-)?[A-Z][\w’'‘`]{1,30})?"
)
_DEPARTMENTS = word_list("departments")
_NO_NAME = word_list("no_name")
_ADJECTIVE = re.compile(r"(?:ist|ish|ese|ian|ern|ic|ite|sunni|shia|arab|kurd)$")
_ORDINAL = re.compile(r"\d{1,3}(?:st|d|nd|rd|th)")
_UNITS = word_list("units")
_LONGEST_PERSON = 4
_LONGEST_RUN = 24
"""Most words of a capitalised run looked at together: beyond it, it is no name but a heading or a list."""


def patterned(words: Words, catalogue: Catalogue) -> Iterator[Name]:
    """Yield the names that their shape gives away; they may overlap."""
    yield from _particled(words)
    lists = KindWords.load()
    i = 0
    while i < len(words):
        if not words.capital(i) or words.casing(i) != "plain":
            i += 1
            continue
        end = _run(words, i)
        yield from _headed(words, i, end, catalogue, lists)
        yield from _people(words, i, end, catalogue, lists)
        i = end


def _name(words: Words, first: int, end: int, kind: NameKind) -> Name:
    span = Span(words.starts[first], words.ends[end - 1])
    return Name(span, span.text(words.text), kind, "document")


def _run(words: Words, i: int) -> int:
    """Return the end of the run of capitalised words that begins at a word, with the small words between them."""
    end = i + 1
    while end < len(words) and end - i < _LONGEST_RUN and words.joins(end):
        ahead = end
        while ahead < len(words) and words.joins(ahead) and ahead - end < 2 and _small(words, ahead):
            ahead += 1
        if ahead >= len(words) or not words.joins(ahead) or not words.capital(ahead):
            break
        end = ahead + 1
    return end


def _small(words: Words, i: int) -> bool:
    return words.texts[i] in _LINKS or words.texts[i] in _ARTICLES or words.texts[i] in ("and", "y", "e")


def _segments(words: Words, first: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a run without small words and without a possessive inside."""
    parts: list[tuple[int, int]] = []
    begin = first
    for i in range(first, end + 1):
        cut = i == end or _small(words, i)
        possessive = i < end and i > begin and words.gap(i).lstrip("'’").startswith("s ")
        if cut or (possessive and not _keeps_possessive(words, i - 1)):
            if begin < i:
                parts.append((begin, i))
            begin = i + 1 if cut else i
    return parts


def _keeps_possessive(words: Words, i: int) -> bool:
    return words.normal[i] in {
        "people",
        "lord",
        "women",
        "children",
        "king",
        "queen",
        "god",
        "men",
        "bishop",
        "prophet",
    }


def _headed(words: Words, first: int, end: int, catalogue: Catalogue, lists: KindWords) -> Iterator[Name]:
    """Yield names that hold a word for what they are: "Northern Shield Movement", "Ministry of Hills"."""
    segments = _segments(words, first, end)
    for at, (begin, stop) in enumerate(segments):
        start = _without_openers(words, begin, stop, lists)
        heads = [
            i
            for i in range(start, stop)
            if words.normal[i] in lists.name_heads or words.normal[i] in lists.loose_name_heads
        ]
        if heads:
            head = heads[-1]
            reach = head + 1
            if head == stop - 1 and stop < end and words.texts[stop] in _LINKS and at + 1 < len(segments):
                reach = _of_what(words, segments, at, catalogue)
            numbered = (
                start > 0 and words.normal[head] in _UNITS and _ORDINAL.fullmatch(words.normal[start - 1])
            )
            if numbered and words.joins(start):
                start -= 1
            if reach - start >= 2:
                name = _name(words, start, reach, "organisation")
                kind: NameKind = kind_of_name(name.text) or "organisation"
                if reach == head + 1 and _is_province(words, head):
                    kind = "place"
                yield Name(name.span, name.text, kind, "document")
                continue
        hyphened = end + 1 < len(words) and words.gap(end + 1) == "-"
        loose = (
            stop == end
            and start < stop
            and words.joins(end)
            and words.texts[end] in lists.loose_name_heads
            and not hyphened
        )
        if loose and _may_name(words, start, stop, catalogue):
            yield _name(words, start, end + 1, lists.loose_name_heads[words.normal[end]])


def _is_province(words: Words, head: int) -> bool:
    """Say whether "Department" stands behind a place's name ("Sela Department") rather than behind a task."""
    before = words.normal[head - 1]
    return words.normal[head] == "department" and before not in _DEPARTMENTS and not is_common(before)


def _of_what(words: Words, segments: list[tuple[int, int]], at: int, catalogue: Catalogue) -> int:
    """Return where a name ends that goes on after "of" or "for": with the next stretch, and what "and" adds to it.

    It ends at its head where another known actor comes next: "Guards of NSM" are no body of that name.
    """
    reach = segments[at][1]
    for number, (begin, stop) in enumerate(segments[at + 1 :]):
        joined = not number or (words.texts[begin - 1] in ("and", "y", "of", "de") and begin - reach == 1)
        actor = catalogue.find(" ".join(words.texts[begin:stop]))
        if not joined or (actor and actor.kind != "state"):
            break
        reach = stop
    return reach


def _without_openers(words: Words, begin: int, stop: int, lists: KindWords) -> int:
    """Return the first word of a stretch that is part of the name: no title, and no small word with a capital."""
    while begin < stop and (
        words.normal[begin] in _ARTICLES
        or (words.opens_sentence(begin) and words.normal[begin] in _NO_NAME)
        or (words.normal[begin] in lists.titles and stop - begin > 2)
    ):
        begin += 1
    return begin


def _may_name(words: Words, start: int, stop: int, catalogue: Catalogue) -> bool:
    """Say whether capitalised words before a small-lettered "network" name it, rather than say where it is from."""
    for i in range(start, stop):
        word = words.normal[i]
        foreign = catalogue.of_adjective(word) is not None or catalogue.is_place(word)
        if foreign or word in _NO_NAME or _ADJECTIVE.search(word) or not word.isalpha():
            continue
        if not words.opens_sentence(i) or _capital_elsewhere(words, i):
            return True
    return False


def _capital_elsewhere(words: Words, i: int) -> bool:
    """Say whether a sentence's first word stands capitalised inside another sentence, and never in small letters."""
    if words.normal[i] in words.small:
        return False
    return any(
        word == words.normal[i] and words.casing(j) == "plain" and not words.opens_sentence(j)
        for j, word in enumerate(words.normal)
    )


def _particled(words: Words) -> Iterator[Name]:
    text = words.text
    openers = KindWords.load().name_openers
    for match in _PARTICLED.finditer(text):
        opener = match.group(1).lower().replace("'", "").replace("’", "")
        between = match.group()[len(match.group(1)) :]
        if opener in openers:
            yield Name(Span(*match.span()), match.group(), openers[opener], "document")
        elif between.startswith("-") and between[1:].partition("-")[0].lower() in (
            "e",
            "i",
            "ul",
            "ud",
            "ur",
        ):
            yield Name(Span(*match.span()), match.group(), "organisation", "document")
        elif between.startswith((" al-", " el-", " ul-", " ad-", " as-", " ar-")):
            yield Name(Span(*match.span()), match.group(), "person", "document")
    for match in _AL.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].split(" ")
        if not (len(before) > 1 and before[-1] == "" and before[-2][:1].isupper()):
            yield Name(Span(*match.span()), match.group(), "organisation", "document")
    for pattern in (_KUNYA, _PATRONYMIC):
        for match in pattern.finditer(text):
            yield Name(Span(*match.span()), match.group(), "person", "document")


def _people(words: Words, first: int, end: int, catalogue: Catalogue, lists: KindWords) -> Iterator[Name]:
    """Yield people's full names: after a title or a role, or before an apposition that says what they are."""
    for start, stop in _segments(words, first, end):
        begin = start
        if words.opens_sentence(begin) and words.normal[begin] in _NO_NAME:
            begin += 1
        titled = [i for i in range(begin, stop - 1) if words.normal[i] in lists.titles]
        if titled:
            yield from _person(words, titled[-1] + 1, stop, catalogue, lists)
        elif stop - begin >= 2 and (_role_before(words, begin, lists) or _role_after(words, stop, lists)):
            yield from _person(words, begin, stop, catalogue, lists)


def _person(words: Words, begin: int, stop: int, catalogue: Catalogue, lists: KindWords) -> Iterator[Name]:
    parts = words.normal[begin:stop]
    known = any(catalogue.of_adjective(word) or catalogue.find(word) for word in parts)
    headed = any(word in lists.name_heads or word in lists.loose_name_heads for word in parts)
    shouted = all(word.isupper() and len(word) > 2 for word in words.texts[begin:stop])
    common = stop - begin == 1 and (words.normal[begin] in words.small or words.normal[begin] in _NO_NAME)
    if (
        not common
        and 1 <= stop - begin <= _LONGEST_PERSON
        and not known
        and not headed
        and not shouted
        and all(w.isalpha() for w in parts)
    ):
        yield _name(words, begin, stop, "person")


def _role_before(words: Words, i: int, lists: KindWords) -> bool:
    return i > 0 and words.joins(i) and words.gap(i) == " " and words.texts[i - 1] in lists.people


def _role_after(words: Words, i: int, lists: KindWords) -> bool:
    """Say whether ", a senior analyst with ..." or the like follows: a person's role within six words of a comma."""
    if i >= len(words) or words.gap(i) != ", " or words.normal[i] not in ("a", "an", "the", "who", "former"):
        return False
    if words.normal[i] == "who":
        return True
    for j in range(i + 1, min(i + 7, len(words))):
        if words.gap(j) not in (" ", "-"):
            return False
        if words.texts[j] in lists.people:
            return True
        if words.texts[j] in ("of", "in", "with", "at", "for", "that", "which"):
            return False
    return False
