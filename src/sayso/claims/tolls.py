"""Who came to harm where no frame tells it: bare tolls, parts of a number, and nobody at all.

"The raid left 12 dead and 30 injured" has no noun for whom it counts; "five people, among them three children" counts
three of the five once more, who must be neither added to them nor lost; "nobody was hurt" and "no casualties were
reported" say that the number is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from sayso.claims.frames import Frame, Match, load_frames
from sayso.claims.parties import Parties
from sayso.claims.quantities import Counted
from sayso.claims.roles import Roles
from sayso.records import Parse, Token

_STATES: Final = {
    "dead": "killed",
    "killed": "killed",
    "slain": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "missing": "missing",
}
"""What a word behind a number says of those it counts."""
_HARMS: Final = {
    "casualty": "casualties",
    "victim": "casualties",
    "death": "killed",
    "fatality": "killed",
    "injury": "wounded",
}
"""What a noun says that counts those who came to harm."""
_NOBODY: Final = frozenset({"nobody", "none"})
_PART_OF: Final = frozenset({"them", "whom"})
_LINKS: Final = frozenset({"were", "was", "are", "is", "include", "included", "includes", "including"})
_OBJECTS: Final = frozenset({"nsubjpass", "dobj"})
_CAUSES: Final = ("in", "during", "from", "after")


def with_tolls(
    parse: Parse, roles: Roles, parties: Parties, counted: Sequence[Counted], matches: Sequence[Match]
) -> list[Match]:
    """Return the matches of frames with those of bare tolls put in, in the order of their predicates.

    A bare toll takes the place of what a frame made of the same words.
    """
    finder = _Tolls(parse, roles, parties)
    tolls = [*finder.bare(counted), *finder.nobody()]
    spent = {
        i
        for toll in tolls
        for i in (*toll.subjects, *toll.needed, toll.predicate)
        if toll.frame.speech != "verb"
    }
    kept = [
        match for match in matches if match.frame.relation != "casualties" or match.predicate not in spent
    ]
    kept = [match for match in kept if not _is_of_the_dead(parse, match)]
    kept += [toll for toll in tolls if not any(_is_told(toll, match) for match in kept)]
    parts = list(finder.parts(counted, kept))
    told = {(part.predicate, part.subjects) for part in parts}
    kept = [match for match in kept if (match.predicate, match.subjects) not in told] + parts
    return sorted(kept, key=lambda match: match.predicate)


def _is_of_the_dead(parse: Parse, match: Match) -> bool:
    """Say whether only bodies come to harm ("four dead bodies"), which is no toll."""
    harmed = match.frame.relation == "casualties" and match.frame.speech == "adjective"
    return harmed and any(parse.tokens[i].lemma == "body" for i in match.subjects)


def _is_told(toll: Match, match: Match) -> bool:
    return match.frame.relation == "casualties" and not set(toll.subjects).isdisjoint(match.subjects)


@cache
def _frame(status: str) -> Frame:
    """Return the frame of a bare toll: an adjective said of a number."""
    plain = next(
        frame for frame in load_frames() if frame.relation == "casualties" and frame.speech == "adjective"
    )
    return replace(plain, status=status, counted=True)


@cache
def _deeds() -> dict[str, Frame]:
    """Return a frame by each verb that says how somebody came to harm."""
    found: dict[str, Frame] = {}
    for frame in load_frames():
        if (
            frame.relation == "casualties"
            and frame.speech == "verb"
            and frame.subject == ("object",)
            and not frame.needs
        ):
            for word in frame.words:
                found.setdefault(word, frame)
        elif frame.relation == "casualties" and "die" in frame.words:
            found.update(dict.fromkeys(frame.words, frame))
    return found


class _Tolls:
    """Finds tolls in one parse."""

    def __init__(self, parse: Parse, roles: Roles, parties: Parties) -> None:
        self.parse = parse
        self.roles = roles
        self.parties = parties

    def bare(self, counted: Sequence[Counted]) -> Iterator[Match]:
        """Yield the numbers that what befell people stands right behind: "12 dead", "30 injured"."""
        for one in counted:
            i = one.counted
            state = self.parse.tokens[i] if i is not None else None
            if state is None or state.i != one.number + 1 or one.quantity.unit != "people":
                continue
            status = _STATES.get(state.lower)
            if status is None or any(
                self.parse.tokens[j].dep in {"aux", "auxpass", "dobj"} for j in self.parse.children[state.i]
            ):
                continue
            told_by = self._verb_above(state.i)
            yield Match(
                _frame(status), state.i, (one.number,), self._cause(state), (), denied=False, told_by=told_by
            )

    def _verb_above(self, i: int) -> int | None:
        for above in islice(self.parse.ancestors(i), 3):
            if self.parse.tokens[above].pos in {"VERB", "AUX"}:
                return above
        return None

    def _cause(self, state: Token) -> tuple[int, ...]:
        """Return what left so many dead, or in what they came to harm."""
        above = state.head
        for _ in range(3):
            if self.parse.tokens[above].lemma == "leave":
                return self._causing(self.roles.fillers(above, "subject"))
            if self.parse.tokens[above].head == above:
                break
            above = self.parse.tokens[above].head
        for slot in _CAUSES:
            if found := self._causing(self.roles.fillers(state.i, slot)):
                return found
        return ()

    def _causing(self, found: Sequence[int]) -> tuple[int, ...]:
        return tuple(j for j in found if self.parties.is_a(j, "cause") or self.parties.is_a(j, "actor"))[:1]

    def nobody(self) -> Iterator[Match]:
        """Yield what says that nobody came to harm."""
        for token in self.parse.tokens:
            head = self.parse.tokens[token.head]
            if token.lower in _NOBODY or (token.lower == "one" and self._is_none(token.i)):
                frame = _deeds().get(head.lemma)
                if frame is not None and token.dep in _OBJECTS:
                    yield Match(frame, head.i, (token.i,), self._agents(head.i), (), denied=True)
            elif (status := _HARMS.get(token.lemma)) and self._is_none(token.i):
                cause = next(
                    filter(None, (self._causing(self.roles.fillers(token.i, slot)) for slot in _CAUSES)), ()
                )
                yield Match(
                    _frame(status),
                    token.i,
                    (token.i,),
                    cause,
                    (),
                    denied=True,
                    told_by=self._verb_above(token.i),
                )

    def _agents(self, verb: int) -> tuple[int, ...]:
        for slot in ("subject", *_CAUSES):
            if found := self._causing(self.roles.fillers(verb, slot)):
                return found
        return ()

    def _is_none(self, i: int) -> bool:
        """Say whether "no" stands before a noun, or before the one that it is joined to by "or"."""
        tokens = self.parse.tokens
        if any(tokens[j].lower == "no" and tokens[j].dep in {"det", "neg"} for j in self.parse.children[i]):
            return True
        if tokens[i].dep != "conj" or tokens[i - 1].lower not in {"or", "nor"}:
            return False
        return self._is_none(tokens[i].head)

    def parts(self, counted: Sequence[Counted], matches: Sequence[Match]) -> Iterator[Match]:
        """Yield those who are counted once more as a part of others: "five people, including three children"."""
        harmed = [match for match in matches if match.frame.relation == "casualties" and match.subjects]
        for one in counted:
            if one.quantity.unit not in {"people", ""}:
                continue
            if among := self._among_harmed(one):
                yield among
            if not self._is_part(one):
                continue
            sentence = self.parse.sentence_at[one.number]
            whole = [
                match
                for match in harmed
                if match.subjects[-1] < one.number and self.parse.sentence_at[match.predicate] == sentence
            ]
            if not whole:
                continue
            parent = max(whole, key=lambda match: match.subjects[-1])
            head = self._head(one)
            told = self._told_apart(one, parent)
            if told is not None and head not in parent.subjects:
                yield replace(told, subjects=(head,), needed=(), part_of=parent.subjects[-1])

    def _told_apart(self, one: Counted, parent: Match) -> Match | None:
        """Return what befell a part: what befell the whole, or what a verb of its own tells ("two of whom died")."""
        token = self.parse.tokens[one.number]
        verb = self.parse.tokens[token.head]
        if parent.frame.speech == "noun":
            # "17 casualties, including 9 wounded soldiers"
            own = (_STATES.get(self.parse.tokens[j].lower) for j in self.parse.children[self._head(one)])
            status = next(filter(None, own), parent.frame.status or "casualties")
            return replace(parent, frame=_frame(status), told_by=self._verb_above(parent.predicate))
        if token.dep not in {"nsubj", "nsubjpass"} or verb.pos != "VERB":
            return parent
        frame = _deeds().get(verb.lemma)
        return None if frame is None else replace(parent, frame=frame, predicate=verb.i, told_by=None)

    def _among_harmed(self, one: Counted) -> Match | None:
        """Return a part of those who are called by what befell them: "among the dead were three children"."""
        tokens = self.parse.tokens
        before = at = self.parse.tokens_in(one.quantity.span)[0] - 1
        while at > 0 and tokens[at].lower in _LINKS:
            at -= 1
        status = _STATES.get(tokens[at].lower)
        if status is None or at < 1 or tokens[at - 1].lower != "the":
            return None
        included = tokens[before].lemma == "include"
        if not included and (at < 2 or tokens[at - 2].lower != "among"):
            return None
        return Match(
            _frame(status),
            at,
            (self._head(one),),
            (),
            (),
            denied=False,
            part_of=at,
            told_by=self._verb_above(at),
        )

    def _is_part(self, one: Counted) -> bool:
        tokens = self.parse.tokens
        first = self.parse.tokens_in(one.quantity.span)[0]
        if (one.quantity.of or "").lower().split()[:1] and (one.quantity.of or "").lower().split()[
            0
        ] in _PART_OF:
            return True
        before = first - 1
        while before > 0 and tokens[before].lower in {"were", "was"}:
            before -= 1
        if before < 1:
            return False
        return tokens[before].lower == "including" or (
            tokens[before].lower in _PART_OF and tokens[before - 1].lower == "among"
        )

    def _head(self, one: Counted) -> int:
        """Return the noun counted, or the number where a pronoun stands for whom it counts ("three of them")."""
        head = one.counted if one.counted is not None else one.number
        return one.number if self.parse.tokens[head].lower in _PART_OF else head
