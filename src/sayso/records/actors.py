"""Whom a report speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.labels import MentionForm, VoiceKind
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor. ``head`` is the index of their head word in the parse."""

    span: Span
    text: str
    form: MentionForm
    head: int
    actor: str


@dataclass(frozen=True, slots=True)
class Score:
    """How sure a judgement is, 0 to 1, and the reasons for it, the strongest first, in words for a reader."""

    value: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody that a report speaks of: their fullest name, what kind they are, other names, and every mention.

    ``catalogue`` is the id of the known actor that they are taken for, ``link`` how surely and why.
    """

    id: str
    name: str
    kind: VoiceKind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    catalogue: str | None = None
    link: Score | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document. ``actor_at[i]`` is the id of the actor that head word ``i`` stands for."""

    actors: tuple[Actor, ...]
    actor_at: dict[int, str]

    def actor(self, actor_id: str) -> Actor:
        """Return an actor by id; raises KeyError where there is none."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)
