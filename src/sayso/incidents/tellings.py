"""Where a report speaks of violence: the words for it, whether they say that it happened, and what stands around them.

A telling happened if somebody says so in the indicative: what is planned, threatened, feared, asked, supposed or still
to come is left out here (polarity, certainty and tense after FactBank, Saurí and Pustejovsky 2009), and what is denied
is kept only as a word against. A definite phrase ("the bombing") takes its incident for granted whatever stands above
it. So does no bare plural ("attacks on villages"), which speaks of no single one, and no plain present outside a
headline ("guerrillas attack villages").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sayso.claims.lexicon import PLANNING
from sayso.claims.stance import is_left_open, stance_of
from sayso.incidents.scene import Say, Scene
from sayso.incidents.words import (
    CLASSES,
    GENERAL,
    HEARSAY,
    OPEN,
    OPEN_VERBS,
    STRIKING,
    Word,
    modifiers,
    words_by_lemma,
)
from sayso.records import Claim, Harm, IncidentKind, Parse, Party, Place, Time

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_NAMING: Final = frozenset({"compound", "amod", "nmod"})
_UNREAL: Final = frozenset({"future", "hypothetical"})
_NOT_YET: Final = frozenset(
    {"planned", "possible", "potential", "future", "foiled", "threatened", "alleged", "further"}
)
_DEADLY: Final = frozenset({"dead", "death", "fatally"})
_ABOUT: Final = frozenset({"of", "about", "on", "regarding"})
_DAY: Final = len("2019-03-11")
_FORTNIGHT: Final = timedelta(days=14)
_MOST: Final = 6
"""Most targets of one telling."""
_LISTS: Final = frozenset(
    {"several", "many", "various", "numerous", "some", "more", "other", "any", "such", "no"}
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One word of a report that speaks of violence, token ``i``, with what stands around it.

    ``definite`` is a phrase that takes its incident for granted, ``general`` one that may point back at an incident of
    another kind, ``several`` one that speaks of more than one. ``against`` says that the one whose word it stands on
    says it did not happen. ``claims`` are those that it is the predicate of.
    """

    i: int
    word: Word
    kind: IncidentKind | None
    rank: int
    definite: bool
    general: bool
    several: bool
    against: bool
    say: Say
    harm: Harm | None
    targets: tuple[Party, ...]
    place: Place | None
    time: Time | None
    claims: tuple[Claim, ...]

    @property
    def is_noun(self) -> bool:
        """Say whether it is a noun."""
        return self.word.speech == "noun"


def find_tellings(scene: Scene, claims_at: Mapping[int, Sequence[Claim]]) -> list[Telling]:
    """Return the tellings of a document in text order; ``claims_at`` are its claims of violence by predicate token."""
    return list(_tellings(scene, claims_at))


def speaks_of_violence(scene_words: Iterator[str]) -> bool:
    """Say whether any of these lemmas may tell of violence, so that a report without one costs nothing."""
    index = words_by_lemma()
    return any(lemma in index for lemma in scene_words)


def _tellings(scene: Scene, claims_at: Mapping[int, Sequence[Claim]]) -> Iterator[Telling]:
    index, parse = words_by_lemma(), scene.parse
    for token in parse.tokens:
        words = index.get(token.lemma)
        if words is None or parse.name_at[token.i] >= 0:
            continue
        claims = tuple(claims_at.get(token.i, ()))
        for word in words:
            if word.claimed and not any(claim.relation != "casualties" for claim in claims):
                continue
            if word.fits(parse, scene.roles, scene.parties, token.i):
                telling = _telling(scene, word, token.i, claims)
                if telling is not None:
                    yield telling
                break


