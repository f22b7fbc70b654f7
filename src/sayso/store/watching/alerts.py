"""Alerts: questions kept with the store, how far each was answered, and what there was to tell.

An alert has a mark, the number of the last document that it has looked at. What is new since becomes events in the same
transaction in which the mark moves on, so that a thing is told of once however often its teller is killed; each event is
told until whoever is told has had it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from sayso.errors import NotInStore, StoreError
from sayso.records import digest
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from sayso.store.bodies import text_bytes, text_from
from sayso.store.deriving.noting import INSERT_NEW
from sayso.store.rows import holdable
from sayso.store.watching.alerted import LONGEST_NAME, alerts, events

Occasion = Literal["claim", "origin", "dispute"]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)


@dataclass(frozen=True, slots=True)
class Alert:
    """A question, on which occasions it tells, and how: it ``prints``, posts to a ``webhook``, keeps an ``atom`` feed.

    ``remote`` allows the webhook to be on another machine. ``keeps`` is how many entries the feed has at most.
    """

    number: int
    name: str
    made: str
    wanted: Wanted
    occasions: tuple[Occasion, ...]
    prints: bool
    webhook: str | None
    remote: bool
    atom: str | None
    keeps: int
    mark: int

    @property
    def id(self) -> str:
        """What tells it from an alert of the same name that was removed."""
        return digest("alert", self.name, self.made)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to tell: when it was noticed, in words, and as JSON."""

    number: int
    id: str
    occasion: Occasion
    made: str
    words: str
    body: str


@dataclass(frozen=True, slots=True)
class Ways:
    """How an alert tells; see `Alert`."""

    prints: bool = True
    webhook: str | None = None
    remote: bool = False
    atom: str | None = None
    keeps: int = 100


def add_alert(
    store: Store,
    connection: Connection,
    name: str,
    wanted: Wanted,
    occasions: Sequence[Occasion],
    ways: Ways,
    mark: int,
) -> None:
    """Keep an alert, which tells what comes in after the document numbered ``mark``.

    Raises StoreError, also where nothing is asked, which would tell of every claim there is.
    """
    name = " ".join(holdable(name).split())
    if not name or len(name) > LONGEST_NAME:
        raise StoreError("the name of the alert", "it is empty or too long", "give 1 to 100 characters")
    if wanted == Wanted():
        advice = "give words to look for, or an option such as --about, --by or --relation: sayso alerts add --help"
        raise StoreError(alert_called(name), "it asks nothing", advice)
    if connection.execute(select(alerts.c.number).where(alerts.c.name == name)).first():
        raise StoreError(
            alert_called(name),
            "there is one of this name already",
            "remove it first: sayso alerts remove NAME",
        )
    free: int = connection.execute(select(func.coalesce(func.max(alerts.c.number), 0) + 1)).scalar_one()
    row = {"number": free, "name": name, "made": store.clock(), "question": _question(wanted), "mark": mark}
    row |= {"occasions": ",".join(dict.fromkeys(occasions)), **asdict(ways)}
    connection.execute(insert(alerts).values(row))


def remove_alert(connection: Connection, name: str) -> None:
    """Remove an alert and what it had yet to tell. Raises NotInStore."""
    if connection.execute(delete(alerts).where(alerts.c.name == name)).rowcount == 0:
        raise NotInStore(alert_called(name), "there is none of this name", "see: sayso alerts list")


def alert_called(name: str) -> str:
    """Return what messages call an alert."""
    return f"alert {name}"


def all_alerts(connection: Connection) -> list[Alert]:
    """Return every alert by name."""
    rows = connection.execute(select(alerts).order_by(alerts.c.name))
    return [
        Alert(
            number=row.number,
            name=row.name,
            made=row.made,
            wanted=Wanted(**json.loads(row.question)),
            occasions=tuple(row.occasions.split(",")),
            prints=row.prints,
            webhook=row.webhook,
            remote=row.remote,
            atom=row.atom,
            keeps=row.keeps,
            mark=row.mark,
        )
        for row in rows
    ]


def _question(wanted: Wanted) -> str:
    asked = {one.name: value for one in fields(wanted) if (value := getattr(wanted, one.name)) != one.default}
    return json.dumps(asked, sort_keys=True)


def keep_events(
    connection: Connection, alert: Alert, told: Iterable[tuple[str, Occasion, str, str]], now: str, mark: int
) -> int:
    """Keep what there is to tell, each by its id, occasion, words and JSON, and how far was looked; return how many are new."""
    free: int = connection.execute(select(func.coalesce(func.max(events.c.number), 0) + 1)).scalar_one()
    rows: list[dict[str, Any]] = [
        {
            "number": free + position,
            "id": id_,
            "alert": alert.number,
            "occasion": occasion,
            "made": now,
            "words": holdable(words),
            "body": text_bytes(body),
            "to_print": alert.prints,
            "to_post": alert.webhook is not None,
        }
        for position, (id_, occasion, words, body) in enumerate(told)
    ]
    before = connection.execute(select(func.count()).select_from(events)).scalar_one()
    if rows:
        connection.execute(INSERT_NEW[connection.dialect.name](events).on_conflict_do_nothing(), rows)
    connection.execute(update(alerts).where(alerts.c.number == alert.number).values(mark=mark))
    after: int = connection.execute(select(func.count()).select_from(events)).scalar_one()
    _forget_told(connection, alert)
    return after - before


def to_print(connection: Connection, alert: Alert) -> list[Event]:
    """Return what an alert has yet to print, the oldest first."""
    return _events(connection, (events.c.alert == alert.number) & events.c.to_print)


def to_post(connection: Connection, alert: Alert) -> list[Event]:
    """Return what an alert has yet to post, the oldest first."""
    return _events(connection, (events.c.alert == alert.number) & events.c.to_post)


def printed(connection: Connection, event: Event) -> None:
    """Keep that an event was printed."""
    connection.execute(update(events).where(events.c.number == event.number).values(to_print=False))


def posted(connection: Connection, event: Event) -> None:
    """Keep that an event was posted."""
    connection.execute(update(events).where(events.c.number == event.number).values(to_post=False))


def last_events(connection: Connection, alert: Alert) -> list[Event]:
    """Return the last events of an alert, as many as its feed keeps, the newest first."""
    return _events(connection, events.c.alert == alert.number, newest=alert.keeps)


def _events(connection: Connection, wanted: Any, newest: int | None = None) -> list[Event]:
    order = events.c.number.asc() if newest is None else events.c.number.desc()
    query = (
        select(*events.c["number", "id", "occasion", "made", "words", "body"]).where(wanted).order_by(order)
    )
    rows = connection.execute(query.limit(newest))
    return [Event(row.number, row.id, row.occasion, row.made, row.words, text_from(row.body)) for row in rows]


def _forget_told(connection: Connection, alert: Alert) -> None:
    """Take out what was told and is too old for the feed."""
    mine = events.c.alert == alert.number
    oldest = connection.execute(
        select(events.c.number).where(mine).order_by(events.c.number.desc()).offset(alert.keeps).limit(1)
    ).scalar()
    if oldest is not None:
        told = ~or_(events.c.to_print, events.c.to_post)
        connection.execute(delete(events).where(mine, told, events.c.number <= oldest))
