"""What another program may make of a claim: a line between two, a denial, or a note; and whose word is written on it.

Programs that draw graphs take a line for a fact, and most drop what is written on it. So a claim becomes a line only where
somebody says outright that the thing is so, between two who have names. What is denied never does, nor what is only held
possible, planned, asked or doubted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from sayso.outputs.stored.claims import chain, chain_words
from sayso.records import Relation
from sayso.store.asking.claims import FoundClaim

Standing = Literal["told", "negated", "denied", "open"]
"""It is told as being so; said not to be so; denied; left open."""

_NO_LINES: Final[frozenset[Relation]] = frozenset({"says", "casualties", "strength"})


def standing(found: FoundClaim) -> Standing:
    """Say how a claim stands to what it speaks of, as the report and its group have it.

    Who turns something down denies nothing, and a group tells the one from the other; so what was compared with nothing is
    never a denial. What is only said not to be so contradicts somebody where a dispute was found.
    """
    claim, beside = found.claim, found.beside
    if beside and beside.side == "denied" and (claim.force == "denied" or beside.disputed):
        return "denied" if claim.force == "denied" else "negated"
    if (
        (beside and beside.side != "affirmed")
        or claim.polarity == "denied"
        or claim.force in ("denied", "doubted", "possible")
        or claim.tense in ("future", "hypothetical")
        or claim.certainty == "possible"
    ):
        return "open"
    return "told"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line: an actor's id, or None for a name in a report that was tied to nobody; and what it is called."""

    actor: str | None
    called: str


def line_of(found: FoundClaim) -> tuple[End, End] | None:
    """Return the two between whom a claim draws a line, None where it draws none."""
    if found.claim.relation in _NO_LINES or standing(found) != "told":
        return None
    ends = _end(found.subject_id, found.subject), _end(found.object_id, found.object)
    return None if None in ends or ends[0] == ends[1] else ends  # type: ignore[return-value]  # neither is None


def _end(actor: str | None, called: str | None) -> End | None:
    return End(actor, called) if called and (actor or is_name(called)) else None


def loose_ends(claims: Iterable[FoundClaim]) -> list[str]:
    """Return the names of those at the ends of lines who were tied to nobody, each once."""
    lines = filter(None, map(line_of, claims))
    return list(dict.fromkeys(end.called for line in lines for end in line if not end.actor))


def whose_word(found: FoundClaim) -> str:
    """Return in words who says it and how firmly; the report that says so itself goes by its publisher."""
    if found.claim.force == "denied" and found.voices:
        *passing, who = chain(found)
        return f"denied by {who}" + (f", according to {', citing '.join(passing)}" if passing else "")
    who = chain_words(found) if found.voices else _report_called(found)
    return f"{found.claim.force}, according to {who}"


def _report_called(found: FoundClaim) -> str:
    return f"the report of {found.publisher} itself" if found.publisher else "the report itself"


def is_name(words: str) -> bool:
    """Say whether words look like a name rather than a description.

    Behind "the" a name begins with no small letter; a first word may begin a sentence, so one of several words must do the
    same further on. "A Karsk lawyer" is none.

    >>> is_name("the Karsk Brigade"), is_name("the brigade"), is_name("Two courts"), is_name("Brack")
    (True, False, False, True)
    """
    first, *rest = words.split() or [""]
    if first.lower() == "the" and rest:
        return _great(rest[0])
    if first.lower() in ("a", "an") and rest:
        return False
    return _great(first) and (not rest or any(map(_great, rest)))


def _great(word: str) -> bool:
    return word[:1].isalnum() and not word[:1].islower()
