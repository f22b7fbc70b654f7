from __future__ import annotations

import time

import pytest

from documents.handed import FIRST, PAGE, SECOND, one
from sayso.errors import Damaged, DocumentError, TooLarge


def test_a_page_gives_its_article_and_metadata() -> None:
    """Navigation, captions, comments and rights are dropped; paragraphs are parted by empty lines."""
    document = one(PAGE.encode(), "a.html")
    article = f"Army accused of arming militia\n\nKARSK (Agencies) - {FIRST}\n\n{SECOND}"
    assert document.text.startswith(article)
    assert "caption" not in document.text
    assert "holds a rifle" not in document.text
    assert "lies" not in document.text
    assert (document.title, document.byline) == ("Army accused of arming militia", "Ann Lee")
    assert (document.publisher, document.published) == ("The Karsk Courier", "2019-03-11")
    assert (document.dateline, document.agency) == ("KARSK", "Agencies")
    assert document.title_span is not None
    assert document.title_span.text(document.text) == document.title


def test_a_page_reads_the_same_twice() -> None:
    """Nothing is remembered from one page to the next."""
    assert one(PAGE.encode(), "a.html") == one(PAGE.encode(), "a.html")


@pytest.mark.parametrize("tag", ["div", "b", "x", "p", "li", "table", 'div class="'])
def test_a_page_nested_without_end_is_refused_at_once(tag: str) -> None:
    """100,000 open tags neither crash the parser nor hang it."""
    began = time.monotonic()
    with pytest.raises((Damaged, TooLarge), match=r"^a\.html: .*; save the article"):
        one(b"<html><body>" + f"<{tag}>".encode() * 100_000 + b"words", "a.html")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("junk", [b"<!--", b"<", b'<a "', b"<script>", b"<style ", b"&amp;", b'<" '])
def test_a_page_of_junk_is_refused_at_once(junk: bytes) -> None:
    """Marks without their ends are passed once, not once for each."""
    began = time.monotonic()
    with pytest.raises(DocumentError, match=r"^a\.html: "):
        one(b"<html><body>" + junk * 300_000, "a.html")
    assert time.monotonic() - began < 3
