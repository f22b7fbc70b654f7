"""One allegation: who told it when, in whose words, on what it rests, who denies it, and how it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from sayso.errors import NotInStore
from sayso.outputs.numbers import counted
from sayso.outputs.stored.groups import only_denies, widely
from sayso.outputs.stored.origins import reasons_of, told_of_origin
from sayso.outputs.stored.stories import copied_words, told_widely
from sayso.outputs.stored.wording import period
from sayso.records import Side
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.grouped import ShownGroup, ShownOrigin, show_group
from sayso.store.asking.showing import meant
from sayso.store.asking.story import Repeat, Story, Strand, story_from
from sayso.web.access import Reader
from sayso.web.drawing.figures import plots_of, turns_told
from sayso.web.drawing.lanes import lanes_of
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_OPEN: Final = 12
"""So many lanes of a side are drawn before the others are folded away, and so many origins stand open."""
_TELLINGS: Final = 25
"""So many tellings of an origin stand on the page."""
_MOST: Final = 250
"""So many tellings of a side stand on the page, unless all are asked for."""
_SIDES: Final = 5
"""So many claims of each side of a dispute."""


@dataclass(frozen=True, slots=True)
class Retold:
    """A telling of an origin that is not its first, with how it hangs together with that, in words."""

    found: FoundClaim
    remark: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin on the page: who it is, what it rests on in words, what came out first, the others, and how many are left out."""

    id: str
    called: str
    told: str
    unknown: tuple[str, ...]
    first: FoundClaim
    others: tuple[Retold, ...]
    left_out: int
    reasons: tuple[tuple[str, list[tuple[str, list[str]]]], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Those who take one side: their origins, of which some stand open, and claims that were tied to no origin.

    ``counts`` says how many origins there are, ``left_out`` the tellings that do not stand on the page.
    """

    side: Side
    title: str
    open: tuple[Voice, ...]
    folded: tuple[Voice, ...]
    others: tuple[FoundClaim, ...]
    counts: str
    left_out: int


@router.get("/groups/{id_}")
def group(
    pages: ThePages,
    connection: Asked,
    room: TheRoom,
    _reader: Reader,
    id_: str,
    every: Annotated[str, Query(description="Anything for all tellings, however many.")] = "",
) -> Response:
    """Show an allegation with all that belongs to it. Raises NotInStore."""
    thing = meant(connection, id_, room.store.place)
    if thing.kind != "group":
        raise NotInStore(
            room.store.place,
            f"{id_} is a {thing.kind}, and nothing that is said",
            "see the list of what is said",
        )
    if thing.id != id_:
        return RedirectResponse(f"/groups/{thing.id}", 303)
    shown = show_group(connection, thing.number)
    story = story_from(connection, thing.number, shown)
    return _page(pages, shown, story, every=bool(every))


def _page(pages: ThePages, shown: ShownGroup, story: Story, *, every: bool) -> HTMLResponse:
    turns = turns_told(story.turns, shown.disputes)
    standings = _standings(shown, story, None if every else _MOST)
    return pages.show(
        "group.html.j2",
        found=shown.found,
        widely=widely(shown.found),
        told=told_widely(story),
        period=period(shown.found.first_said, shown.found.last_said),
        only_denies=only_denies(shown.found),
        standings=standings,
        left_out=sum(one.left_out for one in standings),
        lanes=lanes_of(story),
        open_lanes=_OPEN,
        plots=plots_of((*shown.affirming, *shown.denying, *shown.open), turns),
        turns=turns,
        disputes=[_briefly(one) for one in shown.disputes],
        judgements=shown.judgements,
    )


def _standings(shown: ShownGroup, story: Story, most: int | None) -> list[Standing]:
    """Return the sides of a group, with so many tellings of each at most."""
    origins = {one.origin.id: one for one in shown.origins}
    resting = {(claim.document, claim.id) for one in shown.origins for claim in one.claims}
    affirming = ((story.first,) if story.first else ()) + story.also
    denied = "Who says so" if only_denies(shown.found) else "Who denies it"
    sides: tuple[tuple[Side, str, Sequence[Strand], Sequence[FoundClaim]], ...] = (
        ("affirmed", "Who says so", affirming, shown.affirming),
        ("denied", denied, story.denying, shown.denying),
        ("open", "Who takes neither side", story.open, shown.open),
    )
    standings = []
    for side, title, strands, claims in sides:
        if not claims:
            continue
        voices, left = [], most
        for strand in strands:
            if left is not None and left <= 0:
                break
            voices.append(_voice(strand, origins[strand.origin.id], left))
            left = None if left is None else left - 1 - len(voices[-1].others)
        untied = tuple(one for one in claims if (one.document, one.id) not in resting)[:most]
        told = sum(1 + len(one.others) for one in voices) + len(untied)
        apart = sum(not one.origin.unknown for one in strands)
        standings.append(
            Standing(
                side,
                title,
                tuple(voices[:_OPEN]),
                tuple(voices[_OPEN:]),
                tuple(replace(one, beside=None) for one in untied),
                _counts(apart, len(strands) - apart),
                len(claims) - told,
            )
        )
    return standings


def _counts(apart: int, unknown: int) -> str:
    return ", and ".join(
        filter(
            None,
            (
                counted(apart, "origin") if apart else "",
                f"{unknown:,} of unknown independence" if unknown else "",
            ),
        )
    )


def _voice(strand: Strand, shown: ShownOrigin, left: int | None) -> Voice:
    """Return an origin with so many of its tellings at most."""
    repeats = {(one.telling.document, one.telling.id): one for one in strand.repeats}
    others = [
        one for one in shown.claims if (one.document, one.id) != (strand.first.document, strand.first.id)
    ]
    most = _TELLINGS if left is not None else len(others)
    kept = others[: most if left is None else min(most, max(0, left - 1))]
    return Voice(
        strand.origin.id,
        strand.origin.called,
        told_of_origin(shown),
        strand.origin.unknown,
        replace(strand.first, beside=None),
        tuple(Retold(one, _remark(repeats.get((one.document, one.id)), strand, one)) for one in kept),
        len(others) - len(kept),
        tuple(reasons_of(shown)),
    )


def _remark(repeat: Repeat | None, strand: Strand, found: FoundClaim) -> str:
    """Return how a telling hangs together with an earlier one of its origin."""
    if repeat is None:
        return "in the same report" if found.document == strand.first.document else ""
    return copied_words(repeat) or repeat.reason or ""


def _briefly(found: FoundDispute) -> FoundDispute:
    return replace(found, first=found.first[:_SIDES], second=found.second[:_SIDES])
