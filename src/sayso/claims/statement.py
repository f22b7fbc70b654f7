"""One plain sentence for each claim, which a reader can check and which never asserts.

A statement opens with whose word it is: "According to the ministry, ...", for a chain "According to the paper,
citing two diplomats, ...", and for what nobody else is quoted with "The report says: ...". Behind it stand the
text's own words where a finite verb joins the two parties, else a plain wording of the relation.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Final, Protocol

from sayso.claims.quotation import single
from sayso.documents.casing import capital, lowered
from sayso.records import Actor, Force, Voice

NOBODY: Final = "somebody who is not named"
"""How a voice without a name is called."""

CASES: Final[dict[str, tuple[str, str]]] = {
    "it": ("it", "it"), "its": ("it", "it"), "his": ("he", "him"), "their": ("they", "them"), "our": ("we", "us"), "my": ("I", "me"),
    "him": ("he", "him"), "them": ("they", "them"), "us": ("we", "us"), "me": ("I", "me"), "he": ("he", "him"),
    "she": ("she", "her"), "they": ("they", "them"), "we": ("we", "us"), "i": ("I", "me"), "her": ("she", "her"),
    "who": ("they", "them"), "those": ("they", "them"), "these": ("these", "these"),
}  # fmt: skip
"""Pronouns as subject and as object."""

_EDGES: Final = ' ,.:;"“”'
_NOBODYS: Final[dict[Force, str]] = {
    "alleged": "alleged", "reported": "reported", "possible": "held possible", "estimated": "expected",
    "warned": "warned", "asserted": "said", "admitted": "admitted", "confirmed": "confirmed",
}  # fmt: skip
"""What somebody does who is not named: there is no "according to" that would tell how firm they are."""
_OWN: Final[dict[Force, str]] = {
    "alleged": ", as an allegation",
    "reported": ", as hearsay",
    "possible": ", as a possibility",
}
_HONORIFICS: Final = frozenset({"mr", "mrs", "ms", "miss", "sir", "dr", "lord", "lady", "madam"})


class Known(Protocol):
    """Whoever knows the actors of a report by their ids."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors."""

    @property
    def openers(self) -> Container[str]:
        """Words that have a capital only where they open a sentence."""


def statement(
    voices: Sequence[Voice], parties: Known, force: Force, clause: str, verb: str | None = None
) -> str:
    """Return the sentence: whose word it is, then the clause.

    ``verb`` is what the last voice does, in the text's words and with what joins the clause to it ("refused to
    confirm that"), where "according to" would turn it round.
    """
    # "... of the C.I.A." closes the sentence itself.
    clause = clause.removesuffix(".")
    if voices and (verb is None or verb.endswith(" that")):
        # "denied that police, who ..., fired": the parser may take "that" for the police's.
        clause = clause.removeprefix("that ")
    if not voices:
        return f"The report says{_OWN.get(force, '')}: {clause}."
    if verb is not None:
        return capital(f"{opening(voices[:-1], parties)}{called(voices[-1], parties, 0)} {verb} {clause}.")
    if force in {"denied", "doubted"}:
        verb = "denied" if force == "denied" else "doubted"
        return capital(
            f"{opening(voices[:-1], parties)}{called(voices[-1], parties, 0)} {verb} that {clause}."
        )
    if called(voices[-1], parties, 0) == NOBODY:
        return capital(f"{opening(voices[:-1], parties)}it is {_NOBODYS[force]} by {NOBODY} that {clause}.")
    return f"{opening(voices, parties)}{clause}."


def opening(voices: Sequence[Voice], parties: Known) -> str:
    """Return whose word it is, as a sentence opens with it; nothing for no voices."""
    names = [called(voice, parties, 1) for voice in voices]
    return f"According to {', citing '.join(names)}, " if names else ""


def called(voice: Voice, parties: Known, case: int) -> str:
    """Return how a voice is called: by its words; ``case`` is 0 for a subject and 1 for an object."""
    words = single(voice.text.strip(_EDGES))
    if not words:
        return NOBODY
    words = lowered(words, parties.openers)
    actor = parties.actors.get(voice.actor) if voice.actor else None
    if actor and (name := in_full(words, actor)):
        return name
    return CASES[words.lower()][case] if words.lower() in CASES else words


def in_full(words: str, actor: Actor) -> str | None:
    """Return what to call an actor in the place of a pronoun or of a person's surname, or None to keep the words."""
    if words.lower() in CASES:
        return lowered(actor.name) if actor.name.lower() not in CASES else None
    if actor.kind != "person":
        return None
    short = words.split()
    while len(short) > 1 and short[0].lower().rstrip(".") in _HONORIFICS:
        short = short[1:]
    name = actor.name.split()
    return actor.name if len(short) < len(name) and name[-len(short) :] == short else None
