"""What people may do in the reading room."""

from __future__ import annotations

from typing import Final, Literal

Role = Literal["reader", "reviewer", "admin"]
ROLES: Final[tuple[Role, ...]] = ("reader", "reviewer", "admin")
"""Each may do all that those before it may: read; judge and add reports; look after who comes in."""
