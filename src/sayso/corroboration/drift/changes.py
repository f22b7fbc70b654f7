"""What one telling has otherwise than another: one function for each kind of change, in `CHANGES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from sayso.actors.names import normal_words
from sayso.corroboration.drift.facts import Facts
from sayso.corroboration.drift.figures import Figure, is_plural
from sayso.corroboration.drift.lexicon import (
    ANYBODY,
    DAYS,
    DIRECTIONS,
    MONTHS,
    PARTIAL,
    PLACE_NOUNS,
    RESTRICTING,
    STOPS,
    WHOLE,
    are_two,
    forms_of,
    meaning,
    unlike,
)
from sayso.corroboration.drift.pairs import CLOSE, HALF, NEARLY, Retelling
from sayso.corroboration.drift.voicing import called
from sayso.corroboration.groups.lexicon import SMALL
from sayso.corroboration.groups.relations import MUTUAL
from sayso.corroboration.groups.who import Who, likeness
from sayso.corroboration.groups.wording import Wording
from sayso.documents.words import is_common
from sayso.records import Change

_OTHER: Final = -1.0
"""Points of likeness at which two with names are two."""
_LASTING: Final = frozenset({"part_of", "member_of", "leads", "alias_of", "succeeded_by"})
"""Relations in which somebody stands to many."""
_FEW: Final = 3
"""So many words of names stand for others, at most."""
_SHORTEST_NAME: Final = 3
_LONGEST_INITIALS: Final = 5
_LONG_NAME: Final = 6
_SPELLED_ALIKE: Final = 0.6
"""So many letters agree in two spellings of one long name, as a share."""
_HONORIFICS: Final = frozenset({"dr", "mr", "mrs", "ms", "sir", "md", "phd"})


def number(pair: Retelling) -> Iterator[Change]:
    """Another number of the same."""
    if pair.alike < HALF or (pair.same_voice is False) or (pair.same_voice is None and pair.alike < NEARLY):
        return
    if pair.same_voice is None and bool(pair.first.telling.chain) != bool(pair.second.telling.chain):
        # Somebody's figure and a report's own are two, not one that changed.
        return
    if pair.first.telling.relation == "casualties" and not pair.first.telling.chain:
        # Every outlet counts on; numbers that lie apart are a dispute.
        return
    first, second = pair.left
    for one in first:
        for other in second:
            if one.unit == other.unit and one.head == other.head and (one.head or one.unit):
                yield Change("number", one.text, other.text)
                return


def scope(pair: Retelling) -> Iterator[Change]:
    """The same number of others."""
    for one, other in pair.figures:
        if one.unit == "%" or not one.head or not other.head:
            continue
        if _counts_others(pair, one, other):
            yield Change("scope", one.text, other.text)
            return
    if len(pair.first.figures) == len(pair.second.figures) == len(pair.figures) == 1:
        first, second = pair.first.harms, pair.second.harms
        if first - second and second and pair.alike >= HALF:
            yield Change("scope", " and ".join(sorted(first)), " and ".join(sorted(second)))
            return
    yield from _all_of_some(pair)


def base(pair: Retelling) -> Iterator[Change]:
    """The same share of another whole."""
    for one, other in pair.figures:
        if one.unit != "%" or not one.head or not other.head:
            continue
        places = _place_words(pair)
        narrower, wider = one.before | one.behind, other.before | other.behind
        dropped = (unlike(one.behind, wider) - places) | (unlike(one.before, wider) & RESTRICTING)
        if (
            are_two(one.head, other.head)
            or _replaced(narrower, wider, places)
            or (dropped and (other.whole or not other.behind))
        ):
            yield Change("base", one.text, other.text)
            return


def actor(pair: Retelling) -> Iterator[Change]:
    """Somebody else does it, or it is done to somebody else."""
    if not pair.is_close or (pair.same_voice is False and not pair.is_copied):
        return
    one, other = pair.first.telling, pair.second.telling
    if one.relation in _LASTING and pair.same_voice is not True:
        return
    sides = [(one.doer, other.doer), (one.done_to, other.done_to)]
    if one.relation in MUTUAL and likeness(one.doer, other.done_to)[0] > 0:
        sides = [(one.doer, other.done_to), (one.done_to, other.doer)]
    for (before, after), (beside, beside_it) in (sides, reversed(sides)):
        if before and after and _is_other(before, after):
            if beside and beside_it and likeness(beside, beside_it)[0] < 0:
                return
            if not _is_told(pair.first, before, pair.second, after):
                return
            yield Change("actor", before.text, after.text)
            return
    if one.wording.names <= other.wording.bag or other.wording.names <= one.wording.bag:
        return
    known = _known(pair)
    alone = _names_left(one.wording.names, other.wording, known)
    against = _names_left(other.wording.names, one.wording, known)
    if (
        0 < len(alone) <= _FEW
        and 0 < len(against) <= _FEW
        and not _is_spelled_otherwise(alone, against)
        and not _beside(one.wording.terms, alone).isdisjoint(_beside(other.wording.terms, against))
        and _differ_in_little(one.wording.bag - alone, other.wording.bag - against)
    ):
        yield Change("actor", _as_written(pair.first, alone), _as_written(pair.second, against))


def certainty(pair: Retelling) -> Iterator[Change]:
    """What was open is told as plain."""
    if not pair.first.telling.chain and pair.second.telling.chain:
        # Whose word it is has been added; that makes nothing more certain.
        return
    for one, other in pair.figures:
        if one.head is None or one.head != other.head or pair.second.soft:
            continue
        dropped = one.bound == "about" and other.bound == "exact" and one.low == other.low
        if dropped or (one.bound == "at_most" and other.bound in {"exact", "at_least"}):
            yield Change("certainty", one.text, other.text)
            return
    if pair.first.soft and not pair.second.soft and not _is_unfinished(pair.second):
        hedges = _dropped_hedges(pair)
        plain = not pair.first.hedges and not pair.second.telling.chain
        if pair.is_close and (hedges or plain):
            yield Change("certainty", ", ".join(hedges) or pair.first.telling.force, None)
    elif pair.dropped_voice and pair.is_copied:
        yield Change("certainty", f"on the word of {called(pair.first.telling)}", None)


def voice(pair: Retelling) -> Iterator[Change]:
    """On another's word, or on nobody's but the report's."""
    before, after = called(pair.first.telling), called(pair.second.telling)
    if pair.dropped_voice:
        if before and (pair.is_copied or (pair.first.soft and pair.is_close)):
            yield Change("voice", before, after)
        return
    # Two voices that say the same corroborate each other; only a figure that is known by itself, told in the same words,
    # is taken to be one voice's.
    is_told = pair.is_copied or (pair.is_close and not pair.first.telling.is_event)
    if pair.same_voice is False and ((pair.numbers and is_told) or pair.is_word_for_word):
        yield Change("voice", before, after)


