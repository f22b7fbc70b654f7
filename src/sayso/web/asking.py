"""The plain query of the search box, read: words, "phrases" and parts such as about:Karsk or since:2025-03.

Pure: nothing here asks the store. What can't be understood is said, and the rest of the query is understood none the less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, cast, get_args

from sayso.records import Force, Polarity, Relation
from sayso.store.asking.claims import Wanted
from sayso.store.rows import first_day, last_day

LONGEST: Final = 1000
"""Characters of a query; what stands beyond is left out."""

_PART: Final = re.compile(
    r"""(?P<empty>[^\W\d_]+):(?=\s|$)    # about: and nothing
        |(?:(?P<key>[^\W\d_]+):)?        # about:
         (?:"(?P<quoted>[^"]*)"?         # "Northern Shield", or Shield to the end
           |(?P<bare>[^\s"]+))           # Karsk
        """,
    re.VERBOSE,
)
_UNHOLDABLE: Final = re.compile("[\x00\ud800-\udfff]")

_YES: Final = frozenset({"yes", "true", "1"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query: a word or phrase where ``key`` is None, or else what is asked of the key."""

    key: str | None
    value: str
    quoted: bool = False

    def __str__(self) -> str:
        value = f'"{self.value}"' if self.quoted or " " in self.value else self.value
        return f"{self.key}:{value}" if self.key else value


@dataclass(frozen=True, slots=True)
class Question:
    """A query as it was understood; ``problems`` say in words what was not, and what to write instead."""

    parts: tuple[Part, ...]
    wanted: Wanted
    problems: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words and phrases alone."""
        return written(part for part in self.parts if part.key is None)

    @property
    def plain_words(self) -> str:
        """The same without quotation marks, as a name is written."""
        return " ".join(part.value for part in self.parts if part.key is None)

    def value(self, key: str) -> str | None:
        """Return what is asked of a key."""
        return next((part.value for part in self.parts if part.key == key), None)

    def without(self, *left_out: Part) -> str:
        """Return the query without some of its parts."""
        return written(part for part in self.parts if part not in left_out)

    def refined(self, **parts: str) -> str:
        """Return the query with these keys asked, each in the place of what was asked of it.

        >>> understood("raid relation:arms").refined(relation="funds", publisher="Border Notes")
        'raid relation:funds publisher:"Border Notes"'
        """
        kept = [part for part in self.parts if part.key not in parts]
        return written([*kept, *(Part(key, value) for key, value in parts.items())])


def written(parts: Iterable[Part]) -> str:
    """Return parts as a query."""
    return " ".join(map(str, parts))


def understood(query: str) -> Question:
    """Read a query.

    >>> understood('raid about:"Northern Shield" force:denied').wanted.about
    'Northern Shield'
    >>> understood("colour:red").problems
    ('“colour:” is nothing that can be asked for; put it in quotation marks to look for the words.',)
    """
    problems: list[str] = []
    if len(query) > LONGEST:
        problems.append(f"The query is longer than {LONGEST:,} characters; what stands beyond was left out.")
    parts: list[Part] = []
    asked: set[str] = set()
    wanted = Wanted()
    for part, problem in _parts(_UNHOLDABLE.sub(" ", query[:LONGEST])):
        if problem:
            problems.append(problem)
            continue
        if part.key is not None:
            if part.key in asked:
                problems.append(f"“{part.key}:” stands there twice; the first one counts.")
                continue
            found = _READERS[part.key](wanted, part.value)
            if isinstance(found, str):
                problems.append(found)
                continue
            asked.add(part.key)
            wanted = found
        parts.append(part)
    question = Question(tuple(parts), wanted, tuple(problems))
    words = question.words
    if words and not any(letter.isalnum() for letter in words):
        return replace(question, problems=(*problems, "There is no word to look for in this query."))
    return replace(question, wanted=replace(wanted, words=words)) if words else question


def _parts(query: str) -> Iterable[tuple[Part, str]]:
    """Yield each part of a query, with what is wrong with it, if anything."""
    for found in _PART.finditer(query):
        if (empty := found["empty"]) is not None:
            known = empty.lower() in _READERS
            yield Part(None, empty), _nothing_after(empty.lower()) if known else ""
            continue
        quoted = found["quoted"] is not None
        value = (found["quoted"] if quoted else found["bare"]) or ""
        key = found["key"]
        if key is None:
            yield (
                Part(None, value, quoted),
                "" if value.strip() else "There is nothing between the quotation marks.",
            )
        elif key.lower() not in _READERS:
            yield (
                Part(None, value),
                (
                    f"“{key}:” is nothing that can be asked for; put it in quotation marks to look for the words."
                ),
            )
        else:
            yield Part(key.lower(), value, quoted), "" if value.strip() else _nothing_after(key.lower())


def _nothing_after(key: str) -> str:
    return f"Nothing stands after “{key}:”; write it without a space, as in {EXAMPLES[key]}"


_Read: TypeAlias = Wanted | str
"""What is wanted now, or what is wrong with the part."""


def _about(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, about=value)


def _by(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, by=value)


def _publisher(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, publisher=value)


def _collection(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, collection=value)


def _relation(wanted: Wanted, value: str) -> _Read:
    relation = _one_of(value, get_args(Relation))
    return (
        replace(wanted, relation=cast("Relation", relation))
        if relation
        else _unknown("relation", value, RELATIONS)
    )


def _force(wanted: Wanted, value: str) -> _Read:
    force = _one_of(value, get_args(Force))
    return replace(wanted, force=cast("Force", force)) if force else _unknown("force", value, FORCES)


def _polarity(wanted: Wanted, value: str) -> _Read:
    polarity = _one_of(value, get_args(Polarity))
    if not polarity:
        return _unknown("polarity", value, get_args(Polarity))
    return replace(wanted, polarity=cast("Polarity", polarity))


def _unnamed(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, unnamed=True) if value.lower() in _YES else _only_yes("unnamed")


def _disputed(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, disputed=True) if value.lower() in _YES else _only_yes("disputed")


def _origins(wanted: Wanted, value: str) -> _Read:
    if not re.fullmatch(r"[0-9]{1,6}", value) or int(value) < 1:
        return f"“origins:” asks for at least so many origins, as in origins:2; {value!r} is no such number."
    return replace(wanted, min_origins=int(value))


def _since(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, since=value) if first_day(value) else _no_date("since", value)


def _until(wanted: Wanted, value: str) -> _Read:
    return replace(wanted, until=value) if last_day(value) else _no_date("until", value)


_READERS: Final = {
    "about": _about,
    "by": _by,
    "relation": _relation,
    "force": _force,
    "polarity": _polarity,
    "publisher": _publisher,
    "unnamed": _unnamed,
    "disputed": _disputed,
    "origins": _origins,
    "since": _since,
    "until": _until,
    "in": _collection,
}

EXAMPLES: Final[Mapping[str, str]] = {
    "about": 'about:"armed forces"',
    "by": 'by:"foreign ministry"',
    "relation": "relation:arms",
    "force": "force:denied",
    "polarity": "polarity:denied",
    "publisher": 'publisher:"Daily News"',
    "unnamed": "unnamed:yes",
    "disputed": "disputed:yes",
    "origins": "origins:2",
    "since": "since:2025-03",
    "until": "until:2025-03-11",
    "in": "in:spring",
}
"""An example of each key."""

RELATIONS: Final[tuple[str, ...]] = get_args(Relation)
FORCES: Final[tuple[str, ...]] = get_args(Force)


def _one_of(value: str, known: Sequence[str]) -> str | None:
    plain = value.strip().lower().replace(" ", "_").replace("-", "_")
    return plain if plain in known else None


def _unknown(key: str, value: str, known: Sequence[str]) -> str:
    return f"No {key} is called {value!r}; there are {', '.join(known)}."


def _only_yes(key: str) -> str:
    return f"“{key}:” understands yes alone, as in {key}:yes; leave it out where it doesn't matter."


def _no_date(key: str, value: str) -> str:
    return f"{value!r} after “{key}:” is no date; write it as 2025, 2025-03 or 2025-03-11."
