"""How well the sources, targets and types of PLOVER's events are read.

An event is read from a claim of a typed relation: its subject is the source and its object the target, the other way
round for who came to harm; of what holds both ways the object is a source, too. Another is read from any claim with a
voice: the innermost voice is the source, whom the claim is about the target, and the act of speech what is done. A
party is right if its words share a character with an actor of the record, or if its actor is mentioned there. PLOVER
marks one event a sentence, so that what a sentence says beside it counts as false: precision is a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.evaluation.adding import added, added_by_name
from sayso.evaluation.cases import Case
from sayso.evaluation.claim_scores import BOTH_WAYS
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.plover import GoldEvent, type_mappings
from sayso.evaluation.reading import Read, read_text
from sayso.evaluation.runs import Outcome
from sayso.records import Actor, Attribution, Failure, Party, Relation, Report, Span
from sayso.settings import Settings

_HARMED: Final[frozenset[Relation]] = frozenset({"casualties"})
"""Relations whose subject is whom something is done to."""


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """The counts over the sentences of one type.

    Of the ``judged`` sentences, where an event with a right source or target was read, so many have one of the
    ``right`` type. Where nothing of ours stands for the type, none is judged.
    """

    sentences: int = 0
    source: Counts = NONE
    target: Counts = NONE
    judged: int = 0
    right: int = 0

    def __add__(self, other: TypeFigures) -> TypeFigures:
        return added(self, other)

    @property
    def accuracy(self) -> float:
        """Which share of the judged sentences has an event of the right type."""
        return ratio(self.right, self.judged)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "sentences": self.sentences,
            "source": self.source.as_dict(),
            "target": self.target.as_dict(),
            "type": {"accuracy": self.accuracy, "right": self.right, "judged": self.judged},
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts over any number of sentences, by type. ``unread`` ones count as read without any result."""

    unread: int = 0
    types: Mapping[str, TypeFigures] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.unread + other.unread, added_by_name(self.types, other.types, TypeFigures()))

    @property
    def total(self) -> TypeFigures:
        """The counts over all types."""
        return sum(self.types.values(), TypeFigures())

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "unpredicted sentences": self.unread,
            **self.total.as_dict(),
            "types": {name: one.as_dict() for name, one in self.types.items()},
        }


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event read: where its source and its target are spoken of, and what is done, in the words of the mapping.

    ``key`` and ``other`` tell sources and targets apart.
    """

    source: tuple[Span, ...]
    key: str
    target: tuple[Span, ...]
    other: str
    relation: str | None
    denied: bool
    act: str | None

    def is_of(self, name: str) -> bool:
        """Say whether the event is one of a type."""
        mapping = type_mappings()[name]
        if self.act is not None:
            return self.act in mapping.acts
        return self.relation in (mapping.denied if self.denied else mapping.relations)


def run_event(gold: GoldEvent, read: Read, settings: Settings) -> Outcome[Figures]:
    """Return how one sentence was read."""
    report = read_text(f"{gold.id}.txt", gold.text.encode("utf-8"), read, settings)
    if isinstance(report, Failure):
        figures, _ = score_event(gold, ())
        return Outcome(Figures(1, figures.types), failure=report)
    figures, cases = score_event(gold, events_of(report))
    return Outcome(figures, cases)


def events_of(report: Report) -> tuple[FoundEvent, ...]:
    """Return the events that a report's claims come to, in the order of the claims."""
    actors = {actor.id: actor for actor in report.actors}
    attributions = {one.id: one for one in report.attributions}
    found: list[FoundEvent] = []
    for claim in report.claims:
        denied = claim.polarity == "denied"
        if claim.relation != "says":
            sides = [_side(claim.subject, actors), _side(claim.object, actors)]
            if claim.relation in _HARMED:
                sides.reverse()
            (source, key), (target, other) = sides
            found.append(FoundEvent(source, key, target, other, claim.relation, denied, None))
            if claim.relation in BOTH_WAYS:
                # PLOVER writes both parties down as sources.
                found.append(FoundEvent(target, other, (), "", claim.relation, denied, None))
        attribution = attributions.get(claim.attribution or "")
        if attribution is not None and attribution.source:
            target, other = _side(claim.subject, actors)
            source, key = _speaker(attribution, actors)
            if key != other:
                found.append(FoundEvent(source, key, target, other, None, denied, attribution.verb_class))
    return tuple(found)


