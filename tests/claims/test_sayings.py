"""Sayings: what is kept of what meets no frame, and what is not."""

from __future__ import annotations

import pytest

from claims.invented import Said, read


@pytest.mark.whole
def test_the_shortest_clause_is_kept() -> None:
    """A subject and a finite verb are a claim, however few words they are; two loose words are none."""
    short: list[Said] = [{"source": "The army", "cue": "said", "content": "that the rebels fled"}]
    assert [claim.relation for claim in read("The army said that the rebels fled.", short)] == ["says"]
    loose: list[Said] = [{"source": "The army", "cue": "praised", "content": "the rebels"}]
    assert read("The army praised the rebels.", loose) == ()


@pytest.mark.whole
def test_a_cue_that_opens_a_frame_is_one_claim() -> None:
    """Where the cue is itself the word of a typed claim, nothing is said twice."""
    text = "Lorvia supports the Red Dawn Front in the long war."
    said: list[Said] = [
        {"source": "Lorvia", "cue": "supports", "content": "the Red Dawn Front in the long war"}
    ]
    assert [claim.relation for claim in read(text, said)] == ["supports"]


@pytest.mark.whole
def test_what_is_expected_is_not_said_to_happen() -> None:
    """A small clause below a wish keeps its verb of wishing."""
    text = "The mayor wants the long roads to reopen in May."
    said: list[Said] = [
        {
            "source": "The mayor",
            "cue": "wants",
            "content": "the long roads to reopen in May",
            "verb_class": "intend",
        }
    ]
    (claim,) = read(text, said)
    assert claim.statement == "The report says: the mayor wants the long roads to reopen in May."
