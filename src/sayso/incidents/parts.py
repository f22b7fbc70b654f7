"""The parts of an incident, each with its own voice: who did it, who came to harm, what was aimed at."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Final, get_args

from sayso.incidents.joining import Gathering
from sayso.incidents.scene import Scene
from sayso.incidents.tellings import Telling
from sayso.incidents.unclaimed import is_unclaimed
from sayso.records import Claim, Harm, Party, Perpetrator, Victims

_TABLE: Final = tomllib.loads(files("sayso.incidents").joinpath("harms.toml").read_text(encoding="utf-8"))
_HARMS: Final[dict[str, Harm]] = {
    word: harm for harm in get_args(Harm) if harm in _TABLE for word in _TABLE[harm]["words"]
}


def perpetrators(scene: Scene, claims: Sequence[Claim]) -> tuple[Perpetrator, ...]:
    """Return who is said to have done it and who is said not to, once for each voice that says so."""
    died = {one.subject.span for one in claims if one.subject and _is_death(scene, one)}
    found: dict[tuple[object, ...], Perpetrator] = {}
    for claim in claims:
        if claim.relation == "casualties" or claim.subject is None or is_unclaimed(claim):
            continue
        if claim.relation == "attacks" and claim.subject.actor is None and _is_place(scene, claim.subject):
            continue
        if claim.subject.span in died:
            continue
        who = claim.subject.actor or claim.subject.text.lower()
        one = Perpetrator(
            claim.subject, claim.polarity, claim.certainty, claim.voices, claim.force, claim.id, claim.score
        )
        key = (who, claim.polarity, claim.voices)
        if key not in found or found[key].score < one.score:
            found[key] = one
    return tuple(found.values())


def _is_death(scene: Scene, claim: Claim) -> bool:
    """Say whether a claim says that people died, which who did it seldom do ("four men *died* in the raid")."""
    i = scene.parse.token_at(claim.predicate.start) if claim.predicate else None
    return (
        claim.relation == "casualties" and i is not None and scene.parse.tokens[i].lemma in {"die", "perish"}
    )


def victims(scene: Scene, gathering: Gathering, claims: Sequence[Claim]) -> tuple[Victims, ...]:
    """Return who came to harm, as the claims count them and as the words for the incident name them."""
    doers = {one.subject.span for one in claims if one.subject and one.relation == "attacks"}
    found: dict[tuple[object, ...], Victims] = {}
    for one in (*_counted(scene, claims), *_named(scene, gathering, claims)):
        if one.span in doers and not any(
            _is_death(scene, claim) for claim in claims if claim.id == one.claim
        ):
            # "Gunmen shot dead a judge": the gunmen are not dead.
            continue
        quantity = (one.quantity.low, one.quantity.high) if one.quantity else None
        who = one.party.actor or one.party.text.lower() if one.party else None
        found.setdefault((one.harm, quantity or who, one.voices), one)
    return tuple(found.values())


def _counted(scene: Scene, claims: Sequence[Claim]) -> Iterator[Victims]:
    for claim in claims:
        if claim.relation != "casualties" or claim.polarity == "denied" or claim.subject is None:
            continue
        harm = _harm(scene, claim)
        if harm is not None:
            yield Victims(
                claim.subject, harm, claim.quantity, claim.voices, claim.force, claim.id, claim.subject.span
            )


def _harm(scene: Scene, claim: Claim) -> Harm | None:
    """Return what a claim of casualties says happened, by its predicate and what it counts."""
    i = scene.parse.token_at(claim.predicate.start) if claim.predicate else None
    if i is None:
        return None
    words = [scene.parse.tokens[i].lemma]
    if claim.quantity is not None and claim.quantity.of:
        words.append(claim.quantity.of.lower().rpartition(" ")[2])
    words.extend(scene.parse.tokens[j].lemma for j in scene.parse.children[i])
    return next((_HARMS[word] for word in words if word in _HARMS), None)


def _named(scene: Scene, gathering: Gathering, claims: Sequence[Claim]) -> Iterator[Victims]:
    """Yield those whom the words for the incident itself name, unless a claim tells of them already."""
    told = {claim.subject.span for claim in claims if claim.relation == "casualties" and claim.subject}
    for telling in gathering.tellings:
        if telling.harm is None or telling.against:
            continue
        claim = next((one.id for one in telling.claims if one.relation != "casualties"), None)
        for party in telling.targets:
            if _is_people(scene, party) and party.span not in told:
                yield Victims(
                    party,
                    telling.harm,
                    scene.counted(party.span),
                    telling.say.voices,
                    telling.say.force,
                    claim,
                    party.span,
                )


def targets(scene: Scene, tellings: Sequence[Telling]) -> tuple[Party, ...]:
    """Return what was aimed at, once each; people who came to harm by the very word are victims, and no targets."""
    found: dict[str, Party] = {}
    for telling in tellings:
        for party in telling.targets:
            if telling.harm is None or not _is_people(scene, party):
                found.setdefault(party.actor or party.text.lower(), party)
    return tuple(found.values())


def _is_people(scene: Scene, party: Party) -> bool:
    head = scene.head(party.span)
    return head is not None and scene.is_human(head)


def _is_place(scene: Scene, party: Party) -> bool:
    head = scene.head(party.span)
    name = scene.parse.name_of(head) if head is not None else None
    return name is not None and name.kind == "place"
