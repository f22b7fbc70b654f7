from typing import Any

import pytest

from sayso.corroboration.reprints.finding import reprints_of
from sayso.records import Reprint
from tellings import BRIDGE, ORCHARD, told

LONG, SHORT = BRIDGE, BRIDGE[:2]


def link(
    one: tuple[str, ...], other: tuple[str, ...], first: dict[str, Any], second: dict[str, Any]
) -> Reprint:
    """Return the reprint of two documents with ids "a" and "b"."""
    (reprint,) = reprints_of(told(*one, id="a", **first), [told(*other, id="b", **second)])
    return reprint


@pytest.mark.parametrize(
    ("first", "second", "original"),
    [
        ({"published": "2031-03-11"}, {"published": "2031-03-12"}, "a"),
        ({"published": "2031-03"}, {"published": "2031-02-28"}, "b"),
        ({"published": "2031"}, {"published": "2031-02-28"}, None),
        ({"published": "2031-03-11T09:00:00+02:00"}, {"published": "2031-03-11T08:00:00+00:00"}, "a"),
        ({"published": "2031-03-11T09:00:00"}, {"published": "2031-03-11T08:00:00"}, None),
        ({"published": "2031-03-11"}, {}, None),
    ],
)
def test_dates(first: dict[str, str], second: dict[str, str], original: str | None) -> None:
    """The earlier one is the original, where both dates are precise enough to tell."""
    assert link(LONG, LONG, first, second).original == original


def test_lengths() -> None:
    """Without dates a story cut down comes from the longer one."""
    reprint = link(LONG, SHORT, {}, {})
    assert (reprint.kind, reprint.original) == ("abridged", "a")
    assert reprint.grounds == ("the other one is shorter and has little else",)


def test_dates_before_lengths() -> None:
    """A longer story that came later was built on the shorter one."""
    assert link(LONG, SHORT, {"published": "2031-03-12"}, {"published": "2031-03-11"}).original == "b"


def test_named_publisher() -> None:
    """Who names the other's publisher took from it."""
    second = (*BRIDGE, "The Karsk Courier had this first.")
    reprint = link(LONG, second, {"publisher": "Karsk Courier"}, {"publisher": "Orla Herald"})
    assert reprint.original == "a"
    assert "Karsk Courier" in reprint.grounds[0]


def test_against_the_dates() -> None:
    """Where the one that is named came later, it stays open."""
    second = (*BRIDGE, "The Karsk Courier had this first.")
    first = {"publisher": "Karsk Courier", "published": "2031-03-12"}
    reprint = link(LONG, second, first, {"published": "2031-03-11"})
    assert reprint.original is None
    assert "dates speak against it" in reprint.grounds[0]


def test_agency_itself() -> None:
    """Who credits the agency that published the other took from it."""
    reprint = link(LONG, LONG, {"publisher": "Reuters"}, {"agency": "Reuters", "publisher": "Orla Herald"})
    assert (reprint.original, reprint.credited) == ("a", ("Reuters",))


def test_same_agency() -> None:
    """Two that credit the same agency may both come from it, whichever came first."""
    first = {"agency": "AFP", "published": "2031-03-11"}
    reprint = link(LONG, LONG, first, {"agency": "AFP", "published": "2031-03-12"})
    assert (reprint.original, reprint.credited) == (None, ("AFP",))
    assert "AFP" in reprint.grounds[0]


def test_set_off() -> None:
    """Who sets the words off as a quotation took them."""
    quoting = ("The paper wrote:", BRIDGE[1], *ORCHARD)
    assert link(LONG, quoting, {}, {}).original == "a"


def test_unknown() -> None:
    """Where nothing tells, it is said so."""
    reprint = link(LONG, LONG, {}, {})
    assert reprint.original is None
    assert reprint.grounds == ("neither dates nor credits nor lengths tell which came first",)
