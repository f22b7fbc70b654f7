"""A report read by hand, shared by the tests of every format: nested voices, a denial, broken quotes, furniture."""

from __future__ import annotations

from dataclasses import replace

from factories import attribution, claim, report, span_in, spans_in
from sayso.records import Actor, Mention, Quantity, Report, Time, Voice

TEXT = """\
Rockets hit Sorrel harbour, ministry says

By Ines Tarrow

KARSK, Veldania - Rockets hit fuel depots in the port of Sorrel, killing at least 11 people, the interior ministry said.

The ministry blamed the Northern Shield Movement for the attack. No group has claimed responsibility.

"We have nothing to do," Daro Melnik, a spokesman, insisted on Tuesday, "with what happened in Sorrel."

An official recounted that residents told investigators that two trucks had left the harbour road minutes before.

The strike was the third on Sorrel this year.

Share this story with your friends
"""

MINISTRY = Voice("ministry", "the interior ministry", "authority")
MINISTRY_AGAIN = Voice("ministry", "The ministry", "authority")
MELNIK = Voice(None, "Daro Melnik, a spokesman", "person")
OFFICIAL = Voice(None, "An official", "anonymous")
RESIDENTS = Voice(None, "residents", "collective")

HIT = "Rockets hit fuel depots in the port of Sorrel, killing at least 11 people"
BLAMED = "the Northern Shield Movement for the attack"
QUOTES = ('"We have nothing to do,"', '"with what happened in Sorrel."')
TOLD = "residents told investigators that two trucks had left the harbour road minutes before"
TRUCKS = "two trucks had left the harbour road minutes before"
OWN = "The strike was the third on Sorrel this year"

_hit = attribution(TEXT, MINISTRY, "said", HIT)
_blamed = attribution(TEXT, MINISTRY_AGAIN, "blamed", BLAMED, force="alleged")
_denied = attribution(TEXT, MELNIK, "insisted", *QUOTES, force="denied")
_outer = attribution(TEXT, OFFICIAL, "recounted", TOLD)
_inner = attribution(TEXT, RESIDENTS, "told", TRUCKS, parent=_outer, force="reported")

_ELEVEN = Quantity(11.0, None, "people", "at_least", None, span_in(TEXT, "at least 11"), best=11.0)
_KILLED = claim(
    TEXT,
    "Rockets killed at least 11 people, according to the interior ministry.",
    HIT,
    voices=(MINISTRY,),
    of=_hit,
    relation="casualties",
    quantity=_ELEVEN,
)

HARBOUR: Report = replace(
    report(
        TEXT,
        claim(TEXT, "The strike was the third on Sorrel this year, in the report's own words.", OWN),
        replace(
            _KILLED,
            said=Time("Tuesday", span_in(TEXT, "Tuesday"), "2024-03-12", "2024-03-12"),
            score=0.123456,
        ),
        claim(
            TEXT,
            "The Northern Shield Movement carried out the attack, the interior ministry alleges.",
            "The ministry blamed " + BLAMED,
            voices=(MINISTRY_AGAIN,),
            of=_blamed,
            relation="responsible_for",
            force="alleged",
        ),
        claim(
            TEXT,
            "Daro Melnik denies that the movement had to do with what happened in Sorrel.",
            *QUOTES,
            voices=(MELNIK,),
            of=_denied,
            relation="responsible_for",
            force="denied",
        ),
        claim(
            TEXT,
            "Two trucks had left the harbour road, residents said, according to an official.",
            TRUCKS,
            voices=(OFFICIAL, RESIDENTS),
            of=_inner,
            force="reported",
        ),
        attributions=(_hit, _blamed, _denied, _outer, _inner),
        path="harbour.txt",
        title="Rockets hit Sorrel harbour, ministry says",
        publisher="The Karsk Courier",
        byline="By Ines Tarrow",
        dateline="KARSK, Veldania",
        published="2024-03-12",
        language="en",
        furniture=spans_in(TEXT, "Share this story with your friends"),
        title_span=span_in(TEXT, "Rockets hit Sorrel harbour, ministry says"),
        byline_span=span_in(TEXT, "By Ines Tarrow"),
        dateline_span=span_in(TEXT, "KARSK, Veldania -"),
    ),
    actors=(
        Actor(
            id="ministry",
            name="the interior ministry",
            kind="authority",
            aliases=("the ministry",),
            mentions=(
                Mention(
                    span_in(TEXT, "the interior ministry"),
                    "the interior ministry",
                    "description",
                    0,
                    "ministry",
                ),
                Mention(span_in(TEXT, "The ministry"), "The ministry", "short", 0, "ministry"),
            ),
            catalogue="veldania.interior",
        ),
    ),
)
"""Five claims: one its own, one alleged, one denied in two stretches of quotation, one two voices deep."""
