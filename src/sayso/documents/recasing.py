"""An all-capitals wire's shadow for the parser: the same text, letter for letter, in the cases of ordinary print.

In capitals every word looks like a name. What is not a common word of English is taken for one; common words are
taken for part of one where a title, an acronym in brackets or the words beside them say so. What marks a name is
data: recasing.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from sayso.documents.agencies import agency_named
from sayso.documents.words import is_common, is_frequent

CAPITALS = 0.9
"""Least share of capitals among the cased letters of an all-capitals text."""

_FEWEST_LETTERS = 20
_READ = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_START = re.compile(
    r"(?:\A|[.!?][\"'”’)\]]*\s+|\n\s*\n|\[(?:TEXT|EXCERPTS?|CONTINUED|PASSAGE\sOMITTED)\]\s|,\s+(?=[\"“])|:\s)"
    r"[\s\"'“‘(\[]*"
)
_STOPS_NO_SENTENCE = re.compile(
    r"(?:\b[A-Z]|\b(?:JR|SR|DR|MR|MRS|MS|ST|GEN|COL|LT|CAPT|MAJ|NO|INC|CO|VS))\.\s+\Z"
)
_NEGATED = re.compile("n['’]t$")
_CLITIC = re.compile("['’](?:s|ll|re|ve|d|m)?$")
_BRACKETED = re.compile(r"[\[(]([^\[\]()]{2,160})[\])]")
_CALLED = re.compile(
    r"(?:\b(?:(?P<body>[^\W\d_]+),?\s+(?:(?:(?:THAT|WHICH)\s+)?(?:IS|WAS|ARE)\s+)?(?:CALLED|NAMED|KNOWN\s+AS)"
    r"|(?:CALL|CALLS|CALLING|NAMING)\s+(?:ITSELF|THEMSELVES))\s+(?:THE\s+)?)(?=[^\W\d_])"
)
_QUOTED = re.compile(r"\"([^\"\n]{2,40}(?:\n[^\"\n]{2,40})?)\"(?:\s+(?P<after>[^\W\d_]+))?")
_JOINED = re.compile(r"\"?\s+|-\s*|[\"”]\s")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_VOWEL = re.compile("[AEIOUYÀ-Þ]")
_LONG = 9
_MADE = re.compile("anti|ultra|counter|narco|para|semi|inter|super|multi|extra")
_VERBS = ("ed", "ing")
_NATIONALITIES = ("an", "ese", "ish")
_NO_NAME_ENDINGS = ("ed", "ing", "ly")
_LONGEST_ACRONYM = 8
_SHORT_ACRONYM = 4
"""Up to so many letters, one vowel in front does not make a word: "USSR"."""
_LONGEST_NAME = 4
_LONGEST_HEADED = 7
"""Most words looked back at from a word such as "FRONT" for the rest of a body's name."""


@dataclass(slots=True)
class _Wire:
    """The words of a wire, and what is found out about them."""

    text: str
    words: Sequence[re.Match[str]]
    keys: Sequence[str]
    acronyms: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """Common words that a title shows to be somebody's name."""
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """Words that together are a name, by the first of them."""
    capitalised: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)

    def beside(self, i: int) -> bool:
        """Say whether only spaces, or the full stop of an initial, lie between word ``i`` and the next."""
        between = self.text[self.words[i].end() : self.words[i + 1].start()]
        return between.isspace() or (between.rstrip() == "." and len(self.keys[i]) <= _LONGEST_NAME)

    def joined(self, i: int) -> bool:
        """Say whether word ``i`` and the next may be parts of one body's name: a hyphen or closing mark may part them."""
        between = self.text[self.words[i].end() : self.words[i + 1].start()]
        return self.beside(i) or _JOINED.fullmatch(between) is not None

    def is_ordinal(self, i: int) -> bool:
        """Say whether a word is the end of a number in figures, as in "6TH"."""
        return self.keys[i] in _ORDINALS and self.text[max(0, self.words[i].start() - 1)].isdigit()

    def is_name(self, i: int) -> bool:
        """Say whether a word is no common one, or one that is known to be a name here."""
        return self.keys[i] in self.names or not _is_word(self.keys[i])


