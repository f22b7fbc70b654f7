"""Who says that a thing is not so, and who only turns it down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import span_in
from sayings import claim
from sayso.corroboration.groups.siding import denies_truth
from sayso.records import Attribution, Voice


def attribution(text: str, cue: str, content: str) -> Attribution:
    """Return who turns something down in a text."""
    return Attribution(
        id="a",
        parent=None,
        manner="indirect",
        source=(),
        cue=(span_in(text, cue),),
        content=(span_in(text, content),),
        voice=Voice(None, "the mayor", "person"),
        verb_class="deny",
        force="denied",
        score=1.0,
    )


@pytest.mark.parametrize(
    ("cue", "content", "denies"),
    [
        ("denied", "shelling the port", True),
        ("has denied", "the charge", True),
        ("rejected", "the claim that the port was shelled", True),
        ("dismissed", "the rumour of a coup", True),
        ("dismissed", "the story as a trick of the front", False),
        ("rejected", "the plan for a port", False),
        ("refused", "to leave the port", False),
        ("refused", "to accept that the port was lost", False),
    ],
)
def test_denials(cue: str, content: str, denies: bool) -> None:  # noqa: FBT001  # a parameter of the test
    """Denying, and rejecting what may be true or false, says that it is not so; rejecting a plan or refusing to act does not."""
    text = f"The mayor {cue} {content}."
    found = attribution(text, cue, content)
    told = replace(claim(text), attribution="a", force="denied")
    assert denies_truth(told, {"a": found}, text) is denies
