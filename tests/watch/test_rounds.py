"""Rounds against a site of our own: what is asked, in what order, and what is never asked twice."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from newsstand import (
    NEAR,
    Hours,
    Newsstand,
    failures,
    feed_at,
    go,
    item,
    read_in,
    read_nothing,
    rss,
    three_reports,
    watching,
)
from sayso.records import Document, Report
from sayso.store.base import Store
from sayso.store.watching.feeds import all_feeds
from sayso.watch.happenings import Asked, Left
from sayso.watch.places import roots_of


def test_a_feed_is_read_once(store: Store, hours: Hours, stand: Newsstand) -> None:
    """The first round reads its reports, the oldest first; the second asks the feed alone, which has not changed."""
    feed = three_reports(stand)
    first = go(watching(store, hours), feed)
    assert stand.paths() == ["/feed", "/1", "/2", "/3"]
    assert read_in(first) == ["new"] * 3
    hours.later(minutes=15)
    second = go(watching(store, hours), feed)
    assert [one.headers.get("If-None-Match") for one in stand.asked] == ['"v1"']
    assert stand.paths() == ["/feed"]
    (asked,) = second
    assert isinstance(asked, Asked)
    assert asked.unchanged


def test_only_the_newest_are_read_of_a_feed_new_to_us(store: Store, hours: Hours, stand: Newsstand) -> None:
    """The rest counts as known; what comes later is all read, so much a round, the oldest first."""
    feed = three_reports(stand)
    way = watching(store, hours, most=2)
    first = go(way, feed)
    assert stand.paths() == ["/feed", "/2", "/3"]
    assert (first[0].new, first[0].passed) == (2, 1)  # type: ignore[union-attr]
    later = [item(stand.report(f"/{n}", f"Later report {n}."), f"Number {n}", 10 + n) for n in (4, 5, 6)]
    stand.put("/feed", rss(*reversed(later)))
    hours.later(minutes=15)
    happened = go(way, feed)
    assert stand.paths() == ["/feed", "/4", "/5"]
    assert happened[-1] == Left(1)
    hours.later(minutes=15)
    go(way, feed)
    assert stand.paths() == ["/feed", "/6"]


def test_all_is_read_from_the_start_if_asked(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Round by round, the oldest first."""
    feed = three_reports(stand)
    way = watching(store, hours, most=2, from_start=True)
    go(way, feed)
    assert stand.paths() == ["/feed", "/1", "/2"]
    hours.later(minutes=15)
    go(way, feed)
    assert stand.paths() == ["/feed", "/3"]


def test_a_list_of_sitemaps_is_followed_and_asked_only_for_what_changed(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """Packed ones are unpacked; what the one that changed last names is read; an unchanged one is not asked again."""
    new, old = stand.report("/new", "A new report."), stand.report("/old", "An old report.")
    stand.put(
        "/a.xml.gz",
        gzip.compress(f"<urlset><url><loc>{new}</loc><lastmod>2024-03-11</lastmod></url></urlset>".encode()),
    )
    stand.put("/b.xml", f"<urlset><url><loc>{old}</loc></url></urlset>")

    def index(day: int) -> str:
        return stand.put(
            "/sitemap.xml",
            f"<sitemapindex><sitemap><loc>{stand.url('/a.xml.gz')}</loc><lastmod>2024-03-{day}</lastmod></sitemap>"
            f"<sitemap><loc>{stand.url('/b.xml')}</loc><lastmod>2024-03-01</lastmod></sitemap></sitemapindex>",
        )

    happened = go(watching(store, hours), index(11))
    assert happened[0].lists == 2  # type: ignore[union-attr]
    assert stand.paths() == ["/sitemap.xml", "/a.xml.gz", "/b.xml", "/new"]  # the old one was there before
    stand.asked.clear()
    hours.later(hours=1)
    go(watching(store, hours), index(12))
    assert stand.paths() == ["/sitemap.xml", "/a.xml.gz"]


def test_an_opml_file_names_feeds(store: Store, hours: Hours, stand: Newsstand, tmp_path: Path) -> None:
    """On the disk, or at an address, where it is asked again for new ones."""
    feed = three_reports(stand)
    opml = f'<opml version="2.0"><body><outline text="News"><outline type="rss" xmlUrl="{feed}"/></outline></body></opml>'
    place = tmp_path / "feeds.opml"
    place.write_text(opml)
    roots, failed = roots_of(store, [str(place), str(tmp_path / "none.opml")], NEAR)
    assert ([one.name for one in failed], len(roots)) == ([str(tmp_path / "none.opml")], 1)
    assert feed_at(store, feed).due == ""
    happened = go(watching(store, hours), stand.put("/feeds.opml", opml))
    assert happened[0].lists == 1  # type: ignore[union-attr]
    with store.reading() as connection:
        assert len(all_feeds(connection)) == 2


def test_a_report_that_trips_the_reader_does_not_stop_the_rest(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """It is told, and not tried again."""

    def reading(document: Document) -> Report:
        if "number 2" in document.text:
            raise ZeroDivisionError("oops")
        return read_nothing(document)

    feed = three_reports(stand)
    happened = go(watching(store, hours, reading), feed)
    assert read_in(happened) == ["new", "new"]
    assert failures(happened) == ["internal error (ZeroDivisionError: oops); please report it"]


def test_a_feed_that_trips_its_reader_does_not_stop_the_rest(
    store: Store, hours: Hours, stand: Newsstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as an internal error, and asked again later; a page in which there is nothing at all is none."""
    hollow, feed = stand.put("/hollow", "<html><!-- -->"), three_reports(stand)
    assert failures(go(watching(store, hours), hollow))[0].startswith("this page names no feed")

    def tripping(*_: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("sayso.watch.gathering.read_sitemap", tripping)
    happened = go(watching(store, hours), stand.put("/map", "<urlset/>"), feed)
    assert failures(happened) == ["internal error (RecursionError: deep); please report it"]
    assert read_in(happened) == ["new"] * 3


def test_a_feed_is_asked_once_a_round(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Also where the round takes longer than there is to lie between two."""
    feed = three_reports(stand)
    front = stand.put("/", '<html><link rel="alternate" type="application/rss+xml" href="/other"></html>')
    stand.put("/other", rss())
    go(watching(store, hours, every=1.0, pause=5.0), feed, front)
    assert (stand.count("/feed"), stand.count("/other"), stand.count("/")) == (1, 1, 1)


def test_hosts_are_asked_one_request_at_a_time(store: Store, hours: Hours, stand: Newsstand) -> None:
    """However many feeds it has."""
    feeds = [stand.put(f"/feed{n}", rss(item(stand.report(f"/{n}", f"Report {n}.")))) for n in range(6)]
    go(watching(store, hours), *feeds)
    assert len(stand.paths()) == 12
    assert stand.most_at_once == 1
