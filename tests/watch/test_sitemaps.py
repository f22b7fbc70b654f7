from __future__ import annotations

import pytest

from sayso.errors import Damaged
from sayso.watch import sitemaps
from sayso.watch.markup import feed_of_page, kind_of, plain
from sayso.watch.sitemaps import read_index, read_opml, read_sitemap

URL = "https://news.example/sitemap.xml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_a_sitemap_of_news() -> None:
    """Titles, days and the publisher come with it; the addresses of pictures are not those of pages."""
    text = (
        f'<urlset {SPACE} xmlns:n="{NEWS}" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">'
        "<url><loc>https://news.example/b</loc><i:image><i:loc>https://news.example/p.jpg</i:loc></i:image>"
        "<n:news><n:publication><n:name>Karsk Post</n:name></n:publication>"
        "<n:publication_date>2024-03-11T23:00:00-05:00</n:publication_date><n:title>Ferry late</n:title></n:news></url>"
        "<url><loc>https://news.example/a</loc><lastmod>2024-03-10</lastmod></url></urlset>"
    )
    found = read_sitemap(text.encode(), URL)
    old, new = found.entries
    assert found.title == "Karsk Post"
    assert (new.address, new.title) == ("https://news.example/b", "Ferry late")
    assert (new.published, new.when) == ("2024-03-11T23:00:00-05:00", "2024-03-12T04:00:00Z")
    assert (old.address, old.stamp, old.published) == ("https://news.example/a", "2024-03-10", None)


def test_a_broken_sitemap_is_read_as_far_as_it_goes() -> None:
    """And that it is broken is told; where nothing can be read, it is refused."""
    found = read_sitemap(b"<urlset><url><loc>https://news.example/a</loc></url><url><loc>&bad", URL)
    assert [one.address for one in found.entries] == ["https://news.example/a"]
    assert "its XML is broken at line 1" in found.remarks[0]
    with pytest.raises(Damaged):
        read_sitemap(b"<urlset><", URL)


def test_of_a_long_list_the_last_changed_are_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are left out is told."""
    monkeypatch.setattr(sitemaps, "MOST_SITEMAPS", 2)
    one = "<sitemap><loc>https://news.example/{0}.xml</loc><lastmod>2024-0{0}-01</lastmod></sitemap>"
    found = read_index(f"<sitemapindex>{''.join(map(one.format, (1, 3, 2)))}</sitemapindex>".encode(), URL)
    assert [child.address[-5:] for child in found.children] == ["3.xml", "2.xml"]
    assert found.remarks == ("1 of its 3 sitemaps are left out, those that changed longest ago",)


def test_opml() -> None:
    """Feeds at any depth, each once; what names no feed is refused."""
    feed = '<outline text="a" xmlUrl="https://news.example/f"/>'
    text = f'<?xml version="1.0"?><opml><body><outline text="x">{feed}<outline>{feed}</outline></outline></body></opml>'
    assert [one.address for one in read_opml(text.encode(), "f.opml").children] == ["https://news.example/f"]
    with pytest.raises(Damaged, match="names no feed"):
        read_opml(b"<opml><body/></opml>", "f.opml")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<?xml version="1.0"?><!-- <rss> --><urlset>', "sitemap"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss>', "feed"),
        ("<rdf:RDF>", "feed"),
        ("<!doctype html><p>", "page"),
        ("\n<HTML>", "page"),
        ("<sm:sitemapindex>", "index"),
        ("<opml>", "opml"),
        ("<svg>", None),
        ("hello", None),
        ("", None),
    ],
)
def test_kinds_are_told_by_the_first_element(text: str, kind: str | None) -> None:
    """Whatever the server says it is, and in UTF-16 as well."""
    assert kind_of(text.encode()) == kind
    assert kind_of(text.encode("utf-16")) == kind


def test_where_a_page_says_its_feed_is() -> None:
    """From its base; none where the page names none that is one."""
    link = '<link rel="{}" type="{}" href="{}">'
    page = f"<html><head><base href='/news/'>{link.format('alternate', 'application/atom+xml', 'feed')}</head></html>"
    assert feed_of_page(page.encode(), "https://news.example/") == "https://news.example/news/feed"
    for other in (
        link.format("stylesheet", "text/css", "a.css"),
        link.format("alternate", "application/rss+xml", "feed:x"),
        "",
    ):
        assert feed_of_page(f"<html><head>{other}</head></html>".encode(), "https://news.example/") is None


def test_text_without_markup() -> None:
    """Paragraphs parted by empty lines; scripts, styles and comments left out, and what follows them kept."""
    markup = (
        "<p>One <b>bold</b> word.</p><!-- no --> and<script>no()</script> more<br>next<style>no</style> line"
    )
    assert plain(markup) == "One bold word.\n\nand more\n\nnext line"
    assert plain("plain words") == "plain words"
    assert plain("<!-- only -->") == ""
