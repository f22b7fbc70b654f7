from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from accusation import HOSTILE, LACZNIK, LURIA, MALLORY, filled, selected
from sayso.outputs.exports.dossier import write
from sayso.outputs.visible import one_line
from sayso.store.asking.claims import Wanted

PEOPLE = (LURIA, LACZNIK, MALLORY)


class Page(HTMLParser):
    """What stands on a page: its elements with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words += data

    def all(self, name: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("dossiers")
    with filled(folder) as store:
        for one in PEOPLE:
            with selected(store, Wanted(about=one.name)) as selection:
                write(selection, folder / f"{one.id}.html")
    return {one.name: (folder / f"{one.id}.html").read_text("utf-8") for one in PEOPLE}


def test_links_resolve(written: dict[str, str]) -> None:
    """Every link within the page leads to a place on it, and each note is led to."""
    for page in map(Page, written.values()):
        ids = page.all("id")
        assert len(ids) == len(set(ids))
        targets = {one[1:] for one in page.all("href") if one.startswith("#")}
        assert targets <= set(ids)
        assert {one for one in ids if re.fullmatch(r"n\d+", one)} <= targets


def test_stands_alone(written: dict[str, str]) -> None:
    """The page has no script, loads nothing, and its policy lets nothing in but its own style."""
    for page in map(Page, written.values()):
        tags = {tag for tag, _ in page.elements}
        assert not tags & {
            "script",
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "base",
            "svg",
        }
        assert not page.all("src")
        assert not page.all("style")
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
        (policy,) = (
            attrs["content"]
            for tag, attrs in page.elements
            if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy


def test_hostile_words(written: dict[str, str]) -> None:
    """Strangers' words are shown as they are and never become elements or links."""
    page = Page(written[LACZNIK.name])
    assert one_line(HOSTILE) in page.words
    assert MALLORY.name in Page(written[MALLORY.name]).words
    for text in written.values():
        assert "<script" not in text
        assert "<img" not in text
        assert not [one for one in Page(text).all("href") if not one.startswith("#")]


def test_denial_beside(written: dict[str, str]) -> None:
    """Who denies a thing stands beside who says it, in a column of its own."""
    text = written[LURIA.name]
    (sides,) = re.findall(r'<div class="sides two">(.*?)</div>', text, re.DOTALL)
    assert Page(sides).words.count("Who says so") == Page(sides).words.count("Who denies it") == 1


def test_caution(written: dict[str, str]) -> None:
    """The head says that nothing is established fact."""
    for text in written.values():
        assert "Nothing here is established fact." in Page(text).words
