"""The origins of a group: its claims joined where they rest on the same, and what is left is set side by side.

What affirms a thing and what denies it are told apart from the start: who denies it corroborates nothing. The origins hang
on the claims and on the copies among their documents alone, never on the order in which either are handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.doubts import Basis, doubts
from sayso.corroboration.origins.grounds import COPIES, VOICES, citation, one_publisher
from sayso.corroboration.origins.joining import Joined
from sayso.corroboration.origins.side import Side
from sayso.corroboration.origins.tellers import Kind, Teller, alike
from sayso.records import ClaimRef, Fold, Group, Origin, OriginKind, digest
from sayso.records import Side as SideTaken

_KINDS: Final[dict[Kind, OriginKind]] = {
    "named": "voice",
    "described": "voice",
    "nameless": "unnamed",
    "own": "reporting",
}


def find_origins(group: Group, tellings: Iterable[Telling], copies: Copies) -> tuple[Origin, ...]:
    """Return what the claims of a group independently rest on: those who affirm first, what is counted before what is not.

    ``tellings`` are the group's, others are left aside; a claim without one is left out. ``copies`` are those among its
    documents.
    """
    told = {telling.ref: Teller.of(telling) for telling in tellings}
    sides: tuple[tuple[SideTaken, Sequence[ClaimRef]], ...] = (
        ("affirmed", group.affirming),
        ("denied", group.denying),
        ("open", group.open),
    )
    found: list[Origin] = []
    for taken, refs in sides:
        tellers = [told[ref] for ref in refs if ref in told]
        if len(tellers) == 1:
            found.append(_alone(taken, tellers[0]))
        elif tellers:
            found.extend(_origins(taken, Side.of(tellers, copies)))
    return tuple(found)


def _alone(taken: SideTaken, teller: Teller) -> Origin:
    """Return the origin of a side's only claim, which most are."""
    return Origin(
        id=digest("origin", teller.ref.document, teller.ref.claim),
        kind=_KINDS[teller.kind],
        side=taken,
        called=_called(teller.kind, [teller]),
        claims=(teller.ref,),
        folds=(),
        unknown=(),
    )


def _origins(taken: SideTaken, side: Side) -> Iterator[Origin]:
    joined = _joined(side)
    tellers = {teller.ref: teller for teller in side.tellers}
    found = sorted((_basis(*one, tellers, joined) for one in joined.sets()), key=lambda one: one.rank)
    unknown = doubts(side, found, joined.ties) if len(found) > 1 else {}
    found.sort(key=lambda one: one.claims[0] in unknown)
    for basis in found:
        yield Origin(
            id=digest("origin", basis.claims[0].document, basis.claims[0].claim),
            kind=_KINDS[basis.kind],
            side=taken,
            called=basis.called,
            claims=basis.claims,
            folds=basis.folds,
            unknown=unknown.get(basis.claims[0], ()),
        )


def _joined(side: Side) -> Joined:
    joined = Joined(side.tellers)
    cited = {teller.ref: printed for teller in side.tellers if (printed := side.cited(teller))}
    for ground in VOICES:
        for found in ground(side):
            joined.join(found)
    citing = {joined.root(ref) for ref in cited}
    joined.keep_apart(
        one for one in side.tellers if one.kind == "named" and joined.root(one.ref) not in citing
    )
    for ground in COPIES:
        for found in ground(side):
            joined.join(found)
    for found in one_publisher(one for one in side.tellers if one.ref not in joined.taken):
        joined.join(found)
    for teller in side.tellers:
        printed = cited.get(teller.ref, ())
        if source := _source(joined, printed) or _same_source(side, teller):
            joined.join(citation(teller, source))
        elif printed:
            reason = f"it may rest on any of those from whom {printed[0].telling.publisher} has it"
            joined.tie(teller, printed, reason)
    return joined


def _source(joined: Joined, cited: Sequence[Teller]) -> Teller | None:
    """Return what a claim rests on that has it from another publisher, by all that reports of theirs say before.

    That is the latest earlier report's own word or, where it has none, what all of those reports rest on.
    """
    if own := [one for one in cited if one.kind == "own"]:
        return max(own, key=lambda one: (one.telling.published or 0, one.ref))
    return cited[0] if len({joined.root(one.ref) for one in cited}) == 1 else None


def _same_source(side: Side, teller: Teller) -> Teller | None:
    """Return what an earlier report says on the word of somebody without a name, whom a claim quotes by way of it."""
    if teller.kind not in ("nameless", "described") or len(teller.telling.chain) == 1:
        return None
    same = (one for one in side.passed_on(teller) if one.kind == teller.kind and alike(one, teller))
    return next(same, None)


def _basis(
    claims: tuple[ClaimRef, ...],
    folds: tuple[Fold, ...],
    tellers: Mapping[ClaimRef, Teller],
    joined: Joined,
) -> Basis:
    """Return what claims rest on that were joined: on what those of them rest that were not taken from another."""
    everybody = sorted((tellers[ref] for ref in claims), key=lambda one: one.order)
    roots = [one for one in everybody if one.ref not in joined.taken] or everybody
    kinds = {one.kind for one in roots}
    kind = next(kind for kind in _KINDS if kind in kinds)
    roots = [one for one in roots if one.kind == kind]
    return Basis(
        kind, _called(kind, roots), claims, folds, tuple(roots), not joined.secondhand.isdisjoint(claims)
    )


def _called(kind: Kind, roots: Sequence[Teller]) -> str:
    """Return who or what claims rest on, by the words that most of those it rests on have for it."""
    if kind != "own":
        names = Counter(one.name for one in roots)
        if called := max(names, key=lambda name: (names[name], len(name), name)):
            return called
        through = next((one.telling.chain[-2].text for one in roots if len(one.telling.chain) > 1), "")
        return f"nobody named, by way of {through}" if through else "nobody named"
    agencies = {one.telling.agency or one.printed_by for one in roots}
    if len(agencies) == 1 and (agency := agencies.pop()):
        return agency
    publisher = roots[0].telling.publisher
    return publisher or "a report of unknown publisher"
