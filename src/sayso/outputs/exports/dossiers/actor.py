"""A dossier on somebody: what is said about them and denied, what they say, who contradicts them, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from sayso.outputs.exports.dossiers.parts import Dossier, Entry, Fact, Notes, Section, Side
from sayso.outputs.exports.dossiers.telling import against, entry_of, lines_of
from sayso.outputs.exports.dossiers.wording import TITLES
from sayso.outputs.exports.selection import Selection
from sayso.outputs.numbers import counted
from sayso.outputs.stored.judgements import told
from sayso.outputs.visible import safe
from sayso.records import Relation
from sayso.store.asking.claims import FoundClaim, Wanted
from sayso.store.asking.grouped import ShownGroup
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.asking.quoting import names_used, quotes_of
from sayso.store.asking.resolving import Bearers
from sayso.store.asking.showing import show_actor
from sayso.store.asking.story import as_story, reprints_among


def actor_dossier(selection: Selection, bearers: Bearers) -> Dossier:
    """Return a dossier on whoever bears a name, of the claims that are wanted beyond whom they are about."""
    connection, notes = selection.connection, Notes()
    actors = actors_numbered(connection, bearers.roots)
    about = [replace(selection, wanted=replace(selection.wanted, about=one.id)) for one in actors]
    by = [replace(selection, wanted=replace(selection.wanted, about=None, by=one.id)) for one in actors]
    sections = (
        *_said_about(notes, about),
        *_said_by(notes, by),
        *_contradicted(notes, by, {one.id for one in actors}),
        *_names(connection, bearers),
    )
    return Dossier(
        safe(actors[0].name),
        tuple(_about(connection, selection.wanted, actors, bearers)),
        sections,
        notes.written(quotes_of(connection, notes.claims)),
    )


def _about(
    connection: Connection, wanted: Wanted, actors: Sequence[FoundActor], bearers: Bearers
) -> Iterator[tuple[str, str]]:
    for one in actors:
        counts = f"{counted(one.documents, 'report')}, {counted(one.about, 'claim')} about them, {one.by:,} by them"
        kind = one.kind.replace("_", " ")
        if len(actors) > 1:
            yield "One of them", f"{kind}, {counts}, id {one.id}"
        else:
            yield "Taken for", kind
            yield "In the store", counts
            yield "Their id", one.id
    if aliases := sorted({alias for one in actors for alias in one.aliases}):
        yield "Also called", ", ".join(map(safe, aliases))
    if len(actors) > 1:
        yield (
            "Mind",
            f"{len(actors)} actors bear this name, and nobody said whether they are one; this is on all of them",
        )
    if bearers.others:
        others = ", ".join(f"{safe(name)} ({id_[:10]})" for id_, name in bearers.others)
        yield "Left out", f"others whose full names differ: {others}"
    if limits := list(_limits(wanted)):
        yield "Only", "; ".join(limits)
    for number in bearers.roots:
        for judgement in show_actor(connection, number).judgements:
            yield "Decided by a person", safe(f"{told(judgement)} ({judgement.by}, {judgement.made})")


def _limits(wanted: Wanted) -> Iterator[str]:
    """Yield in words which claims the dossier is limited to."""
    for words, value in (
        ("with the words", wanted.words),
        ("on the word of", wanted.by),
        ("of the kind", wanted.relation and TITLES[wanted.relation]),
        ("said as", wanted.force),
        ("since", wanted.since),
        ("until", wanted.until),
        ("in the collection", wanted.collection),
    ):
        if value:
            yield safe(f"{words} {value}")
    for words, is_wanted in (
        ("on the word of somebody unnamed", wanted.unnamed),
        ("in dispute", wanted.disputed),
    ):
        if is_wanted:
            yield words
    if wanted.min_origins is not None:
        yield f"said by {counted(wanted.min_origins, 'origin')} or more that are shown to be independent"


def _said_about(notes: Notes, about: Iterable[Selection]) -> Iterator[Section]:
    """Yield what is said about them, a section for each relation: what is told or denied by several, then the rest."""
    groups: dict[str, tuple[Selection, ShownGroup]] = {}
    alone: dict[str, FoundClaim] = {}
    for selection in about:
        groups |= {shown.found.id: (selection, shown) for shown in selection.groups()}
        alone |= {one.id: one for one in selection.claims()}
    several = {id_: pair for id_, pair in groups.items() if _is_told_widely(pair[1])}
    for relation, title in TITLES.items():
        entries = [_group(notes, *pair) for pair in _widest(several.values(), relation)]
        rest = [one for one in alone.values() if _left(one, relation, several)]
        if rest:
            heading = "Said once in these reports" if entries else ""
            entries.append(Entry((Side("", lines_of(notes, rest)),), heading))
        if entries:
            yield Section(f"Said about them: {title}", tuple(entries))


def _is_told_widely(shown: ShownGroup) -> bool:
    """Say whether there is more to tell of a group than one report's word."""
    found = shown.found
    return found.documents > 1 or found.disputed or found.drifts != ()


def _widest(
    groups: Iterable[tuple[Selection, ShownGroup]], relation: Relation
) -> list[tuple[Selection, ShownGroup]]:
    """Return the groups of a relation, those that are told most widely first."""
    fitting = [pair for pair in groups if pair[1].found.relation == relation]
    return sorted(
        fitting, key=lambda pair: (-pair[1].found.origins, -pair[1].found.documents, pair[1].found.id)
    )


def _group(notes: Notes, selection: Selection, shown: ShownGroup) -> Entry:
    return entry_of(notes, as_story(shown, reprints_among(selection.connection, shown), ()))


def _left(found: FoundClaim, relation: Relation, told: Iterable[str]) -> bool:
    """Say whether a claim of a relation was not told of with its group."""
    return found.claim.relation == relation and (found.beside is None or found.beside.group not in told)


def _said_by(notes: Notes, by: Iterable[Selection]) -> Iterator[Section]:
    claims = {one.id: one for selection in by for one in selection.claims()}
    if lines := lines_of(notes, claims.values()):
        below = "by when it came out; what they pass on of others is among it, and says so"
        yield Section("What they say", (Entry((Side("", lines),)),), below)


def _contradicted(notes: Notes, by: Iterable[Selection], actors: set[str]) -> Iterator[Section]:
    """Yield who says otherwise than they do, as both sides of each dispute in which they speak."""
    disputes = {one.dispute.id: one for selection in by for one in selection.disputes()}
    entries = [
        against(notes, one, place)
        for one in disputes.values()
        for place in (0, 1)
        if _speak(one.sides[place], actors) and not _speak(one.sides[1 - place], actors)
    ]
    if entries:
        yield Section("Who contradicts them", tuple(entries), "neither side is taken to be right")


def _speak(side: Iterable[FoundClaim], actors: set[str]) -> bool:
    """Say whether they are the innermost voice of a claim."""
    return any(one.voices and one.voices[-1].actor in actors for one in side)


def _names(connection: Connection, bearers: Bearers) -> Iterator[Section]:
    facts = [
        Fact(
            safe(one.name),
            ", ".join(
                f"{safe(publisher or 'no publisher given')} ({counted(times, 'report')})"
                for publisher, times in one.publishers
            ),
        )
        for one in names_used(connection, bearers.numbers)
    ]
    if facts:
        below = "as reports have it; that these names are of one actor is sayso's reading, unless a person decided it"
        yield Section("Names, and who uses them", (Entry((), facts=tuple(facts)),), below)
