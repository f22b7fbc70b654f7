"""What has been read of a report so far: the figures in it, and who did what in which sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.kinds import Noun
from sayso.actors.mentions import Found, Gender
from sayso.actors.wordlists import word_list
from sayso.records import Parse, VoiceKind

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PEOPLE: frozenset[VoiceKind] = frozenset({"person", "expert"})
BODIES: frozenset[VoiceKind] = frozenset({"organisation", "authority", "armed_group", "state", "media"})

_OPINIONS = word_list("opinions")


@dataclass(eq=False, slots=True)
class Figure:
    """An actor while it is put together. ``nouns`` are what it was described by, ``names`` its names in any form."""

    kind: VoiceKind
    entry: Entry | None = None
    plural: bool = False
    gender: Gender | None = None
    mentions: list[Found] = field(default_factory=list)
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    last_sentence: int = -1

    @property
    def named(self) -> bool:
        """Whether the report ever names it."""
        return bool(self.names)

    def knows(self, words: Iterable[str]) -> bool:
        """Say whether all these words were said of it before, stand in its names, or only give an opinion."""
        said = {part for name in self.names for part in name}
        return all(word in self.modifiers or word in said or word in _OPINIONS for word in words)


Role = Literal["root", "subject", "other"]


@dataclass(slots=True)
class Scene:
    """What has been read so far: every figure in the order they came up, and who did what in each sentence.

    ``bodies`` are the named figures that are no people; ``named`` gives the figure of every name in the report, read
    or not, by its head word; ``acts`` are a sentence's mentions with the part each plays; ``speech`` are the numbers
    of the sentences that are all quotation.
    """

    parse: Parse
    speakers: frozenset[int]
    quoted: Mapping[int, int]
    catalogue: Catalogue
    figures: list[Figure] = field(default_factory=list)
    bodies: list[Figure] = field(default_factory=list)
    at: dict[int, Figure] = field(default_factory=dict)
    acts: dict[int, list[tuple[int, Role, Figure]]] = field(default_factory=dict)
    by_noun: dict[str, list[Figure]] = field(default_factory=dict)
    named: Mapping[int, Figure] = field(default_factory=dict)
    speech: frozenset[int] = frozenset()

    def enter(self, figure: Figure) -> None:
        """Let a figure come up, where it has not yet."""
        if figure.mentions:
            return
        self.figures.append(figure)
        if figure.named and figure.kind not in PEOPLE:
            self.bodies.append(figure)

    def add(self, figure: Figure, mention: Found) -> None:
        """Tie a mention to a figure."""
        sentence = self.parse.sentence_at[mention.head]
        figure.mentions.append(mention)
        figure.gender = figure.gender or mention.gender
        figure.last_sentence = sentence
        for i in range(mention.first, mention.last + 1) if mention.form == "name" else (mention.head,):
            self.at[i] = figure
        self.acts.setdefault(sentence, []).append((mention.head, self._role(mention.head), figure))
        if mention.form == "description" and mention.noun is not None:
            self.describe(figure, mention.noun, mention.modifiers, mention.states)

    def describe(
        self, figure: Figure, noun: Noun, modifiers: Iterable[str] = (), states: Iterable[str] = ()
    ) -> None:
        """Keep what a figure has been called."""
        figure.modifiers.update(modifiers)
        figure.states.update(states)
        if noun.words not in figure.nouns:
            figure.nouns.add(noun.words)
            self.by_noun.setdefault(noun.words, []).append(figure)

    def merge(self, figure: Figure, into: Figure) -> None:
        """Make two figures one, the second."""
        if figure is into:
            return
        into.mentions.extend(figure.mentions)
        into.names.update(figure.names)
        into.modifiers |= figure.modifiers
        into.states |= figure.states
        into.gender = into.gender or figure.gender
        into.entry = into.entry or figure.entry
        for noun in figure.nouns - into.nouns:
            self.by_noun[noun].append(into)
        into.nouns |= figure.nouns
        into.last_sentence = max(into.last_sentence, figure.last_sentence)
        self.figures.remove(figure)
        for noun in figure.nouns:
            self.by_noun[noun].remove(figure)
        for mention in figure.mentions:
            for i in (mention.head, *range(mention.first, mention.last + 1)):
                if self.at.get(i) is figure:
                    self.at[i] = into
            acts = self.acts[self.parse.sentence_at[mention.head]]
            acts[:] = [(i, role, into if other is figure else other) for i, role, other in acts]

    def _role(self, head: int) -> Role:
        token = self.parse.tokens[head]
        if token.dep in SUBJECTS:
            return "root" if token.head == self.parse.sentence_of(head).root else "subject"
        return "subject" if head in self.speakers else "other"
