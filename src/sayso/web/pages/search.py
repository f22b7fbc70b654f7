"""The search: claims that fit a plain query, what there is among them, and what else is called so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from sayso.errors import StoreError
from sayso.outputs.visible import one_line
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.asking.facets import MOST, Counts, Facets, facets_of
from sayso.store.asking.groups import FoundGroup, widest_groups
from sayso.store.asking.library import Listed, WantedReports, list_reports
from sayso.store.asking.people import FoundActor, find_actors
from sayso.web.access import Reader
from sayso.web.asking import EXAMPLES, FORCES, LONGEST, RELATIONS, Question, understood
from sayso.web.pages.groups import row
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_PER_PAGE: Final = 20
_BESIDE: Final = 4
"""So many groups, actors and reports beside the claims."""
_CHOICES: Final = 12
"""So many choices of a kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow a search: what it is called, how many claims there are, and the query for it."""

    words: str
    many: int
    query: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Ways to narrow a search by one thing; the rest of them is left out, and ``more`` says how many."""

    title: str
    choices: tuple[Choice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    claims: Sequence[FoundClaim] = ()
    facets: Facets | None = None
    groups: Sequence[FoundGroup] = ()
    actors: Sequence[FoundActor] = ()
    reports: Sequence[Listed] = ()


@router.get("/search")
def search(
    request: Request, pages: ThePages, connection: Asked, room: TheRoom, _reader: Reader, page: Page = 1
) -> HTMLResponse:
    """Show what a query finds, those claims first that were said last."""
    query = request.query_params.get("q", "")[: LONGEST + 1]
    question = understood(query)
    problems = list(question.problems)
    found = Found()
    if question.parts:
        try:
            found = _found(connection, question, room.store.place, page)
        except StoreError as error:
            problems.append(one_line(f"{error.problem}; {error.advice}"))
    return pages.show(
        "search.html.j2",
        asked=query,
        question=question,
        problems=problems,
        found=found,
        groups=[row(one) for one in found.groups],
        narrowing=list(_narrowing(question, found.facets)) if found.facets else [],
        left_out=[(part, question.without(part)) for part in question.parts],
        page=page,
        per_page=_PER_PAGE,
        most=MOST,
        examples=EXAMPLES,
        relations=RELATIONS,
        forces=FORCES,
    )


def _found(connection: Connection, question: Question, place: str, page: int) -> Found:
    facets = facets_of(connection, question.wanted, place)
    claims = with_surroundings(connection, facets.newest[_PER_PAGE * (page - 1) : _PER_PAGE * page])
    if page > 1:
        return Found(claims, facets)
    groups = widest_groups(connection, facets.newest, limit=_BESIDE)
    names = question.plain_words
    return Found(
        claims,
        facets,
        groups,
        find_actors(connection, names, limit=_BESIDE) if names else (),
        list_reports(connection, WantedReports(words=names), place, limit=_BESIDE) if names else (),
    )


def _narrowing(question: Question, facets: Facets) -> Iterator[Narrowing]:
    """Yield the ways to narrow a search, of each thing that the claims found differ in."""
    for title, key, counts in (
        ("Relation", "relation", facets.relations),
        ("Force", "force", facets.forces),
        ("Affirmed or denied", "polarity", facets.polarities),
        ("Publisher", "publisher", facets.publishers),
    ):
        if len(counts) > 1:
            yield _choices(title, key, question, counts)
    if len(facets.months) > 1:
        months = list(facets.months.items())
        choices = [
            Choice(month, many, question.refined(since=month, until=month)) for month, many in months[::-1]
        ]
        yield Narrowing("Month", tuple(choices[:_CHOICES]), max(0, len(choices) - _CHOICES))


def _choices(title: str, key: str, question: Question, counts: Counts) -> Narrowing:
    choices = [
        Choice(
            value.replace("_", " ") if key == "relation" else value, many, question.refined(**{key: value})
        )
        for value, many in list(counts.items())[:_CHOICES]
        if '"' not in value  # no query can say it
    ]
    return Narrowing(title, tuple(choices), max(0, len(counts) - _CHOICES))
