"""How the overviews of the API are asked: the timeline, the places and the network of actors."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sayso.records import Relation
from sayso.store.asking.claims import Wanted
from sayso.store.asking.course import Spoken
from sayso.store.asking.drawing import Drawn
from sayso.store.asking.placed import Spot
from sayso.web.api.asking import Paged
from sayso.web.api.parameters import MOST_NUMBER, Day, ShortId, Words

_MOST_ACTORS = 5000

_About = Annotated[Words | None, Field(description="Whom it is about: a name or an id.")]
_By = Annotated[Words | None, Field(description="On whose word, or by way of whom: a name or an id.")]
_Related = Annotated[Relation | None, Field(description="What is said of them.")]
_In = Annotated[Words | None, Field(description="Only in reports of it.")]
_Since = Annotated[Day | None, Field(description="Said then or later: 2019, 2019-03 or 2019-03-11.")]
_Until = Annotated[Day | None, Field(description="Said then or before.")]


class TimelineAsked(BaseModel):
    """Which claims are counted by the time that they speak of."""

    model_config = ConfigDict(extra="forbid")

    about: _About = None
    by: _By = None
    relation: _Related = None
    place: Words | None = Field(None, description="Words of the place, or a country's two letters.")
    since: Day | None = Field(
        None, description="Said to have been then or later: 2019, 2019-03 or 2019-03-11."
    )
    until: Day | None = Field(None, description="Said to have been then or before.")
    collection: _In = None

    @property
    def spoken(self) -> Spoken:
        """The question as the store takes it."""
        wanted = Wanted(about=self.about, by=self.by, relation=self.relation, collection=self.collection)
        return Spoken(wanted, self.since, self.until, self.place)


class MomentsAsked(Paged, TimelineAsked):
    """Which claims are listed by the time that they speak of."""

    undated: bool = Field(
        default=False, description="Instead, what speaks of no time that is known; what was said last first."
    )


class _Placed(Paged):
    about: _About = None
    by: _By = None
    relation: _Related = None
    since: _Since = None
    until: _Until = None
    collection: _In = None

    @property
    def wanted(self) -> Wanted:
        """The question as the store takes it."""
        return Wanted(
            about=self.about,
            by=self.by,
            relation=self.relation,
            since=self.since,
            until=self.until,
            collection=self.collection,
        )


class PlacesAsked(_Placed):
    """Which claims' places are asked for."""

    on_map: bool = Field(
        default=True, description="`false`: those that could not be found on the map, instead."
    )


class PlaceAsked(_Placed):
    """Which place's claims are asked for."""

    text: Words = Field(description="The place's words, as they are listed.")
    country: str | None = Field(
        None, min_length=2, max_length=3, pattern="^[A-Z0-9]+$", description="Its country, as it is listed."
    )
    latitude: float | None = Field(None, ge=-90, le=90, description="Its coordinates, as they are listed.")
    longitude: float | None = Field(None, ge=-180, le=180, description="Same.")

    @property
    def spot(self) -> Spot:
        """The place as the store has it."""
        return Spot(self.text, self.country, self.latitude, self.longitude)


class _Drawn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    voice: Words | None = Field(
        None,
        description="Only on this word, the innermost: a name or an id, `own` for the reports', `unnamed` for nobody's.",
    )
    min_origins: int | None = Field(
        None,
        ge=1,
        le=MOST_NUMBER,
        description="Only what so many origins say that are shown to be independent.",
    )
    since: _Since = None
    until: _Until = None
    collection: _In = None

    def _drawn(
        self, relation: Relation | None = None, about: str | None = None, *, denied: bool = False
    ) -> Drawn:
        wanted = Wanted(
            relation=relation,
            since=self.since,
            until=self.until,
            collection=self.collection,
            min_origins=self.min_origins,
        )
        return Drawn(wanted, self.voice, denied, about)


class NetworkAsked(_Drawn):
    """Which claims are drawn."""

    about: Words | None = Field(
        None, description="Somebody whose surroundings are drawn: lines with them, and among those on these."
    )
    relation: _Related = None
    denied: bool = Field(default=False, description="Only denials.")
    actors: int = Field(300, ge=2, le=_MOST_ACTORS, description="How many actors at most.")

    @property
    def drawn(self) -> Drawn:
        """The question as the store takes it."""
        return self._drawn(self.relation, self.about, denied=self.denied)


class LineAsked(Paged, _Drawn):
    """Which line's claims are asked for."""

    subject: ShortId = Field(description="The id of who is said to do it, as it is listed.")
    object: ShortId = Field(description="The id of whom it is said to be done to.")
    relation: Relation = Field(description="What is said of them.")
    denied: bool = Field(default=False, description="`true`: the line of those who deny it.")

    @property
    def drawn(self) -> Drawn:
        """The question as the store takes it."""
        return self._drawn()
