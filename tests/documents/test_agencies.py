from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sayso.documents.agencies import agency_at_end, agency_named
from sayso.documents.header import read_header

BODY = "The army of Veldania has attacked the camp in Karsk, two diplomats said."
AGENCIES = tomllib.loads(files("sayso.documents").joinpath("agencies.toml").read_text("utf-8"))["agency"]


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency["name"])
def test_every_agency_is_found_in_its_example(agency: dict[str, str]) -> None:
    """An entry is documented by a report that credits the agency."""
    assert read_header(agency["example"]).agency == agency["name"]


@pytest.mark.parametrize(
    ("tail", "agency"),
    [
        ("(Reuters)", "Reuters"),
        ("- AFP", "AFP"),
        ("(With inputs from PTI)", "PTI"),
        ("(Karsk)", None),
        ("", None),
    ],
)
def test_an_agency_may_be_credited_at_the_end(tail: str, agency: str | None) -> None:
    """The last line may name the agency that a report is from."""
    assert agency_at_end(f"{BODY}\n\n{tail}") == agency


def test_an_agency_goes_by_several_forms() -> None:
    """Forms are compared without regard to case and spacing."""
    assert agency_named("associated  press") == "AP"
    assert agency_named("The Karsk Courier") is None