@lru_cache(maxsize=1 << 16)
def _is_word(key: str) -> bool:
    """Say whether a word is a common one, or one made of these: "ultrarightist", "machinegunned"."""
    if is_common(key):
        return True
    if len(key) < _LONG:
        return False
    made = _MADE.match(key)
    if made and is_common(key[made.end() :]):
        return True
    return key.endswith(_VERBS) and any(
        is_common(key[:cut]) and is_common(key[cut:]) for cut in range(4, len(key) - 4)
    )


def is_capitals(text: str) -> bool:
    """Say whether all of a text is in capitals, as wires of old are: nine in ten of its letters."""
    head = text[:_READ]
    capitals = sum(map(str.isupper, head))
    small = sum(map(str.islower, head))
    return capitals + small >= _FEWEST_LETTERS and capitals >= CAPITALS * (capitals + small)


def shadow(text: str, names: Collection[str] = ()) -> str:
    """Return a re-cased copy of an all-capitals text, of exactly the same length; any other text unchanged.

    ``names`` are known names, cased as they should be. Letters whose small form has another length stay as they are.
    """
    if not is_capitals(text):
        return text
    words = list(_WORD.finditer(text))
    wire = _Wire(text, words, [_key(match.group()) for match in words])
    for phrase in _marks("phrases"):
        _add_phrase(wire, phrase.split())
    _find_acronyms(wire)
    _find_titled(wire)
    _find_translated(wire)
    _find_called(wire)
    _find_headed(wire)
    _find_names(wire)
    starts = {
        match.end() for match in _START.finditer(text) if not _STOPS_NO_SENTENCE.search(text, 0, match.end())
    }
    letters = list(text)
    for i, match in enumerate(words):
        if i in wire.kept:
            _lower(letters, match.start() + len(wire.keys[i]), match.end())
        else:
            up = i in wire.capitalised or match.start() in starts
            _lower(letters, match.start() + up, match.end())
    _print_known(letters, wire, names)
    return "".join(letters)


def _key(word: str) -> str:
    """Return a word in small letters, without what an apostrophe adds; "not" for any of the likes of "won't"."""
    small = word.lower()
    return "not" if _NEGATED.search(small) else _CLITIC.sub("", small)


def _lower(letters: list[str], start: int, end: int) -> None:
    for i in range(start, end):
        small = letters[i].lower()
        if len(small) == 1:
            letters[i] = small


def _find_acronyms(wire: _Wire) -> None:
    """Find acronyms: by brackets with their long form beside them, by lack of vowels, and agencies."""
    at = {match.start(): i for i, match in enumerate(wire.words)}
    for bracket in _BRACKETED.finditer(wire.text):
        inside = [
            at[m.start() + bracket.start(1)]
            for m in _WORD.finditer(bracket[1])
            if m.start() + bracket.start(1) in at
        ]
        if not inside:
            continue
        first = inside[0]
        if len(inside) == 1:
            _spell_out_before(wire, first)
        elif first and wire.text[wire.words[first - 1].end() : bracket.start()].isspace():
            _spell_out(wire, first - 1, inside)
    for i, key in enumerate(wire.keys):
        word = wire.words[i].group()
        if (
            not 2 <= len(key) <= _LONGEST_ACRONYM
            or is_common(key)
            or key in _marks("leaders") | _marks("titles")
        ):
            continue
        unspeakable = not _VOWEL.search(word, len(word) <= _SHORT_ACRONYM)
        if unspeakable or agency_named(key) == word:
            wire.acronyms.add(key)


def _spell_out_before(wire: _Wire, i: int) -> None:
    """Take the words before a bracketed acronym for its long form, if their initials are its letters."""
    acronym = wire.keys[i]
    if not 2 <= len(acronym) <= _LONGEST_ACRONYM:
        return
    particles = _marks("particles")
    run: list[int] = []
    for j in range(i - 1, max(-1, i - len(acronym) - _LONGEST_NAME - 1), -1):
        if wire.keys[j][0] not in acronym and wire.keys[j] not in particles:
            break
        run.append(j)
    while run and wire.keys[run[-1]] in particles:
        run.pop()
    if _share_of_initials(acronym, (wire.keys[j] for j in run)) >= 0.6:
        wire.acronyms.add(acronym)
        _add_phrase(wire, [wire.keys[j] for j in reversed(run)])


