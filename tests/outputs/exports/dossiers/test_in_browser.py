from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from accusation import LACZNIK, LURIA, MALLORY, filled, selected
from browsing import Visitor
from sayso.outputs.exports.dossier import write
from sayso.store.asking.claims import Wanted

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dossiers")
    with filled(made) as store:
        for one in (LURIA, LACZNIK, MALLORY):
            with selected(store, Wanted(about=one.name)) as selection:
                write(selection, made / f"{one.id}.html")
    return made


@pytest.mark.parametrize("width", [360, 1200])
def test_page(browser: Browser, folder: Path, width: int) -> None:
    """In a browser a dossier asks nobody for anything, runs nothing, fits a phone, and keeps nobody out."""
    for one in (LURIA, LACZNIK, MALLORY):
        visitor = Visitor(browser, folder.as_uri(), viewport={"width": width, "height": 800})
        page = visitor.open(f"/{one.id}.html")
        assert visitor.asked == [page.url]
        assert visitor.complaints == []
        assert page.locator("h1").inner_text() == one.name
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        visitor.leave()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_barriers(browser: Browser, folder: Path, scheme: str) -> None:
    """Nothing of a dossier keeps people out who see little or use no mouse, in light and in dark."""
    visitor = Visitor(browser, folder.as_uri(), color_scheme=scheme, bypass_csp=True)
    visitor.open(f"/{LURIA.id}.html")
    assert visitor.barriers() == []
    visitor.leave()


def test_note(browser: Browser, folder: Path) -> None:
    """A click on a number leads to the exact words."""
    visitor = Visitor(browser, folder.as_uri())
    page = visitor.open(f"/{LURIA.id}.html")
    page.locator("sup a").first.click()
    assert page.url.endswith("#n1")
    assert "Luria sends rifles" in page.locator("#n1").inner_text()
    visitor.leave()
