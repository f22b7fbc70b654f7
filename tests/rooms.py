"""Stores for tests of the maps and the timeline: few claims, built by hand, one of each sort, hostile names among them."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Claim, Place, Precision, Span, Time, Voice
from sayso.store.base import Store
from stories import actor, added, claim, report
from woven import Said, weave

HOSTILE = '<img src=x onerror="alert(1)">"\' \u202egnikcatta ' + "Kraw" * 30
"""A name that would do harm, were it not text: tags, quotes, a right-to-left mark, and no place to break a line."""

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
KARSK = actor("Karsk Brigade", "armed_group")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
CAST = (MOVEMENT, LURIA, KARSK, BRACK, ROTH, actor(HOSTILE, "organisation"))
_HERE = Span(0, 1)


def _at(one: Claim, day: str, until: str | None = None) -> Claim:
    return replace(one, time=Time("then", _HERE, day, until or day))


def _of(one: Claim, name: str, latitude: float, longitude: float, precision: Precision) -> Claim:
    return replace(one, place=Place(name, _HERE, name, "VD", latitude, longitude, precision))


ARMS = _at(claim(LURIA, "arms", MOVEMENT, ROTH, force="alleged"), "2024-03-11")
ARMS_NOT = claim(LURIA, "arms", MOVEMENT, BRACK, polarity="denied", force="denied")
FIGHTS = _of(
    _at(claim(KARSK, "hostile_to", MOVEMENT), "2024-02-01", "2024-02-29"), "Ostrel", 41.2, 12.5, "exact"
)
FIGHTS_NOT = _of(claim(KARSK, "hostile_to", LURIA, BRACK, polarity="denied"), "Ostrel", 41.2, 12.5, "exact")
RUMOUR = replace(
    claim(KARSK, "trains", MOVEMENT, force="possible"), voices=(Voice(None, "diplomats", "anonymous"),)
)
HARM = _at(_of(claim(CAST[-1], "funds", KARSK, ROTH), HOSTILE[:80], 44.0, 17.0, "country"), "2024-03-12")
QUARRY = replace(claim(KARSK, "leads", "the talks"), place=Place("the old quarry", _HERE))


def filled(store: Store) -> None:
    """Put in two reports that tell of all this, woven so that one thing is said and denied."""
    added(
        store,
        report("One report.", ARMS, FIGHTS, RUMOUR, HARM, cast=CAST, published="2024-03-12", title="One"),
    )
    added(
        store,
        report(
            "Two reports.", ARMS_NOT, FIGHTS_NOT, QUARRY, cast=CAST, published="2024-03-13", title=HOSTILE
        ),
    )
    weave(
        store,
        Said((ARMS,), (ARMS_NOT,)),
        Said((FIGHTS,)),
        Said((RUMOUR,), unknown=("diplomats",)),
        Said((HARM,)),
        disputes=[("denied", ARMS, ARMS_NOT)],
    )
