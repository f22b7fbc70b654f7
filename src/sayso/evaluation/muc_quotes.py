"""What MUC-3/4's answer keys quote from each message: the words for doers, targets and means of each incident."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.evaluation.muc import fields_of, plain_name, read_file

_DOERS: Final = frozenset({"PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID"})
_OTHERS: Final = frozenset(
    {"PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION", "INCIDENT: INSTRUMENT ID"}
)
_QUOTED: Final = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a key quotes for one incident, as plain names: in ``fields`` one set for each field that quotes anything."""

    fields: tuple[frozenset[str], ...]
    doers: frozenset[str]

    def told_in(self, text: str) -> int:
        """Return how many fields have words in a text, given as ``padded`` returns it."""
        return sum(any(f" {words} " in text for words in field) for field in self.fields)


def padded(text: str) -> str:
    """Return a text as a plain name with a space on both sides, so that whole words can be looked for in it."""
    return f" {plain_name(text)} "


def read_quoted(paths: Iterable[Path]) -> dict[str, tuple[Quoted, ...]]:
    """Return what the keys quote for each incident of each message; raises CorpusError for a file that cannot be read."""
    found: dict[str, list[Quoted]] = {}
    for path in paths:
        for message, lines in fields_of(read_file(path)):
            fields: dict[str, set[str]] = {}
            for name, value in lines:
                if name in _DOERS or name in _OTHERS:
                    names = {plain for quoted in _QUOTED.findall(value) if (plain := plain_name(quoted))}
                    # A person's name and description are told of one and the same.
                    fields.setdefault(name.removesuffix(" NAME").removesuffix(" DESCRIPTION"), set()).update(
                        names
                    )
            quoted = Quoted(
                tuple(frozenset(names) for names in fields.values() if names),
                frozenset().union(*(fields.get(name, set()) for name in _DOERS)),
            )
            known = found.setdefault(message, [])
            if quoted.fields:
                known.append(quoted)
    return {message: tuple(incidents) for message, incidents in found.items()}