def _spell_out(wire: _Wire, i: int, inside: Sequence[int]) -> None:
    """Take the words in brackets after an acronym for its long form, if their initials are its letters."""
    acronym = wire.keys[i]
    enough = 0.75 if is_common(acronym) else 0.5
    share = _share_of_initials(acronym, (wire.keys[j] for j in inside))
    if 2 <= len(acronym) <= _LONGEST_ACRONYM and share >= enough:
        wire.acronyms.add(acronym)
        _add_phrase(wire, [wire.keys[j] for j in inside])


def _add_phrase(wire: _Wire, words: Sequence[str]) -> None:
    """Keep words that together are a name wherever they stand, as an acronym's long form is."""
    wire.phrases.setdefault(words[0], []).append(tuple(words))


def _share_of_initials(acronym: str, words: Iterable[str]) -> float:
    """Return which share of an acronym's letters begins one of the words."""
    initials = {word[0] for word in words}
    return sum(letter in initials for letter in acronym) / len(acronym)


def _find_titled(wire: _Wire) -> None:
    """Find the names behind titles; a word that is a name there is one all over the wire, if news rarely uses it."""
    titles = _marks("titles")
    for i, key in enumerate(wire.keys[:-1]):
        if key not in titles or not wire.beside(i):
            continue
        for j in range(i + 1, min(i + 1 + _LONGEST_NAME, len(wire.keys))):
            if not wire.is_name(j):
                if is_frequent(wire.keys[j]) or wire.keys[j].endswith(_NO_NAME_ENDINGS):
                    break
                wire.names.add(wire.keys[j])
            wire.capitalised.add(i)
            if j + 1 >= len(wire.keys) or not wire.beside(j):
                break


def _find_translated(wire: _Wire) -> None:
    """Find what an editor gives in square brackets as somebody's name in another language or in full."""
    at = {match.start(): i for i, match in enumerate(wire.words)}
    for bracket in _BRACKETED.finditer(wire.text):
        words = [found.start() + bracket.start(1) for found in _WORD.finditer(bracket[1])]
        inside = [
            at[start] for start in words if start in at and wire.keys[at[start]] not in _marks("particles")
        ]
        unknown = sum(wire.is_name(i) for i in inside)
        if len(inside) > 2 and wire.text[bracket.start()] == "[" and 3 * unknown >= 2 * len(inside):
            wire.capitalised.update(inside)


def _find_called(wire: _Wire) -> None:
    """Find what a group is said to be called ("A BAND CALLED THE OWLS"), and bodies' names in quotation marks."""
    at = {match.start(): i for i, match in enumerate(wire.words)}
    bodies, stops = _marks("bodies") | _marks("groups"), _marks("stops")
    particles = _marks("particles")
    for called in _CALLED.finditer(wire.text):
        i = at.get(called.end())
        body = called["body"]
        if i is None or (body is not None and _key(body) not in bodies):
            continue
        for j in range(i, min(i + _LONGEST_NAME, len(wire.keys))):
            if wire.keys[j] in stops or wire.keys[j].endswith("ed"):
                break
            if wire.keys[j] not in particles:
                wire.capitalised.add(j)
            if j == i and not is_frequent(wire.keys[j]):
                wire.names.add(wire.keys[j])
            if j + 1 < len(wire.keys) and not wire.beside(j):
                break
    for quoted in _QUOTED.finditer(wire.text):
        inside = [
            at[start]
            for found in _WORD.finditer(quoted[1])
            if (start := found.start() + quoted.start(1)) in at
        ]
        after = quoted["after"]
        if (
            inside
            and len(inside) <= _LONGEST_HEADED
            and (wire.keys[inside[-1]] in bodies or (after is not None and _key(after) in bodies))
        ):
            edges = {inside[0], inside[-1]}
            wire.capitalised.update(i for i in inside if i in edges or wire.keys[i] not in particles)


