"""The timeline, the places and the network of actors, as the API tells them: what is claimed, and on whose word. Never facts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sayso.records import Force, Precision, Relation
from sayso.web.responses.answers import Answer, Lot
from sayso.web.responses.claims import Claim


class Stretch(Answer):
    """A year, month or day, and how many claims speak of it; denials are counted apart."""

    name: str = Field(examples=["2025-03"])
    said: int
    denied: int


class Course(Answer):
    """How many claims speak of which time."""

    unit: Literal["year", "month", "day"]
    stretches: list[Stretch]
    """Those of which a claim speaks, in order."""
    longer: int
    """How many claims speak of more than one stretch."""
    undated: int
    """How many speak of no time that is known."""
    earliest: str | None
    """The first day spoken of; null where no claim has a time."""
    latest: str | None


class Moment(Answer):
    """What claims say alike of one time, beside who denies it, whenever they do."""

    earliest: str | None
    """The first day that the words can mean; null where they speak of none that is known."""
    latest: str | None
    group: str | None
    """The id of the group that says so; null for a claim that was compared with nothing."""
    said: list[Claim]
    """The first few; where only denials speak of the time, what they deny."""
    denied: list[Claim]
    """The first few."""
    said_in_all: int
    denied_in_all: int


class Moments(Lot[Moment]):
    """One page of moments."""

    more: bool
    """Whether more claims fit than were looked at: `total` counts what the first 10,000 of them say."""


class Where(Answer):
    """A place as claims name it; of one that could not be found on the map, the words alone."""

    text: str = Field(examples=["Ostrel"])
    country: str | None
    """ISO 3166-1, two letters."""
    latitude: float | None
    """Degrees, WGS 84."""
    longitude: float | None


class Placed(Answer):
    """A place, and how many claims are made of it; denials are counted apart."""

    place: Where
    precision: Precision | None
    """How much ground the coordinates stand for; null where that is not known."""
    said: int
    denied: int


class Places(Lot[Placed]):
    """One page of places."""

    nowhere: int
    """How many claims that fit speak of no place."""


class Drawn(Answer):
    """An actor of the network."""

    id: str
    name: str
    kind: str
    lines: int
    """How many lines end there, those to actors that were left out included."""


class Spoken(Answer):
    """On whose word claims are, and how many; neither for the reports' own word."""

    name: str | None
    kind: str = Field(examples=["person"])
    asked_by: str
    """What `voice` has to be to ask for their word alone."""
    claims: int


class Line(Answer):
    """What claims say that one actor does to, or is for, another: one relation, or its denial, on somebody's word."""

    subject: str
    """The id of who is said to do it."""
    relation: Relation
    object: str
    """The id of whom it is said to be done to."""
    denied: bool
    claims: int
    origins: int
    """Of the one thing on the line that has most of them: how many are shown to be independent."""
    unknown: int
    """There, too: of how many it is not known."""
    forces: dict[Force, int]
    voices: list[Spoken]


class Network(Answer):
    """Who is said to do or be what to whom, according to whoever was asked for."""

    actors: list[Drawn]
    lines: list[Line]
    """Between these actors, those with most origins first."""
    in_all: int
    """How many actors there are on any line that fits, those that were left out included."""
