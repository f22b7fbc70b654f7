"""On whose word each claim of a group stands: somebody named, a body that is only described, nobody one could name, the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from sayso.actors.names import normal_words
from sayso.corroboration.groups.lexicon import SMALL
from sayso.corroboration.groups.telling import Speaker, Telling
from sayso.corroboration.groups.who import Who, likeness
from sayso.documents.agencies import agency_named
from sayso.records import ClaimRef, Span, VoiceKind, Words

Kind = Literal["named", "described", "nameless", "own"]
"""Whose word it is: somebody's with a name, a body's that is only described ("the army", "police"), that of people without a
name ("a diplomat", "residents", nobody at all), or the report's own."""

_BODIES: Final[frozenset[VoiceKind]] = frozenset(
    {"organisation", "authority", "state", "armed_group", "media"}
)
_NOBODY: Final[frozenset[VoiceKind]] = frozenset({"collective", "anonymous", "unnamed"})


@dataclass(frozen=True, slots=True)
class Teller:
    """A claim and on whose word it stands; ``speaker`` is its innermost voice, None where the report says so itself.

    ``publisher`` are the normal words of the report's publisher, ``printed_by`` the agency that the publisher is.
    """

    telling: Telling
    kind: Kind
    speaker: Speaker | None
    publisher: tuple[str, ...]
    printed_by: str | None

    @staticmethod
    def of(telling: Telling) -> Teller:
        """Return on whose word a claim stands."""
        publisher = normal_words(telling.publisher) if telling.publisher else ()
        printed_by = agency_named(telling.publisher) if telling.publisher else None
        speaker = telling.chain[-1] if telling.chain else None
        if speaker and publisher and speaker.who and speaker.who.words == publisher:
            speaker = None  # "..., this newspaper has learned": its own word
        return Teller(telling, _kind(speaker), speaker, publisher, printed_by)

    @property
    def ref(self) -> ClaimRef:
        """The claim."""
        return self.telling.ref

    @property
    def document(self) -> str:
        """The id of the document it stands in."""
        return self.telling.ref.document

    @property
    def who(self) -> Who | None:
        """Who speaks, as far as that can be compared."""
        return self.speaker.who if self.speaker else None

    @property
    def name(self) -> str:
        """What the voice is called; nothing where nobody is named."""
        if self.speaker is None:
            return ""
        if self.speaker.who is None or self.speaker.who.text.split()[-1].lower() in SMALL:
            return self.speaker.text  # a description that was cut short: "officers of"
        return self.speaker.who.text

    @property
    def office(self) -> tuple[str, ...]:
        """The words of a body that is described as that of somebody named, "Veldania's army"; nothing for any other voice."""
        if self.kind != "described" or self.speaker is None:
            return ()
        owner, mark, body = self.speaker.text.replace("’", "'").partition("'s ")
        owned = mark and body and owner.split()[-1][:1].isupper()
        return normal_words(self.speaker.text) if owned else ()

    @property
    def order(self) -> tuple[bool, int, ClaimRef]:
        """What sorts claims: those said first come first, those of no known day last."""
        said = self.telling.said
        return said is None, said or 0, self.ref

    def not_after(self, other: Teller) -> bool:
        """Say whether its report may have come out before the other's; days that are not known don't speak against it."""
        mine, theirs = self.telling.published, other.telling.published
        return mine is None or theirs is None or mine <= theirs

    def naming(self) -> tuple[Words, ...]:
        """Return the words that name the voice or, where it has none, those that the claim rests on."""
        spans = self.speaker.words if self.speaker and self.speaker.words else self.telling.evidence
        return words_at(self.document, spans)


def words_at(document: str, spans: Iterable[Span]) -> tuple[Words, ...]:
    """Return spans of a document as words that can be looked up."""
    return tuple(Words(document, span) for span in spans)


def alike(one: Teller, other: Teller) -> bool:
    """Say whether two voices may be the same one; a report's own word is nobody's voice."""
    if one.speaker is None or other.speaker is None:
        return False
    if one.who is None or other.who is None:
        return one.who is other.who
    return one.name.casefold() == other.name.casefold() or likeness(one.who, other.who)[0] > 0


def _kind(speaker: Speaker | None) -> Kind:
    if speaker is None:
        return "own"
    if speaker.who is None or speaker.kind in _NOBODY:
        return "nameless"
    if speaker.who.named:
        return "named"
    return "described" if speaker.kind in _BODIES else "nameless"
