"""Which tellings speak of one incident.

MUC-4 asked for one template an incident (Sundheim 1992), however often a report comes back to it; ACE (2005) and
Rich ERE (Song et al. 2015) call two mentions one event where kind, place, time and participants are the same. Systems
that join by the word alone run ten incidents of one report into one, so the rules here ask for a reason to join and
for nothing that speaks against it (Ahn 2006 found the same features the strongest); an unsure one stays apart:

- **Syntax.** In one sentence, what came of it ("killed", "wounded") goes with the incident it hangs on: "died *in the
  bombing*", "attacked the town, *killing* nine", "killed *when a bomb exploded*".
- **What came of it, in the next sentence.** "A bomb exploded. Nine people *were killed*" without a doer, a place or a
  time of its own.
- **Pointing back.** A definite phrase ("the blast", "Tuesday's attack", "the incident") is the latest incident before
  of a fitting kind, not too far back; whatever it names itself (whom, where, when) must be that incident's.
- **Pronouns.** "Had abducted *them*", right behind an incident of that kind, is that one.
- **Agreement.** A new telling (a verb, "a bombing") is one told before only if they share who came to harm, or the
  number of them, or both place and day.

Nothing joins where kinds cannot be one, places share no word, times lie apart, or named victims differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.incidents.scene import Scene
from sayso.incidents.tellings import Telling
from sayso.records import IncidentKind, Parse, Place, Time

_NEAR: Final = 6
"""Most sentences that a definite phrase looks back for an incident of its kind."""
_NEXT: Final = 2
"""Most sentences between an incident and what came of it."""
_LINKS: Final = frozenset(
    {"advcl", "relcl", "acl", "conj", "xcomp", "nsubj", "nsubjpass", "agent", "ccomp", "dobj", "pcomp"}
)
_IN: Final = frozenset({"in", "during", "by", "with", "from", "when", "at"})
_SMALL: Final = frozenset(
    {"the", "of", "in", "a", "an", "and", "city", "town", "village", "province", "department", "district"}
)


@dataclass(slots=True)
class Gathering:
    """The tellings taken to be of one incident, in text order."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def kind(self) -> IncidentKind:
        """The kind that the most telling of its words gives, the first of them.

        Of a shooting that leaves open whether they lived, the word that they were killed tells more.
        """
        kinds = [telling for telling in self.tellings if telling.kind is not None]
        best = max(kinds, key=lambda telling: (telling.rank, -telling.i))
        assert best.kind is not None
        is_open = best.word.harm == "harmed"
        return "killing" if is_open and any(one.kind == "killing" for one in kinds) else best.kind

    @property
    def rank(self) -> int:
        """How much its words tell of the kind."""
        return max(telling.rank for telling in self.tellings)

    @property
    def several(self) -> bool:
        """Say whether it is spoken of as more than one."""
        return any(telling.several for telling in self.tellings)

    @property
    def happened(self) -> bool:
        """Say whether anybody says it happened."""
        return any(not telling.against for telling in self.tellings)

    @property
    def last(self) -> int:
        """The token that speaks of it last."""
        return self.tellings[-1].i

    @property
    def places(self) -> list[Place]:
        """All places told."""
        return [telling.place for telling in self.tellings if telling.place]

    @property
    def times(self) -> list[Time]:
        """All times told that come to a date."""
        return [one.time for one in self.tellings if one.time and (one.time.earliest or one.time.latest)]

    def harmed(self, scene: Scene) -> set[str]:
        """Return what tells its targets: their actors and the words at their heads."""
        return {key for telling in self.tellings for key in harmed_by(scene, telling)}


def gather(scene: Scene, tellings: Sequence[Telling]) -> list[Gathering]:
    """Return the tellings put together, an incident each, in the order of their first words."""
    found: list[Gathering] = []
    for telling in tellings:
        home = _home(scene, telling, found)
        if home is None and telling.kind is not None:
            home = Gathering()
            found.append(home)
        if home is not None:
            home.tellings.append(telling)
    return found


