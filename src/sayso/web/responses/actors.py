"""Actors across documents, and what is said of and by them, as the API tells it."""

from __future__ import annotations

from pydantic import Field

from sayso.records import VoiceKind
from sayso.web.responses.answers import Answer
from sayso.web.responses.claims import Claim, FoundDispute
from sayso.web.responses.judgements import Judgement
from sayso.web.responses.reports import Stretch


class Actor(Answer):
    """An actor across documents, merged ones included."""

    id: str = Field(examples=["3f80c34a9d0b7e21"])
    name: str = Field(examples=["Northern Shield Movement"])
    kind: VoiceKind
    aliases: list[str]
    catalogue: str | None
    """Whom of the catalogue they are taken for."""
    documents: int
    """In how many current documents they are spoken of."""
    claims_about: int
    claims_by: int


class Named(Answer):
    """Words that stand for an actor in a document."""

    span: Stretch
    text: str


class Appearance(Answer):
    """How one document speaks of an actor; ``actor`` is their id in its report."""

    document: str
    actor: str
    name: str
    kind: VoiceKind
    mentions: list[Named]


class ShownActor(Answer):
    """An actor with how each document speaks of them, and what was decided on them."""

    actor: Actor
    appearances: list[Appearance]
    judgements: list[Judgement]


class Namesake(Answer):
    """Somebody who is called so as well, and is left out."""

    id: str
    name: str


class Speaking(Answer):
    """A report that speaks of somebody, and its words around the name."""

    id: str
    publisher: str | None
    published: str | None
    title: str | None
    words: str


class SpokenOf(Answer):
    """An actor, and the last reports that speak of them."""

    actor: Actor
    reports: list[Speaking]


class Pair(Answer):
    """Two actors who bear one name and are not known to be one; ``first`` is spoken of in more reports."""

    name: str
    first: SpokenOf
    second: SpokenOf


class Who(Answer):
    """What is said about somebody, what they say, and what of it is in dispute.

    Of what several reports say alike, the claim said last stands for all.
    """

    actors: list[Actor]
    """Who is meant: several where they bear one name and are not known to be one."""
    left_out: list[Namesake]
    about: list[Claim]
    by: list[Claim]
    disputes: list[FoundDispute]
    in_all: dict[str, int] = Field(examples=[{"about": 12, "by": 3, "disputes": 1}])
    """How much there is of each part."""


class Comparison(Answer):
    """What two voices, or two collections, both say, what they are at odds about, and what one says alone."""

    first: str
    second: str
    first_actors: list[Actor] = Field(default_factory=list)
    """Whom the first name means; not there where collections are compared."""
    second_actors: list[Actor] = Field(default_factory=list)
    both: list[list[Claim]]
    """What both say: the first side's claim, then the second's, or one that both have."""
    contradict: list[FoundDispute]
    only_first: list[Claim]
    only_second: list[Claim]
    in_all: dict[str, int] = Field(examples=[{"both": 2, "contradict": 1, "only_first": 7, "only_second": 4}])
    """How much there is of each part."""
