"""Asks hosts politely: what robots.txt allows, one request a host at a time, with pauses, and not while a host wants rest.

One object serves all threads of a round. What must outlast the process, robots.txt and until when a host rests, is kept in
the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

from sayso.documents.addresses import Answer, Question, Resolve, ask, redirects_too_often, resolve
from sayso.errors import DocumentError, Forbidden, Unreachable
from sayso.settings import Settings
from sayso.store.base import Store
from sayso.store.watching.hosts import host_named, keep_robots, let_rest
from sayso.watch.robots import Rules, robots_text
from sayso.watch.timing import DAY, MINUTE, Timer, stamp

USER_AGENT: Final = f"sayso/{version('sayso')} (watches feeds; one request a host at a time)"
PAUSE: Final = 1.0
"""Seconds between two requests to a host that asks for none or for less."""
PATIENCE: Final = 60.0
"""Seconds waited for a host within a round; where it wants more, it is left for a later one."""
REST: Final = 10 * MINUTE
"""For how long a host is left alone that is overloaded, or whose robots.txt cannot be had, and does not say for how long."""
_OVERLOADED: Final = frozenset({429, 503})


class Disallowed(DocumentError):
    """The host's robots.txt asks programs to leave the address alone."""


class NotNow(DocumentError):
    """The host wants to be left alone; ``until`` says how long, as the store keeps times."""

    def __init__(self, name: str, host: str, until: str, problem: str) -> None:
        super().__init__(name, f"{host} {problem}", "nothing need be done")
        self.until = until


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer at the end of all redirects, and where the address has moved to for good, if it has."""

    answer: Answer
    moved: str | None = None


@dataclass(slots=True)
class _Host:
    """A host in this round: who asks it, from when on it may be asked again, and its rules."""

    turn: Lock = field(default_factory=Lock)
    free: datetime | None = None
    rules: Rules | None = None
    rules_until: str = ""


@dataclass(slots=True)
class Manners:
    """How hosts are asked. ``pause`` is the least number of seconds between two requests to one."""

    store: Store
    settings: Settings
    timer: Timer
    pause: float = PAUSE
    resolve: Resolve = resolve
    _hosts: dict[str, _Host] = field(default_factory=dict, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def ask(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Reply:
        """Return what an address answers in the end; no status is an error.

        ``etag`` and ``modified`` are those that came with what is there already: the host then answers 304 where nothing
        has changed. Raises Disallowed, NotNow, Forbidden, Unreachable or TooLarge, each naming the address asked for.
        """
        at, moved, for_good = url, None, True
        for _ in range(self.settings.limits.max_redirects + 1):
            answer = self._hop(at, url, _question(etag, modified))
            if answer.leads_to is None:
                return Reply(answer, moved)
            for_good = for_good and answer.status in (301, 308)
            at = answer.leads_to
            moved = at if for_good else moved
        raise redirects_too_often(url, self.settings)

    def _hop(self, at: str, name: str, question: Question) -> Answer:
        origin, called = _origin(at, name)
        with self._turn(called) as host:
            rules = self._rules(host, origin, called, name)
            if not rules.allow(at):
                raise Disallowed(
                    name,
                    f"the robots.txt of {called} asks programs to leave it alone",
                    "read it in a browser, save the page and add the file",
                )
            self._wait(host, called, name)
            try:
                answer = _named(name, lambda: ask(at, self.settings, self.resolve, question))
            finally:
                self._asked(host, called, rules.delay)
        if answer.status in _OVERLOADED:
            rest = self.timer.asked_rest(answer.headers.get("retry-after"))
            self._let_rest(called, REST if rest is None else rest)
        return answer

    @contextmanager
    def _turn(self, called: str) -> Iterator[_Host]:
        """Give a host to ask, which nobody else in this round asks meanwhile."""
        with self._lock:
            host = self._hosts.setdefault(called, _Host())
        with host.turn:
            yield host

    def _wait(self, host: _Host, called: str, name: str) -> None:
        """Wait until the host may be asked. Raises NotNow where that takes too long."""
        with self.store.reading() as connection:
            rests = host_named(connection, called).rests_until
        seconds = self.timer.until(rests)
        if seconds > PATIENCE:
            raise NotNow(name, called, rests, "asks to be left alone")
        if host.free is not None:
            seconds = max(seconds, (host.free - self.timer.now()).total_seconds())
        if seconds > 0:
            self.timer.sleep(seconds)

    def _asked(self, host: _Host, called: str, delay: float) -> None:
        """Note that a host was just asked: it is free again after its pause, which a later process must know if it is long."""
        delay = min(max(self.pause, delay), DAY)
        host.free = self.timer.now() + timedelta(seconds=delay)
        if delay > PATIENCE:
            self._let_rest(called, delay)

    def _let_rest(self, called: str, seconds: float) -> None:
        with self.store.writing() as connection:
            let_rest(connection, called, stamp(self.timer.now() + timedelta(seconds=seconds)))

    def _rules(self, host: _Host, origin: str, called: str, name: str) -> Rules:
        """Return what a host asks of us: as it was had today, or else asked for now."""
        now = self.timer.at()
        if host.rules is not None and now < host.rules_until:
            return host.rules
        with self.store.reading() as connection:
            kept = host_named(connection, origin)
        if kept.robots is not None and now < kept.robots_until:
            text, until = kept.robots, kept.robots_until
        else:
            text, until = self._robots_now(host, origin, called, name, kept.robots)
        host.rules, host.rules_until = Rules.of(text), until
        return host.rules

    def _robots_now(
        self, host: _Host, origin: str, called: str, name: str, before: str | None
    ) -> tuple[str, str]:
        """Return a host's robots.txt and until when it holds: a day, or for now the one before, where none can be had."""
        self._wait(host, called, name)
        try:
            text, until = robots_text(origin, self.settings, _question(), self.resolve), self.timer.at(DAY)
        except Forbidden as error:
            raise Forbidden(name, error.problem, error.advice) from error
        except Unreachable as error:
            if before is None:
                self._let_rest(called, REST)
                raise Unreachable(
                    name, f"the robots.txt of {called} cannot be had: {error.problem}", error.advice
                ) from error
            text, until = before, self.timer.at(REST)
        finally:
            self._asked(host, called, 0.0)
        with self.store.writing() as connection:
            keep_robots(connection, origin, text, until)
        return text, until


def host_of(url: str) -> str:
    """Return the host of an address with its port, by which requests take turns; empty for what has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _origin(url: str, name: str) -> tuple[str, str]:
    """Return the scheme and host of an address, and the host. Raises Forbidden."""
    host, scheme = host_of(url), url.partition(":")[0].lower()
    if not host or scheme not in ("http", "https") or len(host) > 280:
        raise Forbidden(
            name, f"it leads to {url[:200]}, and only http and https are asked", "check the address"
        )
    return f"{scheme}://{host}", host


def _question(etag: str | None = None, modified: str | None = None) -> Question:
    stated = {"User-Agent": USER_AGENT, "If-None-Match": etag, "If-Modified-Since": modified}
    return Question({key: value for key, value in stated.items() if value})


def _named(name: str, work: Callable[[], Answer]) -> Answer:
    """Return what is answered; what goes wrong names the address that was asked for first."""
    try:
        return work()
    except DocumentError as error:
        raise type(error)(name, error.problem, error.advice) from error


def tag(answer: Answer, header: str) -> str | None:
    """Return a header to hand back the next time; None where it is missing or nothing that a server would send."""
    value = answer.headers.get(header, "")
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None
