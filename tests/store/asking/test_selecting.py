from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from accusation import BRACK, LACZNIK, LURIA, MOVEMENT, fill
from sayso.errors import StoreError
from sayso.store import tables as t
from sayso.store.asking.claims import Wanted
from sayso.store.asking.selecting import (
    address_of,
    selected_actors,
    selected_by_origin,
    selected_claims,
    selected_disputes,
    selected_documents,
    selected_groups,
)
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.judging.deciding import merge_actors
from sayso.store.judging.judgements import Judge

ALL = Wanted()
BY_BRACK = Wanted(by=BRACK.name)


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def names_of(connection: Connection) -> dict[int, str]:
    """Return the names of actors by number."""
    return {row.number: row.name for row in connection.execute(select(t.actors))}


def test_claims_come_as_they_stand_in_reports(filled: Store) -> None:
    """Claims come by the ids of their documents, then by where they stand, however the reports came in."""
    with filled.reading() as connection:
        numbers = selected_claims(connection, ALL, filled.place)
        places = {
            row.number: (row.id, row.position)
            for row in connection.execute(
                select(t.claims.c.number, t.documents.c.id, t.claims.c.position).join(
                    t.documents, t.documents.c.number == t.claims.c.document
                )
            )
        }
    found = [places[number] for number in numbers]
    assert len(found) == 7
    assert found == sorted(found)


def test_claims_of_one_origin_come_together(filled: Store) -> None:
    """By origin, those that rest on one come one after the other, and those that were compared with nothing last."""
    with filled.reading() as connection:
        numbers = selected_by_origin(connection, ALL, filled.place)
        origins = {
            row.claim: row.id
            for row in connection.execute(
                select(d.tellings.c.claim, d.origins.c.id).join(
                    d.origins, d.origins.c.number == d.tellings.c.origin
                )
            )
        }
        assert sorted(numbers) == sorted(selected_claims(connection, ALL, filled.place))
    found = [origins.get(number) for number in numbers]
    known = [one for one in found if one]
    assert found == [*sorted(known), *[None] * (len(found) - len(known))]
    assert 0 < len(known) < len(found)


def test_what_belongs_to_a_selection(filled: Store) -> None:
    """Documents, actors, groups and disputes are those that have to do with a claim that fits, by their ids."""
    with filled.reading() as connection:
        (document,) = selected_documents(connection, BY_BRACK, filled.place)
        id_, address = address_of(connection, document)
        names = names_of(connection)
        actors = {names[number] for number in selected_actors(connection, BY_BRACK, filled.place)}
        ids = {row.number: row.id for row in connection.execute(select(d.groups))}
        groups = [ids[number] for number in selected_groups(connection, ALL, filled.place)]
        counts = [
            len(found(connection, BY_BRACK, filled.place)) for found in (selected_groups, selected_disputes)
        ]
        none = [
            len(found(connection, Wanted(by=LACZNIK.name), filled.place))
            for found in (selected_groups, selected_disputes)
        ]
    assert (len(id_), address) == (16, "https://2024-03-14.example/a?b=c&d=<e>")
    assert actors == {BRACK.name, LURIA.name, MOVEMENT.name}
    assert groups == sorted(groups)
    assert (counts, none) == ([2, 1], [0, 0])


def test_a_merged_actor_is_given_once(filled: Store) -> None:
    """Who was merged into somebody else is that other one, wherever they are named."""
    with filled.writing() as connection:
        merge_actors(filled, connection, Judge("ana", "one state"), LURIA.name, MOVEMENT.name)
    with filled.reading() as connection:
        names = names_of(connection)
        found = [names[number] for number in selected_actors(connection, Wanted("rifles"), filled.place)]
    assert sum(name in (LURIA.name, MOVEMENT.name) for name in found) == 1


def test_a_question_that_makes_no_sense(filled: Store) -> None:
    """A date that is none is refused by every question."""
    asked = Wanted(since="spring")
    with filled.reading() as connection:
        for found in (
            selected_claims,
            selected_by_origin,
            selected_documents,
            selected_actors,
            selected_groups,
        ):
            with pytest.raises(StoreError, match="no date"):
                found(connection, asked, filled.place)
