"""What happens in a round, told as it happens; whoever watches says it in their own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.store.watching.feeds import Feed
from sayso.store.writing import Added


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed answered. ``new`` and ``changed`` of its entries wait to be read, ``passed`` were there before it was watched.

    ``unchanged`` says that its host answered that nothing has changed; ``lists`` is how many feeds it names, being a list.
    """

    feed: Feed
    new: int = 0
    changed: int = 0
    passed: int = 0
    lists: int = 0
    unchanged: bool = False
    moved: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Led:
    """An address turned out to be a page, and its feed is elsewhere."""

    feed: Feed
    to: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A feed, or an entry of one, gave nothing: why, what to try, and when it is asked again, None where it is not."""

    what: Literal["feed", "report"]
    name: str
    problem: str
    advice: str
    again: str | None


@dataclass(frozen=True, slots=True)
class Stopped:
    """A feed that is asked no more, since when, and why."""

    feed: Feed


@dataclass(frozen=True, slots=True)
class Waiting:
    """Feeds that failed before and are left alone for now, each until it is due."""

    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A report came in: what it is called, and what became of it. ``added`` is None where it is known already."""

    name: str
    title: str | None
    added: Added | None


@dataclass(frozen=True, slots=True)
class Left:
    """How many entries are left for later rounds."""

    entries: int


Happening = Asked | Led | Failed | Stopped | Waiting | Read | Left
