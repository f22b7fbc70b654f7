from __future__ import annotations

import json
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.outputs.contract import schema


def test_help_lists_the_commands() -> None:
    """Who asks for help, or for nothing, sees what there is."""
    for arguments in (["--help"], []):
        shown = CliRunner().invoke(app, arguments).output
        assert all(command in shown for command in ("read", "schema", "evaluate"))


def test_version() -> None:
    """The version is that of the package installed."""
    assert CliRunner().invoke(app, ["--version"]).stdout == f"sayso {version('sayso')}\n"


def test_schema_is_printed_whole() -> None:
    """What `schema` prints is the schema that outputs are held against."""
    assert json.loads(CliRunner().invoke(app, ["schema"]).stdout) == schema()


@pytest.mark.parametrize(
    "option", ["--format", "--output", "--quotes", "--force", "--allow-private", "--sample"]
)
def test_help_tells_every_option(option: str) -> None:
    """Each option of `read` is explained."""
    assert option in CliRunner().invoke(app, ["read", "--help"], env={"COLUMNS": "120"}).output
