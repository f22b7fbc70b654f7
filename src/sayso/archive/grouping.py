"""Groups of an archive: what its reports say alike, asked for and listed as in a store. No group is a fact or a vote."""

# ruff: noqa: S608  # SQL is put together from constants alone; whatever a person typed is bound to it

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sayso.archive.asking import Asked
from sayso.archive.conditions import CLAIMS, Condition, condition
from sayso.archive.nesting import from_plain, hints_of
from sayso.records import Dispute, Drift
from sayso.store.asking.claims import Wanted
from sayso.store.asking.corroborated import GroupRow
from sayso.store.asking.groups import FoundGroup, Rest, WantedGroups

_ANY: Final = Wanted()
_AT_ONCE: Final = 500


def count_groups(asked: Asked, wanted: WantedGroups) -> int:
    """Return how many groups fit. Raises ArchiveError, and NotYetDone until the reports are compared."""
    fitting = _condition(asked, wanted)
    question = f"SELECT count(*) FROM read_parquet($all_groups) AS g WHERE {fitting.sql}"
    ((number,),) = asked.rows(question, **fitting.values)
    return int(number)


def find_groups(
    asked: Asked, wanted: WantedGroups, *, limit: int | None = None, offset: int = 0
) -> list[FoundGroup]:
    """Return the groups that fit, the most widely told first: by origins, documents, and when they were last said.

    Nobody has graded a voice of an archive. Raises ArchiveError, and NotYetDone until the reports are compared.
    """
    fitting = _condition(asked, wanted)
    question = (
        f"SELECT {_LISTED} FROM read_parquet($all_groups) AS g WHERE {fitting.sql} "
        "ORDER BY g.origins DESC, g.documents DESC, g.last_said DESC NULLS LAST, g.id LIMIT $many OFFSET $over"
    )
    rows = asked.named_rows(question, **fitting.values, many=limit, over=offset)
    found: list[FoundGroup] = []
    for first in range(0, len(rows), _AT_ONCE):
        found += _with_all(asked, rows[first : first + _AT_ONCE])
    return found


_LISTED: Final = ", ".join(f'g."{name}"' for name in hints_of(GroupRow))


def _condition(asked: Asked, wanted: WantedGroups) -> Condition:
    asked.require_compared("what reports say alike")
    fitting = Condition()
    if not wanted.alone:
        fitting.add("g.documents > 1 OR g.disputed OR g.drifts")
    if wanted.disputed:
        fitting.add("g.disputed")
    if wanted.drifting:
        fitting.add("g.drifts")
    if wanted.min_origins is not None:
        fitting.add("g.origins >= $fewest", fewest=wanted.min_origins)
    if wanted.claims != _ANY:
        of_claims = condition(asked, wanted.claims)
        fitting.add(
            'g.id IN (SELECT told."group" FROM read_parquet($all_tellings) AS told '
            "WHERE (told.document, told.claim) IN "
            f"(SELECT (c.document, c.id) FROM {CLAIMS} WHERE {of_claims.sql}))",
            **of_claims.values,
        )
    return fitting


def _with_all(asked: Asked, rows: Sequence[dict[str, Any]]) -> list[FoundGroup]:
    """Return groups with their origins, disputes and drift."""
    ids = [row["id"] for row in rows]
    rests: dict[str, list[Rest]] = {}
    for group, called, kind, side, independent, claims in asked.rows(
        'SELECT "group", called, kind, side, len("unknown") = 0, len(claims) FROM read_parquet($all_origins) '
        'WHERE "group" IN (SELECT unnest($ids)) ORDER BY len(claims) DESC, called, id',
        ids=ids,
    ):
        rests.setdefault(group, []).append(Rest(called, kind, side, independent, claims, ()))
    disputes: dict[str, list[Dispute]] = {}
    for row in asked.named_rows(
        "SELECT * FROM read_parquet($all_disputes) WHERE list_has_any(groups, $ids) ORDER BY kind, id",
        ids=ids,
    ):
        for group in row["groups"]:
            disputes.setdefault(group, []).append(from_plain(Dispute)(row))
    drifts: dict[str, list[Drift]] = {}
    for row in asked.named_rows(
        'SELECT * FROM read_parquet($all_drifts) WHERE "group" IN (SELECT unnest($ids)) ORDER BY id', ids=ids
    ):
        drifts.setdefault(row["group"], []).append(from_plain(Drift)(row))
    empty: tuple[Any, ...] = ()
    parts: dict[str, Mapping[str, Sequence[Any]]] = {"rests": rests, "disputes": disputes, "drifts": drifts}
    return [
        FoundGroup(**(row | {name: tuple(of.get(row["id"], empty)) for name, of in parts.items()}))
        for row in rows
    ]
