"""Whether enough is told of an incident to keep it, and whether it is violence at all and no figure of speech.

Reports attack records, target voters and raid budgets. A word that tells only of an attack therefore needs a sign that
it is meant: somebody came to harm, something that can be struck was hit, it was somewhere, or the doers are armed.
"""

from __future__ import annotations

from sayso.claims.lexicon import NOUNS
from sayso.incidents.joining import Gathering
from sayso.incidents.scene import Scene
from sayso.incidents.words import UNTOUCHABLE
from sayso.records import Incident, Party, Time


def is_told_of(scene: Scene, gathering: Gathering, incident: Incident) -> bool:
    """Say whether an incident is worth keeping."""
    told = incident.targets or incident.victims or incident.perpetrators or incident.unclaimed
    if not told and (gathering.several or incident.place is None) and not _is_day(incident.time):
        return False
    if (
        incident.targets
        and not incident.victims
        and not any(_is_thing(scene, one) for one in incident.targets)
    ):
        return False
    if gathering.rank > 1 or incident.victims or incident.unclaimed or not _is_only_attack(gathering):
        return True
    if any(_is_armed(scene, one.party) for one in incident.perpetrators):
        return True
    if not incident.targets:
        return incident.place is not None or _is_day(incident.time)
    return any(_can_be_struck(scene, party, placed=incident.place is not None) for party in incident.targets)


def _is_only_attack(gathering: Gathering) -> bool:
    return all(telling.harm is None for telling in gathering.tellings)


def _is_day(time: Time | None) -> bool:
    """Say whether a time comes to one day."""
    return (
        time is not None
        and time.earliest is not None
        and len(time.earliest) >= 10
        and time.earliest == time.latest
    )


def _is_armed(scene: Scene, party: Party) -> bool:
    actor = scene.parties.actors.get(party.actor or "")
    if actor is not None and actor.kind == "armed_group":
        return True
    head = scene.head(party.span)
    return head is not None and scene.parse.tokens[head].lemma in NOUNS["fighter"]


def _is_thing(scene: Scene, party: Party) -> bool:
    """Say whether a target is more than a word for what only words can hit."""
    head = scene.head(party.span)
    return head is not None and scene.parse.tokens[head].lemma not in UNTOUCHABLE


def _can_be_struck(scene: Scene, party: Party, *, placed: bool) -> bool:
    """Say whether a target can be hit; a single person can be with words too, unless it is told where."""
    head = scene.head(party.span)
    if head is None or not _is_thing(scene, party):
        return False
    if scene.parties.is_a(head, "place") or placed:
        return True
    token = scene.parse.tokens[head]
    person = token.pos in {"PROPN", "PRON"} or (token.tag == "NN" and scene.is_human(head))
    return not person
