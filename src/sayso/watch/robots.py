"""What a host asks of programs in its robots.txt (RFC 9309): which addresses to leave alone, and how long to wait between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urljoin

from sayso.documents.addresses import Answer, Question, Resolve, ask
from sayso.errors import TooLarge, Unreachable
from sayso.settings import Settings

AGENT: Final = "sayso"
"""The name under which rules are looked for."""
MOST_BYTES: Final = 524_288
"""So much of a robots.txt is read, as the standard asks at least."""
_HOPS: Final = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to us."""

    parsed: Any

    @classmethod
    def of(cls, text: str) -> Rules:
        """Return the rules of a robots.txt; what is nonsense in it is passed over."""
        from protego import Protego  # noqa: PLC0415  # --help must not wait for it

        return cls(Protego.parse(text))

    def allow(self, url: str) -> bool:
        """Say whether an address may be asked."""
        return bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """How many seconds are to lie between two requests."""
        rate = self.parsed.request_rate(AGENT)
        return max(
            float(self.parsed.crawl_delay(AGENT) or 0.0), rate.seconds / rate.requests if rate else 0.0, 0.0
        )


def robots_text(origin: str, settings: Settings, question: Question, resolve: Resolve) -> str:
    """Return the robots.txt of a host, given by scheme and name; empty where it has none, which allows everything.

    Raises Unreachable where it cannot be had, which allows nothing for now, and Forbidden.
    """
    url = f"{origin}/robots.txt"
    small = replace(settings, limits=replace(settings.limits, max_bytes=MOST_BYTES))
    at = url
    for _ in range(_HOPS):
        try:
            answer = ask(at, small, resolve, question)
        except TooLarge as error:
            raise Unreachable(url, f"it has over {MOST_BYTES:,} bytes", _LATER) from error
        if answer.leads_to is None:
            return _text(answer, url)
        at = urljoin(at, answer.leads_to)
    return ""


_LATER: Final = "nothing of that host is asked until it can be read; it is tried again by itself"


def _text(answer: Answer, url: str) -> str:
    if answer.is_success:
        return answer.data.decode("utf-8-sig", "replace")
    if 400 <= answer.status < 500 and answer.status != 429:
        return ""
    raise Unreachable(url, answer.words, _LATER)
