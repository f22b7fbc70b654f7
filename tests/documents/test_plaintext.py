from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.handed import one
from sayso.errors import DocumentError, EmptyDocument, TooLarge, Undecodable
from sayso.settings import Settings


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t"), min_size=1))
def test_a_plain_text_is_the_file_unchanged(text: str) -> None:
    """Offsets hold against the user's own copy, whatever newlines it has; equal text has an equal id."""
    try:
        document = one(text.encode(), "a.txt", Settings(force_language=True))
    except DocumentError as error:
        assert isinstance(error, EmptyDocument | Undecodable)  # noqa: PT017 - most texts are read, some are empty
        return
    assert document.text == text.removeprefix("\ufeff")
    assert document.id == one(document.text.encode("utf-8-sig"), "b.txt", Settings(force_language=True)).id
    for span in (*document.unread, *([document.title_span] if document.title_span else [])):
        assert 0 <= span.start < span.end <= len(document.text)


def test_a_long_line_is_data() -> None:
    """No report has a line of a megabyte."""
    with pytest.raises(TooLarge, match=r"^a\.txt: a line"):
        one(b"word " * 200_000, "a.txt")
