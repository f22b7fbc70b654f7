from dataclasses import replace

import pytest

from sayings import claim, report, voice
from sayso.evaluation.drift_baseline import plain_changes
from sayso.records import Attribution, Report, Span


def told(text: str, by: str | None = None) -> Report:
    """Return a report of a sentence, attributed to a voice of this name."""
    made = report(claim(text))
    if by is None:
        return made
    said = Attribution(
        "a", None, "indirect", (), (), (Span(0, len(text)),), voice(by), "say", "asserted", 1.0
    )
    return replace(made, attributions=(said,))


@pytest.mark.parametrize(
    ("second", "changed"),
    [
        ("Twelve trucks left Karsk.", set()),
        ("Karsk saw 12 trucks go.", set()),
        ("13 trucks left Karsk.", {"number"}),
        ("12 trucks may have left Karsk.", {"certainty"}),
        ("12 trucks are thought to have left Karsk on day 2.", {"certainty", "number"}),
    ],
)
def test_words(second: str, changed: set[str]) -> None:
    """Numbers are compared by their values, hedges by their words, wherever they stand."""
    assert plain_changes(told("12 trucks left Karsk."), told(second)) == changed


def test_voices() -> None:
    """Voices are compared by name; what nobody is named for counts for nothing."""
    text = "The road is shut."
    assert plain_changes(told(text, "the Halden Institute"), told(text, "Halden Institute")) == set()
    assert plain_changes(told(text, "the Halden Institute"), told(text, "Mona Feld")) == {"voice"}
    assert plain_changes(told(text, "the Halden Institute"), told(text)) == {"voice"}
