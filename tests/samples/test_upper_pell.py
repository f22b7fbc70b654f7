import json
from collections import Counter
from datetime import date
from importlib.resources import files
from urllib.parse import urlsplit

REPORTS = [
    json.loads(line)
    for line in files("sayso.samples").joinpath("upper-pell.jsonl").read_text("utf-8").splitlines()
]


def test_reports() -> None:
    """Twelve short reports of six outlets over three weeks, each at an address of its own that is nobody's."""
    days = sorted(date.fromisoformat(report["published"]) for report in REPORTS)
    assert len(REPORTS) == len({report["url"] for report in REPORTS}) == 12
    assert all(urlsplit(report["url"]).hostname.endswith(".example") for report in REPORTS)
    assert len(Counter(report["publisher"] for report in REPORTS)) == 6
    assert (days[-1] - days[0]).days == 21
    assert all(120 <= len(report["text"].split()) <= 350 for report in REPORTS)


def test_headlines() -> None:
    """Every report begins with its headline, as its page does."""
    assert all(report["text"].startswith(f"{report['title']}\n\n") for report in REPORTS)