def _home(scene: Scene, telling: Telling, found: Sequence[Gathering]) -> Gathering | None:
    """Return the incident that a telling is of, or None for a new one."""
    sentence = scene.parse.sentence_at[telling.i]
    for one in reversed(found):
        if scene.parse.sentence_at[one.last] != sentence:
            continue
        if any(_is_linked(scene.parse, other, telling) for other in one.tellings) and _can_be(one, telling):
            return one
    if is_result(telling):
        return next((one for one in reversed(found) if _is_just_before(scene, one, telling)), None)
    if telling.definite:
        return _pointed_at(scene, telling, found)
    if found and _names_only_by_pronoun(scene, telling) and _is_just_before(scene, found[-1], telling):
        return found[-1] if found[-1].kind == telling.kind else None
    return next((one for one in reversed(found) if _agrees(scene, one, telling)), None)


def _names_only_by_pronoun(scene: Scene, telling: Telling) -> bool:
    """Say whether a telling names whom it hit by a pronoun alone ("kidnapped *them*")."""
    heads = [scene.head(party.span) for party in telling.targets]
    return bool(heads) and all(i is not None and scene.parse.tokens[i].pos == "PRON" for i in heads)


def _is_linked(parse: Parse, one: Telling, other: Telling) -> bool:
    """Say whether one telling hangs on the other: what came of it, its means, or the same act once more."""
    low, high = (one.i, other.i) if one.i > other.i else (other.i, one.i)
    if other.word.rank == 0 and one.is_noun and parse.tokens[other.i].dep == "relcl":
        # "The attack on the post in Karsk, which killed nine": the parser hangs it on the last noun.
        return parse.tokens[parse.tokens[other.i].head].pos == "PROPN" or parse.tokens[other.i].head == one.i
    if one.word.rank == 0 or other.word.rank == 0:
        return _hangs(parse, low, high) or _hangs(parse, high, low)
    if one.word.kind == other.word.kind and _is_conj(parse, low, high):
        return True
    return _same_deed(one, other) and (_hangs_in(parse, low, high) or _hangs_in(parse, high, low))


def _same_deed(one: Telling, other: Telling) -> bool:
    """Say whether two words may tell one deed, one its means and one its end ("assassinated in a bomb attack")."""
    return {one.kind, other.kind} in ({"killing", "attack"}, {"killing", "bombing"}, {"attack", "bombing"})


def _is_conj(parse: Parse, low: int, high: int) -> bool:
    """Say whether a verb stands in a row with another and shares its subject."""
    token = parse.tokens[low]
    return token.dep == "conj" and token.head == high and parse.child(low, "nsubj") is None


def _hangs(parse: Parse, low: int, high: int) -> bool:
    """Say whether token ``low`` hangs on ``high`` by a clause or by "in", "during" and the like."""
    token = parse.tokens[low]
    above = parse.tokens[token.head]
    while above.dep == "conj" and above.i not in {high, above.head}:
        # "were killed and 30 wounded when a bomb exploded" hangs on the later verb of the row.
        above = parse.tokens[above.head]
    if above.i == high:
        return token.dep in _LINKS
    return _hangs_in(parse, low, high)


def _hangs_in(parse: Parse, low: int, high: int) -> bool:
    token = parse.tokens[low]
    above = parse.tokens[token.head]
    return token.dep in {"pobj", "pcomp"} and above.head == high and above.lower in _IN


def is_result(telling: Telling) -> bool:
    """Say whether a telling only says what came of an incident, without who did it, where or when."""
    if telling.rank or telling.is_noun or telling.place or telling.time:
        return False
    return not any(claim.relation == "attacks" for claim in telling.claims)


def _is_just_before(scene: Scene, one: Gathering, telling: Telling) -> bool:
    apart = scene.parse.sentence_at[telling.i] - scene.parse.sentence_at[one.last]
    return apart <= _NEXT and _can_be(one, telling) and not _names_others(scene, one, telling)


def _pointed_at(scene: Scene, telling: Telling, found: Sequence[Gathering]) -> Gathering | None:
    """Return the latest incident that a definite phrase can point back at."""
    sentence = scene.parse.sentence_at[telling.i]
    own = harmed_by(scene, telling)
    for one in sorted(found, key=lambda one: -one.last):
        same_word = any(
            scene.parse.tokens[other.i].lemma == scene.parse.tokens[telling.i].lemma for other in one.tellings
        )
        if sentence - scene.parse.sentence_at[one.last] > _NEAR and not same_word:
            continue
        if telling.several != one.several or not _can_be(one, telling):
            continue
        if telling.kind is None and not one.happened:
            continue
        if own and not own & one.harmed(scene):
            continue
        if not own and telling.kind == "killing" and one.kind not in {"killing", "attack"}:
            continue
        return one
    return None


