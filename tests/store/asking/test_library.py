from __future__ import annotations

import pytest

from sayso.errors import NotInStore, StoreError
from sayso.store.asking.library import Listed, ReportOrder, WantedReports, count_reports, list_reports
from sayso.store.base import Store
from stories import added, claim, report

RAIN = claim("rain", "says", "snow", statement="The post expects snow.")
TOLD = (
    ("Grain leaves Karsk", "Karsk Post", "2024-03-11"),
    ("a raid at 100% of the depots", "Evening Bell", "2024-03"),
    ("Mill closes", "Karsk Post", "2024-04-02T08:00:00Z"),
)


@pytest.fixture
def library(store: Store) -> Store:
    """Three reports with headlines, one without anything, one of the four in a collection."""
    for title, publisher, day in TOLD:
        said = () if "Mill" in title else (RAIN,)
        added(
            store,
            report(title, *said, title=title, publisher=publisher, published=day),
            collection="mills" if "Mill" in title else None,
        )
    added(store, report("nothing is known of it"))
    return store


def titles(store: Store, wanted: WantedReports, order: ReportOrder = "published") -> list[str | None]:
    """Return the headlines of the reports that fit, of which there are as many as are counted."""
    with store.reading() as connection:
        found = list_reports(connection, wanted, "here", order=order, limit=10)
        assert count_reports(connection, wanted, "here") == len(found)
        return [one.title for one in found]


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (WantedReports(), ["Mill", "Grain", "a raid", None]),
        (WantedReports(words="KARSK"), ["Grain"]),
        (WantedReports(words="100%"), ["a raid"]),
        (WantedReports(words="%"), ["a raid"]),
        (WantedReports(publisher="karsk post"), ["Mill", "Grain"]),
        (WantedReports(publisher="karsk"), []),
        (WantedReports(since="2024-03-12"), ["Mill", "a raid"]),
        (WantedReports(until="2024-03-10"), ["a raid"]),
        (WantedReports(since="2024-04-02", until="2024-04-02"), ["Mill"]),
        (WantedReports(until="2023"), []),
        (WantedReports(collection="mills"), ["Mill"]),
    ],
)
def test_what_fits(library: Store, wanted: WantedReports, fitting: list[str | None]) -> None:
    """Reports are found by words of their headlines, publishers, collections and days; an open date may fit."""
    found = titles(library, wanted)
    assert [
        title and title[: len(words or "")] for title, words in zip(found, fitting, strict=True)
    ] == fitting


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("published", "Mill closes"),
        ("title", "a raid at 100% of the depots"),
        ("publisher", "a raid at 100% of the depots"),
        ("claims", "Grain leaves Karsk"),
    ],
)
def test_orders(library: Store, order: ReportOrder, first: str) -> None:
    """The latest, those first in the alphabet, whatever their case, or those with most claims come first."""
    assert titles(library, WantedReports(), order)[0] == first


def test_parts(library: Store) -> None:
    """A part of the list goes on where the one before ended."""
    with library.reading() as connection:
        lots = [list_reports(connection, limit=3, offset=at) for at in (0, 3)]
    assert [len(lot) for lot in lots] == [3, 1]
    assert isinstance(lots[1][0], Listed)
    assert not {one.id for one in lots[0]} & {one.id for one in lots[1]}


@pytest.mark.parametrize("day", ["spring", "2024-13", "0000"])
def test_no_dates(library: Store, day: str) -> None:
    """What is no date is refused."""
    with library.reading() as connection, pytest.raises(StoreError):
        list_reports(connection, WantedReports(since=day), "here", limit=1)


def test_no_collection(library: Store) -> None:
    """A collection that is not there is said to be missing."""
    with library.reading() as connection, pytest.raises(NotInStore):
        count_reports(connection, WantedReports(collection="none"), "here")
