from __future__ import annotations

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor

pytestmark = pytest.mark.whole


@pytest.mark.browser
def test_two_voices_stand_side_by_side(visitor: Visitor) -> None:
    """What they are at odds about stands first, both sides equally wide; then what both say and what one says alone."""
    page = visitor.open("/compare?a=Sarvenia&b=State+Security+Directorate")
    sides = page.locator(".dispute .side")
    boxes = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert round(boxes[0]["width"]) == round(boxes[1]["width"])
    assert [one.inner_text() for one in page.get_by_role("heading", level=2).all()] == [
        "At odds 1",
        "Said by both 0",
        "Only Sarvenia 3",
        "Only State Security Directorate 6",
    ]
    expect(page.get_by_text("Neither is taken to be right")).to_be_visible()
    assert visitor.barriers() == []
    page.emulate_media(color_scheme="dark")
    assert visitor.barriers() == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "Name two whose words are to stand beside each other"),
        ("a=Sarvenia", "Name two whose words"),
        ("a=Sarvenia&b=Nobody+Known", "nobody in it is called"),
        ("a=x&b=y&of=collections", "no collection in it is called"),
        ("a=%00&b=%3Cscript%3E", "Name two whose words"),
        ("a=Hollin&b=Sarvenia", "actors of this name, not known to be one"),
        ("a=Sarvenia&b=Sarvenia", "Said by both"),
    ],
)
def test_what_cannot_be_compared_is_told(client: TestClient, query: str, expected: str) -> None:
    """Nobody of a name, one side alone and nonsense get a page that says so."""
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == 200
    assert expected in answer.text
