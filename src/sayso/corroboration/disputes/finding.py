"""The disputes among claims: within a group, and between groups that can't both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sayso.corroboration.disputes.between import are_two_sayings, same_time
from sayso.corroboration.disputes.figures import conflicting_numbers
from sayso.corroboration.disputes.making import dispute
from sayso.corroboration.disputes.opposing import told_opposition
from sayso.corroboration.disputes.sides import opposite_sides
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.weaving.memory import MemoryWeb
from sayso.corroboration.weaving.weave import weave
from sayso.corroboration.weaving.web import Pair, number_of
from sayso.records import ClaimRef, Dispute, Group

Told = Sequence[Telling]
"""Claims of one kind, in the order of their ids."""


def find_disputes(groups: Iterable[Group], tellings: Iterable[Telling]) -> tuple[Dispute, ...]:
    """Return the disputes within and between these groups, ordered by their claims; ``tellings`` are all that there are.

    Which claims are at odds hangs on what else there is, as a key that very many have does not count. So hand over
    everything; a store, which knows what is at odds, looks at few groups at a time.
    """
    told = {telling.ref: telling for telling in tellings}
    kinds = {number_of(telling): telling for telling in told.values()}
    web = MemoryWeb(kinds)
    weave(web, (), kinds)
    return disputes_among(groups, told, web.oppositions())


def disputes_among(
    groups: Iterable[Group], told: Mapping[ClaimRef, Telling], oppositions: Mapping[Pair, str]
) -> tuple[Dispute, ...]:
    """Return the disputes within and between these groups; ``oppositions`` are the kinds of claims that are at odds."""
    found: list[Dispute] = []
    of_kind: dict[int, tuple[str, list[Telling]]] = {}
    for group in groups:
        members = [told[ref] for ref in group.members]
        found.extend(disputes_within(group, members))
        for one in members:
            of_kind.setdefault(number_of(one), (group.id, []))[1].append(one)
    found.extend(disputes_between(of_kind, oppositions))
    return tuple(sorted(found, key=lambda one: (one.first, one.second, one.kind)))


def disputes_within(group: Group, told: Told) -> Iterator[Dispute]:
    """Yield the disputes within a group; ``told`` are its claims, in the order of their ids."""
    yield from opposite_sides(group, told)
    yield from conflicting_numbers(group, told)


def disputes_between(
    of_kind: Mapping[int, tuple[str, Told]], oppositions: Mapping[Pair, str]
) -> Iterator[Dispute]:
    """Yield one dispute for each two groups of which claims are at odds and speak of one time.

    ``of_kind`` has of each kind of claims the id of its group and the claims.
    """
    between: dict[tuple[str, str], list[tuple[Told, Told, str]]] = defaultdict(list)
    for pair, why in oppositions.items():
        (first, ones), (second, others) = sorted((of_kind[kind] for kind in pair), key=lambda side: side[0])
        against = _at_one_time(ones, others), _at_one_time(others, ones)
        if first != second and against[0]:
            between[first, second].append((*against, why))
    for groups, opposed in sorted(between.items(), key=lambda found: found[0]):
        yield _between(groups, opposed)


def _between(groups: tuple[str, str], opposed: Sequence[tuple[Told, Told, str]]) -> Dispute:
    """Return the dispute between two groups, the side with the first claim first."""
    ones, others = _once(one for one, _, _ in opposed), _once(other for _, other, _ in opposed)
    if others[0].ref < ones[0].ref:
        return _between((groups[1], groups[0]), [(other, one, why) for one, other, why in opposed])
    reasons = sorted({told_opposition(why, one[0], other[0]) for one, other, why in opposed})
    return dispute("contradicted", groups, ones, others, tuple(reasons))


def _at_one_time(ones: Told, others: Told) -> Told:
    """Return those of some claims of one kind that take a side and may speak of the time of one of others that does.

    The other is another saying, not the same words or the same voice in the same report.
    """
    taking = [other for other in others if not other.open]
    return [
        one
        for one in ones
        if not one.open and any(same_time(one, other) and are_two_sayings(one, other) for other in taking)
    ]


def _once(sides: Iterable[Told]) -> Told:
    """Return the claims of several kinds, each once, in the order of their ids."""
    by_ref = {one.ref: one for one in chain.from_iterable(sides)}
    return [by_ref[ref] for ref in sorted(by_ref)]
