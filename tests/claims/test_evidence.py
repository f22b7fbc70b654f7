"""The evidence of a claim runs from its first word to its last and does not leave what is attributed."""

from __future__ import annotations

import pytest

from claims.invented import read


@pytest.mark.whole
def test_evidence_is_the_clause_without_those_that_hang_on_it() -> None:
    """A clause that hangs on the claim's own is no part of its evidence."""
    text = "Veldania backs Black Lantern because Lorvia arms Northern Shield."
    (claim,) = [claim for claim in read(text) if claim.relation == "supports"]
    assert [span.text(text) for span in claim.evidence] == ["Veldania backs Black Lantern"]


@pytest.mark.whole
def test_evidence_stays_in_the_content() -> None:
    """Of what is attributed, only the attributed words are evidence."""
    text = "The ministry said Veldania backs Black Lantern."
    said = [{"source": "The ministry", "cue": "said", "content": "Veldania backs Black Lantern"}]
    (claim,) = [claim for claim in read(text, said) if claim.relation == "supports"]
    assert [span.text(text) for span in claim.evidence] == ["Veldania backs Black Lantern"]
