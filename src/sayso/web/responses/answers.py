"""What every answer of the API shares: one page of a long list, and what went wrong."""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Answer(BaseModel):
    """Anything that the API answers; further fields may be added to it."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Lot(Answer, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    """What is on this page."""
    total: int = Field(examples=[45])
    """How many there are in all."""
    page: int = Field(examples=[1])
    """Which page this is; the first is 1."""
    limit: int = Field(examples=[50])
    """How many are on a page at most."""


class Complaint(Answer):
    """What is wrong, and what to try."""

    problem: str = Field(examples=["nothing in it has an id that begins with beef"])
    """What is wrong, in words."""
    advice: str = Field(examples=["check it against a list"])
    """What to try; empty where nothing helps."""


class Problem(Answer):
    """The answer to a question that cannot be answered."""

    error: Complaint


Responses = dict[int | str, dict[str, Any]]

COMMON: Final[Responses] = {
    400: {"model": Problem, "description": "The question makes no sense, or the store cannot do this."},
    401: {"model": Problem, "description": "Nobody is logged in."},
    403: {"model": Problem, "description": "Whoever is logged in may not do this, or the token is missing."},
    422: {"model": Problem, "description": "A parameter is missing, unknown or out of range."},
    429: {"model": Problem, "description": "Too much was asked in too short a time."},
    503: {"model": Problem, "description": "The store cannot be used now; try again later."},
}
"""What may go wrong with any question."""

MISSING: Final[Responses] = {
    404: {"model": Problem, "description": "It is not in the store, or the words fit several things in it."}
}
"""What may go wrong with a question for one thing."""
