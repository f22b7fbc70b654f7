"""A user's own known actors, and how they and the bundled ones become one catalogue: the user's win."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sayso.actors.entries import BadEntry, Entry, entry_of, table_of
from sayso.actors.names import normal_form
from sayso.documents.words import is_common
from sayso.errors import BadCatalogue


def read_own(place: Path) -> list[Entry]:
    """Return the actors that a file of one's own holds: JSON Lines, one entry a line, empty lines passed over.

    Raises BadCatalogue with the line that is wrong, or where the file cannot be read.
    """
    try:
        text = place.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadCatalogue(
            str(place), "there is no such file", "make it with sayso actors catalogue add"
        ) from error
    except OSError as error:
        raise BadCatalogue(
            str(place), f"it cannot be read ({error.strerror})", "look at its rights"
        ) from error
    except UnicodeDecodeError as error:
        raise BadCatalogue(str(place), "it is no UTF-8 text", "save it as UTF-8") from error
    found: dict[str, Entry] = {}
    # Only "\\n" ends a line of JSON Lines: a text may hold other separators.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            entry = _entry(line, f"{place}:{number}")
            if entry.id in found:
                raise BadCatalogue(
                    f"{place}:{number}", f"the id {entry.id!r} stands twice", "keep one of the lines"
                )
            found[entry.id] = entry
    return list(found.values())


def _entry(line: str, place: str) -> Entry:
    try:
        table = json.loads(line)
    except ValueError as error:
        raise BadCatalogue(place, f"it is no JSON ({error})", "mend the line or take it out") from error
    if not isinstance(table, dict):
        raise BadCatalogue(place, "it is no JSON object", 'write it as in {"name": "...", "kind": "..."}')
    try:
        return entry_of(table if "id" in table else {"id": own_id(str(table.get("name") or ""))} | table)
    except BadEntry as error:
        raise BadCatalogue(place, error.problem, error.advice) from error


def written(entries: Iterable[Entry]) -> str:
    """Return entries as the JSON Lines that `read_own` reads, sorted by id."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    return "".join(f"{json.dumps(table_of(entry), ensure_ascii=False)}\n" for entry in ordered)


def own_id(name: str) -> str:
    """Return the id of an actor of one's own that has none: never the id of a bundled one.

    >>> own_id("The Northern Shield")
    'own:northern-shield'
    """
    form = normal_form(name)
    return f"own:{form.replace(' ', '-')}" if form else ""


def cautious(entry: Entry) -> Entry:
    """Return an entry whose short names that are plain words or very short wait for another name of the actor."""
    sure = [name for name in entry.sure_names if name != entry.name and _too_plain(name)]
    return replace(entry, doubtful=(*entry.doubtful, *((name, ()) for name in sure)))


def _too_plain(name: str) -> bool:
    return " " not in name and (len(name) < 3 or is_common(name.lower()))


def added(entries: Sequence[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Return one's own entries with new ones put in; a new one takes the place of one with its id, or name and kind."""
    kept = {entry.id: entry for entry in entries}
    by_name = {(normal_form(entry.name), entry.kind): entry.id for entry in entries}
    for entry in new:
        before = by_name.get((normal_form(entry.name), entry.kind))
        if before is not None:
            kept.pop(before, None)
        kept[entry.id] = entry
    return list(kept.values())


def joined(bundled: Sequence[Entry], own: Sequence[Entry]) -> list[Entry]:
    """Return the entries of one catalogue, in which a name of the user's own is nobody else's.

    An own entry with the id of a bundled one, or with its kind and a sure name of it as name, is about the same actor:
    what the user says wins, the rest stays. A name that two own entries share is left doubtful in both.
    """
    shared = _shared(own)
    own = [_doubting(entry, shared) for entry in own]
    ids = {entry.id: entry for entry in bundled}
    by_name = {
        (normal_form(name), entry.kind): entry for entry in bundled for name in entry.sure_names
    }  # bundled sure names have one bearer
    result: dict[str, Entry] = {}
    mine = []
    for entry in own:
        same = ids.get(entry.id) or by_name.get((normal_form(entry.name), entry.kind))
        mine.append(_united(entry, same) if same else entry)
    taken = {normal_form(name): entry.id for entry in mine for name in entry.sure_names}
    for entry in bundled:
        left = _without(entry, taken)
        if left is not None:
            result[entry.id] = left
    for entry in mine:
        result[entry.id] = entry
    return list(result.values())


def _shared(own: Sequence[Entry]) -> set[str]:
    counts = Counter(form for entry in own for form in {normal_form(name) for name in entry.sure_names})
    return {form for form, count in counts.items() if count > 1}


def _doubting(entry: Entry, shared: set[str]) -> Entry:
    names = [name for name in entry.sure_names if normal_form(name) in shared]
    return replace(entry, doubtful=(*entry.doubtful, *((name, ()) for name in names))) if names else entry


def _united(own: Entry, bundled: Entry) -> Entry:
    """Return the one entry of an actor that both know, under the bundled id."""
    doubted = {normal_form(name) for name, _ in own.doubtful}
    sure = {normal_form(name) for name in own.sure_names}
    aliases = dict.fromkeys((*own.aliases, bundled.name, *bundled.aliases))
    return Entry(
        bundled.id,
        own.name,
        own.kind,
        aliases=tuple(alias for alias in aliases if alias != own.name),
        acronyms=tuple(dict.fromkeys((*own.acronyms, *bundled.acronyms))),
        doubtful=(
            *own.doubtful,
            *(
                (name, words)
                for name, words in bundled.doubtful
                if normal_form(name) not in doubted and normal_form(name) not in sure
            ),
        ),
        countries=own.countries or bundled.countries,
        adjectives=tuple(dict.fromkeys((*own.adjectives, *bundled.adjectives))),
        capital=own.capital or bundled.capital,
        wikidata=own.wikidata or bundled.wikidata,
        parent=own.parent or bundled.parent,
        founded=own.founded or bundled.founded,
        dissolved=own.dissolved or bundled.dissolved,
        bodies=own.bodies or bundled.bodies,
    )


def _without(entry: Entry, taken: dict[str, str]) -> Entry | None:
    """Return a bundled entry without the names that are another's now; None where it has no name left."""

    def free(name: str) -> bool:
        return taken.get(normal_form(name), entry.id) == entry.id

    names = (entry.name, *entry.aliases, *entry.acronyms, *(name for name, _ in entry.doubtful))
    if all(map(free, names)) and (entry.capital is None or free(entry.capital)):
        return entry
    aliases = tuple(filter(free, entry.aliases))
    acronyms = tuple(filter(free, entry.acronyms))
    name = next(filter(free, (entry.name, *aliases, *acronyms)), None)
    if name is None:
        return None
    return replace(
        entry,
        name=name,
        aliases=aliases,
        acronyms=acronyms,
        doubtful=tuple((alias, words) for alias, words in entry.doubtful if free(alias)),
        capital=entry.capital if entry.capital and free(entry.capital) else None,
    )
