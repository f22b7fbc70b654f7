from __future__ import annotations

from sayso.store.base import Store
from sayso.store.watching.hosts import Host, host_named, keep_robots, let_rest


def test_what_hosts_want_is_kept(store: Store) -> None:
    """Their robots.txt and until when they rest, each without touching the other; of a new one nothing is known."""
    with store.writing() as connection:
        assert host_named(connection, "https://news.example") == Host()
        let_rest(connection, "https://news.example", "5")
        keep_robots(connection, "https://news.example", "User-agent: *\x00", "7")
        let_rest(connection, "https://news.example", "6")
        assert host_named(connection, "https://news.example") == Host("User-agent: *�", "7", "6")
        assert host_named(connection, "http://news.example") == Host()
