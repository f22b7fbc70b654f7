"""What becomes of the entries of a feed: pages asked and read, once each, and again where they changed."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from newsstand import (
    NEAR,
    Hours,
    Newsstand,
    failures,
    go,
    item,
    read_in,
    rss,
    three_reports,
    watching,
)
from sayso.records import Document
from sayso.settings import Limits
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.reading import all_reports


def documents(store: Store) -> list[Document]:
    with store.reading() as connection:
        return sorted((one.document for one in all_reports(connection)), key=lambda one: one.url or one.text)


def test_the_feed_fills_in_what_the_page_lacks(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Title, date and publisher come from the feed where the page says nothing of them; what it says holds before."""
    bare = stand.report("/bare", "The ferry has not come.")
    own = stand.put("/own", "<html><head><title>Its own title</title></head><body><article><h1>Its own title</h1><p>"
                    + "The ferry to Karsk has not come for two days, so the harbour master said on Monday. " * 4
                    + "</p></article></body></html>", Content_Type="text/html")  # fmt: skip
    go(
        watching(store, hours),
        stand.put("/feed", rss(item(own, "Feed's title", 12), item(bare, "Ferry late"))),
    )
    plain, page = documents(store)
    assert (plain.title, plain.published, plain.publisher) == ("Ferry late", "2024-03-11", "Karsk Post")
    assert (page.title, page.published, page.publisher) == ("Its own title", "2024-03-12", "Karsk Post")


def test_an_entry_that_changed_is_a_new_version(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Its page is asked again, if only for what has changed; the same text is no new version."""
    link = stand.report("/a", "The bridge stands.")

    def atom(day: int) -> str:
        return (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:a</id><title>Bridge</title>'
            f'<link href="{link}"/><updated>2024-03-{day}T08:00:00Z</updated></entry></feed>'
        )

    feed = stand.put("/feed", atom(11))
    assert read_in(go(watching(store, hours), feed)) == ["new"]
    stand.put("/feed", atom(12))
    hours.later(minutes=15)
    assert read_in(go(watching(store, hours), feed)) == ["known"]
    stand.put("/feed", atom(13))
    stand.report("/a", "The bridge has fallen.")
    hours.later(minutes=15)
    assert read_in(go(watching(store, hours), feed)) == ["new version"]
    stand.asked.clear()
    hours.later(minutes=15)
    go(watching(store, hours), feed)
    assert stand.paths() == ["/feed"]


def test_a_page_that_has_not_changed_is_not_sent_again(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Its tag is handed back, though the feed says that it changed."""
    link = stand.put(
        "/a",
        "The bridge stands, so the council of Karsk said on Monday.",
        ETag='"p"',
        Content_Type="text/plain",
    )
    feed = stand.put("/feed", rss(item(link, guid="a", day=11)))
    go(watching(store, hours), feed)
    stand.put("/feed", rss(item(link, guid="a", day=12)))
    hours.later(minutes=15)
    assert read_in(go(watching(store, hours), feed)) == ["known"]
    assert stand.asked[-1].headers["If-None-Match"] == '"p"'


def test_one_page_in_two_feeds_is_asked_once(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Also where one of them adds who led there."""
    link = stand.report("/a", "The bridge stands.")
    one, two = stand.put("/one", rss(item(link))), stand.put("/two", rss(item(f"{link}?utm_source=two")))
    go(watching(store, hours), one, two)
    assert stand.paths().count("/a") == 1
    assert [one.url for one in documents(store)] == [link]


def test_what_stands_in_the_feed_alone_is_read_as_text(store: Store, hours: Hours, stand: Newsstand) -> None:
    """An entry without an address; its markup is taken off, and nothing is asked."""
    words = "&lt;p&gt;The army of Veldania has left.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Karsk is quiet &amp;amp; dark, they say.&lt;/p&gt;"
    feed = stand.put("/feed", rss(f"<item><title>Quiet</title><description>{words}</description></item>"))
    assert read_in(go(watching(store, hours), feed)) == ["new"]
    (document,) = documents(store)
    assert document.text == "The army of Veldania has left.\n\nKarsk is quiet & dark, they say."
    assert (document.title, document.url) == ("Quiet", None)
    assert stand.paths() == ["/feed"]


def test_reports_go_into_collections(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Those that were there already as well."""
    feed = three_reports(stand)
    go(watching(store, hours, collections=("morning",)), feed)
    with store.reading() as connection:
        assert len(connection.execute(select(t.memberships)).all()) == 3


def test_limits_hold_for_pages(store: Store, hours: Hours, stand: Newsstand) -> None:
    """A page over the limit is refused by name and not asked again."""
    link = stand.put("/big", "x" * 3000, Content_Type="text/plain")
    feed = stand.put("/feed", rss(item(link)))
    small = replace(NEAR, limits=Limits(max_bytes=2000, timeout=2))
    assert failures(go(watching(store, hours, settings=small), feed))[0].startswith(
        "the page has over 2,000 bytes"
    )
    hours.later(days=2)
    go(watching(store, hours, settings=small), feed)
    assert stand.count("/big") == 1