def time(pair: Retelling) -> Iterator[Change]:
    """Within another stretch of time."""
    for rates in (False, True):
        first, second = (
            [stretch for stretch in facts.stretches if bool(stretch.rate) == rates]
            for facts in (pair.first, pair.second)
        )
        if first and second and all(one.differs(other) for one in first for other in second):
            yield Change("time", first[0].text, second[0].text)
            return
        if rates and first and not second and pair.figures and not pair.left[0] and not pair.left[1]:
            yield Change("time", first[0].text, None)


def place(pair: Retelling) -> Iterator[Change]:
    """Elsewhere."""
    first, second = (set(_words(facts.places)) - PLACE_NOUNS for facts in (pair.first, pair.second))
    if not first or not second or not pair.is_close:
        return
    directions = [{word[:4] for word in words if word.startswith(DIRECTIONS)} for words in (first, second)]
    apart = not any(forms_of(one, other) for one in first for other in second)
    turned = all(directions) and not directions[0] & directions[1]
    if (apart or turned) and not _within(pair):
        yield Change("place", ", ".join(pair.first.places), ", ".join(pair.second.places))


CHANGES: Final[tuple[Callable[[Retelling], Iterator[Change]], ...]] = (
    number, scope, base, actor, place, time, voice, certainty,
)  # fmt: skip
"""All kinds of change, in the order in which they are told."""


def changes_between(pair: Retelling) -> tuple[Change, ...]:
    """Return what the second has otherwise than the first."""
    return tuple(change for kind in CHANGES for change in kind(pair))


def _dropped_hedges(pair: Retelling) -> tuple[str, ...]:
    """Return the words that leave open in the first what the second tells: one of the words behind them stands there, too."""
    told = {meaning(word.lower()) for word in pair.second.words}
    return tuple(hedge for hedge, behind in pair.first.hedged if not told.isdisjoint(behind))


def _is_unfinished(facts: Facts) -> bool:
    """Say whether words only name a deed, and say neither that it is so nor that it may be: "joked about *moving abroad*"."""
    first = facts.words[0].lower() if facts.words else ""
    return facts.telling.relation == "says" and (first == "to" or first.endswith("ing"))


def _counts_others(pair: Retelling, one: Figure, other: Figure) -> bool:
    if one.head is None or other.head is None:
        return False
    if one.head != other.head:
        if other.head in ANYBODY or not are_two(one.head, other.head):
            return False
        return one.head not in ANYBODY or pair.alike >= HALF
    places = _place_words(pair)
    if _replaced(one.before, other.before, places) or _replaced(one.behind, other.behind, places):
        return True
    return bool(unlike(one.before, other.before | other.behind) & RESTRICTING)


def _replaced(one: frozenset[str], other: frozenset[str], places: frozenset[str]) -> bool:
    return bool(unlike(one, other) - places and unlike(other, one) - places)


