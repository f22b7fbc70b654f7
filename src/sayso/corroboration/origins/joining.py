"""Claims joined by folds, so that no chain of folds ever makes one of two voices that bear different names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.corroboration.origins.grounds import Found
from sayso.corroboration.origins.tellers import Teller
from sayso.records import ClaimRef, Fold


class Joined:
    """Sets of claims, each alone at first. ``folds`` are those that joined two sets; more would show nothing more.

    ``taken`` are claims that some fold says were taken from elsewhere. ``ties`` are two claims each that may rest on the same
    and were not joined, and why: folds that would have made one of two names, and those of ``secondhand`` claims, which rest
    on one of several others.
    """

    def __init__(self, tellers: Iterable[Teller]) -> None:
        self._above: dict[ClaimRef, ClaimRef] = {teller.ref: teller.ref for teller in tellers}
        self._named: dict[ClaimRef, ClaimRef] = {}
        self.folds: list[Fold] = []
        self.taken: set[ClaimRef] = set()
        self.secondhand: set[ClaimRef] = set()
        self.ties: list[tuple[ClaimRef, ClaimRef, str]] = []

    def keep_apart(self, named: Iterable[Teller]) -> None:
        """Let no set that is joined from now on hold two of these, unless they are in one already."""
        for teller in named:
            root = self.root(teller.ref)
            self._named.setdefault(root, root)

    def join(self, found: Found) -> None:
        """Join the sets of the two claims of a fold."""
        one, other = self.root(found.fold.first), self.root(found.fold.second)
        if one != other and one in self._named and other in self._named:
            fold = found.fold
            self.ties.append((fold.first, fold.second, f"{fold.reason}, but not the same voice"))
            return
        self.taken.update(found.taken)
        if one == other:
            return
        self._above[other] = one
        if name := self._named.get(other):
            self._named[one] = name
        self.folds.append(found.fold)

    def tie(self, one: Teller, others: Sequence[Teller], reason: str) -> None:
        """Note that a claim rests on one of others, but not on which."""
        self.secondhand.add(one.ref)
        self.ties += [(one.ref, other.ref, reason) for other in others]

    def root(self, ref: ClaimRef) -> ClaimRef:
        """Return the claim that stands for the set of this one."""
        above = self._above
        while above[ref] != ref:
            above[ref] = above[above[ref]]
            ref = above[ref]
        return ref

    def sets(self) -> Iterator[tuple[tuple[ClaimRef, ...], tuple[Fold, ...]]]:
        """Yield each set of claims, sorted, with its folds."""
        members: dict[ClaimRef, list[ClaimRef]] = {}
        for ref in self._above:
            members.setdefault(self.root(ref), []).append(ref)
        folds: dict[ClaimRef, list[Fold]] = {root: [] for root in members}
        for fold in self.folds:
            folds[self.root(fold.first)].append(fold)
        for root, refs in members.items():
            yield tuple(sorted(refs)), tuple(folds[root])
