"""A selection document by document: each with its claims, what they rest on, and what is in dispute about them.

What contradicts a selected claim comes along, selected or not, for no accusation may leave its denial behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayso.outputs.exports.selection import Exported, Selection
from sayso.outputs.stored.wording import why_disputed
from sayso.records import ClaimRef, Dispute
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute, claims_by_ref
from sayso.store.asking.grounds import Basis, Ground, grounds_of
from sayso.store.asking.moments import actors_with_ids, added_at, document_with_id
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.asking.selecting import address_of, selected_claims
from sayso.store.reading import document_of


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its origin, if it was compared with anything, and the disputes in which it stands on a side.

    ``selected`` is False where it only came along, as it contradicts one that is.
    """

    found: FoundClaim
    origin: Basis | None
    disputes: tuple[Dispute, ...]
    selected: bool = True

    @property
    def in_dispute(self) -> str:
        """What is in dispute, in words; nothing where nothing is."""
        beside = self.found.beside
        if not self.disputes and beside and beside.disputed:
            return "what others say of the same"
        return "; ".join(why_disputed(one) for one in self.disputes)


@dataclass(frozen=True, slots=True)
class Telling:
    """A document, when it was put into the store (ISO, UTC), and its claims: the selected as they stand there, then others."""

    document: Exported
    added: str
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Surrounded:
    """A selection with what contradicts it, by document; make one with `surrounded`."""

    selection: Selection
    disputes: Mapping[ClaimRef, Sequence[Dispute]]
    opposed: Mapping[str, Sequence[tuple[FoundClaim, Ground]]]

    def actors(self) -> Iterator[FoundActor]:
        """Yield those who have to do with the claims: of the selected ones by id, then of the others."""
        there = set()
        for actor in self.selection.actors():
            there.add(actor.id)
            yield actor
        further = {
            id_ for claims in self.opposed.values() for one, _ in claims for id_ in _actors(one)
        } - there
        numbers = actors_with_ids(self.selection.connection, sorted(further))
        yield from actors_numbered(self.selection.connection, numbers)

    def tellings(self) -> Iterator[Telling]:
        """Yield the documents with their claims: those with selected ones by id, then the others."""
        there = set()
        for id_, those in groupby(self.selection.grounded(), key=lambda one: one.report.id):
            claims = list(those)
            there.add(id_)
            yield self._telling(claims[0].report, [(one.found, one.ground) for one in claims])
        connection = self.selection.connection
        for id_ in sorted(self.opposed.keys() - there):
            number = document_with_id(connection, id_)
            _, address = address_of(connection, number)
            yield self._telling(Exported(id_, address, document_of(connection, number)), ())

    def _telling(self, exported: Exported, claims: Sequence[tuple[FoundClaim, Ground]]) -> Telling:
        others = self.opposed.get(exported.id, ())
        told = tuple(
            Told(found, ground.origin, tuple(self.disputes.get(_ref(found), ())), selected)
            for those, selected in ((claims, True), (others, False))
            for found, ground in those
        )
        return Telling(exported, added_at(self.selection.connection, exported.id), told)


def surrounded(selection: Selection) -> Surrounded:
    """Return a selection with what contradicts it. Raises StoreError."""
    found = list(selection.disputes())
    disputes: dict[ClaimRef, list[Dispute]] = {}
    for shown in found:
        for ref in (*shown.dispute.first, *shown.dispute.second):
            disputes.setdefault(ref, []).append(shown.dispute)
    opposed: dict[str, list[tuple[FoundClaim, Ground]]] = {}
    _, numbers = claims_by_ref(selection.connection, disputes)
    others = list(_opposed(selection, found, numbers))
    for first in range(0, len(others), _AT_ONCE):
        some = others[first : first + _AT_ONCE]
        grounds = grounds_of(selection.connection, [numbers[_ref(claim)] for claim in some])
        for claim, ground in zip(some, grounds, strict=True):
            opposed.setdefault(claim.document, []).append((claim, ground))
    return Surrounded(selection, disputes, opposed)


_AT_ONCE = 500


def _opposed(
    selection: Selection, disputes: Iterable[FoundDispute], numbers: Mapping[ClaimRef, int]
) -> Iterator[FoundClaim]:
    """Yield, each once, the claims that stand against a selected one and are not selected themselves."""
    if not numbers:
        return
    chosen = set(selected_claims(selection.connection, selection.wanted, selection.store.place))
    seen = {ref for ref, number in numbers.items() if number in chosen}
    selected = frozenset(seen)
    for shown in disputes:
        for mine, others in (shown.sides, shown.sides[::-1]):
            if any(_ref(one) in selected for one in mine):
                for other in others:
                    if _ref(other) not in seen:
                        seen.add(_ref(other))
                        yield other


def origin_plain(origin: Basis) -> dict[str, Any]:
    """Return what a claim rests on as plain data, with why it can't be shown to be independent, where it can't."""
    return {
        "id": origin.id,
        "kind": origin.kind,
        "called": origin.called,
        "independent": not origin.unknown,
        "unknown": list(origin.unknown),
    }


def disputes_plain(told: Told) -> list[dict[str, Any]]:
    """Return the disputes of a claim as plain data, with which of the two sides it stands on."""
    ref = _ref(told.found)
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "why": why_disputed(one),
            "side": "first" if ref in one.first else "second",
        }
        for one in told.disputes
    ]


def _actors(found: FoundClaim) -> Iterator[str]:
    yield from filter(None, (found.subject_id, found.object_id, *(voice.actor for voice in found.voices)))


def _ref(found: FoundClaim) -> ClaimRef:
    return ClaimRef(found.document, found.id)
