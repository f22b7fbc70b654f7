"""Invented reports of few things over and over, so that whatever can happen between reports happens among a handful."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sayings import claim, day, people, place, report, voice
from sayso.records import Claim, Party, Report, Span, digest
from tellings import BRIDGE, ORCHARD

KARSK, ORSK = place("Karsk", 1), place("Orsk", 2)
MARCH, MAY = day("2031-03-04"), day("2031-05-20")
WATCH, ARMY, CLERK = (voice("Relief Watch"),), (voice("Karsk Army"),), (voice("a clerk"),)


def _killed(number: int, **fields: Any) -> Claim:
    parts: dict[str, Any] = {"quantity": people(number), "place": KARSK, "time": MARCH} | fields
    text = f"{number} monks were killed in Karsk."
    return claim(text, "casualties", f"{number} monks", None, "killed", **parts)


def _bombed(text: str, by: str, **fields: Any) -> Claim:
    return claim(text, "attacks", by, "a market", "bombed", **({"place": KARSK, "time": MARCH} | fields))


def _held(by: str, **fields: Any) -> Claim:
    return claim(f"{by} controls Orsk.", "controls", by, "Orsk", "controls", **fields)


CLAIMS: Final = (
    _bombed("Black Lantern bombed a market.", "Black Lantern", voices=WATCH),
    _bombed("On Tuesday Black Lantern bombed a market.", "Black Lantern", voices=ARMY),
    _bombed("Black Lantern bombed a market in Orsk.", "Black Lantern", place=ORSK, voices=CLERK),
    _bombed("The Lantern bombed a market.", "The Lantern", time=MAY),
    _bombed("Black Lantern has not bombed a market.", "Black Lantern", polarity="denied", force="denied"),
    _killed(14, voices=WATCH),
    _killed(19, voices=ARMY),
    _killed(14, voices=CLERK),
    _held("Black Lantern"),
    _held("Northern Shield", voices=WATCH),
    claim("The vote in Orsk was rigged by the mayor.", voices=WATCH),
    claim("The mayor rigged the vote in Orsk.", voices=CLERK),
    claim("The vote in Orsk was not rigged by the mayor.", voices=ARMY),
    claim("Exports of grain from Farport rose in March."),
    claim("Exports of grain from Farport fell in March.", voices=WATCH),
    claim("About 70 percent of the harvest of grain in Farport was lost.", voices=WATCH),
    claim("About 70 percent of the grain of the whole province was lost.", voices=ARMY),
)
"""Claims of which each has something to do with others: the same in other words, denied, counted otherwise, retold."""


def happening(
    *chosen: int, page: int = 0, story: int = 0, published: int = 4, paper: int | None = None
) -> Report:
    """Return a report at a page with these claims, and a story beside them that others may print, too; 0 is none."""
    told = [CLAIMS[number] for number in chosen]
    beside = " ".join(((), BRIDGE, ORCHARD, BRIDGE[:3])[story])
    made = report(
        *told, published=f"2031-03-{published:02}", publisher=f"Courier {page if paper is None else paper}"
    )
    text, moved = "", list[Claim]()
    for one in told:
        begin = len(text)
        text += f"{one.statement} "
        moved.append(_moved(one, begin, len(moved)))
    text += beside
    document = replace(
        made.document, id=digest("document", text, page), text=text, url=f"https://news.example/{page}"
    )
    return replace(made, document=document, claims=tuple(moved))


def _moved(one: Claim, by: int, position: int) -> Claim:
    """Return a claim whose words begin at a later place of the text."""

    def party(side: Party | None) -> Party | None:
        return replace(side, span=_at(side.span, by)) if side else None

    return replace(
        one,
        id=digest(one.id, position),
        subject=party(one.subject),
        object=party(one.object),
        predicate=_at(one.predicate, by) if one.predicate else None,
        evidence=tuple(_at(span, by) for span in one.evidence),
    )


def _at(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
