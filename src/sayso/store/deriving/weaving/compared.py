"""Kinds of claims as bytes: all by which one is compared with others, and nothing else.

A new kind meets dozens of others, few of which were asked for lately, so that most of the time would go into reading all
that is known of a claim of theirs, its voices and its words. What is written here is the same whichever claim of the kind
it is made of (`sayso.corroboration.groups.telling.Telling.kind`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sys import intern
from typing import Any, Final

from sayso.actors.names import normal_form
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.when import Days
from sayso.corroboration.groups.who import Who
from sayso.corroboration.groups.wording import Wording
from sayso.records import ClaimRef, Place, Quantity, Span

_NO_CLAIM: Final = ClaimRef("", "")
_NOWHERE: Final = Span(0, 0)


def compared_body(telling: Telling) -> bytes:
    """Return what a claim is compared by."""
    place, number, wording = telling.place, telling.quantity, telling.wording
    parts = (
        telling.relation,
        _who_parts(telling.subject),
        _who_parts(telling.object),
        telling.denied,
        telling.planned,
        place
        and (
            normal_form(place.text),
            place.country,
            place.latitude,
            place.longitude,
            place.precision,
            place.geonames,
        ),
        telling.time and (telling.time.first, telling.time.last),
        telling.published if telling.is_event else None,
        number and (number.low, number.high, number.unit, number.bound, number.of),
        telling.deed,
        telling.harm,
        wording.terms,
        sorted(wording.names),
        sorted(wording.numbers),
        [sorted(scope) for scope in wording.negated],
        sorted(wording.agent),
        sorted(telling.story),
    )
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def compared_from(body: bytes) -> Telling:
    """Return a claim of the kind that bytes of `compared_body` tell of: with what is compared alone, and of no document."""
    (
        relation, subject, object_, denied, planned, place, time, published, number, deed, harm,
        terms, names, numbers, negated, agent, story,
    ) = json.loads(body.decode("utf-8", "surrogatepass"))  # fmt: skip
    return Telling(
        ref=_NO_CLAIM,
        relation=intern(relation),  # type: ignore[arg-type]
        subject=_who(subject),
        object=_who(object_),
        denied=denied,
        denial=denied,
        planned=planned,
        place=_place(*place) if place else None,
        time=Days(*time) if time else None,
        said=None,
        published=published,
        quantity=_quantity(*number) if number else None,
        deed=intern(deed),
        harm=harm,
        wording=Wording(
            tuple(map(intern, terms)),
            _set(names),
            frozenset(numbers),
            tuple(map(_set, negated)),
            _set(agent),
        ),
        voice=None,
        story=_set(story),
    )


def _who_parts(who: Who | None) -> Sequence[Any] | None:
    if who is None:
        return None
    return who.key, who.words, who.head, who.named, who.person, sorted(who.numbers)


def _who(parts: Sequence[Any] | None) -> Who | None:
    if parts is None:
        return None
    key, words, head, named, person, numbers = parts
    return Who(key, " ".join(words), tuple(words), head, named, person, frozenset(numbers))


def _place(
    text: str, country: str | None, latitude: float | None, longitude: float | None, *more: Any
) -> Place:
    precision, geonames = more
    return Place(text, _NOWHERE, None, country, latitude, longitude, precision, geonames)


def _quantity(low: float | None, high: float | None, unit: str, *more: Any) -> Quantity:
    bound, of = more
    return Quantity(low, high, unit, bound, of, _NOWHERE)


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(intern, words))
