"""What is seen of a mention that may name who did it.

Signs are the mention's kind and form, the sort of body its name tells of, the way up the grammar from it to the words
that govern it with what hangs on those, the words beside it, the claims it is a party of, who is speaking there, and
how surely its sentence tells of an incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import Final

from sayso.blame.lexicon import Meanings, plain, table
from sayso.blame.model import Signs
from sayso.records import Actor, Attribution, Cast, Claim, Mention, Parse, Relation, Token, Voice

BLAMING: Final[frozenset[Relation]] = frozenset({"responsible_for", "attacks", "abducts_or_detains"})
"""Relations that say who did it."""
INCIDENT: Final = ("incident", "incident log-odds", "incident before", "incident after", "late")
"""The signs of a mention that hang on how surely sentences tell of an incident, and on which sentence it stands in."""
_STEPS: Final = 4
"""How many words above a mention are looked at."""
_DEEPEST: Final = 6
_NEIGHBOURS: Final = (-2, -1, 1, 2)
_WORDED: Final = frozenset(
    {"aux", "auxpass", "neg", "mark", "prt", "advmod", "amod", "prep", "agent", "dobj", "nsubj", "nsubjpass"}
)
_PARTIES: Final = frozenset({"dobj", "nsubj", "nsubjpass"})
_UNSEEN: Final = frozenset({"punct", "det"})
_WORD = re.compile(r"[a-z-]+")


class Mentions:
    """Answers what is seen of each mention of one report."""

    def __init__(
        self,
        parse: Parse,
        meanings: Meanings,
        cast: Cast,
        attributions: Sequence[Attribution],
        claims: Sequence[Claim],
    ) -> None:
        self.parse = parse
        self.meanings = meanings
        self.cast = cast
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._by_id = {attribution.id: attribution for attribution in attributions}
        self._said: dict[int, Attribution] = {}
        for attribution in sorted(attributions, key=lambda one: -sum(map(len, one.content))):
            for span in attribution.content:
                self._said.update(dict.fromkeys(parse.tokens_in(span), attribution))
        self._doing: dict[int, list[Claim]] = {}
        self._suffering: dict[int, list[Claim]] = {}
        for claim in claims:
            for party, places in ((claim.subject, self._doing), (claim.object, self._suffering)):
                for i in parse.tokens_in(party.span) if party else ():
                    places.setdefault(i, []).append(claim)

    @property
    def said(self) -> frozenset[int]:
        """The tokens inside what is attributed to somebody."""
        return frozenset(self._said)

    def speaker_at(self, i: int) -> Attribution | None:
        """Return the innermost attribution whose content holds a word."""
        return self._said.get(i)

    def voices_of(self, attribution: Attribution) -> tuple[Voice, ...]:
        """Return the chain of voices that an attribution stands in, the outermost first."""
        chain = [attribution]
        while (above := self._by_id.get(chain[-1].parent or "")) is not None and above not in chain:
            chain.append(above)
        return tuple(one.voice for one in reversed(chain))

    def signs(self, actor: Actor, mention: Mention, incident: Sequence[float]) -> Signs:
        """Return what is seen of a mention; ``incident`` is how surely each sentence tells of an incident."""
        signs = dict.fromkeys(self.seen(actor, mention), 1.0)
        amounts = incident_amounts(self.parse.sentence_at[mention.head], incident)
        signs.update(zip(INCIDENT, amounts, strict=True))
        return signs

    def seen(self, actor: Actor, mention: Mention) -> Iterator[str]:
        """Yield all that is seen of a mention but how surely sentences tell of an incident; some of it twice."""
        i = mention.head
        yield "always"
        yield f"kind={actor.kind}"
        yield f"form={mention.form}"
        yield f"kind={actor.kind} form={mention.form}"
        for label in body_of(actor.name):
            yield f"body={label}"
            yield f"kind={actor.kind} body={label}"
        if mention.form == "description":
            yield f"head={plain(self.parse, i)}"
        for label in self.meanings.own[i]:
            yield f"head is={label}"
        yield from self._hanging(i, "own")
        yield from self._above(i)
        yield from self._beside(i)
        yield from self._spoken(actor, i)
        for claim in self._doing.get(i, ()):
            yield from self._as_subject(actor, claim)
        for claim in self._suffering.get(i, ()):
            yield f"object of {_denied(claim)}{claim.relation}"

    def _hanging(self, i: int, place: str) -> Iterator[str]:
        """Yield what is seen of what hangs on a word."""
        for j in self.parse.children[i]:
            child = self.parse.tokens[j]
            if child.dep in _UNSEEN:
                continue
            if child.dep in _WORDED:
                yield f"{place}.{child.dep}={plain(self.parse, j)}"
            if child.dep in _PARTIES and self.parse.name_at[j] >= 0:
                yield f"{place}.{child.dep} named"
            for label in self.meanings.own[j]:
                yield f"{place}.{child.dep} is={label}"
            if child.dep == "prep":
                for k in self.parse.children[j]:
                    for label in self.meanings.of[k]:
                        yield f"{place}.{child.lower} is={label}"

    def _above(self, i: int) -> Iterator[str]:
        """Yield what is seen of the words that govern a mention, the nearest first."""
        path: list[str] = []
        for step, (role, above) in enumerate(ways_up(self.parse, i)):
            word = plain(self.parse, above.i)
            path.append(role)
            way = ">".join(path)
            yield f"{step}.{role}"
            yield f"{step}.{role} {word}"
            yield f"way={way} {word}"
            yield f"under={word}"
            yield f"{step}.tag={above.tag}"
            for label in self.meanings.own[above.i]:
                yield f"{step}.{role} is={label}"
                yield f"first={path[0]} is={label}"
                yield f"way={way} is={label}"
            if step < 2:
                yield from self._hanging(above.i, str(step))

    def _beside(self, i: int) -> Iterator[str]:
        """Yield the words beside a mention, and what those of its sentence before and after it are about."""
        sentence = self.parse.sentence_of(i)
        for distance in _NEIGHBOURS:
            j = i + distance
            if sentence.first <= j < sentence.last:
                yield f"{distance:+}={plain(self.parse, j)}"
        for j in range(sentence.first, sentence.last):
            for label in self.meanings.own[j]:
                yield f"sentence is={label}"
                yield f"{'before' if j < i else 'after'} is={label}"

    def _spoken(self, actor: Actor, i: int) -> Iterator[str]:
        attribution = self._said.get(i)
        if attribution is not None:
            yield "said"
            yield f"said class={attribution.verb_class}"
            yield f"said by={attribution.voice.kind}"
            if attribution.voice.actor == actor.id:
                yield "said by itself"

    def _as_subject(self, actor: Actor, claim: Claim) -> Iterator[str]:
        """Yield what a claim says of the mention as the one who does."""
        yield f"subject of {_denied(claim)}{claim.relation}"
        if claim.relation not in BLAMING:
            return
        yield f"subject of {claim.relation} {claim.tense}"
        yield f"blame force={claim.force}"
        yield f"blame certainty={claim.certainty}"
        yield f"blame by={claim.voices[-1].kind if claim.voices else 'the report'}"
        if claim.subject and claim.subject.actor == actor.id:
            yield "blamed itself"
        if claim.object is None:
            return
        for j in self.parse.tokens_in(claim.object.span):
            if self.parse.name_at[j] >= 0:
                yield "blamed for named"
            for label in self.meanings.own[j]:
                yield f"blamed for={label}"
        victim = self.actors.get(claim.object.actor or "")
        if victim is not None:
            yield f"victim kind={victim.kind}"
            for label in body_of(victim.name):
                yield f"victim body={label}"


def incident_amounts(here: int, incident: Sequence[float]) -> tuple[float, ...]:
    """Return the amounts of the signs INCIDENT for a mention in a sentence."""
    sure = incident[here]
    return (
        sure,
        log((sure + 0.01) / (1.01 - sure)) / 2,
        incident[here - 1] if here else 0.0,
        incident[here + 1] if here + 1 < len(incident) else 0.0,
        here / len(incident),
    )


def ways_up(parse: Parse, i: int) -> list[tuple[str, Token]]:
    """Return the words that govern a word, at most four, each with the role in which it, or what holds it, hangs there.

    What stands in apposition or is joined has the role of what it stands beside; a preposition is told in the role.
    """
    found: list[tuple[str, Token]] = []
    token = parse.tokens[i]
    for _ in range(_DEEPEST):
        above = parse.tokens[token.head]
        if above.i == token.i or len(found) == _STEPS:
            break
        if token.dep in {"conj", "appos"} and not found:
            token = above
        elif token.dep == "pobj":
            governor = parse.tokens[above.head]
            found.append(("agent" if above.dep == "agent" else above.lower, governor))
            if above.head == above.i:
                break
            token = governor
        else:
            found.append((token.dep, above))
            token = above
    return found


@cache
def body_of(name: str) -> tuple[str, ...]:
    """Return what sorts of body the words of a name tell of, sorted."""
    sorts = table("names")
    return tuple(sorted({label for word in _WORD.findall(name.lower()) for label in sorts.get(word, ())}))


def _denied(claim: Claim) -> str:
    return "denied " if claim.polarity == "denied" else ""
