"""Claims as lines between actors, one for each origin: who is said to do what to whom, and who speaks of whom.

A line is one origin's say-so, not one claim's: ten reports that print one minister's words are one line with ten addresses,
so that what looks thick in a drawing is what many say independently, and never what was copied often. Lines of one origin
between the same two actors are told apart by relation and by whether it is said to be so, so that a denial is a line of its
own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal, TypeAlias

from sayso.outputs.exports.selection import Selection
from sayso.outputs.stored.claims import chain_words
from sayso.outputs.visible import one_line
from sayso.records import Polarity, Relation, digest
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.grounds import Ground

Between = Literal["parties", "voice and party"]
"""What a line joins: subject and object of claims; or, where one of these is no actor, the innermost voice and the other."""
Standing = Literal["said", "negated", "denied", "open"]
"""It is said to be so; said not to be so; denied; the voice takes neither side."""
Kind = Literal["string", "integer", "boolean"]
Value: TypeAlias = "str | int | bool | None"
Told: TypeAlias = "tuple[FoundClaim, Ground]"

DESCRIPTION: Final = (
    "Who is said to do what to whom, and who speaks of whom. No line is a fact: each is what one origin says, as its label"
    " tells, and those who deny a thing have lines of their own. Claims that join no two known actors are left out."
)
SEPARATOR: Final = " | "
_UNWRITABLE: Final = dict.fromkeys((0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something told of every node or line: its name, what it holds, and what it is of one of them."""

    name: str
    kind: Kind
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Ends:
    """From whom to whom a line goes, and what it joins."""

    source: str
    target: str
    between: Between


@dataclass(frozen=True, slots=True)
class Line:
    """The claims of one origin that say the same of the same two, those said first first, at least one."""

    id: str
    ends: Ends
    claims: tuple[FoundClaim, ...]
    ground: Ground

    @property
    def first(self) -> FoundClaim:
        """The claim that was said first."""
        return self.claims[0]

    @property
    def who(self) -> str:
        """Whose word it is."""
        return self.ground.origin.called if self.ground.origin else chain_words(self.first)

    @property
    def standing(self) -> Standing:
        """How they stand to what they speak of, which is the same for all of them."""
        return standing(self.first)

    @property
    def label(self) -> str:
        """The line as somebody's say-so, as in "Interior ministry said: arms (denied)"."""
        return f"{self.who} {self._told()}{self._marks()}"

    def _told(self) -> str:
        found = self.first
        if (topic := _TOPICS.get(found.claim.relation)) is not None:
            return f"said something of {_party(found)}{topic}"
        relation = found.claim.relation
        words = _VERBS.get(relation, relation)
        if self.ends.between == "parties":
            return f"said: {words}"
        return f"said: {' '.join(filter(None, (found.subject, words, found.object)))}"

    def _marks(self) -> str:
        """Return in brackets what keeps it from being plainly said."""
        claim = self.first.claim
        marks = (
            _STANDINGS[self.standing],
            claim.force if claim.force not in ("asserted", "denied") else "",
            claim.certainty if claim.certainty in ("possible", "probable") else "",
            claim.tense if claim.tense in ("future", "hypothetical") else "",
        )
        words = ", ".join(dict.fromkeys(filter(None, marks)))
        return f" ({words})" if words else ""


_VERBS: Final[Mapping[Relation, str]] = {
    "part_of": "is part of",
    "member_of": "is a member of",
    "recruits_from": "recruits from",
    "active_in": "is active in",
    "cooperates_with": "cooperates with",
    "hostile_to": "is hostile to",
    "abducts_or_detains": "abducts or detains",
    "negotiates_with": "negotiates with",
    "responsible_for": "is responsible for",
    "alias_of": "is another name of",
    "succeeded_by": "is succeeded by",
}
"""Relations in words, where their names are none."""
_TOPICS: Final[Mapping[Relation, str]] = {
    "says": "",
    "casualties": ", on killed and wounded",
    "strength": ", on how many there are",
}
_STANDINGS: Final[Mapping[Standing, str]] = {
    "said": "",
    "negated": "not so",
    "denied": "denied",
    "open": "left open",
}


def lines(selection: Selection) -> Iterator[Line]:
    """Yield the lines that claims of a selection make, in a fixed order; those of which no two actors are known make none."""
    for key, told in groupby(selection.by_origin(), _origin_of):
        alike: dict[tuple[Ends, Relation, Polarity, Standing], list[Told]] = {}
        for one in told:
            found, _ = one
            if (ends := ends_of(found)) is not None:
                same = ends, found.claim.relation, found.claim.polarity, standing(found)
                alike.setdefault(same, []).append(one)
        for (ends, *same_for_all), some in alike.items():
            claims = sorted((found for found, _ in some), key=_said)
            id_ = digest("line", key, ends.source, ends.target, ends.between, *same_for_all)
            yield Line(id_, ends, tuple(claims), some[0][1])


