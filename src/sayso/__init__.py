"""sayso reads news reports and keeps who claims what about whom, on whose word, how firmly and where it is written.

    >>> import sayso
    >>> report = sayso.read("report.html")          # doctest: +SKIP
    >>> for claim in report.claims:                 # doctest: +SKIP
    ...     print(claim.force, claim.statement)

Nothing in a report's claims is a fact: every one is somebody's say-so, and its ``evidence`` opens to the words.
"""

from __future__ import annotations

from sayso.errors import DocumentError, ModelMissing, NothingToRead, SaysoError
from sayso.reading import read, read_all, read_text
from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Failure,
    Incident,
    Mention,
    Party,
    Perpetrator,
    Place,
    Quantity,
    Report,
    Span,
    Time,
    Victims,
    Voice,
)
from sayso.settings import Limits, Settings

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "Document",
    "DocumentError",
    "Failure",
    "Incident",
    "Limits",
    "Mention",
    "ModelMissing",
    "NothingToRead",
    "Party",
    "Perpetrator",
    "Place",
    "Quantity",
    "Report",
    "SaysoError",
    "Settings",
    "Span",
    "Time",
    "Victims",
    "Voice",
    "read",
    "read_all",
    "read_text",
]
