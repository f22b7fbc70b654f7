"""Two actors of one name as plain data, with the reports that speak of each."""

from __future__ import annotations

from typing import Any

from sayso.outputs.stored.actors import actor_plain
from sayso.store.judging.reviewing import Namesakes, SpokenOf


def namesakes_plain(found: Namesakes) -> dict[str, Any]:
    """Return two actors who bear one name and may be one as plain data."""
    return {"name": found.name, "first": _spoken_of(found.first), "second": _spoken_of(found.second)}


def _spoken_of(one: SpokenOf) -> dict[str, Any]:
    return {
        "actor": actor_plain(one.actor),
        "reports": [
            {"id": id_, "publisher": publisher, "published": published, "title": title, "words": words}
            for id_, publisher, published, title, words in one.reports
        ],
    }
