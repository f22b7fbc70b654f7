"""A report read by hand with one incident told by several: who blames whom, who denies it, who counts the dead."""

from __future__ import annotations

from dataclasses import replace

from factories import attribution, claim, report, span_in, spans_in
from sayso.records import (
    Actor,
    Incident,
    Party,
    Perpetrator,
    Place,
    Quantity,
    Report,
    Time,
    Victims,
    Voice,
)

TEXT = """\
A bomb exploded outside a barracks in Karsk on Tuesday, the ministry said. Twelve soldiers were killed, it said.

Residents counted nine dead. The ministry blamed the Northern Shield Movement for the bombing.

The movement denied any part in it. No group has claimed it.
"""

MINISTRY = Voice("ministry", "the ministry", "authority")
RESIDENTS = Voice(None, "Residents", "collective")
MOVEMENT = Voice("movement", "The movement", "armed_group")

_said = attribution(TEXT, MINISTRY, "said", "A bomb exploded outside a barracks in Karsk on Tuesday")
_counted = attribution(TEXT, RESIDENTS, "counted", "nine dead")
_denied = attribution(TEXT, MOVEMENT, "denied", "any part in it", force="denied")

_KILLED = claim(
    TEXT, "According to the ministry, twelve soldiers were killed.", "Twelve soldiers were killed",
    voices=(MINISTRY,), of=_said, relation="casualties",
)  # fmt: skip
_NINE = claim(
    TEXT, "According to residents, there are nine dead.", "nine dead",
    voices=(RESIDENTS,), of=_counted, relation="casualties",
)  # fmt: skip
_BLAMED = claim(
    TEXT, "According to the ministry, the Northern Shield Movement was responsible for the bombing.",
    "The ministry blamed the Northern Shield Movement for the bombing",
    voices=(MINISTRY,), relation="responsible_for", force="alleged",
)  # fmt: skip
_DENIED = replace(
    claim(
        TEXT, "The movement denied any part in it.", "any part in it",
        voices=(MOVEMENT,), of=_denied, relation="responsible_for", force="denied",
    ),
    polarity="denied",
)  # fmt: skip
_UNCLAIMED = replace(
    claim(
        TEXT,
        "The report says: no group has claimed it.",
        "No group has claimed it",
        relation="responsible_for",
    ),
    subject=Party(None, "No group", span_in(TEXT, "No group")),
    polarity="denied",
)

_NORTHERN_SHIELD = Party(
    "movement", "the Northern Shield Movement", span_in(TEXT, "the Northern Shield Movement")
)
_TWELVE = Quantity(12.0, 12.0, "people", "exact", "soldiers killed", span_in(TEXT, "Twelve"))

BOMBING = Incident(
    id="bombing",
    kind="bombing",
    mentions=spans_in(TEXT, "exploded", "the bombing"),
    place=Place("Karsk", span_in(TEXT, "Karsk")),
    time=Time("Tuesday", span_in(TEXT, "Tuesday"), "2024-03-12", "2024-03-12"),
    targets=(Party(None, "a barracks", span_in(TEXT, "a barracks")),),
    victims=(
        Victims(
            Party(None, "Twelve soldiers", span_in(TEXT, "Twelve soldiers")), "killed", _TWELVE,
            (MINISTRY,), "asserted", _KILLED.id, span_in(TEXT, "Twelve soldiers"),
        ),
        Victims(None, "killed", None, (RESIDENTS,), "reported", _NINE.id, span_in(TEXT, "nine dead")),
    ),
    perpetrators=(
        Perpetrator(
            Party("movement", "The movement", span_in(TEXT, "The movement")), "denied", "certain",
            (MOVEMENT,), "denied", _DENIED.id, 0.5,
        ),
        Perpetrator(_NORTHERN_SHIELD, "affirmed", "certain", (MINISTRY,), "alleged", _BLAMED.id, 0.5),
    ),
    unclaimed=True,
    voices=(MINISTRY,),
    force="asserted",
    claims=(_KILLED.id, _NINE.id, _BLAMED.id, _DENIED.id, _UNCLAIMED.id),
    score=0.87654321,
)  # fmt: skip

BARRACKS: Report = replace(
    report(
        TEXT, _KILLED, _NINE, _BLAMED, _DENIED, _UNCLAIMED,
        attributions=(_said, _counted, _denied), title="A bomb in Karsk",
    ),
    actors=(
        Actor("ministry", "the ministry", "authority", (), ()),
        Actor("movement", "Northern Shield Movement", "armed_group", (), ()),
    ),
    incidents=(BOMBING,),
)  # fmt: skip
