from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sayings import claim, report
from sayso.corroboration.groups.telling import Telling
from sayso.errors import DocumentError
from sayso.evaluation.counts import Counts
from sayso.evaluation.drift_scores import Between, Figures, run_retelling, score_reports, scores
from sayso.evaluation.drift_set import EditedPassage, Outlet, OwnWords, Retelling
from sayso.evaluation.drift_tables import drift_table
from sayso.evaluation.label_sets import Half
from sayso.records import Document, Report, Span
from sayso.records.drift import Change, Step
from sayso.records.labels import ChangeKind
from sayso.settings import Settings

FIRST = "Nine trucks left Karsk."
SECOND = "Ninety trucks left Karsk."
OUTLETS = (Outlet("Karsk Herald", "2031-03-04"), Outlet("Coast Radio", "2031-03-05"))


def item(*drift: ChangeKind, half: Half = "seen", arguable: Sequence[ChangeKind] = ()) -> Retelling:
    """Return an invented retelling with these kinds of change."""
    words = OwnWords(FIRST, SECOND)
    return Retelling("own-1", half, frozenset(drift), frozenset(arguable), "nine to ninety", OUTLETS, words)


def finds(*kinds: ChangeKind, revises: bool = False) -> Between:
    """Return what finds these kinds of change between the last claims of two reports."""

    def between(first: Sequence[Telling], second: Sequence[Telling]) -> tuple[Step, ...]:
        changes = tuple(Change(kind, "nine", "ninety") for kind in kinds)
        return (Step(first[-1].ref, second[-1].ref, changes, (), revises),)

    return between


def read(document: Document) -> Report:
    """Return a report of one claim, which is the whole text; one that speaks of boats cannot be read."""
    if "boats" in document.text:
        raise DocumentError("own-1", "speaks of boats", "leave them out")
    made = report(claim(document.text.strip()))
    return Report(document, made.actors, (), made.claims)


def judged(one: Retelling, between: Between) -> Figures:
    """Return the figures of a retelling judged in this way."""
    return score_reports(one, report(claim(FIRST)), report(claim(SECOND)), between).figures


def test_drift_found() -> None:
    """A change found in a drifted retelling is a hit, in every part that it belongs to."""
    told = judged(item("number"), finds("number")).sayso
    assert told.drifted == {part: Counts(1, 1, 1) for part in ("all", "seen", "own")}
    assert told.kinds == {"number": Counts(1, 1, 1)}


def test_harmless() -> None:
    """A change found in a harmless retelling is false, and nothing found is nothing counted."""
    assert judged(item(), finds("scope")).sayso.drifted["all"] == Counts(0, 1, 0)
    assert judged(item(), finds()).sayso.drifted["all"] == Counts()


def test_revision() -> None:
    """A voice that gives another number later has not drifted."""
    assert judged(item(), finds("number", revises=True)).sayso.drifted["all"] == Counts()


def test_other_kind() -> None:
    """Another kind than the one labelled finds the drift, but counts as false of its own kind."""
    told = judged(item("base"), finds("scope")).sayso
    assert told.drifted["all"] == Counts(1, 1, 1)
    assert told.kinds == {"base": Counts(0, 0, 1), "scope": Counts(0, 1, 0)}


def test_arguable() -> None:
    """An arguable kind is neither false nor missed."""
    for found in (frozenset({"voice"}), frozenset({"voice", "certainty"})):
        told = scores(item("voice", arguable=["certainty"]), found)  # type: ignore[arg-type]
        assert told.kinds == {"voice": Counts(1, 1, 1)}


def test_baseline() -> None:
    """The plain way is scored beside it in the same way."""
    told = judged(item("number", half="unseen"), finds()).baseline
    assert told.drifted["unseen"] == Counts(1, 1, 1)
    assert told.kinds == {"number": Counts(1, 1, 1)}


@pytest.mark.parametrize(
    ("drift", "found", "kind"),
    [(["base"], [], "missed"), ([], ["base"], "false"), (["base"], ["base", "time"], "false")],
)
def test_cases(drift: list[ChangeKind], found: list[ChangeKind], kind: str) -> None:
    """What was judged otherwise than labelled is shown, of the seen half alone."""
    reports = report(claim(FIRST)), report(claim(SECOND))
    (case,) = score_reports(item(*drift), *reports, finds(*found)).cases
    assert case.kind == kind
    assert score_reports(item(*drift, half="unseen"), *reports, finds(*found)).cases == ()


def test_right_is_no_case() -> None:
    """A retelling judged as labelled is not shown."""
    reports = report(claim(FIRST)), report(claim(SECOND))
    assert score_reports(item("number"), *reports, finds("number")).cases == ()


def test_run(tmp_path: Path) -> None:
    """Both texts are read as their outlets published them on their days."""
    met: list[tuple[str | None, str | None]] = []

    def reading(document: Document) -> Report:
        met.append((document.publisher, document.published))
        return read(document)

    outcome = run_retelling(item("number"), tmp_path, reading, finds("number"), Settings())
    assert outcome.figures.items == 1
    assert met == [("Karsk Herald", "2031-03-04"), ("Coast Radio", "2031-03-05")]


def test_absent(tmp_path: Path) -> None:
    """A retelling of words that are not there is skipped and named."""
    passage = EditedPassage("gone.txt", Span(0, 4), "", ((Span(0, 1), "x"),))
    gone = Retelling("edited-1", "seen", frozenset(), frozenset(), "", OUTLETS, passage)
    outcome = run_retelling(gone, tmp_path, read, finds(), Settings())
    assert (outcome.figures.skipped, outcome.figures.items) == (1, 0)
    assert outcome.failure
    assert outcome.failure.name == "edited-1 (gone.txt)"


def test_unread(tmp_path: Path) -> None:
    """A retelling that cannot be read is missed, not left out."""
    boats = Retelling(
        "own-1",
        "seen",
        frozenset({"number"}),
        frozenset(),
        "",
        OUTLETS,
        OwnWords("Nine boats left.", "90 boats left."),
    )
    outcome = run_retelling(boats, tmp_path, read, finds("number"), Settings())
    assert outcome.failure
    assert (outcome.figures.unread, outcome.figures.sayso.drifted["all"]) == (1, Counts(0, 0, 1))


def test_figures_add_up() -> None:
    """Figures are added, and the table shows all parts and kinds beside the plain way."""
    total = judged(item("number"), finds("number")) + judged(item("base", half="unseen"), finds())
    told = total.as_dict()
    assert (told["all"]["r"], told["seen"]["r"], told["unseen"]["r"]) == (0.5, 1, 0)
    assert (told["kinds"]["number"]["f1"], told["kinds"]["place"]["gold"]) == (1, 0)
    assert told["baseline"]["all"]["r"] == 1
    rows = [line.split() for line in drift_table(total).splitlines()]
    assert ["drifted", "or", "not", "1.000", "0.500", "0.667", "1", "1", "2"] in rows
    assert ["changed", "number", "1.000", "1.000", "1.000", "1", "1", "1"] in rows
