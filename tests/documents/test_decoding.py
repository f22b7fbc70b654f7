from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.decoding import decode, looks_binary, require_text
from sayso.errors import EmptyDocument, Undecodable

TEXT = "The minister said “we arm nobody” — that’s it, he told us.\r\nNobody believed him.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_common_encodings_are_told_without_help(encoding: str) -> None:
    """The text comes back unchanged, newlines too; only a byte order mark is dropped."""
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_a_stated_character_set_is_used_where_utf8_fails() -> None:
    """A mail or a server may know better than a guess."""
    assert decode("Вчера".encode("koi8-r"), "a.txt", "koi8-r") == "Вчера"
    assert decode(TEXT.encode(), "a.txt", "latin-1") == TEXT


@pytest.mark.parametrize("charset", ["no-such-set", "punycode", "undefined", "rot13", "utf-8\0", ""])
def test_a_character_set_that_is_none_is_passed_over(charset: str) -> None:
    """What a stranger states cannot make us fail."""
    assert decode(TEXT.encode("cp1252"), "a.txt", charset) == TEXT


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("été à Karsk ".encode() * 9 + b"\xff", "broken at byte 135"),
        (b"PNG\0\0\0\1\2\3" * 50, "binary"),
        (bytes(range(1, 256)) * 20, "encoding is not known|binary"),
        (b"said \xed\xa0\x80 so", "surrogate"),
        (b"\xff\xfea\0b", "broken"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, problem: str) -> None:
    """The error names the document and says what is wrong and what to try."""
    with pytest.raises(Undecodable, match=rf"^a\.txt: .*(?:{problem}).*; save it as UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "-- * --"])
def test_a_text_without_a_word_is_empty(text: str) -> None:
    """Punctuation and white space are no report."""
    with pytest.raises(EmptyDocument, match=r"^a: "):
        require_text(text, "a")


@pytest.mark.parametrize("text", ["He\ud800", "He\0 said"])
def test_characters_that_no_text_may_hold_are_refused(text: str) -> None:
    """Half a surrogate pair cannot be written out again, and NUL means binary data."""
    with pytest.raises(Undecodable, match=r"^a: "):
        require_text(text, "a")


def test_marks_of_direction_are_fine() -> None:
    """Right-to-left marks are part of a text."""
    text = "\u200fHe said\u202e so."
    require_text(text, "a")
    assert decode(text.encode(), "a") == text


def test_wide_text_is_not_binary() -> None:
    """NUL bytes at every other place are UTF-16."""
    assert not looks_binary(TEXT.encode("utf-16-le"))
    assert looks_binary(b"\x7fELF\0\0\1\2\3\0\0\0\0")


@given(st.binary())
def test_bytes_are_a_text_or_refused(data: bytes) -> None:
    """No bytes lead to any other error."""
    try:
        assert isinstance(decode(data, "a"), str)
    except Undecodable:
        return
