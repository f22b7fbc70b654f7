"""Documents that are one telling: copies and cut-down copies of the same report, whoever printed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from sayso.records import Document, Reprint


def fold_copies(documents: Iterable[Document], reprints: Iterable[Reprint]) -> tuple[tuple[str, ...], ...]:
    """Return groups of the ids of documents that are one telling, each sorted, in the order of their first.

    Every document is in one group, alone where it is nobody's copy. Documents that only share passages are not folded.
    Two groups become one where more than half of the pairs across them are copies, those first that are copies of the
    same others, so that one wrong link between two stories that were each printed ten times folds nothing. Cut-down copies of the same original may have nothing in
    common: one that is known to come from a document of the group joins by that alone, but brings no others along.
    """
    links = [one for one in reprints if one.kind != "passage"]
    near = _neighbours(links)
    links.sort(
        key=lambda one: (-_alike(near[one.first], near[one.second]), -one.score.value, one.first, one.second)
    )
    group_of = {document.id: frozenset({document.id}) for document in documents}
    pairs = {(link.first, link.second) for link in links}
    changed = True
    while changed:
        changed = False
        for link in links:
            one, other = group_of.get(link.first), group_of.get(link.second)
            if one is None or other is None or one == other:
                continue
            if _mostly_linked(one, other, pairs) or _cut_from(link, one, other):
                joined = one | other
                group_of.update(dict.fromkeys(joined, joined))
                changed = True
    return tuple(sorted(tuple(sorted(group)) for group in set(group_of.values())))


def _neighbours(links: Iterable[Reprint]) -> dict[str, set[str]]:
    """Return what each document is a copy of, itself included."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        near[link.first] |= {link.first, link.second}
        near[link.second] |= {link.first, link.second}
    return near


def _alike(one: set[str], other: set[str]) -> float:
    """Return which share of the documents that either of two is a copy of, both are: small for a wrong link."""
    return len(one & other) / len(one | other)


def _mostly_linked(one: frozenset[str], other: frozenset[str], pairs: set[tuple[str, str]]) -> bool:
    linked = sum((min(a, b), max(a, b)) in pairs for a, b in product(one, other))
    return 2 * linked > len(one) * len(other)


def _cut_from(link: Reprint, one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether a single document is known to be cut down from one of a group."""
    if link.kind != "abridged" or link.original is None:
        return False
    return frozenset({link.other(link.original)}) in (one, other)
