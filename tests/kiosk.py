"""A small store of invented reports for tests of what is asked of it: copies, denials, numbers that differ, an incident."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from databases import new_store
from reports import incident
from sayso.records import Quantity, Report, Span, digest
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.judging.deciding import grade_voice, rename_actor
from sayso.store.judging.judgements import Judge
from stories import actor, added, claim, report

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
ARMY = actor("Karsk Army", "authority")
NEIGHBOUR = actor("a neighbour", "anonymous", form="description")
CAST = (MOVEMENT, LURIA, BRACK, ROTH, ARMY, NEIGHBOUR)

ARMS = claim(LURIA, "arms", MOVEMENT, ROTH, statement="According to Roth, Luria arms the movement.")
AGAIN = claim(
    LURIA, "arms", MOVEMENT, ARMY, force="alleged", statement="The army says Luria arms the movement."
)
RUMOUR = claim(LURIA, "arms", MOVEMENT, NEIGHBOUR, statement="A neighbour says that Luria arms them.")
DENIED = claim(
    LURIA,
    "arms",
    MOVEMENT,
    BRACK,
    polarity="denied",
    force="denied",
    statement="Brack denies that Luria arms them.",
)
STRONG = claim(
    MOVEMENT, "strength", "fighters", ARMY,
    statement="The army puts the movement at 400 fighters.",
    quantity=Quantity(400.0, 400.0, "people", "exact", "fighters", Span(0, 3), 400.0),
)  # fmt: skip
WEAK = claim(
    MOVEMENT, "strength", "fighters", BRACK,
    statement="Brack puts the movement at 90 fighters.",
    quantity=Quantity(90.0, 90.0, "people", "exact", "fighters", Span(0, 3), 90.0),
)  # fmt: skip
RAIN = claim("rain", "says", "the harvest", BRACK, statement="Brack expects rain before the harvest.")

_STORY = (
    "Rockets reach the hills of Karsk by night, so Samuel Roth told the council on Monday. "
    "He showed crates with the marks of Luria on them, and asked who else would send such things. "
    "The council heard him for two hours and put off its vote until the spring."
)


def filled(place: Path) -> Store:
    """Return a new store at a place, with eight reports, two of one page, compared with each other, and two judgements."""
    store = Store.open(new_store(place), lambda: "2024-06-01T08:00:00Z")
    raid = incident("attack", place="Karsk", day="2024-03-20", killed=3.0)
    told: tuple[tuple[str, str, str, Report], ...] = tuple(
        (name, day, title, report(text, *claims, cast=CAST))
        for name, day, title, text, claims in (
            ("Karsk Post", "2024-03-11", "Crates in the hills", _STORY, (ARMS,)),
            ("Evening Bell", "2024-03-12", "Crates found", f"{_STORY} The Bell was there.", (ARMS,)),
            (
                "Valley Herald",
                "2024-03-13",
                "Army on Luria",
                "The army spoke in Karsk on Wednesday.",
                (AGAIN, STRONG),
            ),
            ("Harbour News", "2024-04", "Neighbours talk", "It is talked of at the harbour.", (RUMOUR,)),
            ("Luria Today", "2024-03-14", "Brack answers", "Hanne Brack answered in Luria.", (DENIED, WEAK)),
            ("Mill Gazette", "2024-05-01", "Weather", "It will rain before long.", (RAIN,)),
        )
    )
    for name, day, title, one in told:
        document = replace(
            one.document,
            publisher=name,
            published=day,
            title=title,
            url=f"https://{digest('host', name)}.example/1",
            furniture=(Span(0, 4),),
        )
        some = actor(
            "Tamsin", "person", id_=digest("tamsin", name)
        )  # one word is no reason to take two for one
        made = replace(
            one,
            actors=(*CAST, some) if name in ("Luria Today", "Harbour News") else CAST,
            document=document,
            incidents=(raid,) if name == "Valley Herald" else (),
        )
        added(store, made, collection="harbour" if "ar" in name else None)
        if name == "Mill Gazette":
            again = replace(document, text=f"{document.text} Or it may not.", id=digest("again"))
            added(store, replace(made, document=again, claims=(RAIN, WEAK)))
    with store.writing() as connection:
        grade_voice(store, connection, Judge("Ada", "often right"), "Samuel Roth", "B")
        rename_actor(store, connection, Judge("Ada", ""), "Karsk Army", "Army of Karsk")
    corroborate(store)
    return store
