"""The story of a group for a reader, in plain words: every line is somebody's say-so, and says whose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from sayso.cli.store.claim_shape import chain_words, claim_plain
from sayso.cli.store.dispute_shape import found_dispute_plain
from sayso.cli.store.group_shape import group_plain
from sayso.cli.store.listing import safe
from sayso.cli.store.options import counted
from sayso.cli.store.wording import changed, why_disputed
from sayso.outputs.terminal import FORCE_STYLES, wrapped
from sayso.outputs.voices import OWN_VOICE
from sayso.records import ReprintKind
from sayso.store.claims import FoundClaim
from sayso.store.disputes import FoundDispute
from sayso.store.groups import FoundGroup
from sayso.store.story import Repeat, Story, Strand, Turn

_SHARED: Final[Mapping[ReprintKind, str]] = {
    "copy": "a copy of",
    "abridged": "cut down from",
    "passage": "in words that also stand in",
}
_DAY = 12
_INDENT = "  "
_MOST = 6
"""So many lines of a kind are shown of a story that is told more often."""


def story_lines(console: Console, story: Story) -> Iterator[Text]:
    """Yield the lines of a story."""
    yield from _head(console, story)
    if first := story.first:
        yield from _titled(console, "Who said it first", "in the earliest of these reports")
        yield from _telling(console, first.first)
        if first.repeats:
            yield from _titled(console, "Who merely repeats it", _resting(first))
            yield from _repeats(console, first)
    for title, below, strands in (
        ("Who denies it", "", story.denying),
        ("Who takes neither side", "", story.open),
        (
            "Who says so independently",
            "as far as these reports tell",
            [one for one in story.also if not one.origin.unknown and one.origin.kind != "reporting"],
        ),
        (
            "Who says so without naming anybody",
            "reporting of their own, or the same once more",
            [one for one in story.also if not one.origin.unknown and one.origin.kind == "reporting"],
        ),
        (
            "Whose independence is unknown",
            "",
            [one for one in story.also if one.origin.unknown],
        ),
    ):
        if strands:
            yield from _titled(console, title, below)
            yield from _strands(console, strands)
    if story.turns:
        yield from _titled(console, "How it changed as it was told again", "")
        yield from _turns(console, story)
    if story.others:
        yield from _titled(console, "What else is in dispute here", "")
        for one in story.others:
            yield from _other(console, one)


def _head(console: Console, story: Story) -> Iterator[Text]:
    group = story.group
    yield from wrapped(console, Text(safe(group.statement), "bold"))
    yield from wrapped(console, Text(f"{_widely(group)}: {_voices(story)}.", "dim"))


def _widely(group: FoundGroup) -> str:
    days = " to ".join(dict.fromkeys(day for day in (group.first_said, group.last_said) if day))
    told = f"Told in {counted(group.documents, 'report')} by {counted(group.publishers, 'outlet')}"
    return f"{told}, {days}" if days else told


def _voices(story: Story) -> str:
    """Return how many stand behind what is said, and how many deny it."""
    saying = [one for one in (story.first, *story.also) if one]
    apart = sum(not one.origin.unknown for one in saying)
    parts = (
        (apart, "voice that can be told apart says so", "voices that can be told apart say so"),
        (len(saying) - apart, "more may be one of these or not", "more may be some of these or not"),
        (len(story.denying), "denies it", "deny it"),
    )
    return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in parts if number)


def _resting(strand: Strand) -> str:
    called = "" if strand.origin.kind == "unnamed" else f" of {safe(strand.origin.called)}"
    return f"the word{called} again, and not one voice more"


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
        return Text.assemble((_publisher(found), "bold"), (", in its own word", "dim"))
    return Text.assemble((_publisher(found), "bold"), (", citing ", "dim"), safe(chain))


def _publisher(found: FoundClaim) -> str:
    return safe(found.publisher or found.title or found.address)


def _report(found: FoundClaim) -> str:
    day = f" of {found.published}" if found.published else ""
    return f"{_publisher(found)}'s report{day}"


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
    telling, after = repeat.telling, repeat.after
    if repeat.reprint and after:
        shared = f", {_SHARED[repeat.reprint.kind]} {_report(after)}"
        return Text.assemble((_publisher(telling), "bold"), shared)
    words = _whose(telling)
    if repeat.reason and strand.origin.called not in chain_words(telling):
        words.append(f" · {safe(repeat.reason)}", "dim")
    return words


def _turns(console: Console, story: Story) -> Iterator[Text]:
    """Yield what each telling has otherwise; the earlier one is named where it is not the one that was told of just before."""
    last = story.first.first.id if story.first else None
    for turn in story.turns[:_MOST]:
        words = Text.assemble((_publisher(turn.after), "bold"), (", ", "dim"))
        if turn.before.id != last:
            words.append(f"against {_report(turn.before)}, ", "dim")
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


def story_plain(story: Story) -> dict[str, Any]:
    """Return a story as plain data."""
    return {
        "group": group_plain(story.group),
        "first": _strand_plain(story.first) if story.first else None,
        "also": [_strand_plain(one) for one in story.also],
        "denying": [_strand_plain(one) for one in story.denying],
        "open": [_strand_plain(one) for one in story.open],
        "changes": [_turn_plain(one) for one in story.turns],
        "other_disputes": [found_dispute_plain(one) for one in story.others],
    }


def _strand_plain(strand: Strand) -> dict[str, Any]:
    return {
        "called": strand.origin.called,
        "kind": strand.origin.kind,
        "side": strand.origin.side,
        "unknown": list(strand.origin.unknown),
        "first": claim_plain(strand.first),
        "repeats": [
            {
                "claim": claim_plain(one.telling),
                "after": one.after.id if one.after else None,
                "reprint": one.reprint.kind if one.reprint else None,
                "reason": one.reason,
            }
            for one in strand.repeats
        ],
    }


def _turn_plain(turn: Turn) -> dict[str, Any]:
    return {
        "before": claim_plain(turn.before),
        "after": claim_plain(turn.after),
        "changes": [{"kind": one.kind, "before": one.before, "after": one.after} for one in turn.changes],
        "revises": turn.revises,
    }
