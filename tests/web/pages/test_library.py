from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from browsing import Visitor

pytestmark = pytest.mark.whole


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_report_is_listed(visitor: Visitor, scheme: str) -> None:
    """The library lists all reports with their publishers and whose words they have; nothing keeps anybody from reading it."""
    page = visitor.open("/")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert page.locator("table.list tbody tr").count() == 12
    assert "reprint of Northline" in page.locator("table.list").inner_text()
    assert visitor.barriers() == []


@pytest.mark.browser
def test_the_list_fits_on_a_phone(visitor: Visitor) -> None:
    """On a narrow screen nothing has to be scrolled sideways."""
    visitor.page.set_viewport_size({"width": 360, "height": 700})
    page = visitor.open("/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def titles(client: TestClient, query: str) -> list[str]:
    """Return the reports that a query lists, by the first words of their rows."""
    page = client.get(f"/?{query}").text
    return [row.partition("<bdi>")[2].partition("</bdi>")[0] for row in page.split("<tr>")[2:]]


def test_filters_and_orders_are_in_the_address(client: TestClient) -> None:
    """A publisher, words of the headline and days leave what fits; the order asked for is kept."""
    assert len(titles(client, "publisher=northline")) == 3
    assert titles(client, "title=quarry") == ["&#34;Four weeks in the quarry&#34;: a deserter&#39;s story"]
    assert len(titles(client, "since=2025-03-12&until=2025-03-18")) == 3
    assert titles(client, "order=title")[0] == "&#34;Four weeks in the quarry&#34;: a deserter&#39;s story"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("since=spring", 400),
        ("page=0", 422),
        ("page=x", 422),
        ("order=rank", 422),
        ("collection=nowhere", 404),
        ("title=%00%ED%A0%80", 200),
    ],
)
def test_nonsense_is_told_kindly(client: TestClient, query: str, status: int) -> None:
    """What makes no sense gets a page that says so, and never an internal error."""
    answer = client.get(f"/?{query}")
    assert answer.status_code == status
    assert "Traceback" not in answer.text