def _telling(scene: Scene, word: Word, i: int, claims: tuple[Claim, ...]) -> Telling | None:
    parse, token = scene.parse, scene.parse.tokens[i]
    noun = word.speech == "noun"
    if not noun and token.dep == "amod" and token.tag == "VBG":
        # "damaging leaks"
        return None
    if noun and token.dep in _NAMING and parse.tokens[token.head].pos in {"NOUN", "PROPN"}:
        # "the bombing campaign", "a murder trial": another thing is spoken of.
        return None
    definite = noun and _is_definite(scene, i)
    several = noun and token.tag in {"NNS", "NNPS"}
    if word.kind is None and not definite:
        return None
    if several and not definite and not _is_counted(scene, i):
        return None
    reality = _reality(scene, i, definite=definite, noun=noun)
    if reality is None or any(_is_toll_of_many(claim) for claim in claims):
        return None
    say, against = scene.say(i, taken_for_granted=definite)
    if not definite and not say.voices and stance_of(parse, i).certainty == "possible":
        say = replace(say, force="possible")
    framed = [claim for claim in claims if claim.relation != "casualties"] or list(claims)
    if framed and not definite:
        say, against = (
            Say(framed[0].voices, framed[0].force, framed[0].score),
            framed[0].force in {"denied", "doubted"},
        )
    time = next((claim.time for claim in claims if claim.time), None) or scene.time(i)
    if not definite and time is not None and _is_long(time):
        return None
    targets = tuple(_targets(scene, word, i))
    place = next((claim.place for claim in claims if claim.place), None) or scene.place(i, targets)
    kind, rank, harm = _kind(scene, word, i)
    return Telling(
        i=i,
        word=word,
        kind=kind,
        rank=rank,
        definite=definite,
        general=definite and (word.kind is None or token.lemma in GENERAL),
        several=several,
        against=against or reality is False,
        say=say,
        harm=harm,
        targets=targets,
        place=place or _place_of_target(scene, targets),
        time=time,
        claims=claims,
    )


def _is_toll_of_many(claim: Claim) -> bool:
    """Say whether a claim counts those harmed over a stretch of time, which no single incident is."""
    within = claim.quantity.within if claim.relation == "casualties" and claim.quantity else None
    return within is not None and (within.earliest is None or within.earliest != within.latest)


def _is_long(time: Time) -> bool:
    """Say whether a time runs over more than a fortnight of known days, in which no single act goes on."""
    if time.earliest is None or time.latest is None or min(len(time.earliest), len(time.latest)) < _DAY:
        return False
    return date.fromisoformat(time.latest[:_DAY]) - date.fromisoformat(time.earliest[:_DAY]) > _FORTNIGHT


def _kind(scene: Scene, word: Word, i: int) -> tuple[IncidentKind | None, int, Harm | None]:
    """Return the kind that a word tells, how much it tells of it, and the harm done, the words around it heard."""
    parse = scene.parse
    if word.speech == "noun" and word.rank == 1:
        for j in parse.children[i]:
            found = modifiers().get(parse.tokens[j].lemma)
            if found and parse.tokens[j].dep in _NAMING:
                return found, 3, word.harm
    if word.rank == 0 and word.kind == "killing":
        means = (j for slot in ("subject", "by", "with") for j in scene.roles.fillers(i, slot))
        if any(parse.tokens[j].lemma in CLASSES["bomb"] for j in means):
            return "bombing", 3, word.harm
    if word.harm == "harmed" and any(parse.tokens[j].lower in _DEADLY for j in _near(parse, i)):
        return "killing", 2, "killed"
    return word.kind, word.rank, word.harm


def _near(parse: Parse, i: int) -> Iterator[int]:
    """Yield the words that hang on a word, directly or by a preposition."""
    for j in parse.children[i]:
        yield j
        yield from parse.children[j]


def _reality(scene: Scene, i: int, *, definite: bool, noun: bool) -> bool | None:
    """Return whether a word says that it happened, or that it did not; None where it says neither."""
    parse, token = scene.parse, scene.parse.tokens[i]
    if is_left_open(parse, i) and not definite:
        return None
    if noun and (_is_open(scene, i) or _is_hearsay(scene, i)):
        return None
    if definite:
        return True
    stance = stance_of(parse, i)
    carrier = scene.roles.carrier(i) if noun else None
    polarity, tense, certainty = stance.polarity, stance.tense, stance.certainty
    if carrier is not None:
        above = stance_of(parse, carrier)
        if parse.tokens[carrier].lemma in PLANNING:
            return None
        tense, certainty = above.tense, above.certainty
        polarity = "denied" if "denied" in {polarity, above.polarity} else "affirmed"
    if tense in _UNREAL or certainty == "unstated":
        return None
    if certainty == "possible" and tense == "present":
        # "could attack" looks ahead; "may have attacked" looks back.
        return None
    if not noun and token.tag in {"VBP", "VBZ"} and not _in_title(scene, i):
        return None
    return polarity == "affirmed"


