from typing import get_args

import pytest

from factories import attribution, report
from sayso.corroboration.disputes.saying import read_saying
from sayso.corroboration.disputes.standing import Stance, passages_of, standing
from sayso.records import Document, Force, Report, Span, Voice

OPENING = "The governor of Karsk resigned on Monday. He leaves after ten years."


def stance(text: str, statement: str) -> Stance:
    """Return how a report of these words stands to a statement."""
    return standing(read_saying(statement), passages_of(report(text))).stance


@pytest.mark.parametrize(
    ("text", "statement", "expected"),
    [
        (OPENING, "Karsk governor resigned", "agree"),
        (OPENING, "Karsk governor resigned? A hoax", "discuss"),
        (OPENING, "Letter that Karsk governor resigned is fake", "disagree"),
        (OPENING, "Karsk governor has reportedly resigned", "discuss"),
        (OPENING, "Grain prices double in Farport", "other"),
        ("The governor of Karsk has reportedly resigned. His office was shut.", "Karsk governor resigned", "discuss"),
        ("The governor of Karsk has not resigned. He was at his desk.", "Karsk governor resigned", "disagree"),
        ("The governor of Karsk has not resigned. The letter is fake.", "Karsk governor resigned, says hoax", "agree"),
        (
            "The letter of the governor of Karsk is fake. The man resigned from nothing. It is a hoax by rivals, he laughed.",
            "Karsk governor resigned",
            "disagree",
        ),
    ],
)  # fmt: skip
def test_stances(text: str, statement: str, expected: Stance) -> None:
    """A report says what is stated, disputes it, leaves it open, or speaks of other things."""
    assert expected in get_args(Stance)
    assert stance(text, statement) == expected


def test_forces() -> None:
    """What voices in a report deny or doubt counts as denied, whatever the words."""
    text = "His office said the governor of Karsk resigned. On Monday Varo said the governor of Karsk had resigned."
    statement = read_saying("Karsk governor resigned")
    cases: tuple[tuple[Force, Stance], ...] = (("asserted", "agree"), ("doubted", "disagree"))
    for force, expected in cases:
        told = [
            attribution(text, Voice(None, who, "person"), cue, content, force=force)
            for who, cue, content in (
                ("His office", "said", "the governor of Karsk resigned"),
                ("Varo", "Varo said", "the governor of Karsk had resigned"),
            )
        ]
        assert standing(statement, passages_of(report(text, attributions=told))).stance == expected


def test_words() -> None:
    """Beside the stance come a reason and the sentences that speak of what is stated."""
    found = standing(read_saying("Karsk governor resigned"), passages_of(report(OPENING)))
    assert found.reason == "it says so"
    assert [span.text(OPENING) for span in found.words] == [OPENING.split(". ", maxsplit=1)[0] + "."]


def test_furniture() -> None:
    """What is no report is no passage, nor is a sentence that says next to nothing."""
    text = "Share this page with your friends in Karsk.\nYes.\nThe governor of Karsk resigned."
    document = Document("d1", text, furniture=(Span(0, text.index("\n")),))
    passages = passages_of(Report(document, (), (), ()))
    assert [passage.span.text(text) for passage in passages] == ["The governor of Karsk resigned."]


def test_dateline() -> None:
    """Of a sentence behind a dateline the rest is read."""
    text = "KARSK, 3 May - The governor of Karsk resigned."
    document = Document("d1", text, dateline_span=Span(0, text.index(" The")))
    passages = passages_of(Report(document, (), (), ()))
    assert [passage.span.text(text) for passage in passages] == ["The governor of Karsk resigned."]


def test_empty() -> None:
    """A report without a sentence speaks of nothing."""
    assert stance("", "Karsk governor resigned") == "other"
