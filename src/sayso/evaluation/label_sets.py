"""Sets of labels: JSON Lines of names, digests and offsets, without a word of the texts that they are about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

from sayso.evaluation.errors import CorpusError
from sayso.records import Span

Row = TypeVar("Row")

Half = Literal["seen", "unseen"]
"""Whether a row may be looked at while what it measures is improved."""


def read_rows(
    path: Path, make: Callable[[dict[str, Any]], Row], one: str, several: str | None = None
) -> tuple[Row, ...]:
    """Return what ``make`` makes of each line's fields, in the set's order.

    A line is called ``one`` ("labelled pair"), and what the set holds ``several`` where that is more than an s longer.
    Raises CorpusError where the set is absent or empty, or a line does not fit the form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: {error}; name a set of {several or f'{one}s'} with --set") from error
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(make(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(
                f"{path}: line {number} is no {one} ({error!r}); fetch the set again"
            ) from error
    if not rows:
        raise CorpusError(f"{path}: no {one} in it; fetch the set again")
    return tuple(rows)


def half_of(fields: dict[str, Any]) -> Half:
    """Return which half a row is of; raises ValueError where it is neither."""
    half = fields["half"]
    if half not in get_args(Half):
        raise ValueError(half)
    return cast("Half", half)


def span_of(pair: list[int] | None) -> Span | None:
    """Return the span of two offsets; None where a row has none."""
    return None if pair is None else Span(*pair)
