"""An archive of the demo's reports, read from their store: three blocks, compared. Whoever changes it works on a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiving import archived, reports_of
from sayso.archive.comparing import compare
from sayso.records import Report


@pytest.fixture(scope="session")
def demo_reports(demo_store: Path) -> list[Report]:
    """The demo's reports, in the order in which they were added."""
    return reports_of(demo_store)


@pytest.fixture(scope="session")
def demo_archive(demo_reports: list[Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same reports in an archive."""
    blocks = (demo_reports[:5], demo_reports[5:9], demo_reports[9:])
    folder = archived(tmp_path_factory.mktemp("archives") / "d[1]*", *blocks)
    assert compare(folder)
    return folder
