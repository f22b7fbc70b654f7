"""Everybody whom claims need is an actor: also a country that no catalogue knows, once it is said to do something.

A place's name is taken for somebody only where it speaks (`sayso.actors.mentions`), since reports are full of places
that are merely where something is. What a claim says of "Sarvenia" as of somebody would else be about nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sayso.records import Actor, Cast, Claim, Document, Mention, Name, Parse, Party, Relation, Span, digest

_ACTED_ON: Final[frozenset[Relation]] = frozenset(
    {"supports", "arms", "funds", "trains", "shelters", "cooperates_with", "hostile_to", "threatens", "negotiates_with", "designates"}
)  # fmt: skip
"""Relations to somebody: what is attacked, controlled or the scene of something may be but a place."""
_WHERE: Final[frozenset[Relation]] = frozenset({"active_in", "controls"})


def with_everyone(
    document: Document, parse: Parse, cast: Cast, claims: Sequence[Claim]
) -> tuple[Cast, tuple[Claim, ...]]:
    """Return the cast with those whom claims need besides, and the claims tied to them; claims keep their ids."""
    names = _places(parse, cast)
    needed = dict.fromkeys(
        name.text for claim in claims for party in _somebody(claim) if (name := _name_of(party, names))
    )
    if not needed:
        return cast, tuple(claims)
    made = {
        text: _actor(document, parse, cast, text, [name for name in names.values() if name.text == text])
        for text in needed
    }
    met = {actor.id for actor in made.values()}
    others = (actor for actor in cast.actors if actor.id not in met)
    actors = sorted((*others, *made.values()), key=lambda actor: (actor.mentions[0].span, actor.id))
    actor_at = {**cast.actor_at}
    for actor in made.values():
        actor_at |= {mention.head: actor.id for mention in actor.mentions}
    return Cast(tuple(actors), actor_at), tuple(_tied(claim, names, made) for claim in claims)


def _somebody(claim: Claim) -> Iterable[Party]:
    """Yield the parties of a claim that do something, or have something done to them as somebody."""
    if claim.subject is not None:
        yield claim.subject
    if claim.object is not None and claim.relation in _ACTED_ON:
        yield claim.object


def _places(parse: Parse, cast: Cast) -> dict[int, Name]:
    """Return the names of places that stand for nobody, by where they begin."""
    taken = {mention.span for actor in cast.actors for mention in actor.mentions}
    return {
        name.span.start: name
        for name in parse.names
        if name.kind == "place" and name.span not in taken and name.text.replace(" ", "").isalpha()
    }


def _name_of(party: Party, names: Mapping[int, Name]) -> Name | None:
    """Return the name that a party without an actor consists of, None where it is none or more than one."""
    name = names.get(party.span.start)
    return name if party.actor is None and name is not None and name.span == party.span else None


def _actor(document: Document, parse: Parse, cast: Cast, text: str, names: Sequence[Name]) -> Actor:
    """Return the actor of a name: the one that the report calls so elsewhere, with these mentions besides, or a new one."""
    called = [actor for actor in cast.actors if text in (actor.name, *actor.aliases)]
    known = called[0] if len(called) == 1 else None
    id_ = known.id if known else digest(document.id, "actor", text, names[0].span.start)
    mentions = [
        Mention(name.span, name.span.text(document.text), "name", _head(parse, name), id_) for name in names
    ]
    if known is None:
        return Actor(id_, text, "state", (), tuple(sorted(mentions, key=_place)))
    return replace(known, mentions=tuple(sorted((*known.mentions, *mentions), key=_place)))


def _place(mention: Mention) -> Span:
    return mention.span


def _head(parse: Parse, name: Name) -> int:
    inside = parse.tokens_in(name.span)
    return next((i for i in inside if parse.tokens[i].head not in inside), inside[-1])


def _tied(claim: Claim, names: Mapping[int, Name], made: Mapping[str, Actor]) -> Claim:
    subject, object_ = claim.subject, claim.object
    if subject is not None and (name := _name_of(subject, names)) and name.text in made:
        subject = replace(subject, actor=made[name.text].id)
    if object_ is not None and claim.relation not in _WHERE:
        name = _name_of(object_, names)
        if name and name.text in made:
            object_ = replace(object_, actor=made[name.text].id)
    if (subject, object_) == (claim.subject, claim.object):
        return claim
    return replace(claim, subject=subject, object=object_)
