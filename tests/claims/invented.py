"""A small invented world: the names that sample sentences use, and casts made of them."""

from __future__ import annotations

import re

from sayso.records import Actor, Cast, Mention, Name, NameKind, Parse, Span, VoiceKind

NAMES: dict[str, NameKind] = {
    "Veldania": "state",
    "Lorvia": "state",
    "Lorvian": "state",
    "Karsk": "place",
    "Orsk": "place",
    "Red Dawn Front": "armed_group",
    "Black Lantern": "armed_group",
    "Northern Shield": "armed_group",
    "Bureau Nine": "authority",
    "Anton Brel": "person",
    "Mira Toll": "person",
}
_PATTERN = re.compile("|".join(rf"\b{name}\b" for name in sorted(NAMES, key=len, reverse=True)))


def established(text: str) -> list[Name]:
    """Return the invented names in a text, as the catalogue would give them."""
    return [
        Name(Span(*found.span()), found.group(), NAMES[found.group()], "catalogue") for found in _PATTERN.finditer(text)
    ]


def cast_of(parse: Parse) -> Cast:
    """Return a cast of all invented names in a parse that are no mere places; an actor's id is its name."""
    mentions: dict[str, list[Mention]] = {}
    for name in parse.names:
        if NAMES.get(name.text, "place") != "place":
            head = parse.tokens_in(name.span)[-1]
            mentions.setdefault(name.text, []).append(Mention(name.span, name.text, "name", head, name.text))
    actors = tuple(Actor(text, text, _kind(text), (), tuple(found)) for text, found in mentions.items())
    return Cast(actors, {mention.head: actor.id for actor in actors for mention in actor.mentions})


def _kind(text: str) -> VoiceKind:
    kind = NAMES[text]
    assert kind not in {"place", "other"}
    return kind  # type: ignore[return-value]  # mypy cannot see the two kinds ruled out
