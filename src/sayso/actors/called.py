"""Names that the words around them give away: "a gang called the Owls", "the self-styled 'Hill Front'"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.actors.kinds import KindWords, kind_of_name
from sayso.actors.names import SMALL_WORDS, WORD, normal_word
from sayso.actors.wordlists import word_list
from sayso.actors.words import Words
from sayso.records import Name, NameKind, Span

_GAP = r"(?:,|(?<!\s))\s+"
"""White space from its beginning: tried from each of many blanks on, time grows with the square of their number."""
_CALLED = re.compile(
    rf"(?:(?<!\s)\s+(?P<active>called|named)|{_GAP}(?:(?:(?:that|which)\s+)?(?:is|was|are)\s+)?(?:called|named|known\s+as)"
    rf"|(?:{_GAP}(?:that|which|who))?{_GAP}(?:call|calls|calling|called|naming|styling)\s+(?:itself|themselves))"
    r"\s+(?:[Tt]he\s+)?(?=[\"“A-Z])"
)
_UNDER = re.compile(
    r"\b(?:operat\w+|active|fight\w*|fought|attack\w*)\s+under\s+the\s+names?\s+(?:of\s+)?(?:[Tt]he\s+)?(?=[\"“A-Z])"
)
_BEFORE = re.compile(
    r"(?P<one>\b(?:an?|another|one)\s(?:[\w-]+\s){0,3})?(?P<body>[A-Za-z]+)\Z", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“](?P<name>[A-Z][^\"“”\n]{1,40}(?:\n[^\"“”\n]{1,40})?)[\"”](?:\s(?P<after>\w+))?")
_BEGINNING = re.compile(r"[\"“](?P<quoted>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[\"”]\s")
_ARTICLES = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ss]elf-\s?\w+|[Ss]o-\s?called|of)\s\Z")
_ANY_GROUP = word_list("any_group")
_BEHIND = _ANY_GROUP | word_list("parts")
_LINKS = frozenset({"of", "the"})
_LONGEST = 8
_LONGEST_NOUN = 60


def called(words: Words) -> Iterator[Name]:
    """Yield the names that bodies are said to have, and bodies' names in quotation marks, wherever these stand again."""
    found = list(_found(words))
    yield from found
    seen = {name.span.end for name in found}
    for parts, kind in dict.fromkeys((_normal(name.text), name.kind) for name in found):
        for i, word in enumerate(words.normal):
            again = word == parts[0] and words.capital(i) and tuple(words.normal[i : i + len(parts)]) == parts
            if again and words.ends[i + len(parts) - 1] not in seen and words.casing(i) == "plain":
                span = Span(words.starts[i], words.ends[i + len(parts) - 1])
                yield Name(span, span.text(words.text), kind, "document")


def _found(words: Words) -> Iterator[Name]:
    text, nouns = words.text, KindWords.load().nouns
    for match in _CALLED.finditer(text):
        body = _BEFORE.search(text, max(0, match.start() - _LONGEST_NOUN), match.start())
        noun = body["body"].lower() if body else ""
        kind = nouns.get(noun) or nouns.get(noun.removesuffix("s"))
        # "The party named Varo" may have named him; "a party named Varo" bears that name.
        acts = body is not None and match["active"] and not body["one"]
        if kind is None or (acts and kind != "armed_group" and noun not in _ANY_GROUP):
            continue
        quoted = _QUOTED.match(text, match.end())
        span = Span(*quoted.span("name")) if quoted else _run(words, match.end())
        if span is not None and _is_name(span.text(text)):
            yield _name(span, text, kind)
    for match in _UNDER.finditer(text):
        quoted = _QUOTED.match(text, match.end())
        span = Span(*quoted.span("name")) if quoted else _run(words, match.end())
        if span is not None and _is_name(span.text(text)):
            yield _name(span, text, None)
    for quoted in _QUOTED.finditer(text):
        name, after = quoted["name"], (quoted["after"] or "").lower()
        behind = _BEHIND & {after, after.removesuffix("s")}
        if not _is_name(name) or not (
            behind or _ARTICLES.search(text, max(0, quoted.start() - _LONGEST_NOUN), quoted.start())
        ):
            continue
        if behind:
            yield _name(Span(*quoted.span("name")), text, nouns.get(min(behind)))
        elif kind_of_name(name) is not None and " " in name:
            yield _name(Span(*quoted.span("name")), text, None)
    for match in _BEGINNING.finditer(text):
        rest = _run(words, match.end())
        if rest is not None and " " in rest.text(text) and (own := kind_of_name(rest.text(text))):
            span = Span(match.start(), rest.end)
            yield Name(span, span.text(text), own, "document")


def _name(span: Span, text: str, told: NameKind | None) -> Name:
    """Return a name of the kind that its own words say, where these do not leave it open, else of the kind told."""
    own = kind_of_name(span.text(text))
    kind = own if own not in (None, "organisation") and told != "armed_group" else told or own
    return Name(span, span.text(text), kind or "organisation", "document")


def _normal(name: str) -> tuple[str, ...]:
    return tuple(map(normal_word, WORD.findall(name)))


def _is_name(text: str) -> bool:
    """Say whether a text is of a name's length, with capitals at both ends and at all but small words between."""
    words = WORD.findall(text)
    return (
        0 < len(words) <= _LONGEST
        and words[-1][0].isupper()
        and all(word[0].isupper() or word in SMALL_WORDS for word in words)
    )


def _run(words: Words, offset: int) -> Span | None:
    """Return the capitalised words that begin at an offset, where it is in running text and names no person."""
    i = bisect_left(words.starts, offset)
    if i >= len(words) or words.starts[i] != offset or words.casing(i) != "plain":
        return None
    if words.normal[i] in KindWords.load().titles:
        return None
    end = i
    for j in range(i, min(i + _LONGEST, len(words))):
        if j > i and not words.joins(j):
            break
        if words.capital(j):
            end = j + 1
        elif j == i or words.texts[j] not in _LINKS:
            break
    return Span(words.starts[i], words.ends[end - 1]) if end > i else None
