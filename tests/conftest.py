from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from typer.testing import CliRunner

from browsing import chromium
from sayso.cli.main import app


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium, for tests marked ``browser``; closed after each file, as no other event loop can run beside Playwright's."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the twelve sample reports, read and compared once; whoever changes it works on a copy."""
    place = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    told = CliRunner().invoke(app, ["demo", "--store", str(place)], env={"COLUMNS": "100", "NO_COLOR": "1"})
    assert told.exit_code == 0, told.output
    return place
