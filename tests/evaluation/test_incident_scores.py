"""Incidents are paired by kind, and their parts compared."""

from __future__ import annotations

from reports import incident
from sayso.evaluation.counts import Counts
from sayso.evaluation.incident_keys import KeyIncident
from sayso.evaluation.incident_scores import Figures, paired, score_incidents

BOMBING = KeyIncident(
    frozenset({"BOMBING"}),
    frozenset({"veldania", "karsk"}),
    None,
    "1991-05-03",
    frozenset({12}),
    optional=False,
)
MURDER = KeyIncident(
    frozenset({"ATTACK"}),
    frozenset({"veldania", "velm"}),
    "1991-05-01",
    "1991-05-01",
    frozenset(),
    optional=True,
)


def test_parts_of_a_pair_are_compared() -> None:
    """Place, day and number of one incident found and one of the key."""
    found = incident("bombing", place="the port of Karsk", day="1991-05-02", killed=12)
    figures = score_incidents([BOMBING], [found])
    assert figures.incidents == Counts(1, 1, 1)
    assert figures.parts == dict.fromkeys(("date", "place", "victims"), Counts(1, 1, 1))


def test_wrong_parts() -> None:
    """Another town, a later day, another number."""
    found = incident("bombing", place="Orsk", day="1991-05-04", killed=9)
    assert score_incidents([BOMBING], [found]).parts == dict.fromkeys(
        ("date", "place", "victims"), Counts(0, 1, 1)
    )


def test_parts_not_told() -> None:
    """What was not found lowers the share of what the key gives, and what the key does not give counts nowhere."""
    figures = score_incidents([MURDER], [incident("killing", killed=3)])
    assert figures.parts == {"date": Counts(0, 0, 1), "place": Counts(0, 0, 1), "victims": Counts(0, 0, 0)}


def test_a_killing_is_an_attack_there() -> None:
    """Kinds are compared as the corpus calls them; what is optional is no miss."""
    assert score_incidents([MURDER], [incident("killing")]).types["ATTACK"] == Counts(1, 1, 1)
    assert score_incidents([MURDER], [incident("arson")]).incidents == Counts(0, 1, 0)


def test_the_best_fitting_are_paired() -> None:
    """Of two of one kind the one that agrees in more is taken."""
    found = [incident("bombing", place="Orsk"), incident("bombing", place="Karsk", at=5)]
    assert paired([BOMBING], found) == {1: 0}


def test_unread() -> None:
    """A message that could not be read misses all that the key asks for."""
    figures = score_incidents([BOMBING, MURDER], None)
    assert (figures.unread, figures.incidents) == (1, Counts(0, 0, 1))


def test_figures_add_up() -> None:
    """Figures of two messages are those of both."""
    one = score_incidents([BOMBING], [incident("bombing")])
    both = one + score_incidents([MURDER], [])
    assert both.messages == 2
    assert both.incidents == one.incidents
    assert (Figures() + one).as_dict() == one.as_dict()
