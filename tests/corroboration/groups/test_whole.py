from functools import cache

import pytest

from sayso.corroboration.disputes.finding import find_disputes
from sayso.corroboration.groups.finding import Gathering
from sayso.corroboration.groups.telling import tellings_of
from sayso.pipeline import Reader
from sayso.records import Document, Group
from sayso.settings import Settings

pytestmark = pytest.mark.whole

KILLED = "Fighters of the Northern Shield Movement killed four soldiers at a checkpoint near Karsk on Monday, the Veldanian army said."
TEXTS = {
    "told": ("2031-03-04", f"{KILLED} Colonel Ada Varo said that Lorvia arms the Northern Shield Movement."),
    "reworded": (
        "2031-03-05",
        (
            "Four soldiers were killed on Monday when the Northern Shield Movement attacked a checkpoint near Karsk, according to"
            " the army of Veldania. Lorvia is arming the Northern Shield Movement, Varo said."
        ),
    ),
    "denied": (
        "2031-03-05",
        (
            "The Northern Shield Movement denied that it killed four soldiers near Karsk on Monday. Lorvia denied arming the"
            " Northern Shield Movement."
        ),
    ),
    "more": (
        "2031-03-06",
        "The Veldanian army said that seven soldiers were killed near Karsk on Monday by the Northern Shield Movement.",
    ),
    "turned": (
        "2031-03-06",
        (
            "Soldiers killed four fighters of the Northern Shield Movement near Karsk on Wednesday, the army said. The Northern"
            " Shield Movement does not arm Lorvia."
        ),
    ),
    "later": (
        "2031-06-06",
        "The Northern Shield Movement killed four soldiers near Karsk on Monday, the Veldanian army said.",
    ),
    "rigged": ("2031-03-07", "The mayor said that the vote in Orsk was rigged."),
    "fair": ("2031-03-07", "The vote in Orsk was not rigged, the electoral board said."),
}


@cache
def gathered() -> Gathering:
    """Return what the invented reports say, read the whole way by rules."""
    reader = Reader.load(Settings(rules_only=True, force_language=True))
    gathering = Gathering()
    for name, (published, text) in TEXTS.items():
        document = Document(id=name, text=f"{text}\n", published=published, language="en")
        gathering.add(tellings_of(reader.read(document)))
    return gathering


def group_with(name: str, relation: str) -> Group:
    """Return the group that the first claim of a relation in a report stands in."""
    told = [one.ref for one in gathered().tellings() if one.ref.document == name and one.relation == relation]
    (group,) = [group for group in gathered().groups() if min(told) in group.members]
    return group


def test_attack() -> None:
    """One killing is told in two wordings and by two numbers and is denied; turned round, or in June, it is another."""
    group = group_with("told", "casualties")
    assert {ref.document for ref in group.affirming} == {"told", "reworded", "more"}
    assert {ref.document for ref in group.denying} == {"denied"}


def test_support() -> None:
    """Who arms whom is told twice and denied once; the other way round it is something else."""
    group = group_with("told", "arms")
    assert {ref.document for ref in group.affirming} == {"told", "reworded"}
    assert {ref.document for ref in group.denying} == {"denied"}
    assert group_with("turned", "arms").documents == ("turned",)


def test_disputes() -> None:
    """The denials, the two numbers and the vote are in dispute, and nothing else is."""
    groups = gathered().groups()
    found = find_disputes(groups, gathered().tellings())
    assert sorted(one.kind for one in found) == ["contradicted", "denied", "denied", "numbers"]
    (vote,) = [one for one in found if one.kind == "contradicted"]
    assert ([ref.document for ref in vote.first], [ref.document for ref in vote.second]) == (
        ["rigged"],
        ["fair"],
    )
