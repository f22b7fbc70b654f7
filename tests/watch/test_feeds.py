from __future__ import annotations

from newsstand import item, rss
from sayso.watch.feeds import read_feed
from sayso.watch.found import Found

URL = "https://news.example/feed.xml"


def read(text: str) -> Found:
    return read_feed(text.encode(), URL, {"content-type": "application/rss+xml; charset=utf-8"})


def test_rss() -> None:
    """Titles without markup, addresses made whole, days as the feed's own place has them, times in UTC."""
    late = "<item><title>A &lt;b&gt;late&lt;/b&gt;  one</title><link>/late</link><pubDate>Mon, 11 Mar 2024 23:30:00 -0500</pubDate></item>"
    found = read(rss(late, item("https://news.example/early", day=10), title="Karsk &amp; Post"))
    early, last = found.entries
    assert found.title == "Karsk & Post"
    assert (last.title, last.address, last.published) == (
        "A late one",
        "https://news.example/late",
        "2024-03-11",
    )
    assert last.when == "2024-03-12T04:30:00Z"
    assert (early.address, early.published) == ("https://news.example/early", "2024-03-10")


def test_atom_and_rdf() -> None:
    """Each with its own names for things; what changed last is the stamp."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>urn:1</id><title>A</title>'
        '<link rel="edit" href="/edit"/><link href="/a"/><published>2024-03-10</published>'
        "<updated>2024-03-11T08:00:00Z</updated></entry></feed>"
    )
    (entry,) = read(atom).entries
    assert (entry.address, entry.published) == ("https://news.example/a", "2024-03-10")
    assert entry.stamp == "2024-03-11T08:00:00Z"
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel><title>T</title></channel><item rdf:about="x"><title>B</title><link>https://news.example/b</link></item></rdf:RDF>'
    )
    assert [one.address for one in read(rdf).entries] == ["https://news.example/b"]


def test_an_entry_is_the_same_by_its_own_id() -> None:
    """Its address may change; without an id the address is what it is known by."""
    one, moved = (read(rss(item(f"https://news.example/{path}", guid="g"))).entries[0] for path in "ab")
    assert one.key == moved.key
    first, second = (read(rss(item(f"https://news.example/{path}"))).entries[0] for path in "ab")
    assert first.key != second.key


def test_the_longest_text_of_an_entry_without_an_address() -> None:
    """The content holds before the summary; another text is another stamp."""
    content = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;All of the long text.&lt;/p&gt;</content:encoded>'
    (entry,) = read(rss(f"<item><title>T</title><description>Short.</description>{content}</item>")).entries
    assert (entry.address, entry.text) == (None, "All of the long text.")
    (other,) = read(rss("<item><title>T</title><description>Short.</description></item>")).entries
    assert entry.stamp != other.stamp


def test_an_address_that_is_none_is_not_followed() -> None:
    """What remains of the entry is its text."""
    (entry,) = read(
        rss("<item><link>javascript:alert(1)</link><description>Only words.</description></item>")
    ).entries
    assert (entry.address, entry.text) == (None, "Only words.")


def test_a_story_about_xml_is_no_bomb() -> None:
    """That a text speaks of entities declares none."""
    told = "<item><title>T</title><description><![CDATA[They wrote <!ENTITY a 'b'> into it.]]></description></item>"
    assert len(read(rss(told)).entries) == 1
