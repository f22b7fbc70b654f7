"""All that comes of reading one document, or why nothing does."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actors import Actor
from sayso.records.attributions import Attribution
from sayso.records.claims import Claim
from sayso.records.documents import Document
from sayso.records.incidents import Incident


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one document."""

    document: Document
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: which one, what was wrong, and what to try."""

    name: str
    problem: str
    advice: str
