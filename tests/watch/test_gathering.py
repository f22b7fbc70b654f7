"""What a place that is watched answers: where its feed is, where it went, and what is wrong with it."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import Any

import pytest

from newsstand import (
    NEAR,
    Hours,
    Newsstand,
    drip,
    endless,
    failures,
    feed_at,
    go,
    item,
    read_in,
    rss,
    three_reports,
    watching,
)
from sayso.store.base import Store
from sayso.watch.happenings import Led


def test_a_page_leads_to_its_feed(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Not to that of its comments; the feed is asked in the same round, and at once in the next."""
    feed = three_reports(stand)
    head = (
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">'
        '<link rel="alternate" type="application/rss+xml" title="News" href="feed">'
    )
    front = stand.put(
        "/", f"<!doctype html><html><head>{head}</head><body>Hello</body></html>", Content_Type="text/html"
    )
    happened = go(watching(store, hours), front)
    assert isinstance(happened[0], Led)
    assert happened[0].to == feed
    assert read_in(happened) == ["new"] * 3
    stand.asked.clear()
    hours.later(minutes=15)
    go(watching(store, hours), front)
    assert stand.paths() == ["/feed"]


def test_a_page_without_a_feed_says_what_to_try(store: Store, hours: Hours, stand: Newsstand) -> None:
    """And so does anything else that is no feed."""
    front = stand.put("/", "<html><body>Hello</body></html>")
    other = stand.put("/other", "hello")
    happened = go(watching(store, hours), front, other)
    assert failures(happened) == [
        "this page names no feed; name the site's feed or sitemap; to read one page, use: sayso add",
        "it is neither a feed nor a sitemap; name the site's feed or sitemap; to read one page, use: sayso add",
    ]


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(
    store: Store, hours: Hours, stand: Newsstand, status: int
) -> None:
    """Through a chain of them; and at its own address again once the new place is lost."""
    feed = three_reports(stand)
    stand.lead("/older", "/old", status)
    old = stand.lead("/old", feed, status)
    happened = go(watching(store, hours), stand.url("/older"))
    assert happened[0].moved == feed  # type: ignore[union-attr]
    stand.asked.clear()
    hours.later(minutes=15)
    go(watching(store, hours), stand.url("/older"))
    assert stand.paths() == ["/feed"]
    stand.put("/feed", "", 404)
    stand.put("/old", rss())
    hours.later(minutes=15)
    go(watching(store, hours), stand.url("/older"))
    assert stand.paths() == ["/feed", "/older", "/old"]
    assert feed_at(store, stand.url("/older")).asks == old


def test_a_feed_that_moved_for_now_is_asked_at_its_own_place(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """A passing redirect anywhere on the way is remembered by nobody."""
    stand.lead("/feed", "/b", 302)
    stand.lead("/b", "/c", 301)
    stand.put("/c", rss())
    go(watching(store, hours), stand.url("/feed"))
    assert feed_at(store, stand.url("/feed")).asks is None


def test_a_loop_of_redirects_ends(store: Store, hours: Hours, stand: Newsstand) -> None:
    """It is told, and asked again later."""
    happened = go(watching(store, hours), stand.lead("/loop", "/loop"))
    assert failures(happened) == ["it redirects more than 3 times; open it in a browser and save the page"]


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (endless, "the page has over 200,000 bytes"),
        (drip, "it gave no page within 0.5 seconds"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 10_000_000)), "the page has over 200,000 bytes"),
        ((200, {}, gzip.compress(b"<urlset>" + b" " * 10_000_000)), "it unpacks to over 200,000 bytes"),
        ((200, {}, gzip.compress(b"<urlset></urlset>")[:-9]), "its gzip is cut off"),
        ((200, {}, b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'),
         "it declares entities of its own, as files made to harm do"),
        ((200, {}, '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset>&a;</urlset>'.encode("utf-16")),
         "it declares entities of its own, as files made to harm do"),
        ((200, {}, b"<rss><channel><<<"), "its XML is broken"),
    ],
)  # fmt: skip
def test_a_hostile_feed_is_told_and_given_up_for_now(
    store: Store, hours: Hours, stand: Newsstand, page: Any, problem: str
) -> None:
    """Endless, slow, packed, explosive or broken: it takes no more time and memory than allowed, and the others go on."""
    good = three_reports(stand)
    stand.pages["/bad"] = page
    settings = replace(NEAR, limits=replace(NEAR.limits, timeout=0.5))
    happened = go(watching(store, hours, settings=settings), stand.url("/bad"), good)
    (failed,) = failures(happened)
    assert failed.startswith(problem)
    assert read_in(happened) == ["new"] * 3


def test_a_broken_feed_is_read_as_far_as_it_goes(store: Store, hours: Hours, stand: Newsstand) -> None:
    """And that it is broken is told."""
    link = stand.report("/a", "Good.")
    feed = stand.put("/feed", rss(item(link)).replace("</channel></rss>", "<item><title>half"))
    happened = go(watching(store, hours), feed)
    assert read_in(happened) == ["new"]
    broken, empty = happened[0].remarks  # type: ignore[union-attr]
    assert broken.startswith("its XML is broken")
    assert empty == "1 of its entries have neither an address nor a text"


def test_pages_on_private_networks_are_refused(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Named by a feed or by a redirect, unless they are allowed; nothing is asked there."""
    public = replace(NEAR, allow_private=False)
    way = watching(store, hours, settings=public)
    way.manners.resolve = lambda *_: ["10.0.0.7"]
    assert failures(go(way, stand.url("/feed")))[0].startswith(
        "127.0.0.1 is at 10.0.0.7, which is on a private network"
    )
    plain = watching(store, hours, settings=public)
    assert failures(go(plain, stand.url("/other")))[0].startswith("127.0.0.1 is on a private network")
    assert stand.asked == []
