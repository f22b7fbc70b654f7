"""The story of a group as plain data and words: every part of it is somebody's say-so, and says whose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sayso.outputs.numbers import counted
from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.disputes import found_dispute_plain
from sayso.outputs.stored.groups import group_plain
from sayso.outputs.visible import safe
from sayso.records import ReprintKind
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.groups import FoundGroup
from sayso.store.asking.story import Repeat, Story, Strand, Turn

FIRST: Final = ("Who said it first", "in the earliest of these reports")
"""The heading of the first telling, and what stands beside it."""
REPEATED: Final = "Who merely repeats it"
CHANGED: Final = "How it changed as it was told again"
OTHERS: Final = "What else is in dispute here"
_SHARED: Final[Mapping[ReprintKind, str]] = {
    "copy": "a copy of",
    "abridged": "cut down from",
    "passage": "in words that also stand in",
}


@dataclass(frozen=True, slots=True)
class Strands:
    """Strands of a story under one heading; ``below`` says more of it."""

    title: str
    below: str
    strands: tuple[Strand, ...]


def strands_of(story: Story) -> Iterator[Strands]:
    """Yield who denies it, who takes neither side and who else says so, each with a heading; what is empty is left out."""
    shown = [one for one in story.also if not one.origin.unknown]
    for title, below, strands in (
        ("Who denies it", "", story.denying),
        ("Who takes neither side", "", story.open),
        (
            "Who says so independently",
            "as far as these reports tell",
            [one for one in shown if one.origin.kind != "reporting"],
        ),
        (
            "Who says so without naming anybody",
            "reporting of their own, or the same once more",
            [one for one in shown if one.origin.kind == "reporting"],
        ),
        ("Whose independence is unknown", "", [one for one in story.also if one.origin.unknown]),
    ):
        if strands:
            yield Strands(title, below, tuple(strands))


def told_widely(story: Story) -> str:
    """Return in words in how many reports it is told, when, and how many stand behind it and deny it."""
    return f"{_widely(story.group)}: {_voices(story)}."


def _widely(group: FoundGroup) -> str:
    days = " to ".join(dict.fromkeys(day for day in (group.first_said, group.last_said) if day))
    told = f"Told in {counted(group.documents, 'report')}"
    told += f" by {counted(group.publishers, 'outlet')}" if group.publishers else ""
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


def resting(strand: Strand) -> str:
    """Return in words on whose word the repeats of a strand rest, again."""
    called = "" if strand.origin.kind == "unnamed" else f" of {safe(strand.origin.called)}"
    return f"the word{called} again, and not one voice more"


def publisher_of(found: FoundClaim) -> str:
    """Return who published a claim, or else the headline of its report, or where that lies."""
    return safe(found.publisher or found.title or found.address)


def report_words(found: FoundClaim) -> str:
    """Return which report a claim stands in, by its publisher and its day."""
    day = f" of {found.published}" if found.published else ""
    return f"{publisher_of(found)}'s report{day}"


def copied_words(repeat: Repeat) -> str | None:
    """Return of which earlier report the words of a repeat are; None where it is no copy."""
    if not repeat.reprint or not repeat.after:
        return None
    return f"{_SHARED[repeat.reprint.kind]} {report_words(repeat.after)}"


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
