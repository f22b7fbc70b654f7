"""What a list of groups leaves out, as its address says it: what can't be understood is told, and the rest still holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, cast

from fastapi import Depends, Request

from sayso.records import Relation
from sayso.store.asking.claims import Wanted
from sayso.store.asking.groups import WantedGroups
from sayso.store.rows import first_day, last_day
from sayso.web.asking import RELATIONS

_LONGEST: Final = 300
_UNHOLDABLE: Final = {0: " "}


@dataclass(frozen=True, slots=True)
class GroupFilters:
    """The fields of the form as somebody filled them in, what is asked for by them, and what could not be understood."""

    fields: Mapping[str, str]
    wanted: WantedGroups
    problems: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return any(self.fields.values())


_FIELDS: Final = ("q", "about", "by", "relation", "since", "until", "collection", "origins")
_SWITCHES: Final = ("disputed", "drifting", "alone", "unnamed")


def group_filters(request: Request) -> GroupFilters:
    """Return what the address of a list of groups asks for."""
    fields = {name: field(request, name) for name in (*_FIELDS, *_SWITCHES)}
    problems: list[str] = []
    relation = fields["relation"]
    if relation and relation not in RELATIONS:
        problems.append(f"No relation is called {relation!r}; there are {', '.join(RELATIONS)}.")
        relation = ""
    days = {"since": first_day(fields["since"]), "until": last_day(fields["until"])}
    for name, day in days.items():
        if fields[name] and day is None:
            problems.append(f"{fields[name]!r} is no date; write it as 2025, 2025-03 or 2025-03-11.")
    origins = fields["origins"]
    if origins and not (origins.isascii() and origins.isdigit() and len(origins) < 7):
        problems.append(f"{origins!r} is no number of origins.")
        origins = ""
    claims = Wanted(
        words=fields["q"] or None,
        about=fields["about"] or None,
        by=fields["by"] or None,
        relation=cast("Relation", relation) if relation else None,
        unnamed=bool(fields["unnamed"]),
        since=fields["since"] if days["since"] else None,
        until=fields["until"] if days["until"] else None,
        collection=fields["collection"] or None,
    )
    wanted = WantedGroups(
        claims,
        disputed=bool(fields["disputed"]),
        drifting=bool(fields["drifting"]),
        min_origins=int(origins) if origins and int(origins) > 1 else None,
        alone=bool(fields["alone"]),
    )
    return GroupFilters(fields, wanted, tuple(problems))


def field(request: Request, name: str) -> str:
    """Return what an address says under a name, shortened to what anybody may mean."""
    return request.query_params.get(name, "").translate(_UNHOLDABLE).strip()[:_LONGEST]


TheGroupFilters = Annotated[GroupFilters, Depends(group_filters)]
