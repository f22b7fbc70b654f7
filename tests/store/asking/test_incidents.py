from __future__ import annotations

from dataclasses import replace

import pytest

from reports import incident
from sayso.errors import NotInStore, StoreError
from sayso.records import digest
from sayso.store.asking.incidents import WantedIncidents, count_incidents, find_incidents
from sayso.store.base import Store
from stories import added, report

RAID = incident("attack", place="Karsk", day="2031-03-20", killed=3.0)
FIRE = incident("arson", place="Upper Pell", day="2031-05", at=1)
BLAST = incident("bombing", at=2)


@pytest.fixture
def held(store: Store) -> Store:
    """Two reports, of three incidents; one was published anew without its own."""
    first = replace(report("The raid on Karsk."), incidents=(RAID, FIRE))
    second = replace(report("A blast, says the post.", publisher="Karsk Post"), incidents=(BLAST,))
    page = replace(report("Old words.", url="https://karsk.example/1"), incidents=(FIRE,))
    added(store, first, collection="raids")
    added(store, second, page)
    again = replace(page.document, text="New words.", id=digest("new"))
    added(store, replace(page, document=again, incidents=()))
    return store


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (WantedIncidents(), [FIRE, RAID, BLAST]),
        (WantedIncidents(kind="bombing"), [BLAST]),
        (WantedIncidents(place="pell"), [FIRE]),
        (WantedIncidents(place="%"), []),
        (WantedIncidents(since="2031-04"), [FIRE]),
        (WantedIncidents(since="2031-05-30"), [FIRE]),
        (WantedIncidents(until="2031-03"), [RAID]),
        (WantedIncidents(collection="raids"), [FIRE, RAID]),
    ],
)
def test_what_fits(held: Store, wanted: WantedIncidents, fitting: list[object]) -> None:
    """Incidents are found by kind, place, time and collection, the latest first, as reports tell of them now."""
    with held.reading() as connection:
        found = find_incidents(connection, wanted, "here")
        assert count_incidents(connection, wanted, "here") == len(fitting)
    assert [one.incident for one in found] == fitting


def test_where_it_stands(held: Store) -> None:
    """An incident comes with the report that tells of it, and a part of the list can be asked for."""
    with held.reading() as connection:
        (last,) = find_incidents(connection, WantedIncidents(), "here", limit=1, offset=2)
    assert (last.incident, last.publisher) == (BLAST, "Karsk Post")


def test_no_question(held: Store) -> None:
    """What is no date, and what is no collection, is refused."""
    with held.reading() as connection:
        with pytest.raises(StoreError):
            find_incidents(connection, WantedIncidents(until="0000"), "here")
        with pytest.raises(NotInStore):
            count_incidents(connection, WantedIncidents(collection="none"), "here")
