"""What there is among the claims that fit a question: how many of each relation, force, polarity, publisher and month.

The question is asked of a store of any size, so only the newest claims that fit are counted; what is told says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, condition

MOST: Final = 10_000
"""So many claims are counted."""

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Facets:
    """How many claims there are of each, those that there are most of first, months in their order.

    ``newest`` are the claims that were counted, by number, those said last first; ``more`` says that more than those fit.
    Who has no publisher or day is not counted there.
    """

    newest: Sequence[int]
    more: bool
    relations: Counts
    forces: Counts
    polarities: Counts
    publishers: Counts
    months: Counts

    @property
    def counted(self) -> int:
        """Of how many claims there are counts."""
        return len(self.newest)


def facets_of(connection: Connection, wanted: Wanted, place: str, *, most: int = MOST) -> Facets:
    """Return what there is among the claims that fit, or among so many that were said last. Raises StoreError."""
    c = t.claims.c
    newest = (
        select(
            c.number,
            c.relation,
            c.force,
            c.polarity,
            func.substr(c.said_from, 1, len("2025-03")).label("month"),
            c.document,
        )
        .where(condition(connection, wanted, place))
        .order_by(c.said_from.desc().nulls_last(), c.number)
        .limit(most + 1)
    )
    rows = connection.execute(newest).all()
    more = len(rows) > most
    rows = rows[:most]
    of_documents = Counter(row.document for row in rows)
    publishers: Counter[str] = Counter()
    for number, publisher in connection.execute(
        select(t.documents.c.number, t.documents.c.publisher).where(
            t.documents.c.current, t.documents.c.publisher.is_not(None)
        )
    ):
        if number in of_documents:
            publishers[publisher] += of_documents[number]
    return Facets(
        [row.number for row in rows],
        more,
        _most_first(Counter(row.relation for row in rows)),
        _most_first(Counter(row.force for row in rows)),
        _most_first(Counter(row.polarity for row in rows)),
        _most_first(publishers),
        dict(sorted(Counter(row.month for row in rows if row.month).items())),
    )


def _most_first(counts: Counter[str]) -> Counts:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
