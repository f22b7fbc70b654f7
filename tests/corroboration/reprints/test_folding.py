from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.reprints.finding import find_reprints
from sayso.corroboration.reprints.folding import fold_copies
from sayso.records import Covered, Document, Reprint, ReprintKind, Score
from tellings import BRIDGE, ORCHARD, told


def documents(ids: str) -> list[Document]:
    """Return a document for each letter."""
    return [told("It rained.", id=letter) for letter in ids]


def link(pair: str, kind: ReprintKind = "copy", original: str | None = None, score: float = 0.9) -> Reprint:
    """Return a reprint of two documents by their letters."""
    first, second = sorted(pair)
    none = Covered(0, 0, 0)
    return Reprint(pair, first, second, kind, (), none, none, original, (), (), Score(score, ()))


def links(ids: str) -> list[Reprint]:
    """Return links between all of these."""
    return [link(one + other) for one, other in combinations(ids, 2)]


def folded(ids: str, *reprints: Reprint) -> list[str]:
    """Return the groups as words."""
    return ["".join(group) for group in fold_copies(documents(ids), reprints)]


def test_copies() -> None:
    """Copies of one story are one group, everything else is alone."""
    assert folded("abcd", *links("abc")) == ["abc", "d"]


def test_passages() -> None:
    """Documents that only share a passage are not folded."""
    assert folded("ab", link("ab", "passage")) == ["a", "b"]


@pytest.mark.parametrize("score", [0.6, 0.99])
def test_one_bad_link(score: float) -> None:
    """One wrong link between two stories that were printed several times chains nothing, however sure it is."""
    wrong = link("cx", score=score)
    assert folded("abcxyz", *links("abc"), *links("xyz"), wrong) == ["abc", "xyz"]


def test_bridge() -> None:
    """A document that is linked to all of two stories joins one of them and brings the other nothing."""
    groups = folded("abmyz", *links("abm"), *links("myz"))
    assert max(map(len, groups)) == 3


def test_one_missing_link() -> None:
    """A link that was missed among several copies parts nothing."""
    assert folded("abcd", *links("abc"), link("ad"), link("bd")) == ["abcd"]


def test_two_halves_of_one_story() -> None:
    """Cut-down copies with nothing in common are one telling where both are known to come from the same original."""
    halves = [link("ab", "abridged", "a"), link("ac", "abridged", "a")]
    assert folded("abc", *halves) == ["abc"]
    assert folded("abc", link("ab", "abridged"), link("ac", "abridged")) == ["ab", "c"]


def test_unknown_documents() -> None:
    """A link to a document that was not handed in is left aside."""
    assert folded("a", link("ab")) == ["a"]


@given(
    st.sets(st.sampled_from([a + b for a, b in combinations("abcdef", 2)])).flatmap(
        lambda s: st.permutations(sorted(s))
    )
)
def test_any_order(pairs: list[str]) -> None:
    """Groups don't depend on the order of the links or the documents, and every document is in one."""
    reprints = [link(pair) for pair in pairs]
    groups = fold_copies(documents("fedcba"), reprints)
    assert groups == fold_copies(documents("abcdef"), sorted(reprints, key=lambda one: one.id))
    assert sorted(letter for group in groups for letter in group) == list("abcdef")


def test_from_texts() -> None:
    """A story, its copy and its cut-down copy fold; the other story stays alone."""
    told_twice = [
        told(*BRIDGE, id="a"),
        told(*BRIDGE, "More tomorrow.", id="b"),
        told(*BRIDGE[:2], id="c"),
        told(*ORCHARD, BRIDGE[0], id="d"),
    ]
    reprints = find_reprints(told_twice)
    assert fold_copies(told_twice, reprints) == (("a", "b", "c"), ("d",))
    assert fold_copies(told_twice, [replace(one, kind="passage") for one in reprints]) == (
        ("a",), ("b",), ("c",), ("d",),
    )  # fmt: skip
