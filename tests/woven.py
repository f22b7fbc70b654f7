"""What is worked out across reports, put into a store by hand: groups with their origins, disputes and drift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sayso.records import (
    Claim,
    ClaimRef,
    Dispute,
    DisputeKind,
    Drift,
    Fold,
    Group,
    Origin,
    Polarity,
    Step,
    digest,
)
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import body_of
from sayso.store.deriving import derived as d
from sayso.store.deriving.corroborating import SCHEMES


@dataclass(frozen=True)
class Said:
    """Claims that say the same, those that affirm it and those that deny it.

    Each rests on its innermost voice, which is of unknown independence where it is named in ``unknown``.
    """

    affirming: tuple[Claim, ...]
    denying: tuple[Claim, ...] = ()
    unknown: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()


def refs(store: Store, *claims: Claim) -> tuple[ClaimRef, ...]:
    """Return the claims as the store knows them, one for each current document that they stand in."""
    with store.reading() as connection:
        return tuple(ref for ref, _ in _rows(connection, claims))


def weave(
    store: Store,
    *groups: Said,
    disputes: Sequence[tuple[DisputeKind, Claim, Claim]] = (),
    steps: Sequence[Step] = (),
) -> None:
    """Put these groups into a store with nothing woven yet, disputes between claims of them, and one drift.

    Nothing is pending afterwards, so that no command works it out anew.
    """
    with store.writing() as connection:
        connection.execute(delete(d.pending))
        connection.execute(insert(d.schemes), [{"name": one, "scheme": way} for one, way in SCHEMES.items()])
        at: dict[ClaimRef, tuple[int, str]] = {}
        for number, said in enumerate(groups, start=1):
            at |= _group(connection, number, said, {side for _, *sides in disputes for side in sides}, steps)
        for number, (kind, first, second) in enumerate(disputes, start=1):
            _dispute(connection, number, kind, (first, second), at)
        if steps:
            told = tuple(dict.fromkeys(ref for step in steps for ref in (step.first, step.second)))
            drift = Drift(digest("drift"), told, tuple(steps))
            connection.execute(
                insert(d.drifts).values(number=1, id=drift.id, in_group=at[told[0]][0], body=body_of(drift))
            )


def _rows(connection: Connection, claims: Sequence[Claim]) -> list[tuple[ClaimRef, int]]:
    rows = connection.execute(
        select(*t.claims.c["number", "id"], t.documents.c.id.label("document"))
        .join(t.documents, t.documents.c.number == t.claims.c.document)
        .where(t.claims.c.record.in_([one.id for one in claims]), t.claims.c.current)
    )
    return sorted((ClaimRef(row.document, row.id), row.number) for row in rows)


def _group(
    connection: Connection, number: int, said: Said, disputed: set[Claim], steps: Sequence[Step]
) -> dict[ClaimRef, tuple[int, str]]:
    affirming, denying = (_rows(connection, side) for side in (said.affirming, said.denying))
    members = sorted([*affirming, *denying])
    documents = tuple(sorted({ref.document for ref, _ in members}))
    about = connection.execute(
        select(t.documents.c.publisher, t.documents.c.published).where(t.documents.c.id.in_(documents))
    ).all()
    days = sorted(row.published for row in about if row.published)
    first = (said.affirming or said.denying)[0]
    group = Group(
        digest("group", members[0][0].claim),
        tuple(ref for ref, _ in affirming),
        tuple(ref for ref, _ in denying),
        first.relation,
        first.subject.text if first.subject else None,
        first.object.text if first.object else None,
        None,
        None,
        documents,
        (),
    )
    origins = [
        *_origins(connection, number, "affirmed", said.affirming, said),
        *_origins(connection, number, "denied", said.denying, said),
    ]
    shown = {
        side: sum(origin.side == side and not origin.unknown for origin in origins)
        for side in ("affirmed", "denied")
    }
    connection.execute(
        insert(d.groups).values(
            number=number,
            id=group.id,
            relation=group.relation,
            statement=first.statement,
            subject=group.subject,
            object=group.object,
            claims=len(members),
            denying=len(denying),
            documents=len(documents),
            publishers=len({row.publisher for row in about if row.publisher}),
            origins=max(shown.values()),
            unknown=sum(bool(origin.unknown) for origin in origins),
            first_said=days[0] if days else None,
            last_said=days[-1] if days else None,
            disputed=bool(disputed & {*said.affirming, *said.denying}),
            drifts=any(step.first in dict(members) for step in steps),
            body=body_of(group),
        )
    )
    for ref, claim in members:
        origin = next(number for number, one in enumerate(origins) if ref in one.claims)
        document = connection.execute(
            select(t.claims.c.document).where(t.claims.c.number == claim)
        ).scalar_one()
        connection.execute(
            insert(d.tellings).values(
                claim=claim,
                document=document,
                kind=claim,
                in_group=number,
                origin=_NUMBERED * number + origin,
                side="denied" if ref in dict(denying) else "affirmed",
                body=b"",
            )
        )
    return {ref: (number, group.id) for ref, _ in members}


_NUMBERED = 100


def _origins(
    connection: Connection, group: int, side: Polarity, claims: Sequence[Claim], said: Said
) -> list[Origin]:
    before = connection.execute(select(d.origins.c.number).where(d.origins.c.in_group == group)).all()
    voices: dict[str, list[Claim]] = {}
    for claim in claims:
        voices.setdefault(claim.voices[-1].text if claim.voices else "", []).append(claim)
    made = []
    for number, (voice, told) in enumerate(voices.items(), start=len(before)):
        resting = tuple(ref for ref, _ in _rows(connection, told))
        origin = Origin(
            digest("origin", group, side, voice),
            "voice" if voice else "reporting",
            side,
            voice or "the report itself",
            resting,
            tuple(fold for fold in said.folds if fold.first in resting),
            (f"nobody can tell who {voice} is",) if voice in said.unknown else (),
        )
        connection.execute(
            insert(d.origins).values(
                number=_NUMBERED * group + number,
                id=origin.id,
                in_group=group,
                kind=origin.kind,
                side=side,
                called=origin.called,
                independent=not origin.unknown,
                body=body_of(origin),
            )
        )
        made.append(origin)
    return made


def _dispute(
    connection: Connection,
    number: int,
    kind: DisputeKind,
    sides: tuple[Claim, Claim],
    at: dict[ClaimRef, tuple[int, str]],
) -> None:
    rows = [_rows(connection, (side,)) for side in sides]
    in_groups = dict(sorted(at[ref] for side in rows for ref, _ in side))
    first, second = (tuple(ref for ref, _ in side) for side in rows)
    dispute = Dispute(
        digest("dispute", kind, first[0].claim, second[0].claim),
        kind,
        tuple(in_groups.values()),
        first,
        second,
        ("somebody says otherwise",),
    )
    connection.execute(
        insert(d.disputes).values(number=number, id=dispute.id, kind=kind, body=body_of(dispute))
    )
    for group in in_groups:
        connection.execute(insert(d.dispute_groups).values(dispute=number, in_group=group))
    for side, claims in enumerate(rows):
        for _, claim in claims:
            connection.execute(insert(d.dispute_claims).values(dispute=number, claim=claim, side=side))
