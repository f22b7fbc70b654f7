"""Who is meant by a name, in words: several may bear it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.store.people import FoundActor


def heading(actors: Sequence[FoundActor]) -> list[str]:
    """Return the lines that say who is meant: one with the names, one more where several actors bear them."""
    names = dict.fromkeys(actor.name for actor in actors)
    aliases = dict.fromkeys(alias for actor in actors for alias in actor.aliases)
    also = [alias for alias in aliases if alias not in names]
    called = f"{', '.join(names)}{', also ' if also else ''}{', '.join(also)}"
    return [called, *namesakes(actors)]


def namesakes(actors: Sequence[FoundActor]) -> list[str]:
    """Return the line that says that several bear the name; none where one does."""
    if len(actors) < 2:
        return []
    return [f"{len(actors):,} actors of this name, not known to be one; sayso actors merge ties them"]
