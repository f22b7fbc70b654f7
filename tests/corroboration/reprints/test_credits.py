import pytest

from sayso.corroboration.reprints.credits import credited_agencies, names_publisher, publishing_agency
from tellings import told


@pytest.mark.parametrize(
    "text",
    [
        "KARSK (Reuters) - The bridge is shut.",
        "The bridge is shut, an engineer told Reuters on Tuesday.",
        "The bridge is shut, according to Reuters.",
        "The bridge is shut, Reuters reported.",
        "The bridge is shut.\n\n(Reporting by Reuters)",
        "The bridge is shut. Copyright 2031 Thomson Reuters.",
    ],
)
def test_in_the_text(text: str) -> None:
    """An agency is credited in brackets, as who was told, and as who reported."""
    assert credited_agencies(told(text)) == {"Reuters"}


def test_long_names() -> None:
    """The full name is the same agency as the short one."""
    assert credited_agencies(told("The bridge is shut, a guard told The Associated Press Tuesday.")) == {"AP"}


def test_header() -> None:
    """What the header credits is credited."""
    assert credited_agencies(told("The bridge is shut.", agency="AFP")) == {"AFP"}


def test_nobody() -> None:
    """Persons and other papers are no agency, and "agencies" is none in particular."""
    assert credited_agencies(told("Dren Akhal told Mira Solen (Agencies) it was shut.")) == frozenset()


def test_publisher() -> None:
    """A publisher may be an agency."""
    assert publishing_agency(told("It rained.", publisher="Thomson Reuters")) == "Reuters"
    assert publishing_agency(told("It rained.", publisher="Karsk Courier")) is None
    assert publishing_agency(told("It rained.")) is None


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Karsk Courier", "As the Karsk Courier had it, the bridge is shut.", True),
        ("Karsk Courier", "The Karsk Couriers won again.", False),
        ("Dawn", "Dawn came late.", False),
        ("Dawn", "The bridge is shut, according to Dawn.", True),
        ("Dawn", "The bridge is shut, Dawn reported.", True),
    ],
)
def test_names_publisher(name: str, text: str, named: bool) -> None:  # noqa: FBT001  # a table's column
    """A publisher of several words is named wherever it stands, one that may be any word only in a credit."""
    assert names_publisher(told(text), name) is named
