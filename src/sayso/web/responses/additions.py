"""What was handed in to be read, as the API tells of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sayso.web.responses.answers import Answer


class Addition(Answer):
    """Something handed in, and how far it is. It may hold several reports, or none."""

    number: int = Field(examples=[3])
    """By which it is asked for until the room is closed."""
    name: str = Field(examples=["notes.pdf"])
    """What messages call it."""
    by: str = Field(examples=["Ada"])
    state: Literal["waiting", "reading", "comparing", "done", "failed"]
    done: int
    """How many of its reports were read."""
    total: int | None
    """How many it holds; null while nobody knows."""
    claims: int
    """How many claims came of it."""
    documents: list[str] = Field(examples=[["3f80c34a9d0b7e21"]])
    """The ids of its reports that are in the store now, those that were there before included."""
    told: list[str] = Field(examples=[["it was here already"]])
    """What there is to say of it: what could not be read, and why."""