def ends_of(found: FoundClaim) -> Ends | None:
    """Return whom a claim's line joins, if it joins two actors."""
    subject, object_ = found.subject_id, found.object_id
    if subject and object_:
        return Ends(subject, object_, "parties")
    voice = found.voices[-1].actor if found.voices else None
    party = subject or object_
    return Ends(voice, party, "voice and party") if voice and party and voice != party else None


def standing(found: FoundClaim) -> Standing:
    """Say how a claim stands to what its line speaks of."""
    if found.beside and found.beside.side == "open":
        return "open"
    if found.claim.polarity == "affirmed":
        return "said"
    return "denied" if found.claim.force == "denied" else "negated"


def actors_on(selection: Selection) -> set[str]:
    """Return the ids of those at the ends of lines."""
    joined = (ends for found in selection.claims() if (ends := ends_of(found)) is not None)
    return {end for ends in joined for end in (ends.source, ends.target)}


def plain(value: str) -> str:
    """Return strangers' words fit for XML: on one line, with what no XML may hold written out or left out."""
    return one_line(value).translate(_UNWRITABLE)


def _origin_of(told: Told) -> str:
    found, ground = told
    return ground.origin.id if ground.origin else found.id


def _said(found: FoundClaim) -> tuple[bool, str, str]:
    return found.said is None, found.said or "", found.id


def _party(found: FoundClaim) -> str:
    known = [
        name
        for name, id_ in ((found.subject, found.subject_id), (found.object, found.object_id))
        if name and id_
    ]
    return " and ".join(known)


def _each(line: Line, value: Callable[[FoundClaim], str | None]) -> str | None:
    """Return what the claims of a line have, each once."""
    return _joined([word for found in line.claims if (word := value(found))])


def _joined(words: Sequence[str]) -> str | None:
    return SEPARATOR.join(dict.fromkeys(words)) or None


NODE_ATTRIBUTES: Final = (
    Attribute("kind", "string", lambda one: one.kind),
    Attribute("catalogue", "string", lambda one: one.catalogue),
    Attribute("other_names", "string", lambda one: _joined(one.aliases)),
    Attribute("documents", "integer", lambda one: one.documents),
    Attribute("about", "integer", lambda one: one.about),
    Attribute("by", "integer", lambda one: one.by),
)
"""What is told of a node; its id and its name stand beside that."""


LINE_ATTRIBUTES: Final = (
    Attribute("between", "string", lambda one: one.ends.between),
    Attribute("relation", "string", lambda one: one.first.claim.relation),
    Attribute("polarity", "string", lambda one: one.first.claim.polarity),
    Attribute("standing", "string", lambda one: one.standing),
    Attribute("side", "string", lambda one: one.first.beside.side if one.first.beside else None),
    Attribute("force", "string", lambda one: _each(one, lambda found: found.claim.force)),
    Attribute("certainty", "string", lambda one: _each(one, lambda found: found.claim.certainty)),
    Attribute("tense", "string", lambda one: _each(one, lambda found: found.claim.tense)),
    Attribute("says_who", "string", lambda one: one.who),
    Attribute("according_to", "string", lambda one: _each(one, chain_words)),
    Attribute(
        "independent",
        "boolean",
        lambda one: not one.ground.origin.unknown if one.ground.origin else None,
    ),
    Attribute(
        "why_unknown", "string", lambda one: _joined(one.ground.origin.unknown) if one.ground.origin else None
    ),
    Attribute("sources", "integer", lambda one: one.ground.sources.own if one.ground.sources else None),
    Attribute(
        "sources_against", "integer", lambda one: one.ground.sources.contrary if one.ground.sources else None
    ),
    Attribute("disputed", "boolean", lambda one: one.first.beside.disputed if one.first.beside else None),
    Attribute("first_said", "string", lambda one: one.first.said),
    Attribute(
        "last_said",
        "string",
        lambda one: max((found.said for found in one.claims if found.said), default=None),
    ),
    Attribute("statement", "string", lambda one: one.first.claim.statement),
    Attribute("quote", "string", lambda one: one.first.quote),
    Attribute("claims", "integer", lambda one: len(one.claims)),
    Attribute("reports", "integer", lambda one: len({found.document for found in one.claims})),
    Attribute("publishers", "string", lambda one: _each(one, lambda found: found.publisher)),
    Attribute("addresses", "string", lambda one: _each(one, lambda found: found.address)),
    Attribute("claim_ids", "string", lambda one: _each(one, lambda found: found.id)),
    Attribute("group_id", "string", lambda one: one.first.beside.group if one.first.beside else None),
)
"""What is told of a line; its id and its label stand beside that."""
