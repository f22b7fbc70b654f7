"""Two claims that may say the same as plain data."""

from __future__ import annotations

from typing import Any

from sayso.outputs.stored.claims import claim_plain
from sayso.store.judging.likeness import Likeness


def likeness_plain(found: Likeness) -> dict[str, Any]:
    """Return two claims of which it was a near thing whether they say the same as plain data."""
    return {
        "joined": found.joined,
        "first": claim_plain(found.first),
        "second": claim_plain(found.second),
    }
