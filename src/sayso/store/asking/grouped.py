"""A group at full length: what each origin rests on, in whose words, what is in dispute, and how it was told in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.records import ClaimRef, Drift, Fold, Origin, Side, Words
from sayso.store import tables as t
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.asking.disputes import FoundDispute, claims_by_ref, with_sides
from sayso.store.asking.groups import FoundGroup, groups_numbered
from sayso.store.bodies import record_of, text_from
from sayso.store.deriving import derived as d
from sayso.store.judging.judgements import Judgement, judgements
from sayso.store.judging.pairing import groups_decided_on


@dataclass(frozen=True, slots=True)
class ShownFold:
    """Why two claims rest on one origin, with the claims, and the words that show it, each with its document's id."""

    fold: Fold
    first: FoundClaim | None
    second: FoundClaim | None
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownOrigin:
    """An origin with the claims that rest on it, those said first first."""

    origin: Origin
    claims: tuple[FoundClaim, ...]
    folds: tuple[ShownFold, ...]


@dataclass(frozen=True, slots=True)
class ShownDrift:
    """A chain of tellings with its claims, by their ids and their documents'."""

    drift: Drift
    claims: Mapping[ClaimRef, FoundClaim]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with all that belongs to it; ``affirming``, ``denying`` and ``open`` are its claims, those said first first."""

    found: FoundGroup
    affirming: tuple[FoundClaim, ...]
    denying: tuple[FoundClaim, ...]
    open: tuple[FoundClaim, ...]
    origins: tuple[ShownOrigin, ...]
    disputes: tuple[FoundDispute, ...]
    drifts: tuple[ShownDrift, ...]
    judgements: tuple[Judgement, ...]


def show_group(connection: Connection, number: int) -> ShownGroup:
    """Return a group, by number, with all that belongs to it."""
    return show_groups(connection, [number])[0]


def show_groups(connection: Connection, numbers: Sequence[int]) -> list[ShownGroup]:
    """Return groups by number, in this order, each with all that belongs to it; a few hundred at once are too many."""
    found = groups_numbered(connection, numbers)
    members = _members(connection, numbers)
    every = list(dict.fromkeys(claim for some in members.values() for claim in some))
    told = dict(zip(every, with_surroundings(connection, every), strict=True))
    origins = _origins(connection, numbers)
    judged = _judged(connection, [group.id for group in found])
    shown = []
    for number, group in zip(numbers, found, strict=True):
        claims = [told[claim] for claim in members.get(number, ())]
        shown.append(
            ShownGroup(
                group,
                _on_side(claims, "affirmed"),
                _on_side(claims, "denied"),
                _on_side(claims, "open"),
                tuple(shown_origins(connection, origins.get(number, ()), claims)),
                tuple(with_sides(connection, group.disputes)),
                tuple(_shown_drifts(connection, group.drifts)),
                tuple(judgements(connection, target=group.id) if group.id in judged else ()),
            )
        )
    return shown


def origins_in(connection: Connection, groups: Sequence[int]) -> list[tuple[str, ShownOrigin]]:
    """Return the origins of groups, by number, each with its group's id, and with the words of its folds but no claims."""
    ids = {
        row.number: row.id
        for row in connection.execute(
            select(*d.groups.c["number", "id"]).where(d.groups.c.number.in_(groups))
        )
    }
    origins = _origins(connection, groups)
    every = [(ids[number], one) for number in groups for one in origins.get(number, ())]
    shown = shown_origins(connection, [one for _, one in every], ())
    return [(group, one) for (group, _), one in zip(every, shown, strict=True)]


def _members(connection: Connection, groups: Sequence[int]) -> dict[int, list[int]]:
    """Return the claims of groups, all by number, those said first first."""
    rows = connection.execute(
        select(*d.tellings.c["in_group", "claim"])
        .join(t.claims, t.claims.c.number == d.tellings.c.claim)
        .where(d.tellings.c.in_group.in_(groups))
        .order_by(t.claims.c.said_from.asc().nulls_last(), t.claims.c.id)
    )
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.in_group, []).append(row.claim)
    return found


def _judged(connection: Connection, groups: Sequence[str]) -> set[str]:
    """Return those of these groups, by id, on which something was decided; of most nothing was."""
    some = t.judgements.c.target
    on_groups = set(connection.execute(select(some).where(some.in_(groups)).distinct()).scalars())
    return on_groups | groups_decided_on(connection, groups)


def _on_side(claims: Sequence[FoundClaim], side: Side) -> tuple[FoundClaim, ...]:
    return tuple(one for one in claims if one.beside and one.beside.side == side)


def shown_origins(
    connection: Connection, origins: Sequence[Origin], claims: Iterable[FoundClaim]
) -> list[ShownOrigin]:
    """Return origins with those of these claims that rest on them, and the words that show why."""
    by_ref = {ClaimRef(one.document, one.id): one for one in claims}
    order = {ref: number for number, ref in enumerate(by_ref)}
    words = _texts(connection, (each for one in origins for fold in one.folds for each in fold.words))
    return [
        ShownOrigin(
            one,
            tuple(
                by_ref[ref] for ref in sorted(filter(order.__contains__, one.claims), key=order.__getitem__)
            ),
            tuple(
                ShownFold(
                    fold,
                    by_ref.get(fold.first),
                    by_ref.get(fold.second),
                    tuple((each.document, words[each]) for each in fold.words if each in words),
                )
                for fold in one.folds
            ),
        )
        for one in origins
    ]


def origin_of(connection: Connection, claim: int) -> Origin | None:
    """Return the origin of a claim, by number, None where it was compared with nothing."""
    body = connection.execute(
        select(d.origins.c.body)
        .join(d.tellings, d.tellings.c.origin == d.origins.c.number)
        .where(d.tellings.c.claim == claim)
    ).scalar()
    return None if body is None else record_of(Origin, body)


def _origins(connection: Connection, groups: Sequence[int]) -> dict[int, list[Origin]]:
    """Return the origins of groups, those who affirm it first, then those on which most claims rest."""
    rows = connection.execute(
        select(*d.origins.c["in_group", "body"]).where(d.origins.c.in_group.in_(groups))
    )
    found: dict[int, list[Origin]] = {}
    for row in rows:
        found.setdefault(row.in_group, []).append(record_of(Origin, row.body))
    for origins in found.values():
        origins.sort(key=lambda one: (one.side, -len(one.claims), one.called, one.id))
    return found


def _texts(connection: Connection, words: Iterable[Words]) -> dict[Words, str]:
    """Return the words that stand at places of documents."""
    wanted: dict[str, list[Words]] = {}
    for each in words:
        wanted.setdefault(each.document, []).append(each)
    found: dict[Words, str] = {}
    ids = sorted(wanted)
    for first in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(
            select(t.documents.c.id, t.texts.c.text)
            .join(t.texts, t.texts.c.document == t.documents.c.number)
            .where(t.documents.c.id.in_(ids[first : first + _AT_ONCE]))
        )
        for row in rows:
            text = text_from(row.text)
            found |= {each: each.span.text(text) for each in wanted[row.id]}
    return found


_AT_ONCE = 100


def _shown_drifts(connection: Connection, drifts: Sequence[Drift]) -> list[ShownDrift]:
    _, numbers = claims_by_ref(connection, (ref for one in drifts for ref in one.told))
    claims = dict(zip(numbers, with_surroundings(connection, list(numbers.values())), strict=True))
    return [ShownDrift(one, {ref: claims[ref] for ref in one.told if ref in claims}) for one in drifts]
