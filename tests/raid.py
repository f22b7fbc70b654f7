"""A short report of a raid, parsed by hand, in which no one sentence says who did it, and its cast."""

from __future__ import annotations

from collections.abc import Sequence

from factories import parse, text_of, token_of
from sayso.blame.judge import Case
from sayso.blame.model import Model
from sayso.records import Actor, Attribution, Cast, Claim, Document, Mention, MentionForm, Parse, VoiceKind

RAID = """
Gunmen=gunman/NNS/nsubj/2 murdered=murder/VBD/ROOT the/DT/det/4 mayor/NN/dobj/2 in/IN/prep/2 an/DT/det/7 attack/NN/pobj/5 ././punct/2
Fighters=fighter/NNS/nsubj/4 of/IN/prep/1 Black_Lantern/NNP/pobj/2 hold/VBP/ROOT the/DT/det/6 valley/NN/dobj/4 ././punct/4
The/DT/det/2 Ministry/NNP/nsubj/3 sells=sell/VBZ/ROOT salt/NN/dobj/3 ././punct/3
"""
PEACE = """
The/DT/det/2 Ministry/NNP/nsubj/3 sells=sell/VBZ/ROOT salt/NN/dobj/3 ././punct/3
"""
MODEL = Model(
    sentence={"always": -3.0, "is=killing": 6.0},
    mention={"always": -2.0, "kind=armed_group": 3.0, "incident before": 1.0},
    actor={"always": -4.0, "kind=armed_group": 3.0, "doer": 3.0, "report incident": 1.0},
    word={"report": {"always": 1.0}, "others": {"always": 0.0}},
    threshold=0.5,
)
"""Weights for these reports: an armed group is responsible where a killing is told."""


def mention(read: Parse, words: str, actor: str, form: MentionForm = "name") -> Mention:
    """Return the mention whose head is the first word that is written so."""
    token = read.tokens[token_of(read, words)]
    return Mention(token.span, token.text, form, token.i, actor)


def actor(read: Parse, words: str, kind: VoiceKind, form: MentionForm = "name") -> Actor:
    """Return an actor mentioned once, its id its name."""
    return Actor(words, words, kind, (), (mention(read, words, words, form),))


def raid(
    notation: str = RAID, attributions: Sequence[Attribution] = (), claims: Sequence[Claim] = ()
) -> Case:
    """Return the report, or another one with the same cast, as far as they occur in it."""
    read = parse(notation, {"Black Lantern": "armed_group", "Ministry": "authority"})
    everyone: list[tuple[str, VoiceKind, MentionForm]] = [
        ("Gunmen", "collective", "description"),
        ("Black Lantern", "armed_group", "name"),
        ("Ministry", "authority", "name"),
    ]
    written = {token.text for token in read.tokens}
    actors = tuple(actor(read, words, kind, form) for words, kind, form in everyone if words in written)
    cast = Cast(actors, {one.mentions[0].head: one.id for one in actors})
    return Case(Document(id="raid", text=text_of(read)), read, cast, attributions, claims)
