"""Who speaks, and what they are said to say."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.labels import Force, Manner, VerbClass, VoiceKind
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker in a chain: the actor it was tied to (or none), the words used for it, and its kind."""

    actor: str | None
    text: str
    kind: VoiceKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: where source, cue and content stand, who speaks, and how.

    ``source`` and ``cue`` may be empty, ``content`` never is. ``parent`` is the attribution whose content holds
    this one. ``cue_token`` and ``source_token`` are the indices of the cue's and the source's head words in the
    parse, where there are any. ``uncommitted`` says that the voice takes neither side, as in "did not say that", "asked
    whether" or "could not confirm" (FactBank's Uu: Saurí and Pustejovsky 2009).
    """

    id: str
    parent: str | None
    manner: Manner
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voice: Voice
    verb_class: VerbClass
    force: Force
    score: float
    cue_token: int | None = None
    source_token: int | None = None
    uncommitted: bool = False
