"""What ``benchmark_room.py`` asks of a reading room: each page with ids, names and words drawn by chance, always the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from room_store import LARGEST_CLAIMS, SEED
from sqlalchemy import Connection, func, select

from sayso.store import tables as t
from sayso.store.asking.groups import WantedGroups, find_groups
from sayso.store.asking.people import find_actors
from sayso.store.deriving import derived


@dataclass(frozen=True, slots=True)
class Drawn:
    """What there is to ask for, drawn by chance: ids, names and words; ``busiest`` are the actors most spoken of."""

    chance: random.Random
    reports: int
    documents: Sequence[str]
    claims: Sequence[str]
    groups: Sequence[str]
    widest: Sequence[str]
    actors: Sequence[str]
    busiest: Sequence[str]
    names: Sequence[str]
    words: Sequence[str]

    def address(self, path: str, **query: str | int) -> str:
        """Return an address of the room."""
        return f"{path}?{urlencode(query)}" if query else path

    def name(self) -> str:
        """Return a name, in quotation marks as a search has it."""
        return f'"{self.chance.choice(self.names)}"'


def draw(connection: Connection, times: int) -> Drawn:
    """Draw what is asked for; the same from the same store."""
    chance = random.Random(SEED)  # noqa: S311  # nothing secret
    d, c, g = t.documents.c, t.claims.c, derived.groups.c
    documents = list(
        connection.execute(select(d.id).where(d.current, d.claims < LARGEST_CLAIMS).order_by(d.id)).scalars()
    )
    highest = connection.execute(select(func.max(c.number))).scalar_one()
    some = sorted({chance.randint(1, highest) for _ in range(2 * times)})
    claims = connection.execute(
        select(c.id, c.quote).where(c.number.in_(some), c.current).order_by(c.id)
    ).all()
    groups = list(connection.execute(select(g.id).order_by(g.id)).scalars())
    widest = [one.id for one in find_groups(connection, WantedGroups(), "", limit=10)]
    everybody = find_actors(connection, limit=2000)
    return Drawn(
        chance,
        len(documents),
        documents,
        [row.id for row in claims],
        groups,
        widest,
        [one.id for one in everybody],
        [one.id for one in everybody[:5]],
        [one.name for one in everybody[:500]],
        sorted({word for row in claims for word in row.quote.lower().split() if word.isalpha() and len(word) > 4}),
    )  # fmt: skip


def pages(drawn: Drawn) -> Mapping[str, Callable[[], str]]:
    """Return what is asked, by name: each gives an address, another one each time where there are several."""
    any_of, at = drawn.chance.choice, drawn.address
    deep = max(1, drawn.reports // 50)
    found: dict[str, Callable[[], str]] = {
        "reports": lambda: "/",
        "reports, a page far down": lambda: at("/", page=drawn.chance.randint(max(1, deep // 2), deep)),
        "reports by number of claims": lambda: at("/", order="claims"),
        "reports with a word in the headline": lambda: at("/", title=str(drawn.chance.randint(10, 999))),
        "a report": lambda: f"/reports/{any_of(drawn.documents)}",
        "a claim": lambda: f"/claims/{any_of(drawn.claims)}",
        "actors": lambda: "/actors",
        "actors, a page far down": lambda: at("/actors", page=drawn.chance.randint(10, 40)),
        "actors with a word in the name": lambda: at("/actors", q=any_of(drawn.names).split()[0]),
        "the actors most spoken of": lambda: f"/actors/{any_of(drawn.busiest)}",
        "an actor": lambda: f"/actors/{any_of(drawn.actors)}",
        "search for a word": lambda: at("/search", q=any_of(drawn.words)),
        "search for a name": lambda: at("/search", q=drawn.name()),
        "search with conditions": lambda: at(
            "/search", q=f"about:{drawn.name()} since:{drawn.chance.randint(2005, 2006)}"
        ),
        "search by relation": lambda: at("/search", q=f"relation:{any_of(('arms', 'funds', 'attacks'))}"),
        "compare two voices": lambda: at("/compare", a=any_of(drawn.names), b=any_of(drawn.names)),
        "map, 300 actors": lambda: "/map",
        "map, its drawing alone": lambda: "/map/network.json",
        "map of whose word": lambda: at("/map", voice=any_of(drawn.names)),
        "timeline": lambda: "/timeline",
        "timeline of an actor": lambda: at("/timeline", about=any_of(drawn.names)),
        "places": lambda: "/places",
        "review, claims": lambda: "/review",
        "review, actors": lambda: at("/review", kind="actors"),
        "review, groups": lambda: at("/review", kind="groups"),
        "log": lambda: "/log",
        "add": lambda: "/add",
    }
    if drawn.groups:
        found |= {
            "what is said": lambda: "/groups",
            "what is said, a page far down": lambda: at("/groups", page=drawn.chance.randint(20, 60)),
            "what is said about an actor": lambda: at("/groups", about=any_of(drawn.names)),
            "what is in dispute": lambda: at("/groups", disputed=1),
            "what is said, told alone": lambda: at("/groups", alone=1),
            "an allegation": lambda: f"/groups/{any_of(drawn.groups)}",
            "the allegations most widely told": lambda: f"/groups/{any_of(drawn.widest)}",
        }
    return found
