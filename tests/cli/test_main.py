from __future__ import annotations

import json
import subprocess
import sys
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


_HELP = """
import sys
from sayso.cli.main import main
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
_SLOW = {
    *("duckdb", "fastwarc", "fastapi", "feedparser", "httpx", "jinja2", "lxml", "numpy", "onnxruntime", "pyarrow", "ray"),
    *("spacy", "sqlalchemy", "starlette", "tokenizers", "torch", "trafilatura", "uvicorn"),
}  # fmt: skip
"""Libraries that take a while to import; several of them are optional."""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["claims", "--help"]])
def test_help_waits_for_no_library(arguments: list[str]) -> None:
    """What tells how to call sayso needs none of the large libraries, nor what looks into texts and corpora."""
    shown = subprocess.run(
        [sys.executable, "-c", _HELP, *arguments], check=True, capture_output=True, text=True
    )
    assert _SLOW & set(shown.stdout.splitlines()[-1].split()) == set()


def test_evaluating_waits_until_it_is_asked_for() -> None:
    """The many commands that measure and train, and all they import, are known by name alone until then."""
    code = f"{_HELP}    print(*(name for name in sys.modules if name.startswith('sayso.')))"
    shown = subprocess.run([sys.executable, "-c", code, "--help"], check=True, capture_output=True, text=True)
    loaded = shown.stdout.splitlines()[-1].split()
    assert "sayso.cli.evaluate.app" in loaded
    assert not [
        one for one in loaded if one.startswith(("sayso.evaluation", "sayso.training", "sayso.claims"))
    ]


def test_a_mistyped_command_is_told_what_may_be_meant() -> None:
    """Also one of those that are imported late."""
    assert "'polnear'" in CliRunner().invoke(app, ["evaluate", "polner"]).output


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
