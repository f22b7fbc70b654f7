"""No parse is so wrong that claims would not hold together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factories import parse as parse_of
from factories import text_of
from sayso.claims.build import build_claims
from sayso.records import Cast, Document

_LEMMAS = [
    "attack",
    "claim",
    "responsibility",
    "carry",
    "support",
    "arm",
    "say",
    "deny",
    "accuse",
    "group",
    "be",
]
_TAGS = ["VBD", "VBN", "VB", "VBG", "NN", "NNS", "NNP", "IN", "TO", "PRP", "WDT", "JJ", "CD", "DT"]
_DEPS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "relcl", "acl", "xcomp", "ccomp", "advcl", "appos",
    "compound", "amod", "poss", "agent", "attr", "aux", "auxpass", "pcomp", "dative", "det", "npadvmod",
]  # fmt: skip  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Draw any tree of words that open frames, as a wrong parse might give it."""
    size = draw(st.integers(2, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, size)}
    words = []
    for i in range(size):
        word = f"{draw(st.sampled_from(_LEMMAS))}/{draw(st.sampled_from(_TAGS))}"
        words.append(
            f"{word}/{draw(st.sampled_from(_DEPS))}/{heads[i] + 1}" if i in heads else f"{word}/ROOT"
        )
    return " ".join(words)


@given(trees())
@settings(max_examples=300, deadline=None)
def test_no_tree_is_too_wild(notation: str) -> None:
    """Whatever the parser makes of a sentence, claims come back with spans that quote the text."""
    parse = parse_of(notation)
    text = text_of(parse)
    for claim in build_claims(Document(id="d", text=text), parse, (), Cast((), {})):
        for party in (claim.subject, claim.object):
            assert party is None or party.span.text(text) == party.text
        assert claim.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in claim.evidence)
        assert 0 <= claim.score <= 1
        assert claim.statement.endswith(".")
