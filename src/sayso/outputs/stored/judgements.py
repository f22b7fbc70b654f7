"""A judgement as plain data, a row and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.outputs.spreadsheet import Cell
from sayso.store.judging.changes import PARTS, changes_from
from sayso.store.judging.judgements import Judgement


def told(judgement: Judgement) -> str:
    """Return what was decided, in words."""
    what = judgement.what
    target = what.get("called") or judgement.target
    if judgement.verdict == "merge":
        return f"{target} is {what['into_called']}"
    if judgement.verdict == "split":
        other = f", called {what['name']}" if "name" in what else ""
        return f"{target} is somebody else{other} in {', '.join(page['address'] for page in what['pages'])}"
    if judgement.verdict == "distinct":
        return f"{target} and {what['other_called']} are two who bear one name"
    if judgement.verdict in ("same", "apart"):
        say = "say the same" if judgement.verdict == "same" else "don't say the same"
        return f"these two {say}: {target} | {what['other']['called']}"
    if judgement.verdict == "accept":
        return f"rightly read: {target}"
    if judgement.verdict == "rename":
        return f"{target} is to be called {what['name']}"
    if judgement.verdict == "reject":
        return f"misread: {target}"
    if judgement.verdict == "correct":
        return f"to be read otherwise: {target} ({'; '.join(_corrections(what))})"
    if judgement.verdict == "grade":
        return f"graded {what['grade']}: {target}"
    if judgement.verdict == "note":
        return f"note on {target}: {what['note']}"
    return f"undid judgement {judgement.target}"


def _corrections(what: Mapping[str, Any]) -> Iterator[str]:
    """Yield each part of a claim that was corrected, as it was read and as it is to be read."""
    changes = changes_from(what["correct"])
    for part in PARTS:
        new = changes.words(part)
        if new is not None or part in changes.without:
            yield f"{part}: {what['read'].get(part) or 'none'} → {new or 'none'}"


def judgement_plain(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as plain data."""
    return {
        "number": judgement.number,
        "made": judgement.made,
        "by": judgement.by,
        "verdict": judgement.verdict,
        "target": judgement.target,
        "document": judgement.document,
        "why": judgement.why,
        "what": dict(judgement.what),
        "undone_by": judgement.undone_by,
        "lost": judgement.lost,
    }


def decided(judgements: Sequence[Judgement]) -> dict[str, Any]:
    """Return what was decided as plain data."""
    return {"judgements": [judgement_plain(one) for one in judgements]}


COLUMNS = ("number", "made", "by", "verdict", "target", "decided", "why", "undone_by", "lost")


def judgement_row(judgement: Judgement) -> tuple[Cell, ...]:
    """Return a judgement as a row."""
    return (
        judgement.number,
        judgement.made,
        judgement.by,
        judgement.verdict,
        judgement.target,
        told(judgement),
        judgement.why,
        judgement.undone_by,
        judgement.lost,
    )
