"""Reports drawn at random, every field of every record, for tests of what must hold for whatever a stage may write."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso.records import Report, Span, digest

WORDS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=8),  # half surrogate pairs and NUL among them
    st.sampled_from(
        ["", "Karsk", "\x00", "\ud83d\ude00", "\udfff", "the Northern Shield Movement", "=1+1", "'"]
    ),
)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda pair: Span(pair[0], sum(pair)))
_ATOMS: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31),
    float: st.floats(-1e12, 1e12),
    Span: SPANS,
    NoneType: st.none(),
}


def reports() -> st.SearchStrategy[Report]:
    """Return reports whose ids are as those of every real one: the document's is its text's, its actors' differ."""
    return _drawn(Report).map(_with_its_id).filter(_tells_actors_apart)


def _with_its_id(report: Report) -> Report:
    text = report.document.text
    return replace(report, document=replace(report.document, id=digest("document", text)))


def _tells_actors_apart(report: Report) -> bool:
    return len({actor.id for actor in report.actors}) == len(report.actors)


@cache
def _drawn(hint: Any) -> st.SearchStrategy[Any]:
    origin = get_origin(hint)
    if hint in _ATOMS:
        return _ATOMS[hint]
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin in (Union, UnionType):
        return st.one_of(*map(_drawn, get_args(hint)))
    if origin is tuple:
        return st.lists(_drawn(get_args(hint)[0]), max_size=3).map(tuple)
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: _drawn(hints[field.name]) for field in fields(hint)})
