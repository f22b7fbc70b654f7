"""The story of a group for a reader, in plain words: every line is somebody's say-so, and says whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from sayso.documents.casing import with_small_article
from sayso.outputs.stored.claims import chain_words
from sayso.outputs.stored.stories import (
    CHANGED,
    FIRST,
    OTHERS,
    REPEATED,
    copied_words,
    publisher_of,
    report_words,
    resting,
    strands_of,
    told_widely,
)
from sayso.outputs.stored.wording import changed, why_disputed
from sayso.outputs.terminal import FORCE_STYLES, wrapped
from sayso.outputs.visible import safe
from sayso.outputs.voices import OWN_VOICE
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.story import Repeat, Story, Strand

_DAY = 12
_INDENT = "  "
_MOST = 6
"""So many lines of a kind are shown of a story that is told more often."""


def story_lines(console: Console, story: Story) -> Iterator[Text]:
    """Yield the lines of a story."""
    yield from _head(console, story)
    if first := story.first:
        yield from _titled(console, *FIRST)
        yield from _telling(console, first.first)
        if first.repeats:
            yield from _titled(console, REPEATED, resting(first))
            yield from _repeats(console, first)
    for part in strands_of(story):
        yield from _titled(console, part.title, part.below)
        yield from _strands(console, part.strands)
    if story.turns:
        yield from _titled(console, CHANGED, "")
        yield from _turns(console, story)
    if story.others:
        yield from _titled(console, OTHERS, "")
        for one in story.others:
            yield from _other(console, one)


def _head(console: Console, story: Story) -> Iterator[Text]:
    yield from wrapped(console, Text(safe(story.group.statement), "bold"))
    yield from wrapped(console, Text(told_widely(story), "dim"))


def _titled(console: Console, title: str, below: str) -> Iterator[Text]:
    yield Text()
    heading = Text(title, "bold")
    if below:
        heading.append(f": {below}", "not bold dim")
    yield from wrapped(console, heading)


def _dated(console: Console, found: FoundClaim, words: Text) -> Iterator[Text]:
    day = (found.published or found.said or "undated")[: _DAY - 2]
    yield from wrapped(
        console, words, first=Text(f"{_INDENT}{day:<{_DAY}}", "dim"), rest=Text(_INDENT + " " * _DAY)
    )


def _below(console: Console, words: Text) -> Iterator[Text]:
    margin = Text(_INDENT + " " * _DAY)
    yield from wrapped(console, words, first=margin, rest=margin)


def _whose(found: FoundClaim) -> Text:
    """Return who published a claim, and on whose word, as one chain."""
    chain = chain_words(found)
    if chain == OWN_VOICE:
        return Text.assemble((publisher_of(found), "bold"), (", in its own word", "dim"))
    return Text.assemble((publisher_of(found), "bold"), (", citing ", "dim"), safe(with_small_article(chain)))


def _telling(console: Console, found: FoundClaim, *remarks: str) -> Iterator[Text]:
    yield from _dated(console, found, _told(found, *remarks))


def _told(found: FoundClaim, *remarks: str) -> Text:
    """Return whose word a claim is, how firmly it is put, and its exact words."""
    words = _whose(found)
    words.append(" (", "dim").append(found.claim.force, FORCE_STYLES[found.claim.force]).append("): ", "dim")
    words.append(f"“{safe(found.quote)}”", "italic")
    for remark in remarks:
        words.append(f" · {safe(remark)}", "dim")
    return words


def _strands(console: Console, strands: Sequence[Strand]) -> Iterator[Text]:
    for strand in strands[:_MOST]:
        yield from _telling(console, strand.first, *strand.origin.unknown)
        yield from _repeats(console, strand)
    yield from _more(console, len(strands))


def _repeats(console: Console, strand: Strand) -> Iterator[Text]:
    for repeat in strand.repeats[:_MOST]:
        yield from _dated(console, repeat.telling, _repeated(repeat, strand))
    yield from _more(console, len(strand.repeats))


def _repeated(repeat: Repeat, strand: Strand) -> Text:
    """Return who tells it again and why that is no voice more: the words are another report's, or the voice is the same."""
    telling = repeat.telling
    if copied := copied_words(repeat):
        return Text.assemble((publisher_of(telling), "bold"), f", {copied}")
    words = _whose(telling)
    if repeat.reason and strand.origin.called not in chain_words(telling):
        words.append(f" · {safe(repeat.reason)}", "dim")
    return words


def _turns(console: Console, story: Story) -> Iterator[Text]:
    """Yield what each telling has otherwise; the earlier one is named where it is not the one that was told of just before."""
    last = story.first.first.id if story.first else None
    for turn in story.turns[:_MOST]:
        words = Text.assemble((publisher_of(turn.after), "bold"), (", ", "dim"))
        if turn.before.id != last:
            words.append(f"against {report_words(turn.before)}, ", "dim")
        words.append(safe("; ".join(map(changed, turn.changes))))
        if turn.revises:
            words.append(" · the same voice gave another number later", "dim")
        yield from _dated(console, turn.after, words)
        last = turn.after.id
    yield from _more(console, len(story.turns))


def _other(console: Console, found: FoundDispute) -> Iterator[Text]:
    """Yield what two sides are at odds about, and the telling that set them so."""
    why = Text(f"{safe(why_disputed(found.dispute))} · ")
    for claim in found.second[:1]:
        yield from _dated(console, claim, why.append(_told(claim)))


def _more(console: Console, in_all: int) -> Iterator[Text]:
    if in_all > _MOST:
        yield from _below(console, Text(f"and {in_all - _MOST:,} more", "dim"))
