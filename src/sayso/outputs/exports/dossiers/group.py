"""A dossier on one thing that is said: who said it first, who repeats it, who denies it, and how it changed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from sayso.outputs.exports.dossiers.parts import Dossier, Entry, Notes, Section, Side
from sayso.outputs.exports.dossiers.telling import dispute_facts, lines_of, strand_line, turn_facts, when
from sayso.outputs.exports.dossiers.wording import heading
from sayso.outputs.numbers import counted
from sayso.outputs.stored.judgements import told
from sayso.outputs.stored.stories import CHANGED, FIRST, strands_of, told_widely
from sayso.outputs.visible import safe
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.grouped import ShownGroup, show_group
from sayso.store.asking.quoting import quotes_of
from sayso.store.asking.story import Story, as_story, reprints_among


def group_dossier(connection: Connection, number: int) -> Dossier:
    """Return a dossier on a group, by its number."""
    shown = show_group(connection, number)
    story = as_story(shown, reprints_among(connection, shown), ())
    notes = Notes()
    sections = tuple(_sections(notes, shown, story))
    found = shown.found
    about = [
        ("One telling of it", safe(found.statement)),
        ("How widely", safe(told_widely(story))),
        ("Claims", f"{found.claims:,}, of which {found.denying:,} deny it"),
        *(("Decided by a person", safe(f"{told(one)} ({one.by}, {one.made})")) for one in shown.judgements),
        ("Its id", found.id),
    ]
    return Dossier(
        heading(found),
        tuple((label, words) for label, words in about if words),
        sections,
        notes.written(quotes_of(connection, notes.claims)),
    )


def _sections(notes: Notes, shown: ShownGroup, story: Story) -> Iterator[Section]:
    title, below = FIRST
    if story.first:
        yield Section(title, (Entry((Side("", (strand_line(notes, story.first),)),)),), below)
    for one in strands_of(story):
        lines = tuple(strand_line(notes, strand) for strand in one.strands)
        yield Section(one.title, (Entry((Side("", lines),)),), one.below)
    if numbers := tuple(_numbers(notes, shown)):
        below = "the numbers given, each on whose word it is, by when they came out"
        yield Section("Numbers", (Entry(numbers),), below)
    if facts := tuple(turn_facts(notes, story.turns)):
        yield Section(CHANGED, (Entry((), facts=facts),))
    if disputed := tuple(dispute_facts(story.group.disputes)):
        yield Section("What is in dispute", (Entry((), facts=disputed),))


def _numbers(notes: Notes, shown: ShownGroup) -> Iterator[Side]:
    """Yield each number that is given, where there are several, with those who give it."""
    given: dict[str, list[FoundClaim]] = {}
    for one in sorted((*shown.affirming, *shown.denying, *shown.open), key=when):
        if words := _number(one):
            given.setdefault(words, []).append(one)
    if len(given) < 2:
        return
    for words, claims in given.items():
        yield Side(f"Given as {words}", lines_of(notes, claims), counted(len(claims), "claim"))


def _number(found: FoundClaim) -> str:
    number = found.claim.quantity
    if number is None:
        return ""
    ends = dict.fromkeys(f"{end:,.10g}" for end in (number.low, number.high) if end is not None)
    bound = "" if number.bound in ("exact", "between") else number.bound.replace("_", " ")
    of = number.of or ""
    if number.unit == "percent":
        of = f"percent of {of}" if of else "percent"
    elif not of.startswith(number.unit):
        of = f"{number.unit} {of}"
    return safe(f"{bound} {'–'.join(ends)} {of}")
