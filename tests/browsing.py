"""A real Chromium for tests of pages, which remembers all that a page asked for and complained of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; the test is skipped where none is installed."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield started
        started.close()


class Visitor:
    """Somebody at a page of the reading room; ``page`` is Playwright's."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.address = address.rstrip("/")
        self.page: Page = browser.new_context(**options).new_page()
        self.page.set_default_timeout(15_000)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        """Go to a page of the room."""
        self.page.goto(self.address + path)
        return self.page

    @property
    def elsewhere(self) -> list[str]:
        """All that was asked of anybody but the room."""
        here = urlsplit(self.address).netloc
        return [url for url in self.asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != here]

    def barriers(self) -> list[str]:
        """Return what axe-core finds that keeps people out, serious or worse."""
        found = _axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so; the policy of our pages forbids what Playwright would wait with. Raises AssertionError."""
        for _ in range(300):
            if so():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("it did not come to be so within 15 seconds")

    def leave(self) -> None:
        """Close the page."""
        self.page.context.close()


@cache
def _axe() -> Axe:
    return Axe()
