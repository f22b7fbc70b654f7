"""What people decided: kept with who, when and why, in force until it is undone, and never overwritten.

A judgement changes nothing that was read. What follows from those in force (who stands for whom, what is rejected) is
worked out anew from all of them whenever one is made or undone, so the order of undoing does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from sayso.errors import NotInStore
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.deriving.noting import note_changed
from sayso.store.judging.correcting import correct_again
from sayso.store.judging.merging import settle_actors
from sayso.store.judging.pairing import VERDICTS as ON_PAIRS
from sayso.store.judging.pairing import decided_on_pair, keep_pair, pair_again, paired_without_claim
from sayso.store.judging.recognising import decided_on, without_claim
from sayso.store.judging.rejecting import reject_again
from sayso.store.judging.reviewed import accept_again
from sayso.store.judging.splitting import settle_splits
from sayso.store.rows import holdable

Verdict = Literal[
    "merge",
    "split",
    "distinct",
    "rename",
    "reject",
    "correct",
    "accept",
    "same",
    "apart",
    "grade",
    "note",
    "undo",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision: ``target`` is the id of the claim, actor or document decided on, ``what`` its particulars.

    ``document`` is the id of the document that a claim decided on stands in. ``undone_by`` is the number of the
    judgement that undid this one. ``lost`` says that it is in force, but that the claim decided on is read no more in the
    page as it is now.
    """

    number: int
    made: str
    by: str
    verdict: Verdict
    target: str
    document: str | None
    why: str
    what: Mapping[str, Any]
    undone_by: int | None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides, and why."""

    by: str
    why: str


def judge(  # a judgement has that many parts
    store: Store,
    connection: Connection,
    judge: Judge,
    verdict: Verdict,
    target: str,
    what: Mapping[str, Any],
    document: str | None = None,
) -> Judgement:
    """Keep a judgement and let it take effect; the connection is one that writes."""
    highest: int | None = connection.execute(select(func.max(t.judgements.c.number))).scalar()
    number = (highest or 0) + 1
    connection.execute(
        insert(t.judgements).values(
            number=number,
            made=store.clock(),
            by=holdable(judge.by),
            verdict=verdict,
            target=target,
            document=document,
            why=holdable(judge.why),
            what=json.dumps(what),
        )
    )
    if verdict in ON_PAIRS:
        keep_pair(connection, number, _documents(what, document))
    _settle(connection, verdict, what, document)
    return judgement_numbered(connection, number, store.place)


def undo(store: Store, connection: Connection, judge_: Judge, number: int) -> Judgement:
    """Undo a judgement, which stays in the log; the connection is one that writes.

    Raises NotInStore where there is none of the number, where it is undone already, and where it is itself an undoing.
    """
    undone = judgement_numbered(connection, number, store.place)
    if undone.undone_by is not None:
        raise NotInStore(
            store.place, f"judgement {number} was undone by judgement {undone.undone_by}", "see sayso log"
        )
    if undone.verdict == "undo":
        raise NotInStore(
            store.place, f"judgement {number} undid another", "make the other judgement again instead"
        )
    made = judge(store, connection, judge_, "undo", str(number), {})
    connection.execute(
        update(t.judgements).where(t.judgements.c.number == number).values(undone_by=made.number)
    )
    _settle(connection, undone.verdict, undone.what, undone.document)
    return made


def judgements(
    connection: Connection, *, target: str | None = None, limit: int | None = None, offset: int = 0
) -> list[Judgement]:
    """Return judgements, the latest first: all of them, or those on one claim, actor or document.

    Those on a claim or an actor by its id are also those on what it was before: the claim as another sayso read it, the
    actor that one was told apart from.
    """
    query = select(t.judgements).order_by(t.judgements.c.number.desc()).limit(limit).offset(offset)
    if target is not None:
        query = query.where(_on(connection, target))
    rows = connection.execute(query).all()
    numbers = [row.number for row in rows]
    lost = without_claim(connection, numbers) | paired_without_claim(connection, numbers)
    return [_judgement(row, lost=row.number in lost) for row in rows]


def count_judgements(connection: Connection, *, target: str | None = None) -> int:
    """Return how many judgements there are: in all, or on one claim, actor or document."""
    query = select(func.count()).select_from(t.judgements)
    if target is not None:
        query = query.where(_on(connection, target))
    return connection.execute(query).scalar_one()


def _on(connection: Connection, target: str) -> ColumnElement[bool]:
    c = t.judgements.c
    made = (c.verdict == "split") & c.what.contains(f'"made": "{target}"', autoescape=True)
    known_again = c.number.in_(decided_on(connection, target))
    return (c.target == target) | made | known_again | decided_on_pair(target)


def judgement_numbered(connection: Connection, number: int, place: str) -> Judgement:
    """Return a judgement; raises NotInStore."""
    row = connection.execute(select(t.judgements).where(t.judgements.c.number == number)).first()
    if row is None:
        raise NotInStore(place, f"there is no judgement {number}", "sayso log lists them")
    return _judgement(row)


def _judgement(row: Row[Any], *, lost: bool = False) -> Judgement:
    return Judgement(
        row.number,
        row.made,
        row.by,
        row.verdict,
        row.target,
        row.document,
        row.why,
        json.loads(row.what),
        row.undone_by,
        lost,
    )


def _settle(connection: Connection, verdict: Verdict, what: Mapping[str, Any], document: str | None) -> None:
    """Let what follows from the judgements in force be so, after one was made or undone."""
    if verdict == "split":
        settle_splits(connection, what)
    if verdict in ("merge", "rename", "split"):
        settle_actors(connection)
    if verdict in _ON_CLAIMS:
        for one in _documents(what, document):
            _settle_claims(connection, one, again=_ON_CLAIMS[verdict])


def _documents(what: Mapping[str, Any], document: str | None) -> tuple[str, ...]:
    """Return the ids of the documents in which the claims decided on stand: one or two."""
    return tuple(one for one in (document, what.get("other", {}).get("document")) if one is not None)


def _settle_claims(connection: Connection, document: str, again: Callable[[Connection, int], None]) -> None:
    """Let what was decided on claims hold in every version of a document's page."""
    page = select(t.documents.c.page).where(t.documents.c.id == document).scalar_subquery()
    versions = connection.execute(select(t.documents.c.number).where(t.documents.c.page == page)).scalars()
    for number in versions.all():
        again(connection, number)
        note_changed(connection, [number])


_ON_CLAIMS: Mapping[str, Callable[[Connection, int], None]] = {
    "reject": reject_again,
    "correct": correct_again,
    "accept": accept_again,
    "same": pair_again,
    "apart": pair_again,
}
