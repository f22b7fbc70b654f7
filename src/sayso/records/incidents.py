"""Violence that a report tells of, put together from its claims."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.attributions import Voice
from sayso.records.claims import Party, Place, Quantity, Time
from sayso.records.labels import Certainty, Force, Harm, IncidentKind, Polarity
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Victims:
    """Who came to harm, how, and on whose word: the party or none, and how many if the words say."""

    party: Party | None
    harm: Harm
    quantity: Quantity | None
    voices: tuple[Voice, ...]
    force: Force
    claim: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who is said to have done it, and on whose word; ``polarity`` is denied where somebody says they did not.

    ``claim`` is the id of the claim that this rests on.
    """

    party: Party
    polarity: Polarity
    certainty: Certainty
    voices: tuple[Voice, ...]
    force: Force
    claim: str
    score: float


@dataclass(frozen=True, slots=True)
class Incident:
    """One event of violence as a report tells it: never a fact.

    ``mentions`` are the words that speak of it, ``voices`` those who say it happened (none: the report itself),
    ``claims`` the ids of all claims put together in it. ``unclaimed`` says that the report has somebody say that
    nobody claimed it. Every part keeps its own voices, for one may be sure of the dead and unsure of the doer.
    """

    id: str
    kind: IncidentKind
    mentions: tuple[Span, ...]
    place: Place | None
    time: Time | None
    targets: tuple[Party, ...]
    victims: tuple[Victims, ...]
    perpetrators: tuple[Perpetrator, ...]
    unclaimed: bool
    voices: tuple[Voice, ...]
    force: Force
    claims: tuple[str, ...]
    score: float
