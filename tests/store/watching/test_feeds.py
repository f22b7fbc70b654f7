from __future__ import annotations

from sayso.store.base import Store
from sayso.store.watching.feeds import (
    Feed,
    all_feeds,
    answered,
    failed,
    forget,
    leads_to,
    named_in,
    put_off,
    take_due,
    wake,
    watch,
)

ONE, TWO = "https://one.example/feed", "https://two.example/feed"


def watched(store: Store, *addresses: str) -> list[int]:
    with store.writing() as connection:
        return [watch(connection, address) for address in addresses]


def the(store: Store, number: int) -> Feed:
    with store.reading() as connection:
        return next(one for one in all_feeds(connection) if one.number == number)


def take(store: Store, numbers: list[int], now: str, until: str = "5") -> list[int]:
    with store.writing() as connection:
        return [one.number for one in take_due(connection, numbers, now, until)]


def test_a_feed_is_watched_once(store: Store) -> None:
    """However often it is named; it is due at once, and never before it is due again."""
    numbers = watched(store, ONE, TWO, ONE)
    assert numbers == [1, 2, 1]
    assert take(store, [1, 2], "1") == [1, 2]
    assert take(store, [1, 2], "4") == []
    assert take(store, [2], "5") == [2]


def test_what_it_answered_is_kept(store: Store) -> None:
    """Its tags are for the next time, and what failed before is forgotten; an unwritable character is replaced."""
    (number,) = watched(store, ONE)
    with store.writing() as connection:
        failed(connection, the(store, number), "1", "2", "it answers 500", stops=False)
    assert (the(store, number).failures, the(store, number).problem) == (1, "it answers 500")
    with store.writing() as connection:
        answered(connection, the(store, number), "3", "9", title="T\x00", etag="v", modified=None)
    feed = the(store, number)
    assert (feed.failures, feed.problem, feed.etag, feed.title, feed.due) == (0, None, "v", "T�", "9")
    assert feed.known


def test_a_feed_that_stopped_is_asked_when_somebody_says_so(store: Store) -> None:
    """Not before, however late it is."""
    (number,) = watched(store, ONE)
    with store.writing() as connection:
        failed(connection, the(store, number), "1", "2", "gone", stops=True)
    assert take(store, [number], "9") == []
    with store.writing() as connection:
        wake(connection, [number])
    assert take(store, [number], "9") == [number]


def test_where_a_feed_really_is(store: Store) -> None:
    """Its tags are those of another place and forgotten; its name stays its own address."""
    (number,) = watched(store, ONE)
    with store.writing() as connection:
        answered(connection, the(store, number), "1", "9", etag="v")
        leads_to(connection, the(store, number), TWO)
    feed = the(store, number)
    assert (feed.place, feed.name, feed.etag, feed.due) == (TWO, ONE, None, "")
    with store.writing() as connection:
        put_off(connection, feed, "7")
    assert the(store, number).due == "7"


def test_what_a_list_names_belongs_to_it(store: Store) -> None:
    """Lists in lists as well; what was watched by itself before stays so when the list is forgotten."""
    top, own = watched(store, ONE, TWO)
    with store.writing() as connection:
        inner = watch(connection, "https://inner.example/", found_in=top, announced="d1")
        leaf = watch(connection, "https://leaf.example/", found_in=inner)
        assert watch(connection, TWO, found_in=top) == own
    with store.reading() as connection:
        assert named_in(connection, [top]) == [top, inner, leaf]
    with store.writing() as connection:
        forget(connection, top)
    with store.reading() as connection:
        assert [one.address for one in all_feeds(connection)] == [TWO]


def test_what_a_list_says_has_not_changed_is_not_asked(store: Store) -> None:
    """From the second time on; and asked again when it says that it has."""
    (top,) = watched(store, ONE)
    with store.writing() as connection:
        child = watch(connection, TWO, found_in=top, announced="d1")
    assert take(store, [child], "1") == [child]
    with store.writing() as connection:
        answered(connection, the(store, child), "1", "2")
    assert take(store, [child], "9") == []
    with store.writing() as connection:
        watch(connection, TWO, found_in=top, announced="d2")
    assert take(store, [child], "9") == [child]
