"""``sayso groups join`` and ``part``: what a person decides about what says the same."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.store.deciding import decide
from sayso.cli.store.options import As, StorePlace, Why

_One = Annotated[
    str,
    typer.Argument(metavar="ONE", help="A claim's or a group's id, or its beginning.", show_default=False),
]
_Other = Annotated[
    str, typer.Argument(metavar="OTHER", help="Another one's, of either kind.", show_default=False)
]


def join_command(
    one: _One, other: _Other, *, why: Why = "", as_: As = None, store: StorePlace = None
) -> None:
    """Say that two claims say the same: their groups are one from now on, whatever comparing their words finds.

    Of a group, the claim is meant that is compared with the other one. Whether either is true is another matter.
    """
    from sayso.store.judging.likening import join_claims  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, join_claims, one, other)


def part_command(
    one: _One, other: _Other, *, why: Why = "", as_: As = None, store: StorePlace = None
) -> None:
    """Say that two claims do not say the same: they stand in two groups from now on, each with those that are more like it.

    Of a group, the claim is meant that is compared with the other one. Whether either is true is another matter.
    """
    from sayso.store.judging.likening import part_claims  # noqa: PLC0415  # as in opened_store

    decide(store, as_, why, part_claims, one, other)
