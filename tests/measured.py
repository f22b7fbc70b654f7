"""Measurements run with a reader that always finds the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from reports import actor, attribution, claim, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.records import Document, Failure, Report, Span


class Fake:
    """Reads the same from every document: one attribution, and a group that attacks."""

    def read(self, document: Document) -> Report:
        """Return it."""
        said = attribution([Span(0, 10)], [Span(11, 15)], [Span(16, 35)])
        shield = actor("group", "Northern Shield Movement", "armed_group")
        return report([shield], [claim("group", "attacks")], [said], document)


def no_documents(*_: object) -> Iterator[Document | Failure]:
    """Find nothing: this command reads corpora."""
    yield from ()


WORKSHOP = Workshop(no_documents, lambda _: Fake())


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run a measurement with the fake reader; return its status and what it wrote to both streams."""
    result = CliRunner().invoke(evaluate_app, [str(one) for one in arguments], obj=WORKSHOP)
    return result.exit_code, result.stdout, result.stderr