def _all_of_some(pair: Retelling) -> Iterator[Change]:
    """Yield what was said of some of them and is said of all, or of them without more."""
    if pair.first.figures or pair.second.figures or pair.alike < NEARLY:
        return
    some, others = dict(_counted(pair.first)), dict(_counted(pair.second))
    for noun, word in some.items():
        if (
            word in PARTIAL
            and noun not in ANYBODY
            and noun in others
            and (others[noun] is None or others[noun] in WHOLE)
        ):
            yield Change("scope", f"{word} {noun}", f"{others[noun]} {noun}" if others[noun] else noun)
            return


def _counted(facts: Facts) -> Iterator[tuple[str, str | None]]:
    """Yield each noun with the word that says how many of them, "some", "all", None where none does."""
    words = [word.lower() for word in facts.words]
    for i, word in enumerate(words):
        if not is_plural(word) or word in SMALL or word in STOPS:
            continue
        before = [each for each in words[max(0, i - 4) : i] if each in PARTIAL or each in WHOLE]
        close = any(each in PARTIAL or each in WHOLE for each in words[max(0, i - 3) : i])
        yield meaning(word), before[-1] if before and close else None


def _is_other(one: Who, other: Who) -> bool:
    if not one.named or not other.named or likeness(one, other)[0] > _OTHER:
        return False
    if any(who.text.lower().startswith(("a ", "an ")) or who.numbers for who in (one, other)):
        return False
    names, others = ({word for word in who.words if not is_common(word)} for who in (one, other))
    if any(forms_of(word, against) for word in names for against in others):
        return False
    return not _are_initials(one, other) and not _is_spelled_otherwise(names, others)


def _is_told(first: Facts, before: Who, second: Facts, after: Who) -> bool:
    """Say whether words tell that somebody stands for somebody else: whom a "he" was taken for is no change of what is told.

    Neither stands in the other's words, and at least one in his own.
    """
    names = [frozenset(word for word in who.words if word not in SMALL) for who in (before, after)]
    bags = [facts.telling.wording.bag for facts in (first, second)]
    if names[0] & bags[1] or names[1] & bags[0]:
        return False
    return bool(names[0] & bags[0] or names[1] & bags[1])


def _beside(terms: Sequence[str], names: frozenset[str]) -> frozenset[tuple[int, str]]:
    """Return the words before and behind names, with their side: who stands in for another stands in his place."""
    at = [i for i, term in enumerate(terms) if term in names]
    return frozenset(
        (side, terms[i + side])
        for i in at
        for side in (-1, 1)
        if 0 <= i + side < len(terms) and terms[i + side] not in names
    )


def _is_spelled_otherwise(names: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether a name is another one in other letters: "Muammar" and "Moammar", "U.N." and "UN"."""
    plain, against = ({name.replace(".", "") for name in row} for row in (names, others))
    return any(
        one == other
        or (
            min(len(one), len(other)) >= _LONG_NAME
            and SequenceMatcher(None, one, other).ratio() >= _SPELLED_ALIKE
        )
        for one in plain
        for other in against
    )


def _differ_in_little(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= CLOSE - 1 and 2 * len(one & other) >= NEARLY * (len(one) + len(other))


def _are_initials(one: Who, other: Who) -> bool:
    short, long = sorted((one.words, other.words), key=len)
    return len(short) == 1 and short[0] == "".join(word[0] for word in long if word not in SMALL)


def _known(pair: Retelling) -> frozenset[str]:
    """Return the words of voices, places, times and what is counted, which are told of by other kinds of change."""
    texts = [speaker.text for facts in (pair.first, pair.second) for speaker in facts.telling.chain]
    texts += [
        speaker.who.text
        for facts in (pair.first, pair.second)
        for speaker in facts.telling.chain
        if speaker.who
    ]
    texts += [figure.text for facts in (pair.first, pair.second) for figure in facts.figures]
    texts += [text for facts in (pair.first, pair.second) for text in facts.places]
    return frozenset((*_words(texts), *MONTHS, *DAYS))


def _names_left(names: frozenset[str], other: Wording, known: frozenset[str]) -> frozenset[str]:
    """Return the names that the other wording has in no form, nor their initials."""
    initials = "".join(sorted(name[0] for name in other.names))
    return frozenset(
        name
        for name in names - _HONORIFICS
        if len(name) >= _SHORTEST_NAME
        and not is_common(name)
        and not any(forms_of(name, word) for word in (*other.bag, *known))
        and not (
            len(name) <= len(initials) and len(name) <= _LONGEST_INITIALS and not set(name) - set(initials)
        )
    )


def _as_written(facts: Facts, names: frozenset[str]) -> str:
    return " ".join(
        word for word in facts.words if word[0].isupper() and set(_words([word])) & names
    ) or ", ".join(sorted(names))


def _place_words(pair: Retelling) -> frozenset[str]:
    return frozenset(_words((*pair.first.places, *pair.second.places))) | PLACE_NOUNS


def _within(pair: Retelling) -> bool:
    """Say whether the one place is the country that the other lies in."""
    one, other = pair.first.telling.place, pair.second.telling.place
    if one is None or other is None or not one.country or one.country != other.country:
        return False
    return "country" in (one.precision, other.precision)


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from normal_words(text)
