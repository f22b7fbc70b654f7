"""What a group of claims is about, in words that leave open whether it is so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.outputs.visible import safe
from sayso.records import Relation
from sayso.store.asking.groups import FoundGroup

TITLES: Final[Mapping[Relation, str]] = {
    "responsible_for": "responsibility",
    "attacks": "attacks",
    "casualties": "killed and wounded",
    "abducts_or_detains": "abductions and arrests",
    "threatens": "threats",
    "supports": "support",
    "arms": "weapons",
    "funds": "money",
    "trains": "training",
    "shelters": "shelter",
    "directs": "command",
    "leads": "leadership",
    "member_of": "membership",
    "part_of": "what is part of what",
    "recruits_from": "recruiting",
    "controls": "control",
    "active_in": "where they are active",
    "cooperates_with": "cooperation",
    "hostile_to": "hostility",
    "negotiates_with": "talks",
    "designates": "listings, bans and sanctions",
    "trafficks": "trafficking",
    "strength": "how many",
    "alias_of": "other names",
    "succeeded_by": "successors",
    "says": "anything else",
}
"""What each relation is about, the gravest first: in this order they stand in a dossier."""

_ABOUT: Final[Mapping[Relation, str]] = {
    "supports": "support of {subject} for {object}",
    "arms": "arming of {object} by {subject}",
    "funds": "funding of {object} by {subject}",
    "trains": "training of {object} by {subject}",
    "shelters": "sheltering of {object} by {subject}",
    "directs": "command of {subject} over {object}",
    "leads": "leadership of {subject} over {object}",
    "member_of": "membership of {subject} in {object}",
    "part_of": "{subject} as a part of {object}",
    "recruits_from": "recruiting by {subject} from {object}",
    "controls": "control of {subject} over {object}",
    "active_in": "activity of {subject} in {object}",
    "cooperates_with": "cooperation of {subject} with {object}",
    "hostile_to": "hostility of {subject} to {object}",
    "attacks": "attack on {object} by {subject}",
    "abducts_or_detains": "seizing or holding of {object} by {subject}",
    "threatens": "threat to {object} by {subject}",
    "negotiates_with": "talks of {subject} with {object}",
    "designates": "listing, ban or sanctions on {object} by {subject}",
    "trafficks": "trafficking in {object} by {subject}",
    "responsible_for": "responsibility of {subject} for {object}",
    "alias_of": "{subject} as another name of {object}",
    "succeeded_by": "{object} as successor of {subject}",
}


def heading(group: FoundGroup) -> str:
    """Return what is claimed, denied or left open; never a sentence that could be quoted as a fact.

    Where the relation names no two parties, it is one of the claims, with its voice.
    """
    about = _ABOUT.get(group.relation)
    if about is None or not group.subject or not group.object:
        return safe(group.statement)
    parties = about.format(subject=safe(group.subject), object=safe(group.object))
    return f"{_standing(group)}: {parties}"


def _standing(group: FoundGroup) -> str:
    if group.side("affirmed"):
        return "Claimed"
    return "Denied" if group.side("denied") else "Left open"
