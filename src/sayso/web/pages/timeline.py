"""The timeline: what is claimed to have happened, by the time that is spoken of, with whose word it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import HTMLResponse

from sayso.records import Relation
from sayso.store.asking.claims import Wanted
from sayso.store.asking.course import Course, Spoken, Stretch, course
from sayso.store.asking.incidents import WantedIncidents, count_incidents, incidents_in_order
from sayso.store.asking.timeline import MOST, Moment, moments
from sayso.store.rows import first_day, last_day
from sayso.web.access import Reader
from sayso.web.incidents import ToldIncident, told_incidents
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_A_PAGE: Final = 40
_INCIDENTS: Final = 20
"""So many incidents stand among the moments of a page."""

_Words = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Asking:
    """What the address of a timeline asks for; nothing between the words is the same as not asking."""

    about: _Words = ""
    by: _Words = ""
    relation: _Words = ""
    since: _Words = ""
    until: _Words = ""
    place: _Words = ""
    collection: _Words = ""
    undated: _Words = ""

    @property
    def spoken(self) -> Spoken:
        """Which claims are asked for."""
        relation: Relation | None = next((one for one in get_args(Relation) if one == self.relation), None)
        if self.relation and relation is None:
            raise HTTPException(422, "There is no such relation.")
        wanted = Wanted(
            about=self.about.strip() or None,
            by=self.by.strip() or None,
            relation=relation,
            collection=self.collection or None,
        )
        return Spoken(
            wanted, self.since.strip() or None, self.until.strip() or None, self.place.strip() or None
        )

    @property
    def incidents(self) -> WantedIncidents | None:
        """Which incidents stand there, too; none where it is asked about whom, by whom or what is said."""
        if self.about.strip() or self.by.strip() or self.relation:
            return None
        return WantedIncidents(
            place=self.place.strip() or None,
            since=self.since.strip() or None,
            until=self.until.strip() or None,
            collection=self.collection or None,
            undated=bool(self.undated),
        )

    def query(self, **other: str) -> str:
        """Return the same as the query of an address, with some of it otherwise."""
        asked = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: words for name, words in asked.items() if words})


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as it is drawn, in percent of the longest; ``gap`` says that time lies between it and the one before."""

    stretch: Stretch
    said: float
    denied: float
    gap: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment, or an incident that was put together, with where it lies on the page's stretch of time, in percent."""

    begun: str | None
    ended: str | None
    at: float
    wide: float
    moment: Moment | None = None
    incident: ToldIncident | None = None


@router.get("/timeline")
def timeline(
    pages: ThePages,
    connection: Asked,
    room: TheRoom,
    _reader: Reader,
    asking: Annotated[Asking, Depends()],
    page: Page = 1,
) -> HTMLResponse:
    """Show how many claims speak of which time, and what they say of it."""
    spoken, place, undated = asking.spoken, room.store.place, bool(asking.undated)
    told = course(connection, spoken, place)
    some = moments(connection, spoken, place, undated=undated, limit=_A_PAGE + 1, offset=_A_PAGE * (page - 1))
    found, following = some.found[:_A_PAGE], some.found[_A_PAGE:]
    wanted = asking.incidents
    bounds = _between(found, following, page) if found or page == 1 else None
    numbers = (
        incidents_in_order(connection, wanted, place, limit=_INCIDENTS, begun=None if undated else bounds)
        if wanted and bounds and (page == 1 or not undated)
        else ()
    )
    entries = [
        *(_entry(one.begun, one.ended, told, moment=one) for one in found),
        *(_entry(one.begun, one.ended, told, incident=one) for one in told_incidents(connection, numbers)),
    ]
    return pages.show(
        "timeline.html.j2",
        asking=asking,
        course=told,
        bars=list(_bars(told)),
        entries=sorted(entries, key=lambda one: (first_day(one.begun) or "", last_day(one.ended) or "")),
        incidents=count_incidents(connection, wanted, place) if wanted else None,
        in_all=some.in_all,
        more=some.more,
        most=MOST,
        page=page,
        per_page=_A_PAGE,
        relations=sorted(get_args(Relation)),
        written=written,
    )


def written(begun: str | None, ended: str | None) -> str:
    """Return a stretch of time as short as it can be told.

    >>> written("2005-01-01", "2005-12-31"), written("2005-06-01", "2005-06-30")
    ('2005', '2005-06')
    >>> written("2012-09-20", "2012-09-30"), written("2012-09-20", "2012-09-20")
    ('2012-09-20 to 2012-09-30', '2012-09-20')
    """
    if begun is None or ended is None:
        return "no time given"
    if begun == ended:
        return begun
    first, last = begun, ended
    if begun.endswith("-01-01") and ended.endswith("-12-31"):
        first, last = begun[:4], ended[:4]
    elif begun.endswith("-01") and _last_of_month(ended):
        first, last = begun[:7], ended[:7]
    return first if first == last else f"{first} to {last}"


def _last_of_month(day: str) -> bool:
    try:
        return date.fromordinal(date.fromisoformat(day).toordinal() + 1).day == 1
    except (ValueError, OverflowError):
        return False


def _bars(told: Course) -> Iterator[Bar]:
    most = max((max(one.said, one.denied) for one in told.stretches), default=1)
    before: str | None = None
    for one in told.stretches:
        gap = before is not None and _number(one.name) - _number(before) > 1
        yield Bar(one, 100 * one.said / most, 100 * one.denied / most, gap)
        before = one.name


def _number(stretch: str) -> int:
    """Return which year, month or day it is, counted on."""
    parts = [int(part) for part in stretch.split("-")]
    if len(parts) == 3:
        try:
            return date(*parts).toordinal()
        except ValueError:
            return 0
    return parts[0] if len(parts) == 1 else 12 * parts[0] + parts[1]


def _between(
    found: Sequence[Moment], following: Sequence[Moment], page: int
) -> tuple[str | None, str | None]:
    """Return from which day on and before which one incidents belong to a page of moments."""
    first = found[0].begun if found and page > 1 else None
    return first, following[0].begun if following else None


def _entry(
    begun: str | None,
    ended: str | None,
    told: Course,
    moment: Moment | None = None,
    incident: ToldIncident | None = None,
) -> Entry:
    first, last = _days([told.first, told.last])
    start, end = _days([first_day(begun), last_day(ended)])
    if first is None or last is None or start is None or end is None or last <= first:
        return Entry(begun, ended, 0, 100, moment, incident)
    whole = last - first + 1
    at = min(1, max(0, start - first) / whole)
    until = max(at, min(whole, end - first + 1) / whole)
    return Entry(begun, ended, round(100 * at, 2), round(100 * (until - at), 2), moment, incident)


def _days(stamps: Sequence[str | None]) -> list[int | None]:
    made: list[int | None] = []
    for stamp in stamps:
        try:
            made.append(date.fromisoformat(stamp).toordinal() if stamp else None)
        except ValueError:
            made.append(None)
    return made
