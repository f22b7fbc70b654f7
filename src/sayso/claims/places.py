"""Places where something is said to happen: what stands after "in", "at", "near" with a place's name in it.

A place is taken with what belongs to it: the noun that takes the name ("the port of Karsk", "Karsk airport"), words
before it ("northern Veldania") and what it lies in ("Velm, Karsk province"). A place that only acts, suffers or is
left ("Karsk was taken", "from Karsk") is not where something happens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.claims.belonging import belonging_to
from sayso.claims.wordlists import entries
from sayso.records import Parse, Place, Span, Token

_LOCATIVE = frozenset(entries("places", "locative"))
_DIRECTIONS = frozenset(entries("places", "directions"))
_KINDS = frozenset(entries("places", "kinds"))
_PLACE_NAMES = frozenset({"place", "state"})
"""Kinds of name that can be a place; of a state only its ground is meant after "in"."""
_INSIDE = frozenset(
    {"compound", "nmod", "poss", "amod", "det", "nummod", "case", "punct", "advmod", "npadvmod"}
)
_INTO_NAME = frozenset({"compound", "nmod", "poss", "appos"})


def find_places(text: str, parse: Parse) -> tuple[Place, ...]:
    """Return the places of a document where something is said to happen, sorted by span. ``text`` is its text."""
    found: list[tuple[int, int]] = []
    for name in parse.names:
        if name.kind not in _PLACE_NAMES:
            continue
        name_tokens = parse.tokens_in(name.span)
        if not name_tokens or (found and found[-1][1] >= name_tokens[-1]):
            continue
        head = _head_of(parse, name_tokens)
        whole = _whole_of(parse, head)
        last = max(name_tokens[-1], whole)
        if found and (
            found[-1][0] <= whole <= found[-1][1] or _lies_in(parse, found[-1], whole, name_tokens[0])
        ):
            found[-1] = (found[-1][0], last)
        elif _is_located(parse, whole) or _is_listed(parse, whole, found):
            first = min(_left_edge(parse, whole), name_tokens[0])
            if found and found[-1][1] >= first:
                first = found[-1][1] + 1
            found.append((first, last))
    return tuple(_place(text, parse, first, last) for first, last in found)


def place_for(parse: Parse, places: Sequence[Place], predicate: int) -> Place | None:
    """Return the place that belongs to a predicate token, if one does; ``places`` are sorted by span."""
    return belonging_to(parse, places, predicate)


def row_of(text: str, parse: Parse, places: Sequence[Place], place: Place) -> Place:
    """Return the whole row of places that one stands in: "Karsk, Velm and Orsk"; ``places`` are sorted by span.

    A row has no point on the map; it has a country where all of it lies in one.
    """
    first = last = bisect_left(places, place.span.start, key=lambda other: other.span.start)
    while last + 1 < len(places) and _in_row(text, parse, places[last], places[last + 1]):
        last += 1
    while 0 < first < len(places) and _in_row(text, parse, places[first - 1], places[first]):
        first -= 1
    if first == last:
        return place
    span = Span(places[first].span.start, places[last].span.end)
    countries = {each.country for each in places[first : last + 1]}
    return Place(span.text(text), span, country=countries.pop() if len(countries) == 1 else None)


def _in_row(text: str, parse: Parse, left: Place, right: Place) -> bool:
    """Say whether a place is joined to the one right before it."""
    if Span(left.span.end, right.span.start).text(text).strip(" \n,") not in {"", "and", "or"}:
        return False
    return any(parse.tokens[i].dep == "conj" for i in parse.tokens_in(right.span))


def _place(text: str, parse: Parse, first: int, last: int) -> Place:
    span: Span = parse.span_over(first, last)
    return Place(span.text(text), span)


def _head_of(parse: Parse, inside: range) -> int:
    """Return the token of a name whose head lies outside the name."""
    for i in inside:
        if parse.tokens[i].head not in inside or parse.tokens[i].head == i:
            return i
    return inside[-1]


def _is_kind(token: Token) -> bool:
    return token.lower in _KINDS or token.lower in _DIRECTIONS


def _whole_of(parse: Parse, head: int) -> int:
    """Return the head of the whole place that a name is part of: "port" for "the port of Karsk"."""
    while True:
        token = parse.tokens[head]
        above = parse.tokens[token.head]
        if token.dep in _INTO_NAME and token.dep != "appos" and _is_kind(above):
            head = above.i
        elif token.dep == "pobj" and above.lower == "of" and _is_kind(parse.tokens[above.head]):
            head = above.head
        else:
            return head


def _is_located(parse: Parse, whole: int) -> bool:
    """Say whether a place is the object of a preposition that says where, or a direction ("north of Karsk")."""
    token = parse.tokens[whole]
    above = parse.tokens[token.head]
    if above.lower == "on":
        # "on Velm Island", but not "called on Veldania to act".
        return token.dep == "pobj" and token.lower.rpartition(" ")[2] in _KINDS
    return (token.dep == "pobj" and above.lower in _LOCATIVE) or (
        token.lower in _DIRECTIONS and token.dep in {"advmod", "npadvmod", "attr", "appos"}
    )


def _is_listed(parse: Parse, whole: int, found: Sequence[tuple[int, int]]) -> bool:
    """Say whether a place stands in a row with the last one found: "in Karsk and Velm"."""
    token = parse.tokens[whole]
    return bool(found) and token.dep == "conj" and found[-1][0] <= token.head <= found[-1][1]


def _lies_in(parse: Parse, before: tuple[int, int], whole: int, first: int) -> bool:
    """Say whether a place directly follows another that lies in it: "Velm, Karsk province"."""
    between = range(before[1] + 1, first)
    if len(between) != 1 or parse.tokens[between[0]].lower != ",":
        return False
    token = parse.tokens[whole]
    if token.dep == "conj" or any(parse.tokens[j].dep == "conj" for j in parse.children[whole]):
        return False
    return before[0] <= token.head <= before[1] or token.dep in {"appos", "npadvmod", "nmod", "compound"}


def _left_edge(parse: Parse, whole: int) -> int:
    """Return the first token of a place: its article and the words before its noun."""
    edge = whole
    for j in reversed(parse.children[whole]):
        if j < whole and parse.tokens[j].dep in _INSIDE and parse.tokens[j].lower != ",":
            edge = min(edge, parse.subtree(j)[0])
    return edge
