"""The map of actors: every line on it is somebody's word, and opens to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from sayso.outputs.visible import one_line
from sayso.outputs.voices import OWN_VOICE, chain_of
from sayso.records import Force, Relation, Voice
from sayso.store.asking.claims import Wanted
from sayso.store.asking.drawing import NOBODYS_WORD, OWN_WORD, Drawn
from sayso.store.asking.network import (
    Line,
    LineKey,
    Network,
    claims_of_line,
    count_drawable,
    count_on_line,
    network,
)
from sayso.store.asking.speaking import Speaker, speakers, speakers_asked
from sayso.web.access import Reader
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_LINES_A_PAGE: Final = 100
_CLAIMS_A_PAGE: Final = 50
_MOST_ACTORS: Final = 5000
_VOICES_NAMED: Final = 3
_FIRMNESS: Final[Mapping[Force, str]] = {
    "denied": "denied",
    "doubted": "loose",
    "possible": "loose",
    "warned": "passed",
    "alleged": "passed",
    "reported": "passed",
    "estimated": "passed",
    "asserted": "firm",
    "admitted": "firm",
    "confirmed": "firm",
}
"""In which style a line is drawn."""

_Words = Annotated[str, Query(max_length=200)]
_Number = Annotated[str, Query(pattern=r"^\d{0,4}$")]


@dataclass(frozen=True, slots=True)
class Asking:
    """What the address of a map asks for; nothing between the words is the same as not asking."""

    voice: _Words = ""
    beside: _Words = ""
    about: _Words = ""
    origins: _Number = ""
    denied: _Words = ""
    relation: _Words = ""
    since: _Words = ""
    until: _Words = ""
    collection: _Words = ""
    actors: _Number = ""

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """What is drawn, side by side."""
        first = Drawn(
            Wanted(
                relation=_relation(self.relation),
                since=self.since or None,
                until=self.until or None,
                collection=self.collection or None,
                min_origins=int(self.origins) if self.origins else None,
            ),
            self.voice.strip() or None,
            bool(self.denied),
            self.about.strip() or None,
        )
        return (first, replace(first, voice=self.beside.strip())) if self.beside.strip() else (first,)

    @property
    def most(self) -> int:
        """How many actors are drawn at most."""
        return max(2, min(int(self.actors or 300), _MOST_ACTORS))

    def query(self, **other: str) -> str:
        """Return the same as the query of an address, with some of it otherwise."""
        asked = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: words for name, words in asked.items() if words})


Asks = Annotated[Asking, Depends()]


@dataclass(frozen=True, slots=True)
class Side:
    """One map of those that stand side by side; ``query`` asks for it alone."""

    title: str
    query: str
    lines: tuple[Line, ...]


@router.get("/map")
def actor_map(  # what the room hands to a page, by name
    pages: ThePages, connection: Asked, room: TheRoom, _reader: Reader, asking: Asks, page: Page = 1
) -> HTMLResponse:
    """Show the map, and its lines as a table."""
    found = network(connection, asking.drawn, room.store.place, most=asking.most)
    every = speakers(connection)
    sides = _sides(found, asking, [*every, *_beyond(connection, every, asking.drawn)])
    names = {one.id: one.name for one in found.actors}
    rows = [{"line": line, "side": side, "key": _written(line.key)} for side in sides for line in side.lines]
    counts = [count_drawable(connection, one, room.store.place) for one in asking.drawn]
    return pages.show(
        "map.html.j2",
        asking=asking,
        network=found,
        sides=sides,
        names=names,
        rows=rows[_LINES_A_PAGE * (page - 1) : _LINES_A_PAGE * page],
        in_all=len(rows),
        page=page,
        per_page=_LINES_A_PAGE,
        speakers=every,
        relations=sorted(get_args(Relation)),
        called=called,
        voices_of=voices_of,
        counts=counts,
        drawing=_drawing(found, sides),
    )


@router.get("/map/network.json")
def drawing(connection: Asked, room: TheRoom, _reader: Reader, asking: Asks) -> dict[str, Any]:
    """Give what a map draws, by the same filters as the page's."""
    found = network(connection, asking.drawn, room.store.place, most=asking.most)
    return _drawing(found, _sides(found, asking, _named_in(connection, *asking.drawn)))


