"""Which entry of the catalogue an actor is, how sure that is, and why: a judgement with its reasons, never a fact.

The values are settled by hand, not measured: they put the grounds in order, from a full name down to an acronym that
nothing else in the report speaks for. Where no ground reaches `LEAST`, the actor stays unlinked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.actors.catalogue import Alias, Catalogue
from sayso.actors.entries import Entry
from sayso.actors.names import WORD, normal_form, normal_word, normal_words
from sayso.actors.scene import Figure
from sayso.records import Document, Parse, Score

LEAST = 0.5
"""The least value at which an actor is linked."""

FULL_NAME = 0.97
ONLY_BEARER = 0.95
OTHER_NAME = 0.9
REGULAR = 0.9
ACRONYM = 0.85
DECIDED = 0.8
CAPITAL = 0.7
FAR_FROM_HOME = 0.6
"""An acronym in a report that names none of its actor's countries: half the acronyms of three letters have namesakes."""


@dataclass
class Said:
    """What a report says, as far as it bears on who is who in it. Build one for each report."""

    document: Document
    parse: Parse
    catalogue: Catalogue

    @cached_property
    def words(self) -> frozenset[str]:
        """Every normal word of the report."""
        return frozenset(map(normal_word, WORD.findall(self.document.text)))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the report names, or something from there."""
        return frozenset(
            code for words, codes in self.catalogue.homes if self.words.issuperset(words) for code in codes
        )


def linked(figure: Figure, said: Said) -> tuple[Entry, Score] | None:
    """Return the entry that an actor is, with how sure that is and why; None where nobody is known, or not surely."""
    entry = figure.entry
    if entry is None:
        return None if figure.named else _described(figure, said)
    grounds = sorted(set(_grounds(entry, list(figure.names.values()), said)), reverse=True)
    if not grounds or grounds[0][0] < LEAST:
        return None
    return entry, Score(grounds[0][0], tuple(reason for _, reason in grounds))


def _grounds(entry: Entry, names: Sequence[str], said: Said) -> list[tuple[float, str]]:
    """Return every ground for the tie, each with its value and the sentence a reader sees."""
    aliases: dict[str, Alias] = {}
    for name in names:
        for alias in said.catalogue.aliases(name):
            if alias.entry.id == entry.id:
                aliases.setdefault(normal_form(name), alias)
    sure = {
        form: alias for form, alias in aliases.items() if alias.decided_by is None and alias.kind != "place"
    }
    long = next((alias.text for alias in sure.values() if not alias.acronym), None)
    found = []
    for form, alias in aliases.items():
        if alias.kind == "place":
            found.append((CAPITAL, f"a government called by its capital, {alias.text}"))
        elif alias.decided_by is not None:
            found.append(
                _doubtful(alias, next((one.text for other, one in sure.items() if other != form), None), said)
            )
        elif alias.acronym and alias.kind != "state":
            found.append(_acronym(alias, long, said))
        elif form == normal_form(entry.name):
            found.append((FULL_NAME, f"its full name, {alias.text!r}"))
        else:
            found.append((ONLY_BEARER, f"{alias.text!r} is a name of nobody else on the list"))
    regular = [name for name in names if normal_form(name) not in aliases and _is_body(name, entry, said)]
    found += [(REGULAR, f"{name!r} is what that body is regularly called") for name in regular]
    return found


def _doubtful(alias: Alias, other: str | None, said: Said) -> tuple[float, str]:
    """A name that others bear, too, with what decided in this report."""
    if other is not None:
        return OTHER_NAME, f"{alias.text!r} with another of its names, {other!r}"
    clue = alias.decided_in(said.words, said.document.text)
    return (
        (DECIDED, f"{alias.text!r} decided by {clue!r}") if clue else (0.0, f"nothing decides {alias.text!r}")
    )


def _acronym(alias: Alias, long: str | None, said: Said) -> tuple[float, str]:
    """An acronym that nobody else on the list has; others in the world may."""
    if long is not None:
        return FULL_NAME, f"{alias.text!r} with {long!r} in the report"
    home = set(alias.entry.countries)
    if home and home.isdisjoint(said.countries):
        return FAR_FROM_HOME, f"{alias.text!r}, though the report names none of its countries"
    return ACRONYM, f"{alias.text!r} is nobody else's on the list"


def _is_body(name: str, entry: Entry, said: Said) -> bool:
    found = said.catalogue.bodies.find(normal_words(name))
    return found is not None and found.id == entry.id


def _described(figure: Figure, said: Said) -> tuple[Entry, Score] | None:
    """Return the regular body that an actor without a name is described as: "the Veldanian army"."""
    found: dict[str, tuple[Entry, str]] = {}
    for mention in figure.mentions:
        if mention.form == "description" and mention.states:
            text = " ".join(
                said.parse.span_over(mention.first, mention.last).text(said.document.text).split()
            )
            entry = said.catalogue.bodies.find(normal_words(text))
            if entry is not None:
                found.setdefault(entry.id, (entry, text))
    if len(found) != 1:
        return None
    entry, text = next(iter(found.values()))
    return entry, Score(REGULAR, (f"{text!r} is what that body is regularly called",))
