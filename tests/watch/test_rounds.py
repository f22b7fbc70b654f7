"""Rounds against a site of our own: what is asked, what is kept, and what is never asked twice."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from newsstand import NEAR, Hours, Newsstand, drip, endless, feed_at, go, item, read_nothing, rss, watching
from sayso.records import Document, Report
from sayso.settings import Limits
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.reading import all_reports
from sayso.store.watching.feeds import all_feeds
from sayso.watch.happenings import Asked, Failed, Led, Left, Read, Stopped, Waiting
from sayso.watch.places import roots_of


def documents(store: Store) -> list[Document]:
    with store.reading() as connection:
        return sorted((one.document for one in all_reports(connection)), key=lambda one: one.url or one.text)


def read_in(happened: list[Any]) -> list[str]:
    """Return the outcomes of reports, in their order."""
    return [one.added.outcome if one.added else "known" for one in happened if isinstance(one, Read)]


def failures(happened: list[Any]) -> list[str]:
    return [f"{one.problem}; {one.advice}" for one in happened if isinstance(one, Failed)]


def three_reports(stand: Newsstand) -> str:
    """Put up a feed of three reports, and return its address."""
    links = [stand.report(f"/{n}", f"Report number {n} from the hills.") for n in (1, 2, 3)]
    items = [item(link, f"Number {n}", 10 + n) for n, link in enumerate(links, start=1)]
    return stand.put("/feed", rss(*reversed(items)), ETag='"v1"')


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


def test_a_feed_that_is_gone_is_asked_no_more(store: Store, hours: Hours, stand: Newsstand) -> None:
    """It is told each round, and asked when somebody says so."""
    feed = stand.put("/feed", "", 410)
    (failed,) = go(watching(store, hours), feed)
    assert isinstance(failed, Failed)
    assert failed.again is None
    hours.later(days=30)
    (stopped,) = go(watching(store, hours), feed)
    assert isinstance(stopped, Stopped)
    assert stand.count("/feed") == 1
    stand.put("/feed", rss())
    roots_of(store, [feed], NEAR, again=True)
    assert isinstance(go(watching(store, hours), feed)[0], Asked)


def test_what_fails_is_asked_less_and_less_often(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Twice as long each time, a day at most; one success, and all is as before."""
    feed = stand.put("/feed", "", 500)
    waits = []
    for _ in range(12):
        (failed,) = go(watching(store, hours, every=900), feed)
        assert isinstance(failed, Failed)
        state = feed_at(store, feed)
        waits.append(hours.timer.until(state.due))
        assert go(watching(store, hours, every=900), feed) == [Waiting((state,))]
        hours.later(seconds=waits[-1])
    assert waits[:4] == [900, 1800, 3600, 7200]
    assert waits[-1] == 86400
    assert stand.count("/feed") == 12
    stand.put("/feed", rss())
    go(watching(store, hours, every=900), feed)
    assert (feed_at(store, feed).failures, feed_at(store, feed).problem) == (0, None)


def test_what_waits_is_told_while_others_are_asked(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Only what was asked to be watched, and neither in the round in which it fails nor once it answers again."""
    bad, good, other = stand.put("/bad", "", 500), stand.put("/feed", rss()), stand.put("/other", "", 500)
    assert not [one for one in go(watching(store, hours), bad, good, other) if isinstance(one, Waiting)]
    hours.later(seconds=50)
    asked_now = stand.put("/new", rss())
    waiting, asked = go(watching(store, hours), bad, asked_now)
    assert waiting == Waiting((feed_at(store, bad),))
    assert isinstance(asked, Asked)
    stand.put("/bad", rss())
    hours.later(hours=2)
    assert all(isinstance(one, Asked) for one in go(watching(store, hours), bad, good))


@pytest.mark.parametrize(("status", "asks"), [(429, "3600"), (503, "Mon, 11 Mar 2024 09:00:00 GMT")])
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    store: Store, hours: Hours, stand: Newsstand, status: int, asks: str
) -> None:
    """All of it, in later rounds and by other processes as well; then what waited is read."""
    feed = three_reports(stand)
    stand.put("/1", "", status, Retry_After=asks)
    happened = go(watching(store, hours), feed)
    assert stand.paths() == ["/feed", "/1"]
    assert [one.again for one in happened if isinstance(one, Failed)] == ["2024-03-11T09:00:00Z"] * 3
    hours.later(minutes=30)
    go(watching(store, hours), feed)
    assert stand.paths() == []
    stand.report("/1", "Report number 1.")
    hours.later(minutes=31)
    assert read_in(go(watching(store, hours), feed)) == ["new"] * 3


def test_a_feed_that_is_asked_too_often_says_until_when(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Its own wait is the longer of its back-off and what it asks for."""
    feed = stand.put("/feed", "", 429, Retry_After="7200")
    go(watching(store, hours), feed)
    assert hours.timer.until(feed_at(store, feed).due) == 7200


def test_a_missing_page_is_asked_once_and_a_failing_one_five_times(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """Neither keeps the others from being read."""
    stand.put("/broken", "", 500)
    feed = stand.put(
        "/feed", rss(item(stand.url("/broken")), item(stand.url("/none")), item(stand.report("/a", "Good.")))
    )
    happened = go(watching(store, hours), feed)
    assert read_in(happened) == ["new"]
    for _ in range(8):
        hours.later(hours=20)
        go(watching(store, hours), feed)
    assert (stand.count("/broken"), stand.count("/none"), stand.count("/a")) == (5, 1, 1)


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
    assert stand.asked == []


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
