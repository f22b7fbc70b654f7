"""The door of ``sayso evaluate``. A new corpus is one file beside this one and one line in the list below."""

from __future__ import annotations

import typer

from sayso.cli.late import late_commands

COMMANDS = (
    "polnear",
    "agreement",
    "nested",
    "claims",
    "quantities",
    "places",
    "times",
    "plover",
    "speakers",
    "coreference",
    "muc",
    "incidents",
    "factuality",
    "reprints",
    "groups",
    "drift",
    "stances",
    "contradictions",
)
"""The commands, in the order in which --help lists them."""

evaluate_app = typer.Typer(cls=late_commands("sayso.cli.evaluate", COMMANDS), no_args_is_help=True)


@evaluate_app.callback()
def _door() -> None:
    """Measure how well reports are read, on corpora that others made."""
