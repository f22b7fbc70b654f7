"""What happens in a round of watching, in lines for a person or a log; strangers' words are made safe to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line, safe
from sayso.store.watching.feeds import Feed
from sayso.watch.happenings import Asked, Failed, Happening, Led, Left, Read, Stopped, Waiting
from sayso.watch.timing import read_stamp

_CHANGES_SHOWN = 5
_WAITING_SHOWN = 5


def lines_of(happening: Happening, now: datetime) -> Iterator[str]:
    """Yield the lines that tell what happened; failures are told by `failure_line`."""
    match happening:
        case Asked():
            yield from _asked(happening)
        case Led():
            yield f"{safe(happening.feed.address)}: a page; its feed is {safe(happening.to)}"
        case Stopped():
            yield (
                f"{safe(happening.feed.name)}: asked no more since {(happening.feed.stopped or '')[:10]} "
                f"({safe(happening.feed.problem)}); --again asks it"
            )
        case Waiting():
            yield _waiting(happening.feeds, now)
        case Read():
            yield from _read(happening)
        case Left():
            yield f"{counted(happening.entries, 'report')} wait for later rounds"
        case Failed():
            yield failure_line(happening, now)


def failure_line(failed: Failed, now: datetime) -> str:
    """Return what went wrong, what to try, and when it is asked again."""
    again = ""
    if failed.again:
        sooner = ", or at once with --again" if failed.what == "feed" else ""
        again = f" (asked again after {clock(failed.again, now)}{sooner})"
    return one_line(f"{failed.name}: {failed.problem}; {failed.advice}{again}")


def clock(moment: str, now: datetime) -> str:
    """Return a time as the store keeps it by this machine's clock, with the day where it is not today."""
    here, today = read_stamp(moment).astimezone(), now.astimezone().date()
    return here.strftime("%H:%M" if here.date() == today else "%Y-%m-%d %H:%M")


def feed_lines(feed: Feed, now: datetime) -> Iterator[str]:
    """Yield the lines that tell how a feed stands."""
    yield safe(_called(feed))
    asked = f"asked {clock(feed.asked, now)}" if feed.asked else "not asked yet"
    if feed.stopped:
        state = f"stopped: {safe(feed.problem)}; --again asks it"
    elif feed.problem:
        times = "once" if feed.failures == 1 else f"{feed.failures:,} times in a row"
        state = f"failed {times}: {safe(feed.problem)}; asked again {clock(feed.due, now)}"
    else:
        state = f"asked again {clock(feed.due, now)} or later" if feed.due else "to be asked"
    moved = f"; it is at {safe(feed.asks)}" if feed.asks else ""
    yield f"  {asked}; {state}{moved}"


def _called(feed: Feed) -> str:
    return f"{feed.title} ({feed.address})" if feed.title else feed.address


def _asked(asked: Asked) -> Iterator[str]:
    name = safe(_called(asked.feed) if asked.feed.known else asked.feed.address)
    if asked.unchanged:
        yield f"{name}: nothing new; it has not changed"
    elif asked.lists:
        yield f"{name}: a list of {counted(asked.lists, 'feed')}"
    else:
        parts = [f"{asked.new:,} new"] if asked.new else []
        parts += [f"{asked.changed:,} changed"] if asked.changed else []
        yield f"{name}: {', '.join(parts) or 'nothing new'}"
    if asked.passed:
        yield f"  {asked.passed:,} older ones are left out; --from-start reads all that a feed holds when it is first asked"
    if asked.moved:
        yield f"  moved for good to {safe(asked.moved)}; asked there from now on"
    for remark in asked.remarks:
        yield f"  note: {safe(remark)}"


def _waiting(feeds: Sequence[Feed], now: datetime) -> str:
    shown = [f"{safe(one.name)} until {clock(one.due, now)}" for one in feeds[:_WAITING_SHOWN]]
    rest = len(feeds) - len(shown)
    more = f" and {rest:,} more (sayso watch --list)" if rest else ""
    return f"left alone after failing: {', '.join(shown)}{more}; --again asks at once"


def _read(read: Read) -> Iterator[str]:
    name, added = safe(read.title or read.name), read.added
    if added is None or added.outcome == "unchanged":
        yield f"  = {name}: known already"
        return
    if added.outcome == "new":
        yield f"  + {name}: {counted(added.claims, 'claim')}"
        return
    yield f"  ~ {name}: has changed, {len(added.more):,} claims more and {len(added.fewer):,} fewer"
    for sign, claims in (("+ now", added.more), ("- no longer", added.fewer)):
        for claim in claims[:_CHANGES_SHOWN]:
            yield f"      {sign}: {safe(claim.statement)}"
