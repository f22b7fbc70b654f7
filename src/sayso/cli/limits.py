"""Limits as the command line takes them: ``--raise max_bytes=50000000``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import typer

from sayso.settings import Limits


def limits_from(pairs: Sequence[str]) -> Limits:
    """Return the usual limits but for those named as ``LIMIT=N``. Raises BadParameter with what can be named."""
    limits: dict[str, Any] = asdict(Limits())
    for pair in pairs:
        name, _, written = pair.partition("=")
        if name not in limits:
            raise typer.BadParameter(f"there is no limit '{name}'; there are {', '.join(limits)}")
        try:
            value = type(limits[name])(written.replace(",", ""))
        except ValueError:
            value = math.nan
        if not 0 < value < math.inf:
            raise typer.BadParameter(f"'{written}' is no number to set {name} to, as in {name}=1000")
        limits[name] = value
    return Limits(**limits)
