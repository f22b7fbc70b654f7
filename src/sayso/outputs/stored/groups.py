"""A group of the store as plain data, a row and words: who affirms it, who denies it, and what changed in the telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sayso.corroboration.origins.counting import Independence, line
from sayso.outputs.numbers import counted
from sayso.outputs.spreadsheet import Cell
from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.disputes import dispute_plain, found_dispute_plain
from sayso.outputs.stored.judgements import decided
from sayso.outputs.stored.origins import origin_plain
from sayso.outputs.stored.wording import (
    changes_of,
    graded,
    grades_plain,
    why_disputed,
)
from sayso.records import Drift, Side
from sayso.store.asking.grouped import ShownGroup
from sayso.store.asking.groups import FoundGroup, Rest

_SIDES: Final[tuple[Side, Side]] = ("affirmed", "denied")
_NAMED = 4
"""So many origins of a side are named in a list, and so many changes."""


def widely(found: FoundGroup) -> str:
    """Return in words how widely it is told; where there are two sides, the origins of each."""
    affirming, denying = (_counts(found.side(side)) for side in _SIDES)
    if only_denies(found):
        affirming, denying = denying, affirming
    counts = Independence(affirming[0], denying[0], affirming[1], denying[1])
    return line(found.documents, found.publishers, counts)


def only_denies(found: FoundGroup) -> bool:
    """Say whether nobody affirms it: then the statement is itself what those who deny say."""
    return found.denying == found.claims


def _counts(rests: Sequence[Rest]) -> tuple[int, int]:
    shown = sum(rest.independent for rest in rests)
    return shown, len(rests) - shown


def facts(found: FoundGroup) -> Iterator[tuple[str, str]]:
    """Yield who is on which side, what is in dispute and what changed, each with its label."""
    labels = ("say so", "say so" if only_denies(found) else "deny it")
    for label, side in zip(labels, _SIDES, strict=True):
        if rests := found.side(side):
            yield label, ", ".join(_several(_once(map(rest_words, rests))))
    for number, dispute in enumerate(found.disputes[:_NAMED]):
        yield "" if number else "disputed", why_disputed(dispute)
    if len(found.disputes) > _NAMED:
        yield "", f"and {counted(len(found.disputes) - _NAMED, 'dispute')} more"
    if changes := changes_of(found.drifts):
        yield "retold", "; ".join(_several(changes))


def _once(words: Iterable[str]) -> list[str]:
    """Return words without repetition, with how often those stand there that are repeated."""
    return [f"{often} × {word}" if often > 1 else word for word, often in Counter(words).items()]


def _several(words: Sequence[str]) -> list[str]:
    more = [f"and {len(words) - _NAMED:,} more"] if len(words) > _NAMED else []
    return [*words[:_NAMED], *more]


def rest_words(rest: Rest) -> str:
    """Return who an origin is, with the grades that people gave to its voice."""
    grades = graded(rest.grades)
    return f"{rest.called} ({grades})" if grades else rest.called


def group_plain(found: FoundGroup) -> dict[str, Any]:
    """Return a group as plain data."""
    return {
        "id": found.id,
        "statement": found.statement,
        "relation": found.relation,
        "subject": found.subject,
        "object": found.object,
        "place": found.place,
        "time": found.time,
        "claims": found.claims,
        "denying": found.denying,
        "documents": found.documents,
        "publishers": found.publishers,
        "origins": found.origins,
        "unknown": found.unknown,
        "first_said": found.first_said,
        "last_said": found.last_said,
        "disputed": found.disputed,
        "rests_on": [
            {
                "called": rest.called,
                "kind": rest.kind,
                "side": rest.side,
                "independent": rest.independent,
                "claims": rest.claims,
                "grades": grades_plain(rest.grades),
            }
            for rest in found.rests
        ],
        "disputes": [dispute_plain(one) for one in found.disputes],
        "drift": [drift_plain(one) for one in found.drifts],
    }


def drift_plain(drift: Drift) -> dict[str, Any]:
    """Return a chain of tellings as plain data; claims are by their ids."""
    return {
        "id": drift.id,
        "told": [ref.claim for ref in drift.told],
        "steps": [
            {
                "first": step.first.claim,
                "second": step.second.claim,
                "changes": [
                    {"kind": one.kind, "before": one.before, "after": one.after} for one in step.changes
                ],
                "reasons": list(step.reasons),
                "revises": step.revises,
            }
            for step in drift.steps
        ],
    }


COLUMNS = (
    "id", "statement", "relation", "subject", "object", "place", "time", "claims", "denying", "documents", "publishers",
    "origins", "unknown", "first_said", "last_said", "affirmed_by", "denied_by", "disputed", "why_disputed", "drift",
)  # fmt: skip


def group_row(found: FoundGroup) -> tuple[Cell, ...]:
    """Return a group as a row."""
    return (
        found.id,
        found.statement,
        found.relation,
        found.subject,
        found.object,
        found.place,
        found.time,
        found.claims,
        found.denying,
        found.documents,
        found.publishers,
        found.origins,
        found.unknown,
        found.first_said,
        found.last_said,
        _names(found, "affirmed"),
        _names(found, "denied"),
        found.disputed,
        "; ".join(map(why_disputed, found.disputes)),
        "; ".join(changes_of(found.drifts)),
    )


def _names(found: FoundGroup, side: Side) -> str:
    return "; ".join(map(rest_words, found.side(side)))


def shown_group_plain(shown: ShownGroup) -> dict[str, Any]:
    """Return a group with its claims, what each origin rests on, and its disputes as plain data."""
    return {
        "group": group_plain(shown.found),
        "claims": [claim_plain(one) for one in (*shown.affirming, *shown.denying, *shown.open)],
        "origins": [origin_plain(one) for one in shown.origins],
        "disputes": [found_dispute_plain(one) for one in shown.disputes],
        **decided(shown.judgements),
    }