def _side(party: Party | None, actors: Mapping[str, Actor]) -> tuple[tuple[Span, ...], str]:
    """Return where a party is spoken of, and what tells it from others; nothing where there is none."""
    if party is None:
        return (), ""
    actor = actors.get(party.actor or "")
    mentions = tuple(mention.span for mention in actor.mentions) if actor else ()
    return (party.span, *mentions), party.actor or str(party.span)


def _speaker(attribution: Attribution, actors: Mapping[str, Actor]) -> tuple[tuple[Span, ...], str]:
    actor = actors.get(attribution.voice.actor or "")
    mentions = tuple(mention.span for mention in actor.mentions) if actor else ()
    return (*attribution.source, *mentions), attribution.voice.actor or str(attribution.source[0])


def score_event(gold: GoldEvent, found: Sequence[FoundEvent]) -> tuple[Figures, tuple[Case, ...]]:
    """Return one sentence's figures and what went wrong."""
    # Who merely tells of an event is no party to it: acts of speech count as such where a type is made of them.
    events = [event for event in found if event.act is None or _is_performed(event.act)]
    sources = {event.key: event.source for event in events if event.source}
    targets = {event.other: event.target for event in events if event.target}
    judged = right = 0
    if not type_mappings()[gold.type].is_empty:
        near = [event for event in events if _is_near(event, gold)]
        judged = int(bool(near))
        right = int(any(event.is_of(gold.type) for event in near))
    figures = TypeFigures(
        1,
        _counts(gold.sources, sources),
        _counts(gold.targets, targets),
        judged,
        right,
    )
    return Figures(0, {gold.type: figures}), tuple(_cases(gold, events, figures))


def _is_performed(act: str) -> bool:
    return any(act in mapping.acts for mapping in type_mappings().values())


def _is_near(event: FoundEvent, gold: GoldEvent) -> bool:
    return _hits(event.source, gold.sources) or _hits(event.target, gold.targets)


def _hits(spans: Sequence[Span], actors: Sequence[Sequence[Span]]) -> bool:
    return any(span.overlaps(place) for span in spans for places in actors for place in places)


def _counts(gold: Sequence[Sequence[Span]], found: Mapping[str, Sequence[Span]]) -> Counts:
    """Return the counts of actors matched one to one, in the order in which they were found."""
    left = list(range(len(gold)))
    hits = 0
    for spans in found.values():
        i = next((i for i in left if _hits(spans, [gold[i]])), None)
        if i is not None:
            left.remove(i)
            hits += 1
    return Counts(hits, len(found), len(gold))


def _cases(gold: GoldEvent, events: Sequence[FoundEvent], figures: TypeFigures) -> Iterator[Case]:
    """Yield a sentence whose source, target or type was not read, and one with what was read beside them."""
    words = (
        ("type", gold.type),
        ("source", _words(gold.text, gold.sources)),
        ("target", _words(gold.text, gold.targets)),
        ("read", "; ".join(_told(gold.text, event) for event in events)),
    )
    lost = [
        name
        for name, counts in (("source", figures.source), ("target", figures.target))
        if counts.hits < counts.gold
    ]
    if figures.right < figures.judged:
        lost.append("type")
    if lost:
        yield Case("missed", gold.id, words, f"without {', '.join(lost)}", gold.text)
    elif figures.source.hits < figures.source.predicted or figures.target.hits < figures.target.predicted:
        yield Case("false", gold.id, words, "read beside it", gold.text)


def _words(text: str, actors: Sequence[Sequence[Span]]) -> str:
    return ", ".join(places[0].text(text) for places in actors)


def _told(text: str, event: FoundEvent) -> str:
    what = f"{'not ' if event.denied else ''}{event.act or event.relation}"
    source = event.source[0].text(text) if event.source else "-"
    target = event.target[0].text(text) if event.target else "-"
    return f"{source} {what} {target}"
