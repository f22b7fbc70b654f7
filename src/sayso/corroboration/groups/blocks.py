"""Which claims are worth comparing: those that share a key which not everybody has.

Two claims are compared where they are of one family of relations and have a party, a place, two weighty words, or a telling
number and a weighty word in common.
As with copies (`sayso.corroboration.reprints.shelf`) a key that more than ``CROWD`` kinds of claims hold is crowded and
counts no longer; finer ones, with the month or with both parties, still do. What is compared hangs on the collection as
it is, never on the order in which it came together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from sayso.actors.names import normal_form
from sayso.corroboration.groups.comparing import DAYS
from sayso.corroboration.groups.lexicon import weight_of
from sayso.corroboration.groups.relations import MUTUAL
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.who import Who
from sayso.records import digest

CROWD: Final = 60
"""A key that more kinds of claims hold is crowded."""
_HEAVIEST: Final = 6
"""So many of the weightiest words of a wording make its keys, two at a time."""
_NUMBERS: Final = 3
"""So many of the telling numbers of a claim make its keys, each with so many of its weightiest words."""
_TELLING: Final = 2
"""Fewer parts than this tell little of what a claim is about."""
_MONTH: Final = 30


def keys_of(telling: Telling) -> tuple[int, ...]:
    """Return the keys by which a claim meets those it may say the same as, sorted, each below 2**63."""
    heaviest = sorted(telling.wording.bag, key=lambda term: (-weight_of(term), term))[:_HEAVIEST]
    made = _words(heaviest) if telling.relation == "says" else _parts(telling)
    keys = (*made, *_figures(telling, heaviest))
    return tuple(sorted({int(digest(telling.family, *key), 16) >> 1 for key in keys}))


def _parts(telling: Telling) -> Iterator[tuple[object, ...]]:
    """Yield each part, each with the deed and with the month, both parties, and all of it."""
    mutual = telling.relation in MUTUAL
    doers = [("party" if mutual else "doer", name) for name in _names(telling.doer)]
    targets = [("party" if mutual else "done to", name) for name in _names(telling.done_to)]
    both = [(*sorted((one, other)),) for one in doers for other in targets]
    places = [("place", telling.place.geonames or normal_form(telling.place.text))] if telling.place else []
    whole = [*doers, *targets, *places]
    months = _months(telling)
    for part in [*whole, *both]:
        yield part
        if telling.deed:
            yield (part, telling.deed)
        for month in months:
            yield (part, month)
            for at in places:
                yield (part, at, month)
    if len(whole) < _TELLING:
        yield ("deed", telling.harm or telling.deed)
    for name in telling.story:
        # Reports of one event come out within days of each other: with these a key has few holders, and the right ones.
        yield from (("story", name, telling.harm or telling.deed, *days) for days in _windows(telling))
    for month in months:
        yield ("deed", telling.deed, month)


def _words(heaviest: Sequence[str]) -> Iterator[tuple[object, ...]]:
    if len(heaviest) == 1:
        yield (heaviest[0],)
    yield from combinations(sorted(heaviest), 2)


def _figures(telling: Telling, heaviest: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Yield the largest telling numbers, each with a weighty word, and two at a time: what is told of others keeps them."""
    numbers = sorted(telling.wording.figures, reverse=True)[:_NUMBERS]
    for number in numbers:
        for word in heaviest[:_NUMBERS]:
            yield ("figure", number, word)
    for pair in combinations(numbers, 2):
        yield ("figures", *pair)


def _names(who: Who | None) -> Iterator[str]:
    """Yield under what somebody may be met: who they are and the last word of their name, or the noun they are called."""
    if who is None:
        return
    if who.key:
        yield who.key
    if who.head:
        yield who.head


def _windows(telling: Telling) -> tuple[tuple[int, ...], ...]:
    """Return the stretches of days an event is in, and the next, so that neighbours share one; one of no days where none is known."""
    found = _stretches(telling, DAYS)
    return tuple((days,) for days in found) if found else ((),)


def _months(telling: Telling) -> tuple[int, ...]:
    """Return the numbers of the months an event is in, and of the next, so that neighbours share one."""
    return _stretches(telling, _MONTH)


def _stretches(telling: Telling, length: int) -> tuple[int, ...]:
    """Return the numbers of the stretch of so many days an event is in, and of the next; none where it is in several."""
    if not telling.is_event:
        return ()
    if telling.time is not None and telling.time.length <= length:
        first = telling.time.last // length
    elif telling.published is not None and telling.time is None:
        first = telling.published // length
    else:
        return ()
    return first, first + 1