@router.get("/map/line")
def line(  # same
    pages: ThePages,
    connection: Asked,
    room: TheRoom,
    _reader: Reader,
    asking: Asks,
    line: _Words,
    page: Page = 1,
    *,
    bare: bool = False,
) -> HTMLResponse:
    """Show the claims that a line rests on, as a page of its own or, ``bare``, to stand in another."""
    key, drawn = _read(line), asking.drawn[0]
    found = claims_of_line(
        connection,
        drawn,
        key,
        room.store.place,
        limit=_CLAIMS_A_PAGE,
        offset=_CLAIMS_A_PAGE * (page - 1),
    )
    if not found:
        raise HTTPException(404)
    return pages.show(
        "map_line_bare.html.j2" if bare else "map_line.html.j2",
        key=key,
        line=line,
        found=found,
        in_all=count_on_line(connection, drawn, key, room.store.place),
        page=page,
        per_page=_CLAIMS_A_PAGE,
        title=_title(drawn, _named_in(connection, drawn)),
        asking=asking,
    )


def called(one: Speaker) -> str:
    """Return what to call somebody on whose word lines are."""
    if one.asked_by == OWN_WORD and one.name is None:
        return OWN_VOICE
    if one.name is None:
        return "whoever is not named"
    return one_line(chain_of((Voice(None, one.name, one.kind),), {})[0])  # type: ignore[arg-type]


def voices_of(line: Line) -> str:
    """Return in words whose word a line is, and how often."""
    words = [
        f"{called(one)} ({one.claims:,})" if one.claims > 1 else called(one)
        for one in line.voices[:_VOICES_NAMED]
    ]
    more = len(line.voices) - len(words)
    return ", ".join([*words, f"{more:,} more"] if more else words)


def _title(drawn: Drawn, every: Sequence[Speaker]) -> str:
    """Return whose word a map is."""
    if drawn.voice is None:
        return "According to everybody who says something"
    if drawn.voice == OWN_WORD:
        return "According to the reports themselves"
    if drawn.voice == NOBODYS_WORD:
        return "According to whoever is not named"
    known = next((called(one) for one in every if one.asked_by == drawn.voice), one_line(drawn.voice))
    return f"According to {known}"


def _named_in(connection: Connection, *drawn: Drawn) -> list[Speaker]:
    """Return who speaks, where somebody is asked for who has a name."""
    nobody = {None, OWN_WORD, NOBODYS_WORD}
    if all(one.voice in nobody for one in drawn):
        return []
    every = speakers(connection)
    return [*every, *_beyond(connection, every, drawn)]


def _beyond(connection: Connection, every: Sequence[Speaker], drawn: Sequence[Drawn]) -> list[Speaker]:
    """Return whoever is asked for by an id and is not among those with most claims."""
    ids = {one.voice for one in drawn if one.voice} - {one.asked_by for one in every}
    return speakers_asked(connection, ids) if ids else []


def _sides(found: Network, asking: Asking, every: Sequence[Speaker]) -> list[Side]:
    return [
        Side(_title(drawn, every), asking.query(voice=drawn.voice or "", beside=""), lines)
        for drawn, lines in zip(asking.drawn, found.sides, strict=True)
    ]


def _relation(words: str) -> Relation | None:
    if not words:
        return None
    known = next((one for one in get_args(Relation) if one == words), None)
    if known is None:
        raise HTTPException(422, f"There is no relation called {one_line(words)}.")
    found: Relation = known
    return found


def _written(key: LineKey) -> str:
    return ".".join((key.subject, key.object, key.relation, "denied" if key.denied else "said"))


def _read(line: str) -> LineKey:
    subject, object_, relation, side = (line.split(".") + [""] * 4)[:4]
    known = _relation(relation)
    if known is None or side not in ("denied", "said"):
        raise HTTPException(404)
    return LineKey(subject, object_, known, side == "denied")


def _drawing(found: Network, sides: Sequence[Side]) -> dict[str, Any]:
    """Return what the script draws: actors, and each side's lines with how they look."""
    return {
        "actors": [{"id": one.id, "name": one_line(one.name), "kind": one.kind} for one in found.actors],
        "sides": [
            {
                "title": side.title,
                "query": side.query,
                "lines": [
                    {
                        "id": _written(one.key),
                        "subject": one.key.subject,
                        "object": one.key.object,
                        "relation": one.key.relation,
                        "denied": one.key.denied,
                        "style": "denied" if one.key.denied else _FIRMNESS[one.forces[0][0]],
                        "force": one.forces[0][0],
                        "claims": one.claims,
                        "origins": one.origins,
                        "unknown": one.unknown,
                        "whose": voices_of(one),
                    }
                    for one in side.lines
                ],
            }
            for side in sides
        ],
    }
