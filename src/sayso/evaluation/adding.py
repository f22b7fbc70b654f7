"""Figures of several texts added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Addable(Protocol):
    """What adds up with its like."""

    def __add__(self, other: Any, /) -> Any:  # each kind says itself what its like is
        """Return both together."""


RecordT = TypeVar("RecordT", bound="DataclassInstance")
AddableT = TypeVar("AddableT", bound=Addable)


def added(one: RecordT, other: RecordT) -> RecordT:
    """Return two records of the same kind added field by field."""
    return type(one)(*(getattr(one, each.name) + getattr(other, each.name) for each in fields(one)))


def added_by_name(
    one: Mapping[str, AddableT], other: Mapping[str, AddableT], nothing: AddableT
) -> dict[str, AddableT]:
    """Return what stands under each name in either added up, the names sorted; ``nothing`` is where one has none."""
    return {name: one.get(name, nothing) + other.get(name, nothing) for name in sorted({*one, *other})}
