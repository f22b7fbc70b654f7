"""Records as nested columns and back: types and values follow from the records' own type hints, so neither can drift.

A record is a struct of its fields in their order, a tuple a list, a span a struct of ``start`` and ``end``; a label is
its text. What may be None is null.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from sayso.records import Span

Change = Callable[[Any], Any]

_ATOMS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


@cache
def type_of(hint: Any) -> pa.DataType:
    """Return the type of the column that holds values of this hint. Raises TypeError for one that is no record's."""
    inner, _ = _without_none(hint)
    if inner in _ATOMS:
        return _ATOMS[inner]
    if get_origin(inner) is Literal:
        return pa.string()
    if get_origin(inner) is tuple:
        return pa.list_(type_of(get_args(inner)[0]))
    if inner is Span:
        return pa.struct([pa.field(name, pa.int32(), nullable=False) for name in ("start", "end")])
    return pa.struct(fields_of(inner))


@cache
def fields_of(kind: type) -> tuple[pa.Field, ...]:
    """Return the columns of a record's fields, in their order."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind!r} is no record")
    return tuple(
        pa.field(name, type_of(hint), nullable=_without_none(hint)[1])
        for name, hint in hints_of(kind).items()
    )


@cache
def to_plain(hint: Any) -> Change:
    """Return what turns a value of this hint into what its column takes; built once for each hint."""
    inner, optional = _without_none(hint)
    change = _to_plain(inner)
    return (lambda value: None if value is None else change(value)) if optional else change


@cache
def from_plain(hint: Any) -> Change:
    """Return what turns what a column gives back into the value of this hint; built once for each hint."""
    inner, optional = _without_none(hint)
    change = _from_plain(inner)
    if not optional or change is _same:
        return change
    return lambda value: None if value is None else change(value)


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the hints of a record's fields, in their order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _to_plain(hint: Any) -> Change:
    if hint is float:
        return float
    if hint in _ATOMS or get_origin(hint) is Literal:
        return _same
    if get_origin(hint) is tuple:
        item = to_plain(get_args(hint)[0])
        return list if item is _same else lambda values: [item(value) for value in values]
    if hint is Span:
        return lambda span: {"start": span.start, "end": span.end}
    parts = [(name, to_plain(part)) for name, part in hints_of(hint).items()]
    return lambda record: {name: change(getattr(record, name)) for name, change in parts}


def _from_plain(hint: Any) -> Change:
    if hint in _ATOMS or get_origin(hint) is Literal:
        return _same
    if get_origin(hint) is tuple:
        item = from_plain(get_args(hint)[0])
        return tuple if item is _same else lambda values: tuple(map(item, values))
    if hint is Span:
        return lambda plain: Span(plain["start"], plain["end"])
    parts = [(name, from_plain(part)) for name, part in hints_of(hint).items()]
    return lambda plain: hint(**{name: change(plain[name]) for name, change in parts if name in plain})


def _same(value: Any) -> Any:
    return value


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return a hint without None, and whether None was in it."""
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    (inner,) = (part for part in get_args(hint) if part is not NoneType)
    return inner, True
