from __future__ import annotations

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.whole


def test_other_names_are_turned_away(client: TestClient) -> None:
    """A site that has its own name point to this machine gets nothing (DNS rebinding)."""
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"Host": "localhost:8010"}).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_other_sites_change_nothing(client: TestClient, headers: dict[str, str]) -> None:
    """What another site's page sends is refused before anything reads it."""
    answer = client.post("/", headers=headers)
    assert (answer.status_code, answer.text) == (403, "This request came from another site's page.\n")


def test_every_answer_says_what_it_may_do(client: TestClient) -> None:
    """Pages, files and refusals alike carry a policy that lets nothing from elsewhere, and nothing inline, run."""
    for path in ("/", "/static/x/css/base.css", "/nowhere"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_too_much_is_refused(client: TestClient) -> None:
    """A request that states too great a length is refused unread."""
    assert client.post("/", headers={"Content-Length": "99999999999"}).status_code == 413
