"""A claim as it is set beside those of other documents: all that is compared, and nothing that is not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from sayso.actors.across import shared_ids
from sayso.actors.names import normal_form, normal_words
from sayso.corroboration.groups.lexicon import stem_of
from sayso.corroboration.groups.relations import DEEDS, EVENTS, TURNED, family_of
from sayso.corroboration.groups.siding import denies_truth
from sayso.corroboration.groups.when import Days, day_of, days_of
from sayso.corroboration.groups.who import Who, who_of
from sayso.corroboration.groups.wording import Wording, read_wording
from sayso.records import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    ClaimRef,
    Force,
    Place,
    Quantity,
    Relation,
    Report,
    Span,
    Voice,
    VoiceKind,
    digest,
)

_HARMS: Final[dict[str, str]] = {
    word: harm
    for harm, entry in tomllib.loads(
        files("sayso.incidents").joinpath("harms.toml").read_text("utf-8")
    ).items()
    for word in entry["words"]
}
_CAST: Final = 8
"""So many names of those spoken of most tell what story a report is of."""
_LEFT_OPEN: Final = "harmed"
_MARK: Final = re.compile(r"[,;:.!?](?=\s|$)|[()\"“”—–]| - |\n\s*\n")
_REST: Final = 120
"""Characters behind the words of a claim within which its clause ends, at most."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of a chain: who it is, as far as that can be compared, its words and kind, and where it is named."""

    who: Who | None
    text: str
    kind: VoiceKind
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of one document, made comparable.

    ``denied`` says that it is denied: for what has a relation its polarity, for what is only said whether somebody denies
    it, as ``denial`` tells of either. ``deed`` is the word
    that states the relation, in base form; ``harm`` what happened to those counted ("killed"). ``said`` is the day it was
    said or published; ``planned`` says that it has not happened. ``story`` are the names
    in the report beside an event, by their last words.

    What follows on ``story`` is never compared by `kind`: who tells it, where its words stand, and how firmly it is said.
    ``chain`` are all voices, the outermost first; ``voice`` is the innermost. ``words`` are the text's own, up to
    the end of their clause. ``open`` says that it takes neither side: a voice did not say so, could not confirm it, asks or
    doubts, or turned something down without saying that it is not so.
    """

    ref: ClaimRef
    relation: Relation
    subject: Who | None
    object: Who | None
    denied: bool
    denial: bool
    planned: bool
    place: Place | None
    time: Days | None
    said: int | None
    published: int | None
    quantity: Quantity | None
    deed: str
    harm: str | None
    wording: Wording
    voice: Who | None
    story: frozenset[str] = frozenset()
    publisher: str | None = None
    agency: str | None = None
    chain: tuple[Speaker, ...] = ()
    statement: str = ""
    evidence: tuple[Span, ...] = ()
    force: Force = "asserted"
    certainty: Certainty = "unstated"
    words: str = ""
    open: bool = False

    @property
    def speaker(self) -> str | None:
        """On whose word it is, by a name that is the same in every document; None where that can't be told.

        The innermost voice's or, where the report says so itself, the publisher's.
        """
        if self.voice is not None:
            return self.voice.key
        return f"publisher {normal_form(self.publisher)}" if self.publisher else None

    @property
    def doer(self) -> Who | None:
        """Who does it, however the relation puts it."""
        return self.object if self.relation in TURNED else self.subject

    @property
    def done_to(self) -> Who | None:
        """To whom it is done, however the relation puts it; None where the object is the deed itself."""
        if self.relation in TURNED:
            return self.subject
        return None if self.relation in DEEDS else self.object

    @property
    def family(self) -> str:
        """The family of its relation."""
        return family_of(self.relation)

    @property
    def is_event(self) -> bool:
        """Whether it tells of what happens once."""
        return self.relation in EVENTS

    @property
    def kind(self) -> str:
        """A digest of all that is compared: tellings of one kind are alike in every part, whoever tells them."""
        place, number = self.place, self.quantity
        return digest(
            self.relation,
            *(who.parts if who else None for who in (self.subject, self.object)),
            self.denied,
            self.planned,
            place and (place.geonames, place.country, place.precision, normal_form(place.text)),
            self.time,
            self.published if self.is_event else None,
            number and (number.low, number.high, number.unit, number.of, number.bound),
            self.deed,
            self.harm,
            self.wording.terms,
            *map(sorted, (self.wording.names, self.wording.agent)),
            sorted(self.wording.numbers),
            *map(sorted, self.wording.negated),
            sorted(self.story),
        )


def tellings_of(report: Report, ids: Sequence[str | None] | None = None) -> tuple[Telling, ...]:
    """Return the claims of a report, made comparable, in their order. Pure words that say nothing are left out.

    ``ids`` are those that the report's actors have in every document, None for those of this one only, where that is
    known better than their names tell (`sayso.actors.across.shared_ids`).
    """
    return tuple(_tellings(report, shared_ids(report.actors) if ids is None else ids))


def telling_of_words(text: str) -> Telling:
    """Return a sentence as a claim of nobody about nobody, to be compared by its words alone."""
    return Telling(
        ref=ClaimRef(digest(text), digest(text)),
        relation="says",
        subject=None,
        object=None,
        denied=False,
        denial=False,
        planned=False,
        place=None,
        time=None,
        said=None,
        published=None,
        quantity=None,
        deed="",
        harm=None,
        wording=read_wording(text),
        voice=None,
    )


def _tellings(report: Report, ids: Sequence[str | None]) -> Iterator[Telling]:
    document = report.document
    cast = {actor.id: (actor, key) for actor, key in zip(report.actors, ids, strict=True)}
    attributions = {attribution.id: attribution for attribution in report.attributions}
    published = day_of(document.published)
    story = _story(report)
    for claim in report.claims:
        words = " … ".join(span.text(document.text) for span in claim.evidence)
        wording = read_wording(words)
        if claim.relation == "says" and not wording.terms:
            continue
        subject, object_ = who_of(claim.subject, cast), who_of(claim.object, cast)
        deed = _deed(claim, document.text)
        said = days_of(claim.said)
        yield Telling(
            ref=ClaimRef(document.id, claim.id),
            relation=claim.relation,
            subject=subject,
            object=object_,
            denied=_is_denied(claim),
            denial=claim.force == "denied",
            planned=claim.tense in ("future", "hypothetical"),
            place=claim.place,
            time=days_of(claim.time),
            said=said.last if said else published,
            published=published,
            quantity=claim.quantity,
            deed=object_.head if claim.relation in DEEDS and object_ else deed,
            harm=_harm(claim, deed),
            wording=wording,
            voice=who_of(claim.voices[-1], cast) if claim.voices else None,
            publisher=document.publisher,
            agency=document.agency,
            chain=_chain(claim, cast, attributions),
            statement=claim.statement,
            evidence=tuple(sorted(claim.evidence)),
            force=claim.force,
            certainty=claim.certainty,
            open=_is_open(claim, attributions, document.text),
            words=words if claim.relation == "says" else _to_the_end(words, claim.evidence, document.text),
            story=story if claim.relation in EVENTS else frozenset(),
        )


def _to_the_end(words: str, evidence: Sequence[Span], text: str) -> str:
    """Return words with those behind them up to the next mark: "... were killed" | "in Karsk since May"."""
    end = max((span.end for span in evidence), default=0)
    rest = _MARK.split(text[end : end + _REST], maxsplit=1)[0]
    return f"{words}{rest.rstrip()}" if rest[:1].isspace() else words


def _chain(
    claim: Claim, cast: Mapping[str, tuple[Actor, str | None]], attributions: Mapping[str, Attribution]
) -> tuple[Speaker, ...]:
    """Return the voices of a claim, each with the words that name it in the attributions that the claim stands in."""
    named: dict[Voice, tuple[Span, ...]] = {}
    for at in _around(claim, attributions):
        named.setdefault(at.voice, at.source)
    return tuple(
        Speaker(who_of(voice, cast), voice.text, voice.kind, named.get(voice, ())) for voice in claim.voices
    )


def _around(claim: Claim, attributions: Mapping[str, Attribution]) -> Iterator[Attribution]:
    """Yield the attributions that a claim stands in, the innermost first, each once."""
    at = attributions.get(claim.attribution or "")
    passed: set[str] = set()
    while at is not None and at.id not in passed:
        passed.add(at.id)
        yield at
        at = attributions.get(at.parent or "")


def _story(report: Report) -> frozenset[str]:
    """Return the last words of the names spoken of most in a report, and of the places in its claims."""
    named = [
        actor
        for actor in report.actors
        if any(mention.form in ("name", "acronym") for mention in actor.mentions)
    ]
    named.sort(key=lambda actor: (-len(actor.mentions), actor.name))
    places = sorted({claim.place.text for claim in report.claims if claim.place})
    names = [*(actor.name for actor in named[:_CAST]), *places[:_CAST]]
    return frozenset(words[-1] for words in map(normal_words, names) if words)


def _is_denied(claim: Claim) -> bool:
    if claim.relation != "says":
        return claim.polarity == "denied"
    return claim.force == "denied"


def _is_open(claim: Claim, attributions: Mapping[str, Attribution], text: str) -> bool:
    if any(at.uncommitted for at in _around(claim, attributions)):
        return True
    if claim.force == "denied":
        return not denies_truth(claim, attributions, text)
    return claim.force == "doubted"


def _deed(claim: Claim, text: str) -> str:
    return stem_of(claim.predicate.text(text).lower()) if claim.predicate else ""


def _harm(claim: Claim, deed: str) -> str | None:
    """Return what happened to those whom a claim counts, by its word or by what it counts."""
    if claim.relation not in ("casualties", "attacks"):
        return None
    last = claim.quantity.of.split()[-1].lower() if claim.quantity and claim.quantity.of else ""
    harm = next((_HARMS[word] for word in (last, deed, stem_of(last)) if word in _HARMS), None)
    return None if harm == _LEFT_OPEN else harm
