"""Who asks, as the API tells them."""

from __future__ import annotations

from pydantic import Field

from sayso.store.access.roles import Role
from sayso.web.responses.answers import Answer


class Visit(Answer):
    """Who asks, and what they may do."""

    name: str = Field(examples=["Ada"])
    """The name under which their judgements are kept."""
    role: Role
    """What they may do: read; judge and add reports; look after who comes in. Each may all that those before it may."""
    csrf: str
    """What the header `X-CSRF-Token` has to hold when the session changes something."""
