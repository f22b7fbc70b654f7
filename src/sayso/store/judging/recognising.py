"""Which claims of a report are those that a person decided on, however often the report was read or rewritten since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, select

from sayso.records import Claim
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.identity import claim_identity
from sayso.store.reading import names_in


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement in force on a claim: both by number, and the judgement's particulars."""

    judgement: int
    claim: int
    what: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a judgement keeps of a claim: its id and that of its document, what it says on whose word, and its words."""

    claim: str
    document: str
    identity: str
    quote: str | None

    @classmethod
    def of(cls, claim: str, document: str, what: Mapping[str, Any]) -> Kept:
        """Return what is kept of a claim and its document, by their ids; ``what`` has the rest."""
        return cls(claim, document, what.get("identity", ""), what.get("quote"))


@dataclass(frozen=True, slots=True)
class Known:
    """The claims of a document, by all that they may be known again by."""

    ids: Mapping[str, int]
    alike: Mapping[str, int]
    same_words: Mapping[tuple[str, str | None], int]

    @classmethod
    def of(cls, connection: Connection, document: int) -> Known:
        """Return the claims of a document, by number."""
        ids: dict[str, int] = {}
        alike: dict[str, int] = {}
        same_words: dict[tuple[str, str | None], int] = {}
        names = names_in(connection, document)
        rows = connection.execute(
            select(*t.claims.c["number", "id", "quote", "body"])
            .where(t.claims.c.document == document)
            .order_by(t.claims.c.position)
        )
        for row in rows:
            identity = claim_identity(record_of(Claim, row.body), names)
            ids[row.id] = row.number
            alike.setdefault(identity, row.number)
            same_words.setdefault((identity, row.quote), row.number)
        return cls(ids, alike, same_words)

    def claim(self, kept: Kept, document: str) -> int | None:
        """Return the number of the claim that was decided on, None where it is not among these, of the document of this id."""
        found = self.ids.get(kept.claim) or self.same_words.get((kept.identity, kept.quote))
        return self.alike.get(kept.identity) if found is None and kept.document == document else found


Verdict = Literal["reject", "correct", "accept"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""The verdicts on how a claim was read."""


def decided_in(connection: Connection, document: int, verdict: Verdict) -> tuple[Decided, ...]:
    """Return the judgements in force that apply to claims of a document, by number, in the order they were made.

    A claim is the one decided on by its id; or, where another sayso read it, by what it says on whose word
    (`claim_identity`); or, in another version of the page, by that and the very words it rests on.
    """
    stored = connection.execute(
        select(*t.documents.c["id", "page"]).where(t.documents.c.number == document)
    ).one()
    versions = select(t.documents.c.id).where(t.documents.c.page == stored.page)
    made = connection.execute(
        select(*t.judgements.c["number", "target", "document", "what"])
        .where(
            t.judgements.c.document.in_(versions),
            t.judgements.c.verdict == verdict,
            t.judgements.c.undone_by.is_(None),
        )
        .order_by(t.judgements.c.number)
    ).all()
    if not made:
        return ()
    known = Known.of(connection, document)
    found: list[Decided] = []
    for row in made:
        what = json.loads(row.what)
        claim = known.claim(Kept.of(row.target, row.document, what), stored.id)
        if claim is not None:
            found.append(Decided(row.number, claim, what))
    return tuple(found)


def decided_on(connection: Connection, id_: str) -> list[int]:
    """Return the numbers of the judgements in force that apply to a claim, by its id; none where it is no claim's."""
    claim = connection.execute(select(*t.claims.c["number", "document"]).where(t.claims.c.id == id_)).first()
    if claim is None:
        return []
    decided = (one for verdict in VERDICTS for one in decided_in(connection, claim.document, verdict))
    return [one.judgement for one in decided if one.claim == claim.number]


def without_claim(connection: Connection, numbers: Iterable[int]) -> frozenset[int]:
    """Return those of these judgements that are in force but whose claim is read no more in the page as it is now."""
    rows = connection.execute(
        select(*t.judgements.c["number", "verdict"], t.documents.c.page)
        .join(t.documents, t.documents.c.id == t.judgements.c.document)
        .where(
            t.judgements.c.number.in_(list(numbers)),
            t.judgements.c.verdict.in_(VERDICTS),
            t.judgements.c.undone_by.is_(None),
        )
    ).all()
    current = {
        row.page: row.number
        for row in connection.execute(
            select(*t.documents.c["page", "number"]).where(
                t.documents.c.page.in_({row.page for row in rows}), t.documents.c.current
            )
        )
    }
    held: dict[tuple[int, str], set[int]] = {}
    for row in rows:
        at = (current[row.page], row.verdict)
        if at not in held:
            held[at] = {one.judgement for one in decided_in(connection, *at)}
    return frozenset(row.number for row in rows if row.number not in held[current[row.page], row.verdict])
