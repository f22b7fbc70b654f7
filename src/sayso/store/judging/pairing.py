"""Which two claims are those of which a person decided that they say the same, or that they don't; never whether either is so.

The judgements are the truth (`sayso.store.tables.judgements`); of these rows the claims are found anew whenever a judgement
is made or undone or a page is read again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Final, Literal, get_args

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    MetaData,
    Row,
    SmallInteger,
    Table,
    bindparam,
    insert,
    select,
    update,
)

from sayso.store import tables as t
from sayso.store.deriving import derived as d
from sayso.store.judging.recognising import Kept, Known
from sayso.store.tables import NUMBER

Verdict = Literal["same", "apart"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
"""The verdicts on two claims."""

metadata = MetaData()

pairings = Table(
    "pairings",
    metadata,
    Column("judgement", NUMBER, ForeignKey(t.judgements.c.number), primary_key=True, autoincrement=False),
    Column("side", SmallInteger, primary_key=True, autoincrement=False),
    Column("page", NUMBER, ForeignKey(t.pages.c.number, ondelete="CASCADE"), nullable=False, index=True),
    Column("claim", NUMBER, ForeignKey(t.claims.c.number, ondelete="SET NULL"), nullable=True, index=True),
    comment="The two claims of a judgement on whether they say the same: in the page as it is now, none where it is read no more.",
)


def make_pairings(connection: Connection) -> None:
    """Make the table; once for each store."""
    metadata.create_all(connection, checkfirst=False)


def keep_pair(connection: Connection, judgement: int, documents: Iterable[str]) -> None:
    """Keep in whose pages the two claims of a judgement stand, the first one's document first."""
    for side, document in enumerate(documents):
        page = select(t.documents.c.page).where(t.documents.c.id == document).scalar_subquery()
        connection.execute(insert(pairings).values(judgement=judgement, side=side, page=page, claim=None))


def pair_again(connection: Connection, document: int) -> None:
    """Find in a document, by number, the claims of which judgements in force decided what says the same, if it is current."""
    found = [
        {"which": judgement, "place": side, "found": claim}
        for (judgement, side), claim in claims_paired(connection, document).items()
    ]
    if found:
        connection.execute(
            update(pairings)
            .where(pairings.c.judgement == bindparam("which"), pairings.c.side == bindparam("place"))
            .values(claim=bindparam("found")),
            found,
        )


def claims_paired(connection: Connection, document: int) -> dict[tuple[int, int], int | None]:
    """Return of each judgement in force, and each of its two sides, the claim in a document; all by number.

    None stands for one that is read there no more. Of a document that is not current there are none.
    """
    stored = connection.execute(
        select(*t.documents.c["id", "page", "current"]).where(t.documents.c.number == document)
    ).one()
    if not stored.current:
        return {}
    rows = connection.execute(
        select(*pairings.c["judgement", "side"], *t.judgements.c["target", "document", "what"])
        .join(t.judgements, t.judgements.c.number == pairings.c.judgement)
        .where(pairings.c.page == stored.page, t.judgements.c.undone_by.is_(None))
    ).all()
    if not rows:
        return {}
    known = Known.of(connection, document)
    return {(row.judgement, row.side): known.claim(_kept(row), stored.id) for row in rows}


def _kept(row: Row[Any]) -> Kept:
    """Return what is kept of the claim of one side of a judgement."""
    what = json.loads(row.what)
    if row.side == 0:
        return Kept.of(row.target, row.document, what)
    return Kept.of(what["other"]["claim"], what["other"]["document"], what["other"])


def paired_without_claim(connection: Connection, numbers: Iterable[int]) -> frozenset[int]:
    """Return those of these judgements that are in force, but of whose claims one is read no more."""
    rows = connection.execute(
        select(pairings.c.judgement)
        .join(t.judgements, t.judgements.c.number == pairings.c.judgement)
        .where(
            pairings.c.judgement.in_(list(numbers)),
            pairings.c.claim.is_(None),
            t.judgements.c.undone_by.is_(None),
        )
    )
    return frozenset(rows.scalars())


def decided_on_pair(id_: str) -> ColumnElement[bool]:
    """Return the condition that a judgement decided on a claim beside another, or on what it was before.

    It is given by its id, or by that of its group.
    """
    claims = select(t.claims.c.number).where(t.claims.c.id == id_)
    in_group = (
        select(d.tellings.c.claim)
        .join(d.groups, d.groups.c.number == d.tellings.c.in_group)
        .where(d.groups.c.id == id_)
    )
    which = pairings.c.claim.in_(claims) | pairings.c.claim.in_(in_group)
    of_pairs = t.judgements.c.number.in_(select(pairings.c.judgement).where(which))
    second = t.judgements.c.what.contains(f'"claim": "{id_}"', autoescape=True)
    return of_pairs | (t.judgements.c.verdict.in_(VERDICTS) & second)


def groups_decided_on(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Return those of these groups, by id, of whose claims somebody decided whether one says the same as another."""
    rows = connection.execute(
        select(d.groups.c.id)
        .join(d.tellings, d.tellings.c.in_group == d.groups.c.number)
        .join(pairings, pairings.c.claim == d.tellings.c.claim)
        .where(d.groups.c.id.in_(list(ids)))
        .distinct()
    )
    return frozenset(rows.scalars())
