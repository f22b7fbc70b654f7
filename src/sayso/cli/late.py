"""Groups of commands whose files are imported once one of them is asked for, so that ``sayso --help`` need not wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup


def late_commands(package: str, names: Sequence[str]) -> type[TyperGroup]:
    """Return a group of these commands, listed in this order; NAME is the function ``NAME_command`` of ``package.NAME``."""

    class Late(TyperGroup):
        """A group that knows no more of its commands than their names, at first."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # as it is called
            """Return their names."""
            return list(names)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # as it is called
            """Return a command; where there is none, all become known, so that the one that may be meant can be told."""
            for name in [cmd_name] if cmd_name in names else names:
                if name not in self.commands:
                    self.commands[name] = _command(package, name)
            return self.commands.get(cmd_name)

    return Late


def _command(package: str, name: str) -> Any:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name)(getattr(import_module(f"{package}.{name}"), f"{name}_command"))
    return typer.main.get_command(alone)
