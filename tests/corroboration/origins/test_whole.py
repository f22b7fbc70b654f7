"""Reports read the whole way, by rules: who says the same, who copied it, and what it rests on."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.corroboration.groups.finding import find_groups
from sayso.corroboration.groups.telling import tellings_of
from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.counting import counted, line
from sayso.corroboration.origins.finding import find_origins
from sayso.corroboration.reprints.finding import find_reprints
from sayso.corroboration.reprints.folding import fold_copies
from sayso.pipeline import Reader
from sayso.records import Document, Group, Origin, Relation, Report
from sayso.settings import Settings

pytestmark = pytest.mark.whole

WIRE = (
    "KARSK, March 4 (Reuters) - Lorvia is arming the Northern Shield Movement with rockets and mortars.",
    "The weapons are carried over the Orla pass by night on mules that are hired from the villages below it.",
    "Two convoys a week have passed since the snow melted, each of some thirty animals and as many men.",
    "Veldania closed its side of the pass in autumn after a landslide took away the customs house and the bridge.",
)
MELNIK = "Interior Minister Daro Melnik said that Lorvia arms the Northern Shield Movement."
STORIES = {
    "post": ("The Orsk Post", "2031-03-04", (MELNIK, "The council meets on Friday.")),
    "herald": (
        "Karsk Herald",
        "2031-03-04",
        ("Rain is expected.", "Lorvia is arming the Northern Shield Movement, Daro Melnik said on Monday."),
    ),
    "radio": (
        "Radio Veldania",
        "2031-03-05",
        (
            "According to Interior Minister Daro Melnik, Lorvia is arming the Northern Shield Movement.",
            "Roads are dry.",
        ),
    ),
    "again": (
        "Karsk Herald",
        "2031-03-05",
        ("“Lorvia is arming the Northern Shield Movement,” Daro Melnik said.",),
    ),
    "wire": ("Reuters", "2031-03-04", WIRE),
    "first": ("The Orsk Post", "2031-03-05", WIRE),
    "cut": ("Plain Observer", "2031-03-05", WIRE[:2]),
    "diplomat": (
        "The Orsk Post",
        "2031-03-04",
        ("A diplomat said that Lorvia arms the Northern Shield Movement.",),
    ),
    "another": (
        "Radio Veldania",
        "2031-03-06",
        (
            "Shops are open.",
            "Lorvia is arming the Northern Shield Movement, a diplomat told reporters in Karsk.",
        ),
    ),
    "citing": (
        "Plain Observer",
        "2031-03-06",
        ("The Karsk Herald reported that Lorvia arms the Northern Shield Movement.",),
    ),
    "silent": (
        "Lorvian Gazette",
        "2031-03-06",
        ("The Defence Ministry did not say that Lorvia arms the Northern Shield Movement.",),
    ),
    "denial": ("Radio Lorvia", "2031-03-06", ("Lorvia denied arming the Northern Shield Movement.",)),
    "denier": (
        "Lorvian Gazette",
        "2031-03-07",
        ("Defence Minister Hanne Brack denied that Lorvia arms the Northern Shield Movement.",),
    ),
}


@cache
def reader() -> Reader:
    """Return a reader that needs no model."""
    return Reader.load(Settings(rules_only=True, force_language=True))


@cache
def read(name: str) -> Report:
    """Return one of the reports as read."""
    publisher, published, story = STORIES[name]
    agency = "Reuters" if "(Reuters)" in story[0] and publisher != "Reuters" else None
    text = "\n\n".join(story) + "\n"
    document = Document(
        id=name, text=text, publisher=publisher, published=published, agency=agency, language="en"
    )
    return reader().read(document)


def found(*names: str, relation: Relation = "arms") -> tuple[Group, tuple[Origin, ...]]:
    """Return the one group of a relation in these reports, and what it rests on."""
    reports = [read(name) for name in names]
    (group,) = [one for one in find_groups(reports) if one.relation == relation]
    reprints = find_reprints(report.document for report in reports)
    folds = fold_copies((report.document for report in reports), reprints)
    tellings = [telling for report in reports for telling in tellings_of(report)]
    return group, find_origins(group, tellings, Copies.of(reprints, folds))


def said(*names: str) -> str:
    """Return the line about these reports."""
    group, origins = found(*names)
    publishers = {STORIES[name][0] for name in group.documents}
    return line(len(group.documents), len(publishers), counted(origins))


def shown(origin: Origin) -> list[tuple[str, str]]:
    """Return the words that show the folds of an origin, with their documents."""
    return [
        (at.document, at.span.text(read(at.document).document.text))
        for fold in origin.folds
        for at in fold.words
    ]


def test_three_documents_two_outlets_one_origin() -> None:
    """One minister in three reports of two outlets is one origin."""
    assert said("post", "herald", "again") == "3 documents, 2 publishers, 1 origin"


def test_one_minister_in_four_reports() -> None:
    """Every fold shows the words that name him in either report."""
    _, (origin,) = found("post", "herald", "radio", "again")
    assert (origin.called, origin.kind) == ("Daro Melnik", "voice")
    assert [fold.reason for fold in origin.folds] == ["both have it from Daro Melnik"] * 3
    assert {("herald", "Daro Melnik"), ("radio", "Interior Minister Daro Melnik")} <= set(shown(origin))


def test_agency_story() -> None:
    """An agency's story, printed whole by one paper and cut down by another, is one origin, called after the agency."""
    assert said("wire", "first", "cut") == "3 documents, 3 publishers, 1 origin"
    _, (origin,) = found("wire", "first", "cut")
    assert (origin.called, origin.kind) == ("Reuters", "reporting")
    assert {fold.ground for fold in origin.folds} == {"copy"}
    assert all("Lorvia is arming the Northern Shield Movement" in words for _, words in shown(origin))


