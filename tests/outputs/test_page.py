from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from barracks import BARRACKS
from factories import attribution, claim, report
from harbour import HARBOUR, TEXT
from sayso.outputs.page import write_page
from sayso.records import Report, Voice

ATTACK = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\"'</style></title>&amp;"

LIT = "getComputedStyle(document.documentElement).getPropertyValue('--lit')"
# Contrast of text with what is behind it, as WCAG 2.2 defines it, for every element that holds text of its own.
FAINT = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = channels(getComputedStyle(element).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.tagName === "SCRIPT") continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const [one, two] = [light(channels(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) faint.push(`${element.className} ${element.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return faint;
}"""


def written(*reports: Report) -> str:
    stream = StringIO()
    write_page(reports, stream)
    return stream.getvalue()


def hostile() -> Report:
    chain = (Voice(None, ATTACK, "person"),)
    said = attribution(ATTACK, chain[0], "", ATTACK)
    return report(
        ATTACK,
        claim(ATTACK, ATTACK, ATTACK, voices=chain, of=said),
        attributions=(said,),
        title=ATTACK,
        publisher=ATTACK,
        byline=ATTACK,
        published=ATTACK,
        url="javascript:document.title='owned'",
        language='en" onload="',
    )


class Outline(HTMLParser):
    """What a page is made of: its ids, the ids it links to, its headings, and whether all that opens is closed."""

    VOID = frozenset({"meta", "link", "br", "img"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        fields = dict(attrs)
        self.tags.add(tag)
        self.ids += [fields["id"] or ""] if "id" in fields else []
        href = fields.get("href") or ""
        self.targets += [href[1:]] if href.startswith("#") else []
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_page_is_in_order(count: int) -> None:
    """Tags close, no id comes twice, every link has its target, and headings skip no level."""
    outline = Outline(written(*[HARBOUR] * count))
    assert not outline.open
    assert len(set(outline.ids)) == len(outline.ids)
    assert set(outline.targets) <= set(outline.ids)
    levels = [0, *outline.headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {"main", "footer"} <= outline.tags
    assert ("nav" in outline.tags) == (count != 1)


def test_the_same_reports_give_the_same_page() -> None:
    """The page holds nothing of the time or place it was made at."""
    assert written(HARBOUR, HARBOUR) == written(HARBOUR, HARBOUR)


def test_only_web_addresses_become_links() -> None:
    """An address of the web can be followed; any other is shown and nothing more."""
    good = "https://news.example/a?b=1&c=2"
    assert f'href="{good.replace("&", "&amp;")}"' in written(at_address(HARBOUR, good))
    for bad in (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "http://[broken",
        " javascript:x",
    ):
        assert f'href="{bad}' not in written(at_address(HARBOUR, bad))


def test_what_html_cannot_hold_is_shown_as_a_sign() -> None:
    """Control characters and half surrogates come out visible, so that the page stays valid and can be written."""
    page = written(report("Nul\x00 esc\x1b c1\x9b half\ud800 last\uffff."))
    assert "Nul␀ esc␛ c1\ufffd half\ufffd last\ufffd." in page
    page.encode()


def at_address(some: Report, url: str) -> Report:
    return replace(some, document=replace(some.document, url=url))


class Tab:
    """A page opened in the browser, with everything it asked for and complained of."""

    def __init__(self, browser: Browser, path: Path, **options: object) -> None:
        self.page: Page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def lit(self) -> list[str]:
        """Return the texts that are lit in the report, in order."""
        return self.page.locator(".text .s.lit").all_inner_texts()

    def lit_claims(self) -> list[str | None]:
        """Return the numbers of the claims that are lit."""
        return [each.get_attribute("data-claim") for each in self.page.locator(".claims li.lit").all()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.html"
    path.write_text(written(HARBOUR), encoding="utf-8")
    return path


@pytest.mark.browser
def test_pointing_at_words_lights_their_claim(browser: Browser, path: Path) -> None:
    """Pointing at a quote lights all of it, who said it, and the claim read from it; leaving puts it out."""
    tab = Tab(browser, path)
    tab.page.get_by_text('"with what happened in Sorrel."').first.hover()
    assert tab.lit_claims() == ["3"]
    assert tab.lit() == ['"We have nothing to do,"', '"with what happened in Sorrel."']
    assert tab.page.locator(".speaks").all_inner_texts() == ["Daro Melnik, a spokesman", "insisted"]
    tab.page.mouse.move(1, 1)
    assert tab.lit_claims() == []


@pytest.mark.browser
def test_pointing_at_a_speaker_lights_what_they_say(browser: Browser, path: Path) -> None:
    """Pointing at a name or a cue lights what is said by it."""
    tab = Tab(browser, path)
    tab.page.get_by_text("An official", exact=True).first.hover()
    assert tab.lit_claims() == ["4"]
    assert tab.lit() == ["two trucks had left the harbour road minutes before"]


@pytest.mark.browser
def test_pointing_at_a_claim_lights_its_words(browser: Browser, path: Path) -> None:
    """Pointing at a claim lights the words it rests on, and no other claim."""
    tab = Tab(browser, path)
    tab.page.locator("[data-claim='2']").hover()
    assert tab.lit_claims() == ["2"]
    assert "".join(tab.lit()) == "The ministry blamed the Northern Shield Movement for the attack"


@pytest.mark.browser
def test_the_keyboard_reaches_everything(browser: Browser, path: Path) -> None:
    """Going on with the tab key passes every reference and every claim, and lights each."""
    tab = Tab(browser, path)
    passed = []
    for _ in range(10):
        tab.page.keyboard.press("Tab")
        passed.append((tab.page.evaluate("document.activeElement.id || 'words'"), tab.lit_claims()))
    references = [(f"w1-{number}", [str(number)]) for number in range(1, 6)]
    words = [("words", [str(number)]) for number in range(1, 6)]
    assert passed == references + words


@pytest.mark.browser
def test_it_asks_nothing_of_the_network(browser: Browser, path: Path) -> None:
    """The page is one file: it asks for nothing else and breaks no rule of its own policy."""
    tab = Tab(browser, path)
    tab.page.locator("[data-claim='2']").hover()
    assert [url for url in tab.asked if not url.startswith("data:")] == [path.as_uri()]
    assert tab.complaints == []


@pytest.mark.browser
def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    """Markup in headline, text, names or address is shown and never obeyed."""
    path = tmp_path / "hostile.html"
    path.write_text(written(hostile(), hostile()), encoding="utf-8")
    tab = Tab(browser, path)
    assert tab.page.title() == "2 reports – who says what"
    assert tab.page.locator("img, iframe, a[href^='javascript']").count() == 0
    assert tab.page.locator("script").count() == 1
    assert ATTACK in tab.page.locator(".text .s").first.inner_text()
    assert tab.complaints == []


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "barracks.html"
    path.write_text(written(BARRACKS), encoding="utf-8")
    return path


@pytest.mark.browser
def test_every_line_of_an_incident_opens_with_its_voice(browser: Browser, told: Path) -> None:
    """Who says it and how firmly stands before each part, a denial as large and as near as an accusation."""
    tab = Tab(browser, told)
    lines = tab.page.locator(".incidents dl > div")
    assert [" ".join(each.split()) for each in lines.all_inner_texts()] == [
        "the ministry asserted tells of: a bombing; target: a barracks; place: Karsk; time: Tuesday (2024-03-12)",
        "the ministry asserted killed: Twelve soldiers (12) 1",
        "Residents reported killed: some 2",
        "the ministry alleged said to have done it: Northern Shield Movement 3",
        "Northern Shield Movement denied said not to have done it: Northern Shield Movement 4",
        "the report itself asserted took responsibility: nobody 5",
    ]
    accusation, denial = lines.nth(3).bounding_box(), lines.nth(4).bounding_box()
    assert accusation is not None
    assert denial is not None
    assert (accusation["width"], accusation["height"]) == (denial["width"], denial["height"])
    lines.nth(4).locator("a").click()
    assert tab.page.url.endswith("#c1-4")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_incidents_can_be_read(browser: Browser, told: Path, scheme: str, width: int) -> None:
    """Incidents stand out from their ground by day and by night, and stick out at no width."""
    tab = Tab(browser, told, color_scheme=scheme, viewport={"width": width, "height": 800})
    assert tab.page.evaluate(FAINT) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_report_of_no_violence_has_no_section() -> None:
    """Where there is no incident, nothing is said of any."""
    assert "Incidents as told" not in written(HARBOUR)
    assert "Incidents as told" in written(BARRACKS)


@pytest.mark.browser
def test_it_works_without_scripts(browser: Browser, path: Path) -> None:
    """Without scripts all is there, a reference leads to its claim, and the claim back to its words."""
    tab = Tab(browser, path, java_script_enabled=False)
    assert tab.page.locator(".claims li").count() == 5
    assert not tab.page.get_by_text("Point at words").is_visible()
    tab.page.locator("#w1-3").click()
    assert tab.page.url.endswith("#c1-3")
    tab.page.locator("#c1-3 .words a").click()
    assert tab.page.url.endswith("#w1-3")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(browser: Browser, path: Path, scheme: str) -> None:
    """By day and by night every text stands out from its ground as WCAG's level AA asks, lit or not."""
    tab = Tab(browser, path, color_scheme=scheme, reduced_motion="reduce")
    assert tab.page.evaluate(FAINT) == []
    for number in (2, 4, 5):
        tab.page.locator(f"[data-claim='{number}']").hover()
        assert tab.page.evaluate(FAINT) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 400, 900, 1280])
def test_nothing_sticks_out(browser: Browser, path: Path, width: int) -> None:
    """At any width the page is not wider than its window; where there is room, claims stand beside the text."""
    tab = Tab(browser, path, viewport={"width": width, "height": 800})
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    text, claims = (tab.page.locator(f".columns > .{name}").bounding_box() for name in ("text", "claims"))
    assert text is not None
    assert claims is not None
    assert (claims["x"] > text["x"] + 100) == (width >= 900)


@pytest.mark.browser
def test_the_text_is_the_report(browser: Browser, path: Path) -> None:
    """What stands on the page, without the numbers of claims, is the report's text, every character of it."""
    tab = Tab(browser, path)
    tab.page.evaluate("document.querySelectorAll('.ref').forEach((each) => each.remove())")
    assert "\n\n".join(tab.page.locator(".text p").all_inner_texts()) + "\n" == TEXT


@pytest.mark.browser
def test_a_long_column_of_claims_follows_the_reader(browser: Browser, tmp_path: Path) -> None:
    """Pointing at words brings their claim into view, and leaves the text where it is."""
    lines = [f"Witness number {n} told investigators that truck {n} had left." for n in range(60)]
    text = "\n\n".join(lines)
    path = tmp_path / "long.html"
    path.write_text(written(report(text, *(claim(text, line, line) for line in lines))), encoding="utf-8")
    tab = Tab(browser, path, reduced_motion="reduce", viewport={"width": 1280, "height": 700})
    tab.page.get_by_text(lines[45]).first.scroll_into_view_if_needed()
    before = tab.page.evaluate("scrollY")
    tab.page.get_by_text(lines[45]).first.hover()
    box = tab.page.locator("[data-claim='46']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 700 - box["height"]
    assert tab.page.evaluate("scrollY") == before
