"""Records to bytes and back: exactly, whatever characters a text holds.

A body is JSON in UTF-8: an object for a record, ``[start, end]`` for a span, a sorted list for a set. What is None is left
out. Half surrogate pairs, which JSON escapes would join, are written as bytes of their own (Python's ``surrogatepass``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.records import Span

Record = TypeVar("Record")
_Decoder = Callable[[Any], Any]
_ATOMS = frozenset({str, int, float, bool, NoneType})
_COLLECTIONS: tuple[Any, ...] = (tuple, frozenset)


def body_of(record: object) -> bytes:
    """Return the bytes of a record."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def record_of(kind: type[Record], body: bytes) -> Record:
    """Return the record of bytes; a field that they lack has its default. Raises TypeError for an unknown field."""
    hint: Any = kind
    read: Record = _decoder(hint)(plain_of(body))
    return read


def plain_of(body: bytes) -> Any:
    """Return the JSON of bytes, made of Python's plain types."""
    return json.loads(body.decode("utf-8", "surrogatepass"))


def text_bytes(text: str) -> bytes:
    """Return a text as bytes that `text_from` turns back into it, whatever it holds."""
    return text.encode("utf-8", "surrogatepass")


def text_from(data: bytes) -> str:
    """Return the text of bytes made by `text_bytes`."""
    return data.decode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _ATOMS:
        return value
    if kind is Span:
        return (value.start, value.end)
    if kind is tuple:
        return [_plain(part) for part in value]
    if kind is frozenset:
        return [_plain(part) for part in sorted(value)]
    return {
        name: part if is_atom else _plain(part)
        for name, is_atom in _parts(kind)
        if (part := getattr(value, name)) is not None
    }


@cache
def _parts(kind: Any) -> tuple[tuple[str, bool], ...]:
    """Return the names of a record's fields, and whether each is written as it is."""
    hints = get_type_hints(kind)
    return tuple((field.name, _decoder(hints[field.name]) is _same) for field in fields(kind))


@cache
def _decoder(hint: Any) -> _Decoder:
    """Return what turns plain JSON into a value of this type; built once for each type."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        return _decoder(inner)
    if origin in _COLLECTIONS:
        collection: _Decoder = origin
        item = _decoder(get_args(hint)[0])
        return collection if item is _same else lambda values: collection(map(item, values))
    if hint is Span:
        return lambda pair: Span(*pair)
    if origin is Literal or hint in _ATOMS:
        return _same
    return _record_decoder(hint)


def _same(value: Any) -> Any:
    return value


def _record_decoder(kind: type) -> _Decoder:
    if not is_dataclass(kind):
        raise TypeError(f"{kind!r} is no record")
    hints = get_type_hints(kind)
    known = frozenset(name for name, _ in _parts(kind))
    nested = [(name, _decoder(hints[name])) for name, is_atom in _parts(kind) if not is_atom]
    absent = {name: None for name in known if NoneType in get_args(hints[name])}

    def decode(plain: dict[str, Any]) -> Any:
        if not plain.keys() <= known:
            raise TypeError(f"{kind.__name__} has no {', '.join(sorted(plain.keys() - known))}")
        for name, decoder in nested:
            if name in plain:
                plain[name] = decoder(plain[name])
        return kind(**(absent | plain))

    return decode
