from __future__ import annotations

import pytest

from sayso.watch.found import Entry, oldest_first, web_address


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (" https://news.example/a?utm_source=rss&id=7#top ", "https://news.example/a?id=7"),
        ("http://news.example", "http://news.example"),
        ("javascript:alert(1)", None),
        ("/relative", None),
        ("http://a b/", None),
        ("http://news.example/\x1b[31m", None),
        ("http://[::1", None),
        ("http://news.example/" + "a" * 2000, None),
        (None, None),
    ],
)
def test_addresses_of_the_web(words: str | None, address: str | None) -> None:
    """Without what only tells who led there; what is no address of the web is none."""
    assert web_address(words) == address


def test_the_order_of_entries() -> None:
    """By time where all have one; by the feed's own order, which is newest first, where not; each key once."""
    a, b, c = (Entry(key, "", None, when=when) for key, when in (("a", "2"), ("b", "3"), ("c", "1")))
    assert oldest_first([a, b, c, a]) == (c, a, b)
    no = Entry("n", "", None)
    assert oldest_first([a, no, c]) == (c, no, a)
