"""What people decided, as the API tells it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from sayso.store.judging.judgements import Verdict
from sayso.web.responses.answers import Answer


class Judgement(Answer):
    """A decision: kept with who, when and why, and in force until it is undone."""

    number: int = Field(examples=[7])
    """Its number in the log, by which it is undone."""
    made: str = Field(examples=["2024-03-11T08:00:00Z"])
    by: str = Field(examples=["Ada"])
    verdict: Verdict
    target: str = Field(examples=["3f80c34a9d0b7e21"])
    """The id of what was decided on; of an undoing, the number of the judgement that it undid."""
    document: str | None
    """The id of the document that a claim decided on stands in."""
    why: str
    what: dict[str, Any]
    """The particulars, which differ from verdict to verdict."""
    undone_by: int | None
    """The number of the judgement that undid it."""
    lost: bool
    """Whether it is in force, but the claim decided on is read no more in the page as it is now."""
