"""What the words of a place tell: its name, what sort of place it is, what it lies in, and how near to it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from sayso.actors.catalogue import Catalogue
from sayso.claims.wordlists import entries
from sayso.places.gazetteer import Level
from sayso.places.keys import bare_key, key_of, kinds, larger, written_out
from sayso.records import Name, Parse, Place, Span, Token

_DIRECTIONS: Final = frozenset(entries("places", "directions"))
_DIRECTED: Final = frozenset(f"{direction}ern" for direction in _DIRECTIONS) | {"central", "upper", "lower"}
_SPOTS: Final = frozenset(entries("places", "kinds")) - frozenset(kinds())
_NEAR: Final = frozenset({"near", "outside", "off", "around", "beside", "between", "along"})
_WITHIN: Final = frozenset(
    {"heart", "centre", "center", "streets", "part", "parts", "area", "side", *_DIRECTIONS}
)
"""Nouns for a piece of what is named; with any other noun ("port", "airport", "border") it may lie beside it."""
_LINKS: Final = frozenset({",", "in", "of", "the", "'s", "’s", "(", "'", "’"})
_FARTHEST: Final = 6
"""Most words between a place's name and that of what it lies in ("Velm, in the south of the Karsk region")."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place as its words tell it.

    ``keys`` are those of its name, the fullest first; ``level`` what a noun says it is ("province"); ``part`` that a
    direction cuts a piece from it ("northern"); ``near`` that only somewhere near it is told. ``containers`` are the
    names that the same words say it lies in, the nearest first.
    """

    name: Name
    keys: tuple[str, ...]
    level: Level | None
    part: bool
    near: bool
    containers: tuple[Name, ...]


def spoken(parse: Parse, place: Place, catalogue: Catalogue) -> Spoken | None:
    """Return what a place's words tell; None where no name is among them."""
    inside = _place_names(parse, place.span, catalogue)
    if not inside:
        return None
    first = _first_of(parse, inside)
    name = inside[first]
    containers = (*_containers(parse, inside[first:]), *inside[:first])
    head, _, rest = name.text.partition(",")
    if rest.strip():
        containers = (replace(name, text=rest.strip()), *containers)
        name = replace(name, text=head)
    if key_of(name.text) in larger():
        return None
    at, last = _edges(parse, inside[0]), _edges(parse, name)
    whole = parse.tokens_in(place.span)
    before = _words(parse, max(whole[0], at[0] - _FARTHEST), at[0])
    after = _words(parse, last[1] + 1, last[1] + 2)
    around = {*before, *after}
    level, noun = _level_of(name, [*after, *reversed(before)])
    return Spoken(
        name=name,
        keys=_keys_of(name, noun),
        level=level,
        part=not around.isdisjoint(_DIRECTED)
        or ("of" in around and not around.isdisjoint(_DIRECTIONS & _in_the(before))),
        near=_preposition(parse, whole[0]) in _NEAR
        or bool((around & _SPOTS) - _WITHIN)
        or _leads_away(before),
        containers=tuple(replace(each, text=written_out(each.text)) for each in containers),
    )


def _place_names(parse: Parse, span: Span, catalogue: Catalogue) -> list[Name]:
    """Return the names inside a place's words.

    What the parser did not see as a place's name is one all the same where the words begin with it ("Velm , Karsk
    province"): the run of proper nouns up to the first comma.
    """
    names = names_in(parse, span)
    found = [name for name in names if name.kind in ("place", "state") and name.span.start >= span.start]
    run: list[int] = []
    for i in parse.tokens_in(span):
        token = parse.tokens[i]
        if _is_name(token, catalogue) and not _is_noun(token.lower):
            run.append(i)
        elif run or not (token.pos in {"DET", "ADP", "ADJ"} or _is_noun(token.lower)):
            break
    if not run or (found and found[0].span.start <= parse.tokens[run[0]].start):
        return found
    at = parse.span_over(run[0], run[-1])
    text = " ".join(parse.tokens[i].text for i in run)
    return [Name(at, text, "place", "parser"), *(name for name in found if not name.span.overlaps(at))]


