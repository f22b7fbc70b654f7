"""What a report says somebody says: its sentences read into claims with their voices.

Each frame found becomes a claim for each pair of its parties. What is attributed to somebody and meets no frame is
kept as a claim that they say so, wording and all; of the report's own sentences what meets a frame or gives a telling
number is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.claims.commitment import Commitment
from sayso.claims.counted import counted_before
from sayso.claims.evidence import evidence_of
from sayso.claims.figures import own_figures
from sayso.claims.frames import Match, find_matches
from sayso.claims.naming import Said
from sayso.claims.parties import Filler, Parties
from sayso.claims.places import find_places, place_for, row_of
from sayso.claims.repeats import Repeats
from sayso.claims.roles import Roles
from sayso.claims.sayings import sayings
from sayso.claims.speech_acts import Speaking, SpeechActs
from sayso.claims.stance import Stance, is_left_open
from sayso.claims.statement import opening, statement
from sayso.claims.tallies import Tallies
from sayso.claims.times import find_times, time_for
from sayso.claims.tolls import with_tolls
from sayso.claims.wording import Wording
from sayso.documents.casing import capital
from sayso.places.locate import locate
from sayso.records import (
    Attribution,
    Cast,
    Claim,
    Document,
    Parse,
    Party,
    Place,
    Span,
    Time,
    digest,
)  # fmt: skip

_TIES: Final = (0.75, 0.9, 1.0)
"""How far a claim can be used whose parties are tied to none, one or two actors (or to as many as it has)."""
_OF_ONESELF: Final = frozenset({"alias_of", "succeeded_by", "strength", "casualties"})
_REFUSED: Final = frozenset({"denied", "doubted"})


def build_claims(
    document: Document, parse: Parse, attributions: Sequence[Attribution], cast: Cast
) -> tuple[Claim, ...]:
    """Return a document's claims in the order of their words.

    A claim's score, in [0, 1], is its frame's weight, times how many of its parties are tied to actors (1 for all,
    0.9 and 0.75 for one and two that are not), times the score of the attribution it stands in.
    """
    builder = _Builder(document, parse, attributions, cast)
    claims = builder.framed()
    said = {claim.attribution for claim in claims}
    claims.extend(sayings(document, builder.speech, said, builder.spent, builder.times_said))
    claims.extend(
        own_figures(document, builder.speech, builder.tallies, builder.times, builder.places, claims)
    )
    return tuple(sorted(claims, key=lambda claim: claim.evidence[0].start))


def _claims_deed(match: Match) -> bool:
    """Say whether somebody claims a deed of their own."""
    return match.frame.relation == "responsible_for" and match.frame.force == "admitted"


class _Builder:
    """Turns the frames found in one document into claims."""

    def __init__(
        self, document: Document, parse: Parse, attributions: Sequence[Attribution], cast: Cast
    ) -> None:
        self.document = document
        self.text = document.text
        self.parse = parse
        self.roles = Roles(parse)
        self.parties = Parties(parse, cast, self.roles)
        self.speech = SpeechActs(parse, attributions, self.roles, self.parties)
        self.wording = Wording(parse, self.text, self.roles, self.parties)
        self.commitment = Commitment(parse, self.parties)
        self.times = find_times(self.text, parse, document.published)
        self.tallies = Tallies(self.text, parse, self.parties, self.times)
        self.places = locate(document, parse, find_places(self.text, parse))
        self.claimed: dict[int, Match] = {}
        self.spent: set[int] = set()
        self.times_said: dict[str, Time | None] = {
            attribution.id: self._time_said(attribution) for attribution in attributions
        }

    def framed(self) -> list[Claim]:
        """Return one claim for each pair of parties of each frame found, none of them twice."""
        matches = list(find_matches(self.parse, self.roles, self.parties))
        matches = with_tolls(self.parse, self.roles, self.parties, self.tallies.found, matches)
        counted = counted_before(self.parse, self.roles, self.parties, self.tallies.quantities, matches)
        self.tallies.referents = counted
        self.wording.naming.counted.update({i: found.words for i, found in counted.items()})
        threatened = {i for match in matches if match.frame.relation == "threatens" for i in match.needed}
        self.claimed = {i: match for match in matches if _claims_deed(match) for i in match.objects}
        repeats = Repeats()
        claims: list[Claim] = []
        for match in matches:
            if self._claimed_by(match) is not None and not match.objects:
                continue
            if match.predicate in threatened and match.frame.relation == "attacks":
                continue
            for claim in self._claims(match):
                if repeats.is_new(claim, match.predicate, self.parse.sentence_at[match.predicate]):
                    claims.append(claim)
                    self.spent.add(match.predicate)
        return claims

    def _claims(self, match: Match) -> Iterator[Claim]:
        stance = self.commitment.stance(match)
        speaking = self.speech.of(self._claimed_by(match) or match, negated=stance.polarity == "denied")
        if speaking.denies:
            stance = replace(stance, polarity="denied")
        accuser = self.speech.accuser(speaking)
        for subject in (self._apart(match, filler) for filler in self._fillers(match, match.subjects)):
            if accuser is not None and subject.actor == accuser and not speaking.performed:
                continue
            if self.speech.parts(match.predicate, subject.head):
                continue
            objects: list[Filler | None] = [*self._fillers(match, match.objects)]
            for found in objects or [None]:
                if found is None or not self._is_one(match, subject, found):
                    claim = self._claim(match, stance, speaking, subject, found)
                    if claim is not None:
                        yield claim

    def _claimed_by(self, match: Match) -> Match | None:
        """Return the act by which a deed's doers claim it ("the attack was claimed by the front"), if it is one."""
        claim = self.claimed.get(match.predicate)
        return claim if claim is not None and set(match.subjects) <= set(claim.subjects) else None

    def _is_one(self, match: Match, subject: Filler, found: Filler) -> bool:
        """Say whether both parties are the same, which makes no claim but that of another name or a share."""
        if subject.span == found.span:
            return True
        same = subject.actor is not None and subject.actor == found.actor
        return same and match.frame.relation not in _OF_ONESELF

    def _fillers(self, match: Match, heads: Sequence[int]) -> Iterator[Filler]:
        for i in heads:
            for filler in self.parties.fillers(i, match.predicate):
                if filler.head in self.tallies.referents:
                    yield replace(filler, actor=self.tallies.referents[filler.head].actor)
                elif filler.actor is None and self.parties.is_a(filler.head, "incident"):
                    yield replace(filler, span=self.parties.span(filler.head, incident=True))
                else:
                    yield filler

    def _apart(self, match: Match, subject: Filler) -> Filler:
        """Return the accused without what they are accused of ("suspect the gang *of the robbery*")."""
        if match.frame.voice is None:
            return subject
        for i in match.objects:
            link = self.parse.tokens[self.parse.tokens[i].head]
            if subject.head < link.i < i and link.pos == "ADP" and link.start < subject.span.end:
                end = self.parse.tokens[link.i - 1].end
                return replace(subject, span=Span(subject.span.start, end))
        return subject

    def _claim(
        self, match: Match, stance: Stance, speaking: Speaking, subject: Filler, found: Filler | None
    ) -> Claim | None:
        quantity = self.tallies.of(match, subject, found)
        harmed = match.frame.relation == "casualties" and self.parse.tokens[match.predicate].dep == "amod"
        if quantity is None and (match.frame.counted or harmed):
            return None
        parties = [filler for filler in (subject, found) if filler is not None]
        left_open = is_left_open(self.parse, match.predicate)
        relation = self.commitment.relation(match, stance, subject, left_open=left_open)
        shown = replace(stance, polarity="affirmed") if speaking.denies else stance
        said = Said(match, subject, found, quantity, shown, speaking.content, speaking.performed)
        clause = self.wording.clause(said)
        if left_open and speaking.force not in _REFUSED and speaking.verb is None:
            # In the text's own words "the militia attacks the port" would stand without its "if".
            clause = f"it is left open whether {clause}"
        attribution = speaking.attribution.id if speaking.attribution else None
        evidence = evidence_of(self.roles, match, speaking, parties, quantity)
        ties = sum(filler.actor is not None for filler in parties) + 2 - len(parties)
        return Claim(
            id=digest(self.document.id, "claim", *self._identity(match, subject, found), attribution),
            attribution=attribution,
            statement=self._statement(speaking, said, clause),
            subject=self._party(subject),
            relation=relation,
            object=self._party(found) if found else None,
            quantity=quantity,
            polarity=stance.polarity,
            certainty=self.commitment.certainty(match, stance, speaking),
            tense=stance.tense,
            place=self._place(match, parties),
            time=self._time(match, speaking),
            said=self.times_said.get(attribution) if attribution else None,
            voices=speaking.voices,
            force=speaking.force,
            evidence=evidence,
            score=round(match.frame.weight * _TIES[ties] * speaking.score, 4),
            predicate=self.parse.tokens[match.predicate].span,
        )

    def _statement(self, speaking: Speaking, said: Said, clause: str) -> str:
        """Return the sentence; where the act of speech is the clause's own verb, the clause tells it already."""
        turned = speaking.denies or speaking.verb is not None
        told = turned and speaking.cue is not None and self.wording.tells(said, speaking.cue)
        if told and speaking.voices:
            return capital(f"{opening(speaking.voices[:-1], self.parties)}{clause}.")
        return statement(speaking.voices, self.parties, speaking.force, clause, speaking.verb)

    def _identity(self, match: Match, subject: Filler, found: Filler | None) -> tuple[object, ...]:
        """Return what makes a claim itself within its document."""
        start = self.parse.tokens[match.predicate].start
        return match.frame.relation, subject.span, found.span if found else None, start

    def _party(self, filler: Filler) -> Party:
        return Party(filler.actor, filler.span.text(self.text), filler.span)

    def _place(self, match: Match, parties: Sequence[Filler]) -> Place | None:
        for i in (match.predicate, self.roles.carrier(match.predicate)):
            place = place_for(self.parse, self.places, i) if i is not None else None
            if place is not None and not any(place.span.overlaps(filler.span) for filler in parties):
                return row_of(self.text, self.parse, self.places, place)
        return None

    def _time(self, match: Match, speaking: Speaking) -> Time | None:
        """Return the time spoken of, which is never that at which it was said."""
        said = self.times_said.get(speaking.attribution.id) if speaking.attribution else None
        for i in (match.predicate, self.roles.carrier(match.predicate)):
            time = time_for(self.parse, self.times, i) if i is not None else None
            if time is not None and time is not said:
                return time
        return None

    def _time_said(self, attribution: Attribution) -> Time | None:
        """Return when it was said: a time in the cue's clause that is no part of what is said."""
        if attribution.cue_token is None:
            return None
        outside = [
            time
            for time in self.times
            if not any(span.start <= time.span.start < span.end for span in attribution.content)
        ]
        return time_for(self.parse, outside, attribution.cue_token)
