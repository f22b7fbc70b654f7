from xml.etree import ElementTree as ET

from measured import article_of
from sayso.evaluation.calibration import calibration
from sayso.evaluation.diagrams import reliability_diagram
from sayso.evaluation.scored import ScoredArticle

SVG = "{http://www.w3.org/2000/svg}"


def test_bars() -> None:
    """Each bin with attributions has a bar as high as the share right, a line at its mean score, and its number."""
    drawn = reliability_diagram(calibration([article_of((0.95, True), (0.95, False), (0.25, True))]))
    root = ET.fromstring(drawn)
    bars = [one for one in root.iter(f"{SVG}rect") if one.get("class") == "bar"][:-1]
    assert [float(one.get("height", "0")) for one in bars] == [300, 150]
    said = [one for one in root.iter(f"{SVG}line") if one.get("class") == "said"][:-1]
    assert [one.get("y1") == one.get("y2") for one in said] == [True, True]
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert {"1", "2", "share right", "mean score"} <= set(words)


def test_accessible() -> None:
    """Whoever cannot see it is told the same in words; whoever prefers dark colours gets them."""
    drawn = reliability_diagram(calibration([article_of((0.95, True), (0.95, False))]))
    root = ET.fromstring(drawn)
    named = {one.get("id"): one.text for one in root.iter()}
    assert root.get("role") == "img"
    title, described = (named[part] or "" for part in (root.get("aria-labelledby") or "").split())
    assert title
    assert "from 0.9 to 1.0: 2, mean score 0.95, share right 0.50" in described
    assert "prefers-color-scheme: dark" in drawn


def test_nothing_found() -> None:
    """Without any attribution there are the axes, and the words say so."""
    drawn = reliability_diagram(calibration([ScoredArticle()]))
    assert 'class="said" y' not in drawn
    assert "nothing was found" in drawn
