from __future__ import annotations

import pytest

from browsing import Visitor


@pytest.mark.browser
@pytest.mark.whole
def test_every_report_is_listed(visitor: Visitor) -> None:
    """The library lists all reports with their publishers; nothing keeps anybody from reading it."""
    page = visitor.open("/")
    assert page.locator("table.list tbody tr").count() == 12
    assert visitor.barriers() == []
