"""Who is meant by a name, in words: several may bear it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.outputs.stored.wording import ID_SHOWN
from sayso.store.asking.people import FoundActor

Others = Sequence[tuple[str, str]]
"""Actors left out, each by its id and its name."""
_NAMED = 3


def heading(actors: Sequence[FoundActor], others: Others = ()) -> list[str]:
    """Return the lines that say who is meant: one with the names, more where several are called so."""
    names = dict.fromkeys(actor.name for actor in actors)
    aliases = dict.fromkeys(alias for actor in actors for alias in actor.aliases)
    also = [alias for alias in aliases if alias not in names]
    called = f"{', '.join(names)}{', also ' if also else ''}{', '.join(also)}"
    return [called, *namesakes(actors, others)]


def namesakes(actors: Sequence[FoundActor], others: Others = ()) -> list[str]:
    """Return the lines that say that several bear the name, and who is called so and left out; none where nobody else is."""
    lines = []
    if len(actors) > 1:
        lines.append(
            f"{len(actors):,} actors of this name, not known to be one; sayso actors merge ties them"
        )
    if others:
        some = ", ".join(f"{name} ({id_[:ID_SHOWN]})" for id_, name in others[:_NAMED])
        more = f" and {len(others) - _NAMED:,} more" if len(others) > _NAMED else ""
        lines.append(f"left out, though called so as well: {some}{more}")
    return lines