def _is_name(token: Token, catalogue: Catalogue) -> bool:
    """Say whether a word is written like a name: a proper noun, or in capitals and no nationality ("Syrian")."""
    if token.pos == "PROPN":
        return True
    return (
        token.pos in {"NOUN", "ADJ", "X"} and token.text.istitle() and not catalogue.of_adjective(token.text)
    )


def _is_noun(word: str) -> bool:
    """Say whether a word is a noun or adjective that goes with places' names."""
    return word in kinds() or word in _DIRECTIONS or word in _DIRECTED or word in _SPOTS


def _edges(parse: Parse, name: Name) -> tuple[int, int]:
    """Return the first and the last token of a name."""
    tokens = parse.tokens_in(name.span)
    return tokens[0], tokens[-1]


def names_in(parse: Parse, span: Span) -> list[Name]:
    """Return the names that begin inside a span, in text order."""
    found: list[Name] = []
    for i in parse.tokens_in(span):
        name = parse.name_of(i)
        if name is not None and (not found or found[-1] is not name):
            found.append(name)
    return found


def _words(parse: Parse, first: int, last: int) -> list[str]:
    return [token.lower for token in parse.tokens[max(0, first) : last]]


def _in_the(before: Sequence[str]) -> frozenset[str]:
    """Return the words that follow an article: "the north of", but not "north of"."""
    return frozenset(word for article, word in pairwise(before) if article == "the")


def _leads_away(before: Sequence[str]) -> bool:
    """Say whether a direction leads away from the place: "20 kilometres north of Karsk", but not "the north of"."""
    return any(
        word in _DIRECTIONS and after == "of" and article != "the"
        for article, word, after in zip(("", *before), before, before[1:], strict=False)
    )


def _preposition(parse: Parse, first: int) -> str:
    """Return the word before a place, its article aside."""
    at = first - 1
    while at >= 0 and parse.tokens[at].lower in {"the", "a"}:
        at -= 1
    return parse.tokens[at].lower if at >= 0 else ""


def _first_of(parse: Parse, inside: Sequence[Name]) -> int:
    """Return which of some names is the place: not one that owns the next ("Veldania's Karsk province")."""
    at = 0
    while at + 1 < len(inside):
        last = parse.tokens_in(inside[at].span)[-1]
        if last + 1 >= len(parse.tokens) or parse.tokens[last + 1].tag != "POS":
            break
        at += 1
    return at


def _containers(parse: Parse, inside: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names after a place that only links, directions and nouns for places part from it."""
    found: list[Name] = []
    at = parse.tokens_in(inside[0].span)[-1] + 1
    sentence = parse.sentence_of(at - 1)
    gap: list[str] = []
    while at < sentence.last and len(gap) <= _FARTHEST:
        name = parse.name_of(at)
        if name is not None and name.kind in ("place", "state"):
            if not gap or not _is_linked(gap):
                break
            found.append(name)
            gap = []
            at = parse.tokens_in(name.span)[-1] + 1
            continue
        token = parse.tokens[at]
        if "," in gap and written_out(token.text) != token.text:
            found.append(Name(token.span, token.text, "place", "parser"))
            gap, at = [], at + 1
            continue
        word = token.lower
        if word not in _LINKS and word not in _DIRECTIONS and word not in _DIRECTED and word not in kinds():
            break
        gap.append(word)
        at += 1
    return tuple(found)


def _is_linked(gap: Sequence[str]) -> bool:
    """Say whether the words between two names put one into the other: a comma, "in", "of" or a bracket."""
    return not {",", "in", "of", "("}.isdisjoint(gap)


def _level_of(name: Name, around: Sequence[str]) -> tuple[Level | None, str | None]:
    """Return the level that a noun beside a name tells, or the name's own last word, and the noun."""
    own = key_of(name.text).rpartition(" ")
    if own[0] and own[2] in kinds():
        return _level(own[2]), None
    noun = next((word for word in around if word in kinds()), None)
    return (_level(noun), noun) if noun else (None, None)


def _level(noun: str) -> Level:
    level = kinds()[noun]
    return "region" if level == "region" else "district" if level == "district" else "town"


def _keys_of(name: Name, noun: str | None) -> tuple[str, ...]:
    key = key_of(name.text)
    with_noun = (f"{key} {noun}",) if noun else ()
    return tuple(dict.fromkeys((*with_noun, key, bare_key(name.text))))
