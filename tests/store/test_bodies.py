from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings

import sayso.records
from drawn import WORDS, reports
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.records import Document, Report, Span, Voice
from sayso.store.bodies import body_of, record_of, text_bytes, text_from

RECORDS = [kind for name in sayso.records.__all__ if is_dataclass(kind := getattr(sayso.records, name))]


@settings(deadline=None)
@given(reports())
def test_a_record_comes_back_as_it_went_in(report: Report) -> None:
    """Whatever stands in a report, half surrogate pairs and NUL included, is there again."""
    assert record_of(Report, body_of(report)) == report


@settings(deadline=None)
@given(reports())
def test_a_comparable_claim_comes_back_as_it_went_in(report: Report) -> None:
    """What is compared of a claim is there again, sets included, and is of the same kind."""
    for telling in tellings_of(report):
        again = record_of(Telling, body_of(telling))
        assert again == telling
        assert again.kind == telling.kind


@given(WORDS)
def test_a_text_comes_back_as_it_went_in(text: str) -> None:
    """A text is the same code points again; two halves side by side are not joined."""
    assert text_from(text_bytes(text)) == text


def test_a_body_can_be_read_by_others() -> None:
    """A body is plain JSON with the fields' names; spans are pairs, and what is None is left out."""
    body = body_of(Document("d", "Karsk is open.", furniture=(Span(0, 5),)))
    assert json.loads(body) == {"id": "d", "text": "Karsk is open.", "furniture": [[0, 5]]}


def test_a_field_that_came_later_has_its_default() -> None:
    """A body written before a record got a field is still read."""
    assert record_of(Document, b'{"id":"d","text":"t"}') == Document("d", "t")


def test_an_unknown_field_is_refused() -> None:
    """What a newer sayso wrote is not dropped in silence."""
    with pytest.raises(TypeError, match="Voice has no mood"):
        record_of(Voice, b'{"text":"t","kind":"person","mood":"calm"}')


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_none_may_be_left_out(kind: type) -> None:
    """No field that may be None has another default: what is left out of a body would come back as that."""
    hints = get_type_hints(kind)
    defaults = {
        field.name: field.default for field in fields(kind) if NoneType in get_args(hints[field.name])
    }
    assert {name for name, default in defaults.items() if default not in (None, MISSING)} == set()
