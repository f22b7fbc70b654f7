from __future__ import annotations

import pytest

from documents.handed import SETTINGS, one
from sayso.documents.files import read_bytes
from sayso.errors import Damaged, DocumentError, EmptyDocument, Undecodable
from sayso.settings import Settings


def test_each_line_is_a_document_with_its_fields() -> None:
    """Fields are named in the settings; the line is part of the name in errors."""
    settings = Settings(text_field="body", title_field="head", publisher_field="paper")
    line = b'{"body": "The army said so.", "head": "T", "paper": "P", "published": "2019-03-11", "url": "http://k.example/1"}'
    first, second = read_bytes(line + b'\n\n{"body": "He said so."}\r\n', "a.jsonl", settings)
    assert (first.text, first.title, first.publisher) == ("The army said so.", "T", "P")
    assert (first.published, first.url, first.name) == ("2019-03-11", "http://k.example/1", "a.jsonl:1")
    assert second.text == "He said so."


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"no json", Damaged),
        (b'["a"]', Damaged),
        (b"[" * 100_000, Damaged),
        (b'{"text": 5}', EmptyDocument),
        (b'{"other": "a"}', EmptyDocument),
        (b'{"text": " "}', EmptyDocument),
        (b'{"text": "a \\ud800 b"}', Undecodable),
        (b'{"text": "a \\u0000 b"}', Undecodable),
        (b'{"text": "\xff"}', Undecodable),
        (b"1" * 5000, Damaged),
    ],
)
def test_a_bad_line_names_file_and_line(line: bytes, error: type[DocumentError]) -> None:
    """The error says where to look."""
    with pytest.raises(error, match=r"^a\.jsonl:2: "):
        list(read_bytes(b'{"text": "The army said so."}\n' + line, "a.jsonl", SETTINGS))


def test_a_title_with_half_a_pair_can_still_be_written() -> None:
    """Fields other than the text are repaired."""
    assert one(b'{"text": "He said so.", "title": "a\\ud800b"}', "a.jsonl").title == "a?b"
