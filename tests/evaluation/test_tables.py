from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import Counts
from sayso.evaluation.muc_scores import Figures as BlameFigures
from sayso.evaluation.tables import attribution_table, blame_table, cases_text


def test_attribution_table() -> None:
    """Every figure of attributions has a row with its ratios and counts."""
    table = attribution_table(
        Figures(articles=2, tokens=50, attribution=Counts(1, 2, 4), relation=Counts(2, 2, 4))
    )
    lines = table.splitlines()
    assert lines[0] == "2 articles, 50 tokens, 0 articles without a prediction"
    assert [line[:3] for line in lines[2:]] == ["(a)"] * 3 + ["(b)"] * 3 + ["(c)"] * 2 + ["(d)"]
    assert lines[-1].split() == ["(d)", "attribution", "0.500", "0.250", "0.333", "1", "2", "4"]
    assert lines[-2].split()[-1] == "0.500"


def test_blame_table() -> None:
    """Every figure of who is blamed has a row with its ratios and counts."""
    table = blame_table(BlameFigures(3, 1, Counts(2, 4, 5), Counts(1, 4, 5)))
    assert table.splitlines()[0] == "3 messages, 1 messages without a prediction"
    assert "organisation              0.500  0.400  0.444       2       4       5" in table
    assert "confidence accuracy                     0.500" in table


def test_cases() -> None:
    """A case is shown with its words, a dash where there are none, the reason and the context."""
    case = Case(
        "missed", "karsk_a", (("source", ""), ("cue", "said")), "no content matches it", "Mira said so."
    )
    assert cases_text([case]).splitlines() == [
        "missed  karsk_a  (no content matches it)",
        "  source:       -",
        "  cue:          said",
        "  in:           Mira said so.",
    ]
