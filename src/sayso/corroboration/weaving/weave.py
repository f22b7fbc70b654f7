"""Kinds of claims into a web and out of it: each is compared with those that share a key with it which not everybody has.

What stands in the web then hangs on the kinds in it alone, never on the order in which they came and went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from sayso.corroboration.disputes.opposing import opposition
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.blocks import CROWD, keys_of
from sayso.corroboration.groups.comparing import linking
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.weaving.web import Edges, Pair, Web


@dataclass(frozen=True, slots=True)
class Woven:
    """Whom it has touched that kinds came and went: those whose links are others now, and those with other edges.

    Between those that are ``relinked``, none of which came, links came or went because keys are crowded now or no longer: what
    hangs together may be the same as before, but not by which links.
    """

    linked: frozenset[int]
    relinked: frozenset[int]
    beside: frozenset[int]


def weave(web: Web, gone: Collection[int], come: Mapping[int, Telling]) -> Woven:
    """Let kinds of claims go, and others come, each with a claim of it; none may do both."""
    cut = web.cut(gone)
    keys = {kind: keys_of(telling) for kind, telling in come.items()}
    shift = web.exchange(gone, keys)
    parted = web.drop(_parted(web, shift.crowded(CROWD), come.keys()))
    made = _compared(web, _met(web, keys) | _met_again(web, shift.thinned(CROWD)))
    web.put(made)
    linked = come.keys() | cut.linked | parted.linked | made.linked
    relinked = {
        kind for pair in (*parted.links, *made.links) if come.keys().isdisjoint(pair) for kind in pair
    }
    beside = cut.beside | parted.beside | made.beside
    left = frozenset(gone)
    return Woven(frozenset(linked) - left, frozenset(relinked) - left, frozenset(beside) - left)


def _met(web: Web, come: Mapping[int, Collection[int]]) -> set[Pair]:
    """Return the pairs of those that have come, with their keys, with all with whom they share an uncrowded one."""
    keys = {key for held in come.values() for key in held}
    near: dict[int, set[int]] = defaultdict(set)
    for holders in web.sharing(keys, CROWD).values():
        for kind in come.keys() & set(holders):
            near[kind].update(holders)
    return {
        (min(kind, other), max(kind, other))
        for kind, others in near.items()
        for other in others
        if other != kind
    }


def _met_again(web: Web, keys: Iterable[int]) -> set[Pair]:
    """Return the pairs of those who hold keys that are no longer crowded."""
    holders = web.sharing(keys, CROWD).values()
    return {pair for kinds in holders for pair in combinations(sorted(kinds), 2)}


def _parted(web: Web, keys: Collection[int], come: Collection[int]) -> set[Pair]:
    """Return the pairs of those who held keys that are crowded now, and share no uncrowded one any more.

    Only pairs between which anything holds are looked at.
    """
    if not keys:
        return set()
    # A key that has just become crowded is held by as many as do not crowd it, and by some of those that have come.
    before = {kind for held in web.sharing(keys, CROWD + len(come)).values() for kind in held} - set(come)
    pairs = web.tied(before)
    kept = {
        kind: frozenset(held) for kind, held in web.keys_of({kind for pair in pairs for kind in pair}).items()
    }
    shared = {pair: kept[pair[0]] & kept[pair[1]] for pair in pairs}
    many = web.held({key for both in shared.values() for key in both})
    return {pair for pair, both in shared.items() if all(many[key] > CROWD for key in both)}


def _compared(web: Web, pairs: Collection[Pair]) -> Edges:
    """Return what holds between pairs of kinds."""
    told = web.told({kind for pair in pairs for kind in pair})
    made = Edges()
    for pair in sorted(pairs):
        first, second = told[pair[0]], told[pair[1]]
        if worth := linking(first, second):
            made.links[pair] = worth
        elif retells(first, second):
            made.retellings.add(pair)
        if reason := opposition(first, second):
            made.oppositions[pair] = reason
    return made
