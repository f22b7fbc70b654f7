"""A judgement for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.cli.store.listing import Cell, Shape, safe
from sayso.outputs.terminal import wrapped
from sayso.store.changes import PARTS, changes_from
from sayso.store.judgements import Judgement


def told(judgement: Judgement) -> str:
    """Return what was decided, in words."""
    what = judgement.what
    target = what.get("called") or judgement.target
    if judgement.verdict == "merge":
        return f"{target} is {what['into_called']}"
    if judgement.verdict == "split":
        other = f", called {what['name']}" if "name" in what else ""
        return f"{target} is somebody else{other} in {', '.join(page['address'] for page in what['pages'])}"
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


def judgement_lines(console: Console, judgement: Judgement) -> Iterator[Text]:
    """Yield the lines of a judgement: what was decided, by whom, when and why."""
    number = f"{judgement.number:>6}  "
    margin = Text(" " * len(number))
    undone = judgement.undone_by is not None
    words = Text(safe(told(judgement)), "strike dim" if undone else "")
    yield from wrapped(console, words, first=Text(number, "dim"), rest=margin)
    parts = [f"by {safe(judgement.by)}", judgement.made, safe(judgement.why)]
    parts += [f"undone by {judgement.undone_by}"] if undone else []
    parts += ["the claim is not read there any more"] if judgement.lost else []
    yield from wrapped(console, Text(" · ".join(filter(None, parts)), "dim"), first=margin, rest=margin)


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


JUDGEMENTS: Shape[Judgement] = Shape(
    judgement_lines,
    judgement_plain,
    ("number", "made", "by", "verdict", "target", "decided", "why", "undone_by", "lost"),
    judgement_row,
)
