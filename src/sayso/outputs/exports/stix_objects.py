"""What every object of a bundle is made of: ids and times that the store gives, never chance or the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from sayso.store.judging.grades import Grade

_NAMESPACE: Final = UUID("a32e2e61-58fa-43e8-82e0-36c2a960a40b")
"""Ours alone, so that no id of another producer is the same by chance; never changed, or ids would change with it."""
_ALWAYS: Final = "2024-01-01T00:00:00.000Z"
"""When what is in every bundle was made: any moment would do, but it must stay."""
_CONFIDENCE: Final[Mapping[str, int]] = {"A": 90, "B": 70, "C": 50, "D": 30, "E": 10}
"""STIX 2.1, appendix A, has the credibility of the Admiralty scale, 1 to 5; a grade of reliability, A to E, takes the value of
the same rank. F, that it cannot be judged, has none there either."""


def id_of(kind: str, *parts: str) -> str:
    """Return the id of an object of a kind: the same for the same parts, in every bundle."""
    return f"{kind}--{uuid5(_NAMESPACE, chr(31).join((kind, *parts)))}"


TOOL: Final = id_of("identity", "sayso")
EXTENSION: Final = id_of("extension-definition", "sayso")


def made(
    kind: str, id_: str, times: tuple[str, str], by: str | None, extension: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return what objects of every kind have; ``times`` are when it was created and modified, ``by`` whose word it is."""
    common: dict[str, Any] = {"type": kind, "spec_version": "2.1", "id": id_}
    if by:
        common["created_by_ref"] = by
    common |= {"created": times[0], "modified": times[1]}
    if extension:
        common["extensions"] = {EXTENSION: {"extension_type": "property-extension", **extension}}
    return common


def constant(kind: str, id_: str, by: str | None = None) -> dict[str, Any]:
    """Return what objects have that are the same in every bundle."""
    return made(kind, id_, (_ALWAYS, _ALWAYS), by, None)


def stamp(moment: str) -> str:
    """Return an ISO date or date-time of any precision as a timestamp: the beginning of the year, month or day.

    >>> stamp("2024-03"), stamp("2024-03-11T10:30:00+02:00")
    ('2024-03-01T00:00:00.000Z', '2024-03-11T08:30:00.000Z')
    """
    if "T" not in moment and " " not in moment:
        year, month, day = ([int(part) for part in moment.split("-")] + [1, 1])[:3]
        at = datetime(year, month, day, tzinfo=UTC)
    else:
        at = datetime.fromisoformat(moment)
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def confidence(grades: Sequence[Grade]) -> int | None:
    """Return what an analyst's grade comes to, None without one; of grades that differ nothing is made."""
    given = {one.grade for one in grades}
    return _CONFIDENCE.get(given.pop()) if len(given) == 1 else None


def tidy(value: Any) -> Any:
    """Return plain data as the format wants it: without what is empty, and without halves of surrogate pairs."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        kept = {key: tidy(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [tidy(one) for one in value]
    return value
