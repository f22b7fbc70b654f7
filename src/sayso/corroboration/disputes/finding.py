"""The disputes among claims: within a group, and between groups that can't both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from sayso.corroboration.disputes.figures import conflicting_numbers
from sayso.corroboration.disputes.making import dispute
from sayso.corroboration.disputes.sides import opposite_sides, same_time
from sayso.corroboration.groups.blocks import CROWD, keys_of
from sayso.corroboration.groups.comparing import opposed
from sayso.corroboration.groups.lexicon import opposites
from sayso.corroboration.groups.relations import EXCLUSIVE
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.who import likeness
from sayso.records import ClaimRef, Dispute, Group


def find_disputes(groups: Iterable[Group], tellings: Iterable[Telling]) -> tuple[Dispute, ...]:
    """Return the disputes within and between these groups, ordered by their claims; ``tellings`` are their claims.

    To look at a few groups after adding a report, hand over those and their neighbours alone.
    """
    told = {telling.ref: telling for telling in tellings}
    found: list[Dispute] = []
    between: list[tuple[Group, Telling]] = []
    for group in groups:
        members = [told[ref] for ref in group.members]
        found.extend(opposite_sides(group, members))
        found.extend(conflicting_numbers(group, members))
        kinds = {one.kind: one for one in reversed(members) if _may_oppose(one)}
        between.extend((group, one) for one in kinds.values())
    found.extend(_between(between))
    return tuple(sorted(found, key=lambda one: (one.first, one.second, one.kind)))


def _may_oppose(telling: Telling) -> bool:
    """Say whether a claim can be at odds with one of another group."""
    if telling.relation in EXCLUSIVE:
        return not telling.denied and not telling.planned
    return not opposites().keys().isdisjoint(telling.wording.bag)


def _between(members: Iterable[tuple[Group, Telling]]) -> Iterator[Dispute]:
    """Yield one dispute for each two groups of which claims are at odds."""
    met: dict[int, list[tuple[Group, Telling]]] = defaultdict(list)
    for group, telling in members:
        for key in keys_of(telling):
            met[key].append((group, telling))
    sides: dict[tuple[str, str], tuple[Group, Group, set[ClaimRef], set[ClaimRef], dict[str, None]]] = {}
    by_ref: dict[ClaimRef, Telling] = {}
    for key in sorted(met):
        if len(met[key]) > CROWD:
            continue
        for one, other in combinations(sorted(met[key], key=lambda pair: pair[1].ref), 2):
            reason = None if one[0].id == other[0].id else _odds(one[1], other[1])
            if reason is None:
                continue
            first, second = sorted((one, other), key=lambda pair: pair[0].members[0])
            side = sides.setdefault((first[0].id, second[0].id), (first[0], second[0], set(), set(), {}))
            by_ref |= {first[1].ref: first[1], second[1].ref: second[1]}
            side[2].add(first[1].ref)
            side[3].add(second[1].ref)
            side[4][reason] = None
    for group, against, first_refs, second_refs, reasons in sides.values():
        yield dispute(
            "contradicted",
            (group, against),
            [by_ref[ref] for ref in first_refs],
            [by_ref[ref] for ref in second_refs],
            tuple(sorted(reasons)),
        )


def _odds(one: Telling, other: Telling) -> str | None:
    """Return why two claims can't both be right, None where they can."""
    if one.family != other.family or not same_time(one, other):
        return None
    if one.relation in EXCLUSIVE and one.relation == other.relation:
        same, _ = likeness(one.done_to, other.done_to)
        different, _ = likeness(one.doer, other.doer)
        if same > 0 and different <= -1 and one.doer and other.doer and one.done_to:
            return f"{one.doer.text} and {other.doer.text} can't both have {one.done_to.text}"
        return None
    return opposed(one, other)
