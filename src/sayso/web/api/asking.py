"""How the API is asked: the parameters that its addresses share. What is none of them is refused, not passed over."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from sayso.records import Force, IncidentKind, Relation
from sayso.store.asking.claims import Wanted
from sayso.store.asking.groups import WantedGroups
from sayso.store.asking.incidents import WantedIncidents
from sayso.store.asking.library import ReportOrder, WantedReports
from sayso.store.judging.reviewing import UNSURE
from sayso.web.api.parameters import MOST, MOST_NUMBER, Day, ShortId, Words
from sayso.web.paging import MOST_PAGES


class Paged(BaseModel):
    """Which part of a list is asked for."""

    model_config = ConfigDict(extra="forbid")

    page: int = Field(1, ge=1, le=MOST_PAGES, description="Which page; the first is 1.")
    limit: int = Field(50, ge=1, le=MOST, description="How many are on a page.")

    @property
    def offset(self) -> int:
        """How many stand before the page."""
        return self.limit * (self.page - 1)

    def lot(self, items: list[dict[str, Any]], total: int) -> dict[str, Any]:
        """Return the page of a list."""
        return {"items": items, "total": total, "page": self.page, "limit": self.limit}


class _Said(Paged):
    """What can be asked of claims, and so of the groups that they belong to."""

    q: Words | None = Field(
        None,
        description="Words that the claim or what it rests on must hold, all of them; in double quotes side by side.",
    )
    about: Words | None = Field(None, description="Whom it is about: a name or an id.")
    by: Words | None = Field(None, description="On whose word, or by way of whom: a name or an id.")
    relation: Relation | None = Field(None, description="What is said of them.")
    unnamed: bool = Field(default=False, description="Only what somebody unnamed says, or passes on.")
    disputed: bool = Field(
        default=False, description="Only what is denied, contradicted, or counted otherwise."
    )
    min_origins: int | None = Field(
        None,
        ge=1,
        le=MOST_NUMBER,
        description="Only what so many origins say that are shown to be independent.",
    )
    since: Day | None = Field(None, description="Said then or later: 2019, 2019-03 or 2019-03-11.")
    until: Day | None = Field(None, description="Said then or before.")
    collection: Words | None = Field(None, description="Only in reports of it.")


class ClaimsAsked(_Said):
    """Which claims are asked for: the parameters are the options of ``sayso claims``."""

    force: Force | None = Field(None, description="How firmly it is said.")
    rejected: bool = Field(default=False, description="Rejected claims as well.")

    @property
    def wanted(self) -> Wanted:
        """The question as the store takes it."""
        return Wanted(
            self.q,
            self.about,
            self.by,
            self.relation,
            self.force,
            self.unnamed,
            self.since,
            self.until,
            self.collection,
            self.rejected,
            self.disputed,
            self.min_origins,
        )


class GroupsAsked(_Said):
    """Which groups are asked for: the parameters are the options of ``sayso groups``."""

    drifting: bool = Field(default=False, description="Only what was told otherwise in the course of time.")
    alone: bool = Field(default=False, description="What is told in a single document, too.")

    @property
    def wanted(self) -> WantedGroups:
        """The question as the store takes it."""
        claims = Wanted(
            self.q,
            self.about,
            self.by,
            self.relation,
            unnamed=self.unnamed,
            since=self.since,
            until=self.until,
            collection=self.collection,
        )
        return WantedGroups(claims, self.disputed, self.drifting, self.min_origins, self.alone)


class ActorsAsked(Paged):
    """Which actors are asked for."""

    q: Words | None = Field(None, description="Words of a name, whole and side by side.")


class DocumentsAsked(Paged):
    """Which documents are asked for, and in what order."""

    q: Words | None = Field(None, description="Words of the headline, as they stand there.")
    publisher: Words | None = Field(None, description="Who published it: the whole name, in whatever case.")
    since: Day | None = Field(None, description="Published then or later: 2019, 2019-03 or 2019-03-11.")
    until: Day | None = Field(None, description="Published then or before.")
    collection: Words | None = Field(None, description="Only documents of it.")
    sort: ReportOrder = Field(
        "published", description="The latest day first, names from A to Z, or the most claims first."
    )

    @property
    def wanted(self) -> WantedReports:
        """The question as the store takes it."""
        return WantedReports(self.q, self.publisher, self.since, self.until, self.collection)


class JudgementsAsked(Paged):
    """Which judgements are asked for."""

    target: ShortId | None = Field(
        None, description="Only those on this claim, actor, group, document or incident: its whole id."
    )


class IncidentsAsked(Paged):
    """Which incidents are asked for."""

    kind: IncidentKind | None = Field(None, description="What kind of violence.")
    place: Words | None = Field(None, description="Words of the place, or a country's two letters.")
    since: Day | None = Field(
        None, description="Said to have been then or later: 2019, 2019-03 or 2019-03-11."
    )
    until: Day | None = Field(None, description="Said to have been then or before.")
    collection: Words | None = Field(None, description="Only in reports of it.")

    @property
    def wanted(self) -> WantedIncidents:
        """The question as the store takes it."""
        return WantedIncidents(self.kind, self.place, self.since, self.until, self.collection)


class UnsureAsked(Paged):
    """Which claims are to be looked at."""

    below: float = Field(UNSURE, ge=0, le=1, description="Only claims with a score below this.")
