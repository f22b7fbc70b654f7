"""One figure for all spellings and short forms of a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import pairwise

from sayso.actors.catalogue import Catalogue
from sayso.actors.established import short_of
from sayso.actors.kinds import KindWords, name_head
from sayso.actors.mentions import Found
from sayso.actors.names import fits, is_acronym, normal_words
from sayso.actors.scene import BODIES, PEOPLE, Figure
from sayso.documents.words import is_common
from sayso.records import Parse, VoiceKind


def name_figures(parse: Parse, mentions: Sequence[Found], catalogue: Catalogue) -> dict[int, Figure]:
    """Return the figure of each name by its mention's head: one figure for all spellings and short forms of a name.

    ``catalogue`` knows the nationalities that a body's name may be told with or without.
    """
    figures: dict[tuple[str, ...], Figure] = {}
    keys: dict[int, tuple[str, ...]] = {}
    votes: dict[tuple[str, ...], Counter[VoiceKind]] = {}
    known = {_words_of(mention) for mention in mentions}
    for mention in mentions:
        assert mention.name is not None
        words, text = _words_of(mention), " ".join(mention.name.text.split())
        begin, end = _without_swallowed(mention, words, known)
        if (begin, end) != (0, len(words)):
            words, text = words[begin:end], " ".join(mention.name.text.split()[begin:end])
        key = ("#", mention.entry.id) if mention.entry else words
        if mention.entry is None and len(words) == 1 and mention.gender and mention.kind in PEOPLE:
            # Mr. and Mrs. Varo are two people.
            key = (*words, f"#{mention.gender}")
        keys[mention.head] = key
        figure = figures.setdefault(key, Figure(mention.kind, mention.entry))
        figure.gender = figure.gender or mention.gender
        # A kind that the report establishes outweighs any number of the parser's guesses.
        votes.setdefault(key, Counter())[mention.kind] += 1 if mention.name.origin == "parser" else 1000
        figure.names.setdefault(words, text)
    for key, figure in figures.items():
        if figure.entry is None:
            most = max(votes[key].values())
            # "Organisation" is what a name's words leave open: once the report says more, that counts.
            enough = min(1000, most)
            open_kind = votes[key]["organisation"] == most
            fitting = (
                kind
                for kind, count in votes[key].items()
                if count == most or (open_kind and count >= enough and kind in BODIES)
            )
            figure.kind = reduce(_better_kind, fitting)
    standing = {key: key for key in figures}

    def final(key: tuple[str, ...]) -> tuple[str, ...]:
        while standing[key] != key:
            key = standing[key]
        return key

    def join(pairs: Iterable[Pair]) -> None:
        for short, long in pairs:
            one, other = final(short), final(long)
            if one == other or (figures[one].entry and figures[other].entry):
                continue
            if figures[one].entry:
                one, other = other, one
            figures[other].names.update(figures[one].names)
            figures[other].gender = figures[other].gender or figures[one].gender
            if _same_sort(figures[one].kind, figures[other].kind):
                figures[other].kind = _better_kind(figures[other].kind, figures[one].kind)
            standing[one] = other

    longs = {
        words: mention
        for mention in mentions
        if len(words := _words_of(mention)) > 1
        and _without_swallowed(mention, words, known) == (0, len(words))
    }
    join(_bracketed(parse, mentions, keys))
    join(_beginnings(longs, keys, figures))
    join(_without_nationality(longs, keys, figures, catalogue))
    join(_short_forms(parse, mentions, longs, {head: final(key) for head, key in keys.items()}, figures))
    return {head: figures[final(key)] for head, key in keys.items()}


def _words_of(mention: Found) -> tuple[str, ...]:
    """Return a name's normal words, without a person's titles."""
    assert mention.name is not None
    words = normal_words(mention.name.text)
    if mention.kind in PEOPLE:
        titles = KindWords.load().titles
        while len(words) > 1 and words[0] in titles:
            words = words[1:]
    return words or (mention.name.text,)


def _without_swallowed(
    mention: Found, words: tuple[str, ...], known: set[tuple[str, ...]]
) -> tuple[int, int]:
    """Return which words are a person's name where a headline's word was taken for part of it.

    "Meet Ada Varo" and "Ada Varo Criticized" are hers who is "Ada Varo" elsewhere in the report.
    """
    assert mention.name is not None
    if (
        mention.name.origin == "parser"
        and mention.kind in PEOPLE
        and len(words) > 2
        and len(mention.name.text.split()) == len(words)
    ):
        for begin in range(1, min(3, len(words) - 1)):
            titled = words[begin - 1] in KindWords.load().titles
            if words[begin:] in known and (titled or all(map(is_common, words[:begin]))):
                return begin, len(words)
        if words[:-1] in known and is_common(words[-1]):
            return 0, len(words) - 1
    return 0, len(words)


def _better_kind(one: VoiceKind, other: VoiceKind) -> VoiceKind:
    """Return the kind that says more: an expert is a person, and "organisation" is what a parser calls any body."""
    ranked: tuple[VoiceKind, ...] = (
        "armed_group",
        "authority",
        "media",
        "state",
        "expert",
        "organisation",
        "person",
    )
    return min(one, other, key=lambda kind: ranked.index(kind) if kind in ranked else len(ranked))


_TITLED = frozenset({"#female", "#male"})
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _bracketed(parse: Parse, mentions: Sequence[Found], keys: Mapping[int, tuple[str, ...]]) -> list[Pair]:
    """Return pairs of names, the second of which stands in brackets right after the first: "... Movement (NSM)"."""
    pairs = []
    for one, other in pairwise(mentions):
        opening = one.last + 1
        if other.first - opening not in (1, 2) or parse.tokens[opening].text not in ("(", "[", "-LRB-"):
            continue
        assert one.name is not None
        assert other.name is not None
        # In square brackets an editor translates or explains the name before them, however long either is.
        closing = parse.tokens[min(other.last + 1, len(parse.tokens) - 1)].text
        edited = parse.tokens[opening].text == "[" and closing == "]" and {one.kind, other.kind} <= BODIES
        explained = edited or _is_short(one.name.text) != _is_short(other.name.text)
        if explained and _same_sort(one.kind, other.kind):
            pairs.append((keys[other.head], keys[one.head]))
    return pairs


def _is_short(text: str) -> bool:
    return " " not in text.strip() and (is_acronym(text) or sum(letter.isupper() for letter in text) >= 2)


def _same_sort(one: VoiceKind, other: VoiceKind) -> bool:
    return (
        one == other
        or (one in BODIES and other in BODIES and "state" not in (one, other))
        or {one, other} <= PEOPLE
    )


def _short_forms(
    parse: Parse,
    mentions: Sequence[Found],
    longs: Mapping[tuple[str, ...], Found],
    keys: Mapping[int, tuple[str, ...]],
    figures: Mapping[tuple[str, ...], Figure],
) -> list[Pair]:
    """Return pairs of a name of one word and the one long name in the report that it can stand for."""
    shorts = {keys[mention.head]: mention for mention in mentions if len(_words_of(mention)) == 1}
    titled: dict[str, list[str]] = {}
    for surname, *title in sorted(shorts):
        if title and title[0] in _TITLED:
            titled.setdefault(surname, []).append(title[0].removeprefix("#"))
    by_short: dict[str, set[tuple[str, ...]]] = {}
    by_first: dict[str, set[tuple[str, ...]]] = {}
    by_middle: dict[str, set[tuple[str, ...]]] = {}
    for words, mention in longs.items():
        assert mention.name is not None
        key = keys[mention.head]
        people = figures[key].kind in PEOPLE
        ends = people or (mention.kind == "media" and words[-1] in KindWords.load().name_heads)
        short = words[-1] if ends else short_of(mention.name)
        if short:
            by_short.setdefault(short, set()).add(key)
        if people:
            by_first.setdefault(words[0], set()).add(key)
            for word in words[1:-1]:
                by_middle.setdefault(word, set()).add(key)
    pairs: list[Pair] = []
    for key, mention in shorts.items():
        assert mention.name is not None
        if mention.entry is not None:
            continue
        words = _words_of(mention)
        gender = figures[key].gender if key in figures else None
        # Of a single word the parser can hardly tell a person from a body; the full name can.
        guessed = mention.name.origin == "parser"
        owners: set[tuple[str, ...]] = set()
        for index in (by_short, by_first, by_middle):
            owners = owners or {
                owner
                for owner in index.get(words[0], ())
                if guessed or _same_sort(figures[owner].kind, figures[key].kind)
            }
        if gender is not None and owners:
            # Where both a Mr. and a Mrs. come up, only a known gender tells which of them a full name is.
            known = {owner for owner in owners if figures[owner].gender == gender}
            unknown = {owner for owner in owners if figures[owner].gender is None}
            owners = known or (unknown if len(titled.get(words[0], ())) < 2 else set())
        elif words[0] in titled and any(figures[owner].gender for owner in owners):
            # A bare surname is that of the one with a title: next to Mr. Varo, "Varo" is not Ada Varo.
            fitting = {owner for owner in owners if figures[owner].gender in (None, *titled[words[0]])}
            owners = fitting or {(words[0], f"#{other}") for other in titled[words[0]]}
        if not owners and len(words[0]) >= 3 and _is_short(mention.name.text):
            owners = {
                keys[long.head]
                for long_words, long in longs.items()
                if fits(words[0], long_words) and _same_sort(long.kind, mention.kind)
            }
        if len(owners) > 1:
            owners = _introduced_first(parse, owners, mentions, keys, key)
        if not owners and key[1:] and len(titled.get(words[0], ())) < 2 and words in figures:
            owners = {words}
        if len(owners) == 1:
            pairs.append((key, owners.pop()))
    return pairs


def _introduced_first(
    parse: Parse,
    owners: set[tuple[str, ...]],
    mentions: Sequence[Found],
    keys: Mapping[int, tuple[str, ...]],
    short: tuple[str, ...],
) -> set[tuple[str, ...]]:
    """Return those named in full in the first sentence that has any, if the short form follows it.

    The press gives a name in full before it shortens it, and calls a namesake who comes up later by the full name.
    """
    introduced: set[tuple[str, ...]] = set()
    first: int | None = None
    for mention in mentions:
        key = keys[mention.head]
        if key == short and introduced:
            return introduced
        if key in owners and len(_words_of(mention)) > 1:
            sentence = parse.sentence_at[mention.head]
            first = sentence if first is None else first
            introduced |= {key} if sentence == first else set()
    return owners


def _beginnings(
    longs: Mapping[tuple[str, ...], Found],
    keys: Mapping[int, tuple[str, ...]],
    figures: Mapping[tuple[str, ...], Figure],
) -> list[Pair]:
    """Return pairs of names of two or more words, one the beginning (for people: the ends) of just one other.

    "Northern Shield" can stand for the Northern Shield Movement, but not "Bank of Karsk" for the Bank of Karsk Arena.
    """
    starting: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words, mention in longs.items():
        if mention.kind in PEOPLE:
            if len(words) > 2:
                starting.setdefault((words[0], words[-1]), set()).add(keys[mention.head])
            continue
        for length in range(2, len(words)) if name_head(words) else ():
            starting.setdefault(words[:length], set()).add(keys[mention.head])
    pairs = []
    for words, mention in longs.items():
        owners = starting.get(words, set()) - {keys[mention.head]}
        headed = mention.kind not in PEOPLE and name_head(words) is not None
        if len(owners) != 1 or mention.entry is not None or headed:
            continue
        owner = next(iter(owners))
        if _same_sort(figures[owner].kind, mention.kind):
            pairs.append((keys[mention.head], owner))
    return pairs


def _without_nationality(
    longs: Mapping[tuple[str, ...], Found],
    keys: Mapping[int, tuple[str, ...]],
    figures: Mapping[tuple[str, ...], Figure],
    catalogue: Catalogue,
) -> list[Pair]:
    """Return pairs of an authority's name and the only one that adds a nationality: "Armed Forces", "Karskan Armed Forces"."""
    owners: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words, mention in longs.items():
        if len(words) > 2 and catalogue.of_adjective(words[0]) is not None:
            owners.setdefault(words[1:], set()).add(keys[mention.head])
    return [
        (keys[mention.head], next(iter(owners[words])))
        for words, mention in longs.items()
        if len(owners.get(words, ())) == 1
        and mention.entry is None
        and figures[keys[mention.head]].kind == "authority"
    ]
