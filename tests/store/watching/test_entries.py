from __future__ import annotations

from sayso.store.base import Store
from sayso.store.watching.entries import (
    Kept,
    Named,
    Waiting,
    count_waiting,
    keep_named,
    take,
    waiting,
    waits_until,
    was_read,
    was_refused,
)
from sayso.store.watching.feeds import watch


def named(key: str, stamp: str = "", address: str | None = "", text: str | None = None) -> Named:
    where = f"https://news.example/{key}" if address == "" else address
    return Named(key, stamp, where, f"Title {key}", "2024-03-11", text)


def keep(
    store: Store, *entries: Named, newest: int | None = None, feed: str = "https://news.example/feed"
) -> Kept:
    with store.writing() as connection:
        return keep_named(connection, watch(connection, feed), entries, newest)


def waits(store: Store, now: str = "1", most: int = 9) -> list[Waiting]:
    with store.reading() as connection:
        return waiting(connection, [1, 2], now, most)


def names(store: Store, now: str = "1", most: int = 9) -> list[str]:
    return [(one.address or "")[-1:] for one in waits(store, now, most)]


def test_new_entries_wait_in_their_order(store: Store) -> None:
    """The oldest first, so many at most; and each is new once."""
    assert keep(store, named("b"), named("a"), named("c")) == Kept(3, 0, 0)
    assert names(store, most=2) == ["b", "a"]
    assert keep(store, named("a"), named("d")) == Kept(1, 0, 0)
    assert names(store) == ["b", "a", "c", "d"]


def test_only_the_newest_of_a_feed_new_to_us_wait(store: Store) -> None:
    """The others count as known, also when they change."""
    assert keep(store, *map(named, "abcd"), newest=1) == Kept(1, 0, 3)
    assert keep(store, named("a", "changed")) == Kept(0, 0, 0)
    assert names(store) == ["d"]


def test_an_entry_is_taken_by_one(store: Store) -> None:
    """Until its time is over, as when who took it was killed."""
    keep(store, named("a"))
    with store.writing() as connection:
        assert take(connection, 1, "1", "5")
        assert not take(connection, 1, "4", "9")
        assert take(connection, 1, "5", "9")
    assert names(store, "8") == []
    assert names(store, "9") == ["a"]


def test_what_was_read_waits_again_when_it_changes(store: Store) -> None:
    """With the tags of its page, by which it may turn out to be the same; what was refused as well."""
    keep(store, named("a", "1"), named("b", "1"))
    with store.writing() as connection:
        was_read(connection, 1, "tag", None)
        was_refused(connection, 2, "it answers 404")
    assert names(store) == []
    assert keep(store, named("a", "2"), named("b", "2")) == Kept(0, 2, 0)
    assert [(one.etag, one.tries) for one in waits(store)] == [("tag", 0), (None, 0)]


def test_tries_are_counted(store: Store) -> None:
    """But not those in which nothing was asked."""
    keep(store, named("a"))
    with store.writing() as connection:
        waits_until(connection, 1, "3", tried=True)
        waits_until(connection, 1, "4", tried=False)
        assert count_waiting(connection, [1]) == 1
        assert count_waiting(connection, [2]) == 0
    assert [one.tries for one in waits(store, "4")] == [1]


def test_one_page_of_two_feeds_waits_once(store: Store) -> None:
    """But if the first could not be read, the second feed may have it at a better time."""
    keep(store, named("a"))
    assert keep(store, named("a"), feed="https://two.example/").new == 0
    with store.writing() as connection:
        was_refused(connection, 1, "it answers 404")
    assert keep(store, named("a"), feed="https://three.example/").new == 1


def test_texts_without_an_address_are_kept_until_they_are_read(store: Store) -> None:
    """Whatever characters they hold; two of them are not one page."""
    keep(store, named("a", "1", None, "Words\x00"), named("b", "1", None, "More words"))
    assert [one.text for one in waits(store)] == ["Words�", "More words"]
    with store.writing() as connection:
        was_read(connection, 1, None, None)
    assert [one.text for one in waits(store)] == ["More words"]


def test_very_many_entries_at_once(store: Store) -> None:
    """A sitemap has tens of thousands."""
    many = [named(f"{number:x}") for number in range(1200)]
    assert keep(store, *many, newest=50) == Kept(50, 0, 1150)
    assert keep(store, *many) == Kept(0, 0, 0)
