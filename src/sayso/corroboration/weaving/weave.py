"""Kinds of claims into a web and out of it: each is compared with those that share a key with it which not everybody has.

What stands in the web then hangs on the kinds in it alone, never on the order in which they came and went.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from sayso.corroboration.disputes.opposing import may_be_at_odds, opposition
from sayso.corroboration.drift.retelling import may_retell, retells
from sayso.corroboration.groups.blocks import CROWD, keys_of
from sayso.corroboration.groups.common import Common
from sayso.corroboration.groups.comparing import linking, may_link
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.holding import Shift
from sayso.corroboration.weaving.meeting import Pairs, meeting
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
    shift = web.exchange({kind: keys_of(telling) for kind, telling in web.told(gone).items()}, keys)
    parted = web.drop(_parted(web, shift, come.keys()))
    met = web.holders(key for key in set().union(*keys.values()) if 1 < shift.after[key] <= CROWD)
    met_again = web.holders(key for key in shift.thinned(CROWD) if shift.after[key] > 1)
    made = _compared(web, meeting([*met.values()], come.keys(), [*met_again.values()]))
    web.put(made)
    linked = come.keys() | cut.linked | parted.linked | made.linked
    relinked = {
        kind for pair in (*parted.links, *made.links) if come.keys().isdisjoint(pair) for kind in pair
    }
    beside = cut.beside | parted.beside | made.beside
    left = frozenset(gone)
    return Woven(frozenset(linked) - left, frozenset(relinked) - left, frozenset(beside) - left)


def _parted(web: Web, shift: Shift, come: Collection[int]) -> set[Pair]:
    """Return the pairs of those who held keys that are crowded now, and share no uncrowded one any more.

    Only pairs between which anything holds are looked at.
    """
    crowded = shift.crowded(CROWD)
    if not crowded:
        return set()
    before = {kind for held in web.holders(crowded).values() for kind in held} - set(come)
    pairs = web.tied(before)
    told = web.told({kind for pair in pairs for kind in pair})
    kept = {kind: frozenset(keys_of(telling)) for kind, telling in told.items()}
    shared = {pair: kept[pair[0]] & kept[pair[1]] for pair in pairs}
    many = web.held({key for both in shared.values() for key in both})
    return {pair for pair, both in shared.items() if all(many[key] > CROWD for key in both)}


def _compared(web: Web, pairs: Pairs) -> Edges:
    """Return what holds between pairs of kinds."""
    told = web.told(pairs.kinds)
    claims = [told[kind] for kind in pairs.kinds]
    common = Common.of(claims, pairs.first, pairs.second)
    may = np.stack((may_link(common), may_retell(common), may_be_at_odds(common)))
    some = np.flatnonzero(may.any(axis=0))
    made = Edges()
    for i, j, (linked, retold, at_odds) in zip(
        pairs.first[some].tolist(), pairs.second[some].tolist(), may[:, some].T.tolist(), strict=True
    ):
        pair, first, second = (pairs.kinds[i], pairs.kinds[j]), claims[i], claims[j]
        if linked and (worth := linking(first, second)):
            made.links[pair] = worth
        elif retold and retells(first, second):
            made.retellings.add(pair)
        if at_odds and (reason := opposition(first, second)):
            made.oppositions[pair] = reason
    return made