def _agrees(scene: Scene, one: Gathering, telling: Telling) -> bool:
    """Say whether a new telling and an incident share enough to be one."""
    if telling.several != one.several or not _can_be(one, telling) or _names_others(scene, one, telling):
        return False
    own, others = harmed_by(scene, telling), one.harmed(scene)
    if own and others and not own & others:
        return False
    shared = own & others
    if any(not key.startswith("a ") for key in shared) or (telling.against and shared):
        return True
    where = telling.place is not None and any(_is_one_place(telling.place, place) for place in one.places)
    when = telling.time is not None and any(_is_one_day(telling.time, time) for time in one.times)
    return (where and when) or (bool(shared) and (where or when))


def _names_others(scene: Scene, one: Gathering, telling: Telling) -> bool:
    """Say whether a telling names other people than the incident does, or counts others."""
    own, others = harmed_by(scene, telling), one.harmed(scene)
    for label in (
        "name ",
        *(f"exactly {harm} " for harm in ("killed", "wounded", "abducted", "missing", "harmed")),
    ):
        mine, theirs = ({key for key in keys if key.startswith(label)} for keys in (own, others))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _can_be(one: Gathering, telling: Telling) -> bool:
    """Say whether nothing of what a telling says itself speaks against an incident."""
    if not _fit(one, telling):
        return False
    if telling.place and one.places and not any(_is_one_place(telling.place, place) for place in one.places):
        return False
    if telling.time is None or not one.times or not (telling.time.earliest or telling.time.latest):
        return True
    return any(_overlap(telling.time, time) for time in one.times)


def _fit(one: Gathering, telling: Telling) -> bool:
    """Say whether a telling can be of an incident's kind."""
    kinds = {one.kind, telling.kind}
    if len(kinds) == 1 or telling.kind is None:
        return True
    if "kidnapping" in kinds:
        return False
    return "attack" in kinds or kinds in ({"killing", "bombing"}, {"killing", "arson"})


def _is_one_place(one: Place, other: Place) -> bool:
    """Say whether two places can be one: the same on the map, or sharing a word of their names."""
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    return bool(_name_words(one) & _name_words(other))


def _name_words(place: Place) -> set[str]:
    return {word for word in place.text.lower().replace(",", " ").split() if word not in _SMALL}


def _overlap(one: Time, other: Time) -> bool:
    """Say whether two times can be one; a side left open is no bound."""
    apart = (
        (one.latest and other.earliest and one.latest[:10] < other.earliest[:10])
        or (other.latest and one.earliest and other.latest[:10] < one.earliest[:10])
    )  # fmt: skip
    return not apart


def _is_one_day(one: Time, other: Time) -> bool:
    return one.earliest is not None and one.earliest == other.earliest and one.latest == other.latest


def harmed_by(scene: Scene, telling: Telling) -> set[str]:
    """Return what tells whom a telling harms: actors, the last words of names, numbers of people, head words ("a bus").

    A number that is bounded ("at least 11") can agree with another, and contradicts none.
    """
    keys: set[str] = set()
    subjects = [claim.subject for claim in telling.claims if claim.relation == "casualties" and claim.subject]
    for party in (*telling.targets, *subjects):
        quantity, head = scene.counted(party.span), scene.head(party.span)
        actor = scene.parties.actors.get(party.actor or "")
        if actor is not None:
            keys.update((f"actor {actor.id}", f"name {actor.name.lower().rpartition(' ')[2]}"))
        elif quantity is not None and (quantity.best or 0) > 1:
            harm = telling.harm or "harmed"
            keys.add(f"number {harm} {quantity.best:g}")
            if quantity.low == quantity.high:
                keys.add(f"exactly {harm} {quantity.low:g}")
        elif head is not None and scene.parse.tokens[head].pos == "PROPN":
            keys.add(f"name {scene.parse.tokens[head].lower.rpartition(' ')[2]}")
        elif head is not None and scene.parse.tokens[head].pos == "NOUN":
            keys.add(f"a {scene.parse.tokens[head].lemma}")
    return keys
