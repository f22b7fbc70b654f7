"""MUC-3/4's answer keys, read as incidents: of what kind, where, when, and how many came to harm.

A template of the key tells one incident. Read are those of the four kinds that this package knows too and that were
accomplished or attempted; robberies, strikes and what was only threatened are left out. A killing is an ATTACK there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.muc import fields_of, plain_name, read_file
from sayso.records import IncidentKind

KINDS: Final[dict[IncidentKind, str]] = {
    "attack": "ATTACK",
    "killing": "ATTACK",
    "bombing": "BOMBING",
    "kidnapping": "KIDNAPPING",
    "arson": "ARSON",
}
"""The corpus's types of incident by our kinds."""

_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATE = re.compile(r"(\d{1,2}) +([A-Z]{3}) +(\d{2})")
_NUMBER = re.compile(r"(?<![\w\"])~?(\d+)(?: *- *(\d+))?(?=\s*(?::|/|$))")
_LEVEL = re.compile(r"\([A-Z ]+\)")


@dataclass(frozen=True, slots=True)
class KeyIncident:
    """One incident of the key: the types it allows, the parts of its place, its days and its numbers.

    ``earliest`` and ``latest`` are ISO dates, None for an open end; ``numbers`` are those of victims that are more than
    one. An ``optional`` one may be found, and is no miss if it is not.
    """

    types: frozenset[str]
    places: frozenset[str]
    earliest: str | None
    latest: str | None
    numbers: frozenset[int]
    optional: bool


@dataclass(slots=True)
class _Template:
    """One template while its lines are read."""

    types: frozenset[str] = frozenset()
    happened: bool = False
    places: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    open_start: bool = False
    numbers: set[int] = field(default_factory=set)
    optional: bool = False

    def note(self, name: str, value: str) -> None:
        """Take in one line of a field."""
        match name:
            case "MESSAGE: TEMPLATE":
                self.optional |= "OPTIONAL" in value
            case "INCIDENT: TYPE":
                self.types |= {part.strip() for part in value.split("/")} & set(KINDS.values())
            case "INCIDENT: STAGE OF EXECUTION":
                self.happened |= "ACCOMPLISHED" in value or "ATTEMPTED" in value
            case "INCIDENT: LOCATION":
                parts = _LEVEL.sub("", value.replace("/", ":").replace(" - ", ":")).split(":")
                self.places |= {plain for part in parts if (plain := plain_name(part))}
            case "INCIDENT: DATE":
                self.open_start |= value.strip(" (").startswith("-")
                self.dates += [day for found in _DATE.findall(value) if (day := _iso(*found))]
            case "HUM TGT: NUMBER" | "HUM TGT: TOTAL NUMBER":
                for found in _NUMBER.finditer(value):
                    self.numbers |= {int(number) for number in found.groups() if number and int(number) > 1}

    def incident(self) -> KeyIncident | None:
        """Return what was read, or None for what is no incident here."""
        if not self.types or not self.happened:
            return None
        days = sorted(self.dates)
        return KeyIncident(
            self.types,
            frozenset(self.places),
            None if self.open_start or not days else days[0],
            days[-1] if days else None,
            frozenset(self.numbers),
            self.optional,
        )


def _iso(day: str, month: str, year: str) -> str | None:
    if month not in _MONTHS:
        return None
    try:
        return date(1900 + int(year), _MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return None


def read_key_incidents(paths: Iterable[Path]) -> dict[str, tuple[KeyIncident, ...]]:
    """Return the incidents of each message that the keys answer; raises CorpusError for a file with no answer."""
    answers: dict[str, list[KeyIncident]] = {}
    for path in paths:
        found = False
        for message, fields in fields_of(read_file(path)):
            found = True
            template = _Template()
            for name, value in fields:
                template.note(name, value)
            incident = template.incident()
            known = answers.setdefault(message, [])
            if incident is not None:
                known.append(incident)
        if not found:
            raise CorpusError(f"{path}: no template in it; give MUC's files of keys, such as key-tst1.v7")
    return {message: tuple(incidents) for message, incidents in answers.items()}
