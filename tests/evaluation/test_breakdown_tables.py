from measured import article_of
from sayso.evaluation.agreement import Agreement
from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.breakdown_tables import agreement_table, calibration_table, curve_table, groups_table
from sayso.evaluation.calibration import calibration
from sayso.evaluation.counts import Counts
from sayso.evaluation.thresholds import curve

SCORED = article_of((0.95, True), (0.95, True), (0.3, False))


def aligned(table: str) -> bool:
    """Say whether the columns of a table end below their heads."""
    head, *rows = table.splitlines()[1:3]
    return all(len(row) == len(head) for row in rows)


def test_calibration_table() -> None:
    """Each tenth has a row, a dash where nothing scored so, and one row tells all."""
    table = calibration_table(calibration([SCORED]))
    rows = [line.split() for line in table.splitlines()[2:-1]]
    assert len(rows) == 11
    assert rows[0] == ["0.0", "-", "0.1", "0", "-", "-"]
    assert rows[9] == ["0.9", "-", "1.0", "2", "0.950", "1.000"]
    assert rows[-1] == ["all", "3", "0.733", "0.667"]
    assert table.endswith("expected calibration error 0.133, Brier score 0.032")
    assert aligned(table)


def test_curve_table() -> None:
    """Each least score has a row, and only the best one is marked."""
    table = curve_table(curve([SCORED]))
    marked = [line for line in table.splitlines() if "best" in line]
    assert [line.split() for line in marked] == [
        ["0.4", "1.000", "1.000", "1.000", "2", "2", "2", "best", "F1"]
    ]
    assert len(table.splitlines()) == 12


def test_groups_table() -> None:
    """Each group has its number of articles and three F1."""
    figures = Figures(3, relation=Counts(1, 1, 1), attribution=Counts(1, 2, 2))
    table = groups_table("publisher", {"karsk": figures})
    assert table.splitlines()[0] == "F1 by publisher"
    assert table.splitlines()[2].split() == ["karsk", "3", "0.000", "1.000", "0.500"]
    assert aligned(table)


def test_agreement_table() -> None:
    """Every figure has one row with its F1."""
    found = Agreement(2, 7, Figures(14, relation=Counts(2, 3, 3), attribution=Counts(1, 2, 2)))
    lines = agreement_table(found).splitlines()
    assert lines[0] == "2 articles, 7 pairs of annotators, each scored against the other"
    assert [line[:3] for line in lines[2:]] == ["(a)"] * 3 + ["(b)"] * 3 + ["(c)"] * 2 + ["(d)"]
    assert lines[-1].split() == ["(d)", "attribution", "0.500"]
