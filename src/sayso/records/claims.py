"""What a report says somebody says, and the numbers, times and places in it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actors import Score
from sayso.records.attributions import Voice
from sayso.records.labels import Basis, Bound, Certainty, Force, Polarity, Precision, Relation, Tense
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A time spoken of, and what it comes to: ISO dates, only as precise as the words; None where unresolved.

    ``about`` says that the words themselves leave it rough ("around noon on Monday", "in about 2015").
    """

    text: str
    span: Span
    earliest: str | None
    latest: str | None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: ``low`` and ``high`` are equal for a plain one, and one of them is None where unbounded.

    ``unit`` is "people", "percent", "USD", "tonnes" ...; ``of`` is what is counted ("the terrorists in IS"). ``best``
    is the one figure a coder would note where the words settle on one, in the sense of UCDP's low, best and high
    estimates (Sundberg and Melander 2013). ``base`` is what whole a share is of ("the group's fighters"), ``within``
    the stretch of time a count is over ("since January", "in 2019").
    """

    low: float | None
    high: float | None
    unit: str
    bound: Bound
    of: str | None
    span: Span
    best: float | None = None
    base: str | None = None
    within: Time | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place spoken of, as written, and where on the map it may be; all of the latter is None where unsure.

    ``name`` is the gazetteer's, ``country`` an ISO 3166-1 code of two letters, ``latitude`` and ``longitude`` are
    degrees in WGS 84, ``geonames`` is the identifier there. ``link`` says how surely and why it was taken for it.
    """

    text: str
    span: Span
    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None
    geonames: int | None = None
    link: Score | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what stands on one side of a claim: the actor it was tied to (or none), the words and where they are."""

    actor: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says somebody says: never a fact.

    ``voices`` run from the outermost to the innermost; none of them means the report says so itself. ``statement``
    is one plain sentence for a reader. ``subject`` is None only for a ``says`` claim without a clear one.
    ``said`` is when it was said, ``time`` the time spoken of. ``basis`` tells what one construction states from what
    was judged over a longer passage, whose statement says so. ``predicate`` is the word that states the relation, where
    one does.
    """

    id: str
    attribution: str | None
    statement: str
    subject: Party | None
    relation: Relation
    object: Party | None
    quantity: Quantity | None
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    place: Place | None
    time: Time | None
    said: Time | None
    voices: tuple[Voice, ...]
    force: Force
    evidence: tuple[Span, ...]
    score: float
    basis: Basis = "stated"
    predicate: Span | None = None