def _is_open(scene: Scene, i: int) -> bool:
    """Say whether a noun names an incident that is only planned, feared or the like."""
    parse, token = scene.parse, scene.parse.tokens[i]
    if any(parse.tokens[j].lower in _NOT_YET for j in parse.children[i]):
        return True
    above = parse.tokens[token.head]
    if token.dep in {"dobj", "nsubjpass"} and not _is_definite(scene, i):
        return above.lemma in OPEN_VERBS
    return token.dep == "pobj" and above.dep == "prep" and parse.tokens[above.head].lemma in OPEN


def _is_hearsay(scene: Scene, i: int) -> bool:
    """Say whether a noun is what a report of somebody's is about whom nobody names ("the false report of *the killing*").

    Such a noun of saying takes nothing for granted, whatever article stands before the deed.
    """
    below = scene.parse.tokens[i]
    if below.dep != "pobj" or scene.speech.inside(i) is not None:
        return False
    if scene.parse.tokens[below.head].lower not in _ABOUT:
        # "a claim of responsibility for the bombing" is about who did it.
        return False
    for j in scene.parse.ancestors(i):
        above = scene.parse.tokens[j]
        if below.dep not in {"pobj", "prep"}:
            return False
        if above.lemma in HEARSAY and below.dep == "prep":
            return True
        below = above
    return False


def _in_title(scene: Scene, i: int) -> bool:
    title = scene.document.title_span
    return title is not None and title.start <= scene.parse.tokens[i].start < title.end


def _is_definite(scene: Scene, i: int) -> bool:
    return any(
        scene.parse.tokens[j].dep == "poss" or scene.parse.tokens[j].lower in _DEFINITE
        for j in scene.parse.children[i]
        if j < i
    )


def _is_counted(scene: Scene, i: int) -> bool:
    """Say whether a plural counts its incidents ("two attacks"), so that it speaks of certain ones."""
    return any(
        scene.parse.tokens[j].dep == "nummod" and scene.parse.tokens[j].lower not in _LISTS
        for j in scene.parse.children[i]
    )


def _targets(scene: Scene, word: Word, i: int) -> Iterator[Party]:
    """Yield whom or what it was done to."""
    for slot in word.target:
        found = [j for j in scene.roles.fillers(i, slot) if _can_suffer(scene, j, i)]
        if found:
            yield from (scene.party(j) for j in found[:_MOST])
            return
    verb = scene.parse.tokens[scene.parse.tokens[i].head]
    if word.speech == "noun" and scene.parse.tokens[i].dep == "nsubj" and verb.lemma in STRIKING:
        # "The blast hit the station."
        found = [j for j in scene.roles.fillers(verb.i, "object") if _can_suffer(scene, j, i)]
        yield from (scene.party(j) for j in found[:_MOST])


def _can_suffer(scene: Scene, j: int, i: int) -> bool:
    token = scene.parse.tokens[j]
    if j == i or not scene.parties.is_a(j, "target") or scene.parties.is_a(j, "incident"):
        return False
    if any(time.span.start <= token.start < time.span.end for time in scene.times):
        return False
    return not scene.parties.is_a(j, "weapon") and token.lemma not in {"fire", "bomb", "explosive", "leg"}


def _place_of_target(scene: Scene, targets: Sequence[Party]) -> Place | None:
    """Return the place that was attacked, which is where it happened."""
    for party in targets:
        for i in reversed(scene.parse.tokens_in(party.span)):
            name = scene.parse.name_of(i)
            if name is not None and name.kind == "place":
                return Place(name.span.text(scene.text), name.span)
    return None
