"""What hosts ask of those who ask them, obeyed."""

from __future__ import annotations

from typing import Any

import pytest

from newsstand import NEAR, Hours, Newsstand, endless
from sayso.errors import Forbidden, Unreachable
from sayso.store.base import Store
from sayso.watch.manners import USER_AGENT, Disallowed, Manners, NotNow, host_of, tag


def manners(store: Store, hours: Hours, pause: float = 1.0) -> Manners:
    """Return manners as a new process has them."""
    return Manners(store, NEAR, hours.timer, pause)


def test_robots_txt_is_asked_once_a_day(store: Store, hours: Hours, stand: Newsstand) -> None:
    """By whichever process; and again when it is a day old."""
    stand.put("/robots.txt", "User-agent: *\nDisallow: /no")
    url = stand.put("/a", "a")
    first = manners(store, hours)
    first.ask(url)
    first.ask(url)
    manners(store, hours).ask(url)
    assert stand.count("/robots.txt") == 1
    with pytest.raises(Disallowed, match="asks programs to leave it alone"):
        manners(store, hours).ask(stand.url("/no"))
    hours.later(hours=25)
    first.ask(url)
    assert stand.count("/robots.txt") == 2
    assert stand.count("/no") == 0


def test_rules_for_us_hold_before_those_for_all(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Wildcards and exceptions included."""
    stand.put("/robots.txt", "User-agent: sayso\nDisallow: /*.pdf$\nAllow: /\n\nUser-agent: *\nDisallow: /")
    polite = manners(store, hours)
    assert polite.ask(stand.put("/a", "a")).answer.status == 200
    with pytest.raises(Disallowed):
        polite.ask(stand.url("/a.pdf"))


def test_a_redirect_to_what_is_forbidden_is_not_followed(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """The error names the address that was asked for first."""
    stand.put("/robots.txt", "User-agent: *\nDisallow: /no")
    url = stand.lead("/a", "/no")
    with pytest.raises(Disallowed) as raised:
        manners(store, hours).ask(url)
    assert raised.value.name == url
    assert stand.count("/no") == 0


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_robots_txt_allows_everything(
    store: Store, hours: Hours, stand: Newsstand, status: int
) -> None:
    """Whatever below 500 it answers to that, but for 429."""
    stand.put("/robots.txt", "", status)
    assert manners(store, hours).ask(stand.put("/a", "a")).answer.data == b"a"


@pytest.mark.parametrize("page", [(500, {}, b""), (429, {}, b""), endless])
def test_nothing_is_asked_while_robots_txt_cannot_be_had(
    store: Store, hours: Hours, stand: Newsstand, page: Any
) -> None:
    """The host is left alone for a while; then it is tried again. What was had before holds meanwhile."""
    stand.pages["/robots.txt"] = page
    url = stand.put("/a", "a")
    with pytest.raises(Unreachable, match=r"robots\.txt of 127\.0\.0\.1:\d+ cannot be had"):
        manners(store, hours).ask(url)
    with pytest.raises(NotNow):
        manners(store, hours).ask(url)
    hours.later(minutes=11)
    stand.put("/robots.txt", "User-agent: *\nDisallow: /no")
    assert manners(store, hours).ask(url).answer.data == b"a"
    hours.later(days=2)
    stand.pages["/robots.txt"] = page
    assert manners(store, hours).ask(url).answer.data == b"a"
    with pytest.raises(Disallowed):
        manners(store, hours).ask(stand.url("/no"))


def test_a_second_lies_between_two_requests(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Between robots.txt and the first page as well."""
    polite = manners(store, hours)
    for path in ("/a", "/b"):
        polite.ask(stand.put(path, "a"))
    assert hours.slept == [1.0, 1.0]


@pytest.mark.parametrize("rule", ["Crawl-delay: 20", "Request-rate: 3/60"])
def test_a_host_is_given_the_time_it_asks_for(
    store: Store, hours: Hours, stand: Newsstand, rule: str
) -> None:
    """If that is less than a minute."""
    stand.put("/robots.txt", f"User-agent: *\n{rule}")
    polite = manners(store, hours)
    for path in ("/a", "/b"):
        polite.ask(stand.put(path, "a"))
    assert hours.slept == [1.0, 20.0]


def test_a_host_that_asks_for_much_time_is_asked_in_later_rounds(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """Nobody waits for an hour in a round; another process knows it, too."""
    stand.put("/robots.txt", "User-agent: *\nCrawl-delay: 3600")
    url = stand.put("/a", "a")
    manners(store, hours).ask(url)
    with pytest.raises(NotNow) as raised:
        manners(store, hours).ask(url)
    assert hours.timer.until(raised.value.until) > 3500
    hours.later(hours=1)
    assert manners(store, hours).ask(url).answer.data == b"a"


def test_it_says_who_asks(store: Store, hours: Hours, stand: Newsstand) -> None:
    """For robots.txt, and for everything else."""
    manners(store, hours).ask(stand.put("/a", "a"))
    assert [one.headers["User-Agent"] for one in stand.asked] == [USER_AGENT] * 2
    assert USER_AGENT.startswith("sayso/")


def test_only_the_web_is_asked(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Wherever a redirect leads."""
    for target in ("file:///etc/passwd", "ftp://karsk.example/a"):
        with pytest.raises(Forbidden):
            manners(store, hours).ask(stand.lead("/a", target))


def test_tags_that_no_server_would_send_are_not_handed_back(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """A header is a stranger's word."""
    polite = manners(store, hours, 0.0)
    kept = [
        tag(polite.ask(stand.put("/a", "a", ETag=value)).answer, "etag") for value in ('"v"', "x" * 600, "é")
    ]
    assert kept == ['"v"', None, None]


def test_hosts_are_told_by_name_and_port() -> None:
    """However the address is written."""
    assert host_of("https://ann:secret@News.Example:8443/a") == "news.example:8443"
    assert host_of("http://[::1") == ""
