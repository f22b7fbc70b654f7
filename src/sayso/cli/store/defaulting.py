"""A group of commands that is a command itself: what is no command of it goes to the first."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup


class Defaulting(TyperGroup):
    """``sayso claims bridge`` is ``sayso claims find bridge``; a word that is also a command needs ``find``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first command before arguments that name none."""
        first = next(iter(self.commands))
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = [first, *args]
        return super().parse_args(ctx, args)
