"""The schema of the catalogue: what is known of an actor, whoever wrote it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from sayso.records import NameKind, VoiceKind

ACTOR_KINDS: tuple[VoiceKind, ...] = ("person", "organisation", "authority", "state", "armed_group", "media")
"""The kinds that a known actor may be of: the other kinds of voices have no names."""
_KINDS: Mapping[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
YEARS = range(1500, 2101)
"""Years in which an actor of the news may have begun or ended; anything else is a slip."""


class BadEntry(ValueError):
    """An entry breaks the schema. ``problem`` says what is wrong, ``advice`` what to try."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem}; {advice}")
        self.problem = problem
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor.

    ``doubtful`` are names that others bear too, or that are ordinary words, each with words one of which must stand
    in the report for the name to be this actor's; an empty tuple asks for another name of the same actor. Another
    name of the same actor always decides. ``adjectives`` ("Veldanian") are no names: they say where something is
    from. ``capital`` names a place. ``countries`` are ISO 3166 codes. ``parent`` is the id of the actor that this one
    is or was a part of; ``founded`` and ``dissolved`` are years, left out where they are not certain. ``bodies`` says
    which regular bodies of its first country it is ("army"), so that their regular names are its too ("the Veldanian
    army"). ``wikidata`` is an item's number.
    """

    id: str
    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    doubtful: tuple[tuple[str, tuple[str, ...]], ...] = ()
    countries: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    wikidata: str | None = None
    parent: str | None = None
    founded: int | None = None
    dissolved: int | None = None
    bodies: tuple[str, ...] = ()

    @property
    def sure_names(self) -> tuple[str, ...]:
        """Every name that is this actor's alone."""
        unsure = {alias for alias, _ in self.doubtful}
        return tuple(name for name in (self.name, *self.aliases, *self.acronyms) if name not in unsure)


FIELDS = tuple(field.name for field in fields(Entry))
_ALLOWED = frozenset(FIELDS)


def entry_of(table: Mapping[str, Any], kind: str | None = None) -> Entry:
    """Return the entry that a table of fields describes; ``kind`` is its kind where it does not say one itself.

    Raises BadEntry where a field is unknown, missing or of another sort than the schema's.
    """
    if not _ALLOWED.issuperset(table):
        stranger = next(name for name in table if name not in _ALLOWED)
        raise BadEntry(f"unknown field {stranger!r}", f"use only {', '.join(FIELDS)}")
    name, said, entry_id = table.get("name"), table.get("kind", kind), table.get("id")
    if not isinstance(name, str) or not any(map(str.isalnum, name)):
        raise BadEntry("it has no name", "give it one")
    if not isinstance(said, str) or said not in _KINDS:
        wrong = "it has no kind" if said is None else f"{said!r} is no kind of actor"
        raise BadEntry(wrong, f"use one of {', '.join(ACTOR_KINDS)}")
    if not isinstance(entry_id, str) or not entry_id.strip():
        raise BadEntry("it has no id", "give it one, as short words with hyphens")
    founded, dissolved = _year(table, "founded"), _year(table, "dissolved")
    if founded and dissolved and founded > dissolved:
        raise BadEntry("it was dissolved before it was founded", "look at both years")
    return Entry(
        entry_id,
        name,
        _KINDS[said],
        aliases=_list(table, "aliases"),
        acronyms=_list(table, "acronyms"),
        doubtful=_doubtful(table.get("doubtful", {})),
        countries=_list(table, "countries"),
        adjectives=_list(table, "adjectives"),
        capital=_text(table, "capital"),
        wikidata=_text(table, "wikidata"),
        parent=_text(table, "parent"),
        founded=founded,
        dissolved=dissolved,
        bodies=_list(table, "bodies"),
    )


def entries_of(table: Mapping[str, Any]) -> list[Entry]:
    """Return the entries of one catalogue file: ``kind`` once for all, then an ``[[actor]]`` for each.

    Raises BadEntry, with the entry's id in what is wrong.
    """
    found = []
    for actor in table["actor"]:
        try:
            found.append(entry_of(actor, table["kind"]))
        except BadEntry as error:
            raise BadEntry(f"{actor.get('id')}: {error.problem}", error.advice) from error
    return found


def table_of(entry: Entry) -> dict[str, Any]:
    """Return the table of fields that describes an entry, without the empty ones: what `entry_of` reads."""
    table = {field: getattr(entry, field) for field in FIELDS}
    table["doubtful"] = {alias: list(words) for alias, words in entry.doubtful}
    return {
        field: list(value) if isinstance(value, tuple) else value for field, value in table.items() if value
    }


def _list(table: Mapping[str, Any], field: str) -> tuple[str, ...]:
    values = table.get(field, ())
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) and value for value in values):
        raise BadEntry(f"{field} is no list of texts", f'write it as in {field} = ["...", "..."]')
    return tuple(values)


def _text(table: Mapping[str, Any], field: str) -> str | None:
    value = table.get(field)
    if value is not None and not isinstance(value, str):
        raise BadEntry(f"{field} is no text", "put it in quotation marks")
    return value or None


def _year(table: Mapping[str, Any], field: str) -> int | None:
    value = table.get(field)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value not in YEARS):
        raise BadEntry(f"{field} is no year: {value!r}", "write the year alone, as in 1994, or leave it out")
    return value


def _doubtful(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    told = isinstance(value, Mapping) and all(
        isinstance(words, list | tuple) and all(isinstance(word, str) and word for word in words)
        for words in value.values()
    )
    if not told:
        raise BadEntry(
            "doubtful is no table of names with the words that decide",
            'write it as in {"NSM": ["Veldania", "Karsk"]}',
        )
    return tuple((alias, tuple(words)) for alias, words in value.items())
