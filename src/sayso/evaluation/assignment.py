"""The best one-to-one match of rows and columns, by Kuhn (1955) and Munkres (1957)."""

from __future__ import annotations

from collections.abc import Sequence


def best_sum(worth: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of entries of a matrix, no two of them in one row or one column.

    Rows may be more or fewer than columns. Takes time that grows with the cube of the shorter side at most times the
    longer one; shortest augmenting paths with potentials, as Jonker and Volgenant (1987) describe them.
    """
    if not worth or not worth[0]:
        return 0.0
    rows = worth if len(worth) <= len(worth[0]) else list(zip(*worth, strict=True))
    wide = len(rows[0])
    row_price, column_price = [0.0] * len(rows), [0.0] * wide
    row_of: list[int | None] = [None] * wide
    for new in range(len(rows)):
        nearest, before = [float("inf")] * wide, [-1] * wide
        done = [False] * wide
        row, at = new, -1
        while True:
            for j in range(wide):
                slack = -rows[row][j] - row_price[row] - column_price[j]
                if not done[j] and slack < nearest[j]:
                    nearest[j], before[j] = slack, at
            following = min((j for j in range(wide) if not done[j]), key=nearest.__getitem__)
            step = nearest[following]
            row_price[new] += step
            for j in range(wide):
                taken = row_of[j]
                if done[j] and taken is not None:
                    row_price[taken] += step
                    column_price[j] -= step
                elif not done[j]:
                    nearest[j] -= step
            at, done[following] = following, True
            owner = row_of[following]
            if owner is None:
                break
            row = owner
        while at >= 0:
            above = before[at]
            row_of[at] = row_of[above] if above >= 0 else new
            at = above
    return sum(rows[row][j] for j, row in enumerate(row_of) if row is not None)
