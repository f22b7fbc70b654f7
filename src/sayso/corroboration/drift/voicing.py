"""Whether two claims are told on the same word, as far as what the voices are called tells."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sayso.actors.names import normal_form, normal_words
from sayso.corroboration.drift.lexicon import OPEN_VOICES, VOICES
from sayso.corroboration.groups.lexicon import SMALL, stem_of
from sayso.corroboration.groups.telling import Speaker, Telling

_PEOPLE: Final = frozenset({"person", "expert"})
_NOBODYS: Final = frozenset({"anonymous", "unnamed", "collective", "expert"})
_BODIES: Final = frozenset({"organisation", "authority", "state", "media"})
_LEAST: Final = 4
"""Letters that two forms of a name share at least: "Veldania", "Veldanian"."""


def same_voice(one: Telling, other: Telling) -> bool | None:
    """Say whether the innermost voices are one; None where that can't be told, as with "the agency" and "the official".

    A report's own word is that of its publisher.
    """
    if not one.chain and not other.chain:
        return (one.publisher is not None and one.publisher == other.publisher) or None
    if not one.chain or not other.chain:
        plain, told = (one, other) if not one.chain else (other, one)
        return _is_called(told.chain[-1], plain.publisher) or None
    return _same(one.chain[-1], other.chain[-1])


def called(telling: Telling) -> str:
    """Return what a reader calls the innermost voice; the report's own where nobody else speaks."""
    return telling.chain[-1].text if telling.chain else "the report itself"


def _same(one: Speaker, other: Speaker) -> bool | None:
    if one.who is None or other.who is None:
        return None
    if "media" in (one.kind, other.kind) and one.kind != other.kind:
        # An outlet passes on what others say.
        return None
    if one.who.key is not None and one.who.key == other.who.key:
        return True
    first, second = _words(one), _words(other)
    if not first or not second:
        return None
    if _person(one) and _person(other):
        return one.who.head == other.who.head or None if _shared(first, second) else False
    if (_person(one) or _person(other)) and _left(first, second) and _left(second, first):
        return _person_and_body(*((one, other) if _person(one) else (other, one)))
    if _initials(first, second) or not _left(first, second) or not _left(second, first):
        return True
    if _shared(first, second):
        return False if _kinds(first) and _kinds(second) and one.who.named and other.who.named else None
    return _apart(one, other, first, second)


def _apart(one: Speaker, other: Speaker, first: frozenset[str], second: frozenset[str]) -> bool | None:
    """Say of two voices without a word in common whether they are two."""
    if one.who is None or other.who is None:
        return None
    if one.who.named and other.who.named:
        return False
    kinds, others = _kinds(first), _kinds(second)
    if kinds and others:
        return None if kinds & others else False
    described = [speaker for speaker in (one, other) if not speaker.who or not speaker.who.named]
    if any(speaker.who and speaker.who.head in OPEN_VOICES for speaker in described):
        return None
    speakers = {one.kind, other.kind}
    if (kinds or others) and speakers & _NOBODYS and speakers & _BODIES:
        return False
    if (kinds or others) and (one.who.named or other.who.named):
        # "A think tank" may bear any name; "the police" and "the Assembly of Nations" are two.
        return None if any(speaker.text[:2].lower() in {"a ", "an"} for speaker in described) else False
    return None


def _person_and_body(person: Speaker, body: Speaker) -> bool | None:
    """Say whether somebody with a name speaks for a body or an office; None where their own is not told."""
    if person.who is None or body.who is None:
        return None
    name = frozenset(map(stem_of, person.who.words))
    office = frozenset(word for word in _words(person) if word not in name)
    other = _words(body)
    if _shared(office, other):
        return True
    if not office or not body.who.named:
        return None
    return None if _person(body) or not _left(other, frozenset(VOICES)) else False


def _person(speaker: Speaker) -> bool:
    return speaker.who is not None and speaker.who.named and speaker.who.person


def _words(speaker: Speaker) -> frozenset[str]:
    return _content(speaker.text if speaker.who is None else f"{speaker.text} {speaker.who.text}")


@lru_cache(maxsize=20_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in normal_words(text) if word not in SMALL)


def _shared(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(_left(one, other)) < len(one)


def _left(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the words of one that the other has in no form."""
    return frozenset(word for word in one - other if not any(_alike(word, against) for against in other))


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) > _LEAST and (
        long.startswith(short) or (long.startswith(short[:-1]) and len(long) <= len(short) + 2)
    )


def _initials(one: frozenset[str], other: frozenset[str]) -> bool:
    for short, long in ((one, other), (other, one)):
        if len(short) == 1 and len(long) > 1:
            (word,) = short
            if sorted(word) == sorted(each[0] for each in long):
                return True
    return False


def _kinds(words: frozenset[str]) -> frozenset[int]:
    return frozenset(VOICES[word] for word in words if word in VOICES)


def _is_called(speaker: Speaker, publisher: str | None) -> bool:
    return publisher is not None and normal_form(publisher) in {
        normal_form(speaker.text),
        normal_form(speaker.who.text if speaker.who else ""),
    }
