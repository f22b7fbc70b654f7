"""The tellings of one allegation in time: a lane for each origin, denials in lanes of their own, copies small in theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.outputs.numbers import counted
from sayso.records import Side
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.story import Story, Strand
from sayso.web.drawing.days import Days, Tick, days_of, told_on


@dataclass(frozen=True, slots=True)
class Dot:
    """Tellings of one day in a lane: how far along, the first one's id, how many there are, and what they are in words."""

    at: float
    claim: str
    many: int
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """An origin in time: what it is called, what came out first, and what rests on the same word.

    ``undated`` counts tellings of no known day, which stand nowhere; ``unknown`` says that its independence is not shown.
    """

    origin: str
    called: str
    side: Side
    first: Dot | None
    repeats: tuple[Dot, ...]
    undated: int
    unknown: bool

    @property
    def ends(self) -> tuple[float, float] | None:
        """Where the lane begins and ends; None where it has one place or none."""
        places = [dot.at for dot in ((self.first, *self.repeats) if self.first else self.repeats)]
        return (min(places), max(places)) if len(set(places)) > 1 else None


@dataclass(frozen=True, slots=True)
class Lanes:
    """All lanes of an allegation over one stretch of days, those who say so first, then those who deny it, then the others."""

    ticks: tuple[Tick, ...]
    affirming: tuple[Lane, ...]
    denying: tuple[Lane, ...]
    open: tuple[Lane, ...]


def lanes_of(story: Story) -> Lanes | None:
    """Return the lanes of a story; None where no telling has a day."""
    affirming = ((story.first,) if story.first else ()) + story.also
    every = [one for some in (affirming, story.denying, story.open) for one in some]
    days = days_of([claim for one in every for claim in _tellings(one)])
    if days is None:
        return None
    return Lanes(
        days.ticks,
        *(tuple(_lane(one, days) for one in some) for some in (affirming, story.denying, story.open)),
    )


def _tellings(strand: Strand) -> tuple[FoundClaim, ...]:
    return (strand.first, *(one.telling for one in strand.repeats))


def _lane(strand: Strand, days: Days) -> Lane:
    first = told_on(strand.first)
    repeats = [(day, one.telling) for one in strand.repeats if (day := told_on(one.telling))]
    return Lane(
        origin=strand.origin.id,
        called=strand.origin.called,
        side=strand.origin.side,
        first=None if first is None else Dot(days.at(first), strand.first.id, 1, f"told first on {first}"),
        repeats=tuple(_dots(repeats, days)),
        undated=sum(told_on(one) is None for one in _tellings(strand)),
        unknown=bool(strand.origin.unknown),
    )


def _dots(repeats: Sequence[tuple[date, FoundClaim]], days: Days) -> list[Dot]:
    """Return a dot for each day."""
    many = Counter(day for day, _ in repeats)
    first: dict[date, FoundClaim] = {}
    for day, telling in repeats:
        first.setdefault(day, telling)
    return [
        Dot(days.at(day), first[day].id, many[day], f"{counted(many[day], 'repeat')} on {day}")
        for day in sorted(many)
    ]
