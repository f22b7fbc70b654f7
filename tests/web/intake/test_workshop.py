from __future__ import annotations

import os
import signal

import pytest

from sayso.records import Document, Failure, Report
from sayso.settings import Settings
from sayso.web.intake.submissions import Pasted, Upload
from sayso.web.intake.workshop import OtherProcess

TEXT = "The ministry said on Monday that Kesteria arms the Upper Pell Front. The front denied it."


@pytest.mark.whole
def test_reports_are_read_in_another_process() -> None:
    """They come back whole; a reader that is killed takes only its report with it; one that takes too long is stopped."""
    workshop = OtherProcess(Settings())
    try:
        (document,) = workshop.documents(Pasted(TEXT, title="Arms"))
        assert isinstance(document, Document)
        report = workshop.read(document)
        assert isinstance(report, Report)
        assert report.claims
        assert workshop._process is not None
        os.kill(workshop._process.pid or 0, signal.SIGKILL)
        broken = workshop.read(document)
        assert isinstance(broken, Failure)
        assert broken.problem == "reading it broke the reader"
        (again,) = workshop.documents(Upload("report.txt", TEXT.encode()))
        assert isinstance(again, Document)
        workshop.patience = 0.0
        late = workshop.read(again)
        assert isinstance(late, Failure)
        assert "was not read within 0 seconds" in late.problem
    finally:
        workshop.close()
    assert workshop._process is None