def test_agency_story_without_the_agency() -> None:
    """Two papers that print it are one origin even where the agency's own report is not there."""
    assert said("first", "cut") == "2 documents, 2 publishers, 1 origin"
    _, (origin,) = found("first", "cut")
    assert origin.called == "Reuters"


def test_unnamed_diplomats() -> None:
    """The diplomats of two unrelated reports may be one: of the second it is unknown, and why."""
    assert (
        said("diplomat", "another")
        == "2 documents, 2 publishers, 1 origin, and 1 whose independence is unknown"
    )
    _, origins = found("diplomat", "another")
    (reason,) = origins[1].unknown
    assert "diplomat" in reason
    assert "has no name" in reason


def test_citing() -> None:
    """A report that has it from a paper rests on what that paper has."""
    _, (origin,) = found("herald", "citing")
    assert (origin.called, [fold.ground for fold in origin.folds]) == ("Daro Melnik", ["citation"])
    assert ("citing", "The Karsk Herald") in shown(origin)


def test_who_did_not_say_so() -> None:
    """A ministry that did not say so stands on neither side, and is shown and not counted."""
    assert said("post", "herald", "silent") == "3 documents, 3 publishers, 1 origin"
    group, origins = found("post", "herald", "silent")
    assert [ref.document for ref in group.open] == ["silent"]
    assert [origin.called for origin in origins if origin.side == "open"] == ["Defence Ministry"]


def test_denial() -> None:
    """Who denies it is counted by itself and never with those who say so."""
    assert (
        said("post", "herald", "wire", "denial", "denier")
        == "5 documents, 5 publishers, 2 origins; denied by 2 origins"
    )
    group, origins = found("post", "herald", "wire", "denial", "denier")
    sides = {"affirmed": group.affirming, "denied": group.denying}
    assert all(set(one.claims) <= set(sides[one.side]) for one in origins)
    assert {one.called for one in origins if one.side == "denied"} == {"Lorvia", "Hanne Brack"}
