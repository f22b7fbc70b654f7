"""Looks what is new that an alert asks for, and keeps it to be told; once each, whoever looks and however often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from sayso.errors import StoreError
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.news import (
    claim_news,
    claim_news_plain,
    dispute_news,
    dispute_news_plain,
    origin_news,
    origin_news_plain,
)
from sayso.records import Failure, digest
from sayso.store.base import Store
from sayso.store.watching.alerts import Alert, Occasion, alert_called, all_alerts, keep_events
from sayso.store.watching.news import New, last_compared, new_claims, new_disputes, new_origins, new_since

_Told = tuple[str, Occasion, str, str]


def look(store: Store) -> list[Failure]:
    """Keep what is new for every alert, each in one transaction; what is not compared with the rest yet waits.

    Returns the alerts whose question can't be answered, with why. Raises StoreError.
    """
    with store.reading() as connection:
        alerts = all_alerts(connection)
    failures: list[Failure] = []
    for alert in alerts:
        try:
            _look(store, alert)
        except StoreError as error:
            failures.append(Failure(alert_called(alert.name), error.problem, error.advice))
    return failures


def _look(store: Store, asked: Alert) -> None:
    """Keep what is new for an alert."""
    with store.reading() as connection:
        if last_compared(connection, asked.mark) <= asked.mark:
            return
    with store.writing() as connection:
        alert = next((one for one in all_alerts(connection) if one.number == asked.number), None)
        if alert is None:  # somebody removed it meanwhile
            return
        until = last_compared(connection, alert.mark)
        if until <= alert.mark:
            return
        now = store.clock()
        new = new_since(connection, alert.mark, until)
        told = [] if not new.claims else list(_told(connection, alert, new, store.place, now))
        keep_events(connection, alert, told, now, until)


def _told(connection: Connection, alert: Alert, new: New, place: str, now: str) -> Iterator[_Told]:
    wanted = alert.wanted
    if "claim" in alert.occasions:
        for claim in new_claims(connection, wanted, new, place):
            yield _event(alert, "claim", claim.id, claim_news(claim), claim_news_plain(claim), now)
    if "origin" in alert.occasions:
        for origin in new_origins(connection, wanted, new, place):
            key = digest(origin.group.id, origin.id)
            yield _event(alert, "origin", key, origin_news(origin), origin_news_plain(origin), now)
    if "dispute" in alert.occasions:
        for dispute in new_disputes(connection, wanted, new, place):
            key = dispute.dispute.id
            yield _event(alert, "dispute", key, dispute_news(dispute), dispute_news_plain(dispute), now)


def _event(alert: Alert, on: Occasion, key: str, words: str, plain: dict[str, Any], now: str) -> _Told:
    id_ = digest("event", alert.id, on, key)
    body = {"id": id_, "alert": alert.name, "on": on, "noticed": now, "words": words, **plain}
    return id_, on, words, dumped(body)