def _find_headed(wire: _Wire) -> None:
    """Find bodies' names of common words before their head: "PEOPLE'S LIBERATION ARMY", "6TH MILITARY DETACHMENT".

    Nationalities count for nothing: any country has a national movement. One word is not enough either, unless a name
    or a number stands before it.
    """
    bodies, naming, strong = _marks("bodies"), _marks("naming"), _marks("strong")
    for i, key in enumerate(wire.keys):
        if key not in bodies:
            continue
        begin, told, signs, named = i, 0, 0, 0
        for j in range(i - 1, max(-1, i - 1 - _LONGEST_HEADED), -1):
            if not wire.joined(j):
                break
            if wire.is_ordinal(j):
                named += 1
                break
            word = wire.keys[j]
            if word in naming or word in strong:
                told += 1
                signs += word in strong
            elif (wire.is_name(j) or _is_middle_name(wire, j)) and word not in _marks("titles"):
                named += not word.endswith(_NATIONALITIES)
            else:
                break
            begin = j
        if told and (named or (told > 1 and (signs or key in _marks("parties")))):
            wire.capitalised.update(range(begin, i + 1))


def _is_middle_name(wire: _Wire, i: int) -> bool:
    """Say whether a word that news rarely uses stands right behind a name, so that it is likely part of it."""
    return i > 0 and not is_frequent(wire.keys[i]) and wire.beside(i - 1) and wire.is_name(i - 1)


def _find_names(wire: _Wire) -> None:
    """Find the words that are written with a capital, and those that stay all capitals."""
    titles, leaders, particles = _marks("titles"), _marks("leaders"), _marks("particles")
    months, bodies = _marks("months"), _marks("bodies")
    for i, key in enumerate(wire.keys):
        match = wire.words[i]
        joined = i > 0 and wire.joined(i - 1)
        for phrase in wire.phrases.get(key, ()):
            if tuple(wire.keys[i : i + len(phrase)]) == phrase:
                wire.capitalised.update(i + j for j, part in enumerate(phrase) if part not in particles)
        if key in wire.acronyms or _is_initial(wire, i):
            wire.kept.add(i)
        elif i in wire.capitalised:
            continue
        elif key in months and _beside_number(wire.text, match):
            wire.capitalised.add(i)
        elif (
            key in leaders
            and not wire.is_ordinal(i)
            and i + 1 < len(wire.keys)
            and wire.beside(i)
            and (not is_common(key) or wire.is_name(i + 1))
        ):
            wire.capitalised.add(i)
            if wire.keys[i + 1] not in particles and not is_common(key):
                wire.capitalised.add(i + 1)
        elif key in particles or wire.is_ordinal(i):
            continue
        elif (wire.is_name(i) and key not in titles) or (
            key in bodies
            and joined
            and i - 1 in wire.capitalised
            and not wire.keys[i - 1].endswith(_NATIONALITIES)
        ):
            wire.capitalised.add(i)


def _is_initial(wire: _Wire, i: int) -> bool:
    """Say whether a word is one letter that stands for more, or the pronoun: "U.S.", "M-19", "I"."""
    match = wire.words[i]
    if len(match.group()) > 1:
        return False
    after = wire.text[match.end() : match.end() + 1]
    return match.group() != "A" or after in {".", "-", "/"}


def _beside_number(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-4:].rstrip(), text[match.end() : match.end() + 4].lstrip()
    return before[-1:].isdigit() or after[:1].isdigit()


def _print_known(letters: list[str], wire: _Wire, names: Collection[str]) -> None:
    """Write known names as they are cased, wherever their words stand."""
    by_first: dict[str, list[str]] = {}
    for name in names:
        if first := _WORD.search(name):
            by_first.setdefault(_key(first.group()), []).append(name)
    for i, key in enumerate(wire.keys):
        start = wire.words[i].start()
        for name in by_first.get(key, ()):
            end = start + len(name)
            goes_on = wire.text[end : end + 1].isalnum()
            # A name may go on in the next line; the line's end stays where it is.
            here = wire.text[start:end]
            if not goes_on and [c.lower() for c in here.replace("\n", " ")] == [c.lower() for c in name]:
                letters[start:end] = [
                    "\n" if old == "\n" else new for old, new in zip(here, name, strict=True)
                ]


@cache
def _marks(kind: str) -> frozenset[str]:
    data = tomllib.loads(files("sayso.documents").joinpath("recasing.toml").read_text("utf-8"))
    return frozenset(data[kind])
