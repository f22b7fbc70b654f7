"""A small invented world: the names that sample sentences use, and casts made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factories import real_parse
from sayso.claims.build import build_claims
from sayso.records import (
    Actor,
    Attribution,
    Cast,
    Claim,
    Document,
    Mention,
    Name,
    NameKind,
    Parse,
    Span,
    Voice,
    VoiceKind,
)

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
        Name(Span(*found.span()), found.group(), NAMES[found.group()], "catalogue")
        for found in _PATTERN.finditer(text)
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


Said = dict[str, Any]


def attribution(text: str, parse: Parse, number: int, said: Said) -> Attribution:
    """Return an attribution marked by its words: ``source``, ``cue`` and ``content``; ``head`` is the cue's word that says it."""

    def spans(name: str) -> tuple[Span, ...]:
        words = said.get(name)
        if not words:
            return ()
        start = text.index(words)
        return (Span(start, start + len(words)),)

    cue = spans("cue")
    source = said.get("source") or ""
    return Attribution(
        id=str(number),
        parent=said.get("parent"),
        manner=said.get("manner", "indirect"),
        source=spans("source"),
        cue=cue,
        content=spans("content"),
        voice=Voice(
            source if source in text and source else None, source, "authority" if source else "unnamed"
        ),
        verb_class=said.get("verb_class", "say"),
        force=said.get("force", "asserted"),
        score=1.0,
        cue_token=_head(parse, spans("head") or cue),
        source_token=_head(parse, spans("source")),
    )


def _head(parse: Parse, spans: tuple[Span, ...]) -> int | None:
    """Return the word of a marked stretch that hangs on a word outside it."""
    inside = parse.tokens_in(spans[0]) if spans else range(0)
    return next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)


def read(text: str, said: Sequence[Said] = (), published: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of a text with attributions marked by hand; loads the real parser."""
    parse = real_parse(text, established(text))
    attributions = [attribution(text, parse, number, one) for number, one in enumerate(said)]
    return build_claims(Document(id="d", text=text, published=published), parse, attributions, cast_of(parse))


def only(claims: Sequence[Claim], relation: str) -> Claim:
    """Return the one claim of a relation."""
    (claim,) = [claim for claim in claims if claim.relation == relation]
    return claim
