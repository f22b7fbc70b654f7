"""Claims and groups of claims as entries of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.outputs.exports.dossiers.parts import Again, Entry, Fact, Line, Notes, Side, line_of, whose_words
from sayso.outputs.exports.dossiers.wording import heading
from sayso.outputs.stored.claims import chain, chain_words
from sayso.outputs.stored.groups import widely
from sayso.outputs.stored.stories import copied_words, publisher_of, report_words
from sayso.outputs.stored.wording import changed, why_disputed
from sayso.outputs.visible import safe
from sayso.records import Dispute
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.story import Repeat, Story, Strand, Turn


def entry_of(notes: Notes, story: Story) -> Entry:
    """Return a group as an entry: who says so and who denies it, under headings of one size, and what is in dispute."""
    saying = [one for one in (story.first, *story.also) if one]
    sides = (
        ("Who says so", saying),
        ("Who denies it", story.denying),
        ("Who takes neither side", story.open),
    )
    return Entry(
        tuple(
            Side(title, tuple(strand_line(notes, one) for one in strands))
            for title, strands in sides
            if strands
        ),
        heading(story.group),
        safe(widely(story.group)),
        (*turn_facts(notes, story.turns), *dispute_facts(story.group.disputes)),
    )


def strand_line(notes: Notes, strand: Strand) -> Line:
    """Return what came out first of an origin as a line, with all that rests on the same under it."""
    unknown = [f"independence unknown: {reason}" for reason in strand.origin.unknown]
    notes.number(strand.first)  # before those of its repeats
    again = tuple(_again(notes, one, strand) for one in strand.repeats)
    return line_of(notes, strand.first, *unknown, again=again)


def _again(notes: Notes, repeat: Repeat, strand: Strand) -> Again:
    """Return a repeat in words: where it stands, and whose words or whose word it is."""
    telling = repeat.telling
    where = _where(telling)
    if copied := copied_words(repeat):
        return Again(f"{where}, {copied}", notes.number(telling))
    whose = "" if chain(telling) == chain(strand.first) else f", word of {whose_words(telling)}"
    named = strand.origin.called in chain_words(telling)
    why = f" ({safe(repeat.reason)})" if repeat.reason and not named else ""
    return Again(f"{where}{whose}{why}", notes.number(telling))


def _where(found: FoundClaim) -> str:
    return f"{publisher_of(found)}, {safe(found.published or 'undated')}"


def turn_facts(notes: Notes, turns: Iterable[Turn]) -> Iterator[Fact]:
    """Yield what each telling has otherwise than an earlier one."""
    for turn in turns:
        what = "; ".join(safe(changed(one)) for one in turn.changes)
        revised = ", a revision: the same voice gave another number later" if turn.revises else ""
        words = f"{report_words(turn.after)} against {report_words(turn.before)}: {what}{revised}"
        yield Fact("retold otherwise", safe(words), (notes.number(turn.before), notes.number(turn.after)))


def dispute_facts(disputes: Iterable[Dispute]) -> Iterator[Fact]:
    """Yield what is in dispute; what is in dispute for the same reason is told once."""
    for words in dict.fromkeys(safe(why_disputed(one)) for one in disputes):
        yield Fact("in dispute", words)


def lines_of(notes: Notes, claims: Iterable[FoundClaim]) -> tuple[Line, ...]:
    """Return claims as lines by when they came out; those of one voice that say the same are one line."""
    sayings: dict[object, list[FoundClaim]] = {}
    for one in sorted(claims, key=when):
        sayings.setdefault(_saying(one), []).append(one)
    return tuple(_line(notes, told) for told in sayings.values())


def _line(notes: Notes, told: Sequence[FoundClaim]) -> Line:
    first, *rest = told
    notes.number(first)  # as in a strand
    again = tuple(Again(_where(one), notes.number(one)) for one in _once_a_report(rest, first))
    return line_of(notes, first, again=again)


def _once_a_report(claims: Iterable[FoundClaim], first: FoundClaim) -> Iterator[FoundClaim]:
    seen = {first.document}
    for one in claims:
        if one.document not in seen:
            seen.add(one.document)
            yield one


def _saying(found: FoundClaim) -> object:
    """Return what makes two claims the same word: the voice, what their group says, and the number that they give."""
    number = found.claim.quantity
    said = (
        (found.beside.group, found.beside.side, number and (number.low, number.high))
        if found.beside
        else found.claim.statement
    )
    return chain_words(found), said


def when(found: FoundClaim) -> tuple[bool, str, str, int, str]:
    """Return what sorts claims by when they came out, and those of one report as they stand there."""
    day = found.published or found.said
    start = min((span.start for span in found.claim.evidence), default=0)
    return day is None, day or "", found.document, start, found.id


def against(notes: Notes, dispute: FoundDispute, theirs: int) -> Entry:
    """Return a dispute as an entry: the word of one side, by its place, and that of the other."""
    own, other = dispute.sides[theirs], dispute.sides[1 - theirs]
    return Entry(
        (
            Side("Their word, and who says the same", lines_of(notes, own)),
            Side("Who says otherwise", lines_of(notes, other)),
        ),
        facts=(Fact("in dispute", safe(why_disputed(dispute.dispute))),),
    )
