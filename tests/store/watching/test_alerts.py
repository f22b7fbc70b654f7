from __future__ import annotations

import pytest

from sayso.errors import NotInStore, StoreError
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from sayso.store.watching.alerts import (
    OCCASIONS,
    Alert,
    Event,
    Ways,
    add_alert,
    all_alerts,
    keep_events,
    last_events,
    posted,
    printed,
    remove_alert,
    to_post,
    to_print,
)

RAINS = Wanted("rain", relation="says", min_origins=2, unnamed=True)


def alert(store: Store, name: str = "rain", ways: Ways | None = None) -> Alert:
    with store.writing() as connection:
        add_alert(
            store, connection, name, RAINS, ["claim", "claim", "dispute"], ways or Ways(webhook="http://h"), 7
        )
        return next(one for one in all_alerts(connection) if one.name == name)


def keep(store: Store, of: Alert, *ids: str, mark: int = 8) -> int:
    with store.writing() as connection:
        return keep_events(
            connection, of, [(id_, "claim", f"words {id_}", '{"a": "\ud800"}') for id_ in ids], "now", mark
        )


def ids(events: list[Event]) -> list[str]:
    return [one.id for one in events]


def test_an_alert_is_kept_as_it_was_asked(store: Store) -> None:
    """Question, occasions, ways and mark; one of each name."""
    made = alert(store)
    assert (made.wanted, made.occasions, made.mark) == (RAINS, ("claim", "dispute"), 7)
    assert (made.prints, made.webhook, made.remote, made.atom, made.keeps) == (
        True,
        "http://h",
        False,
        None,
        100,
    )
    with pytest.raises(StoreError, match=r"^alert rain: there is one"):
        alert(store)
    with pytest.raises(StoreError, match="name of the alert: it is empty"):
        alert(store, " ")
    assert set(made.occasions) < set(OCCASIONS)


def test_an_alert_asks_something(store: Store) -> None:
    """One that would tell of everything is not kept, and what to give is said."""
    with store.writing() as connection:
        with pytest.raises(StoreError, match=r"^alert all: it asks nothing; give words"):
            add_alert(store, connection, "all", Wanted(), OCCASIONS, Ways(), 0)
        assert all_alerts(connection) == []


def test_an_event_is_kept_once_and_told_until_it_is_had(store: Store) -> None:
    """In its order, each way by itself; the mark moves in the same step."""
    made = alert(store)
    assert keep(store, made, "a", "b") == 2
    assert keep(store, made, "b", "c", mark=9) == 1
    with store.writing() as connection:
        first, *_ = to_print(connection, made)
        assert first.body == '{"a": "\ud800"}'
        printed(connection, first)
        posted(connection, to_post(connection, made)[1])
        assert ids(to_print(connection, made)) == ["b", "c"]
        assert ids(to_post(connection, made)) == ["a", "c"]
        assert ids(last_events(connection, made)) == ["c", "b", "a"]
        assert all_alerts(connection)[0].mark == 9


def test_what_was_told_is_forgotten_once_it_is_too_old(store: Store) -> None:
    """What is yet to be told never is."""
    made = alert(store, ways=Ways(keeps=2))
    keep(store, made, "a", "b", "c", "d")
    with store.writing() as connection:
        for one in to_print(connection, made)[:3]:
            printed(connection, one)
    keep(store, made, "e")
    with store.reading() as connection:
        assert ids(last_events(connection, made)) == ["e", "d"]
        assert ids(to_print(connection, made)) == ["d", "e"]


def test_a_removed_alert_takes_what_it_had_to_tell_with_it(store: Store) -> None:
    """One of the same name begins anew."""
    made = alert(store)
    keep(store, made, "a")
    with store.writing() as connection:
        remove_alert(connection, "rain")
        with pytest.raises(NotInStore):
            remove_alert(connection, "rain")
    again = alert(store)
    with store.reading() as connection:
        assert to_print(connection, again) == []
