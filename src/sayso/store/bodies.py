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
    read: Record = _decoder(hint)(json.loads(body.decode("utf-8", "surrogatepass")))
    return read


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
    return {name: _plain(part) for name in _field_names(kind) if (part := getattr(value, name)) is not None}


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


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
    decoders = {name: _decoder(hints[name]) for name in _field_names(kind)}
    absent = {name: None for name in decoders if NoneType in get_args(hints[name])}

    def decode(plain: dict[str, Any]) -> Any:
        unknown = plain.keys() - decoders.keys()
        if unknown:
            raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        return kind(**(absent | {name: decoders[name](value) for name, value in plain.items()}))

    return decode
