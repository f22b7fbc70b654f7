"""What a site asks programs to leave alone."""

from __future__ import annotations

from newsstand import (
    Hours,
    Newsstand,
    failures,
    go,
    item,
    read_in,
    rss,
    watching,
)
from sayso.store.base import Store


def test_what_robots_txt_forbids_is_not_asked(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Neither a feed nor a page; it is told once for a page, and no more than daily for a feed."""
    stand.put("/robots.txt", "User-agent: *\nDisallow: /private/\n\nUser-agent: other\nDisallow: /")
    open_ = stand.put(
        "/feed", rss(item(stand.report("/private/a", "Secret.")), item(stand.report("/b", "Open.")))
    )
    closed = stand.put("/private/feed", rss())
    happened = go(watching(store, hours), open_, closed)
    assert read_in(happened) == ["new"]
    assert len(failures(happened)) == 2
    assert all("asks programs to leave it alone" in one for one in failures(happened))
    hours.later(hours=20)
    assert failures(go(watching(store, hours), open_, closed)) == []
    assert not any(path.startswith("/private") for path in stand.paths())
