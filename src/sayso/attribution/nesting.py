"""An attribution inside another's content: who is whose parent."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribution.candidates import Candidate


def parents(found: Sequence[Candidate]) -> list[int | None]:
    """Return for each candidate the index of the one whose content holds its cue, the innermost of them.

    A phrase beside a verb of speech whose content is what that verb says ("X said C, citing Y") is inside it too.
    Of two that hold each other's cue the one with more content is the parent, so no chain runs in a circle.
    """
    holders: dict[int, list[int]] = {}
    for n, candidate in enumerate(found):
        for i in candidate.content:
            holders.setdefault(i, []).append(n)
    result: list[int | None] = []
    for n, candidate in enumerate(found):
        size = len(candidate.content)
        best = None
        around = list(holders.get(candidate.head, ()))
        if candidate.rule.startswith("phrase-") and candidate.content:
            around += [
                m for m in holders.get(min(candidate.content), ()) if candidate.content <= found[m].content
            ]
        for m in around:
            other = len(found[m].content)
            if m == n or (other, -m) <= (size, -n):
                continue
            if best is None or (other, -m) < (len(found[best].content), -best):
                best = m
        result.append(best)
    return result
