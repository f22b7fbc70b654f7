"""JSON Lines: one claim a line, with all that is known of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from sayso.outputs.exports.selection import Exported, Grounded, Selection
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.claims import claim_plain
from sayso.store.asking.grounds import Ground


def write(selection: Selection, path: Path) -> None:
    """Write each claim of a selection on a line of its own, by the ids of their documents, then as they stand there."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for one in selection.grounded():
            stream.write(dumped(grounded_plain(one)) + "\n")


def grounded_plain(one: Grounded) -> dict[str, Any]:
    """Return a claim as ``sayso claims`` writes it, with what it rests on, its disputes, and more of its report."""
    plain = claim_plain(one.found)
    return {
        **plain,
        "origin": _origin_plain(one.ground),
        "sources": None if one.ground.sources is None else asdict(one.ground.sources),
        "disputes": [
            {"id": stand.dispute, "kind": stand.kind, "side": stand.side} for stand in one.ground.disputes
        ],
        "document": plain["document"] | _document_plain(one.report),
    }


def _origin_plain(ground: Ground) -> dict[str, Any] | None:
    if ground.origin is None:
        return None
    return {
        "id": ground.origin.id,
        "kind": ground.origin.kind,
        "called": ground.origin.called,
        "independent": not ground.origin.unknown,
        "unknown": list(ground.origin.unknown),
    }


def _document_plain(report: Exported) -> dict[str, Any]:
    document = report.document
    return {
        "byline": document.byline,
        "dateline": document.dateline,
        "agency": document.agency,
        "language": document.language,
        "characters": len(document.text),
    }
