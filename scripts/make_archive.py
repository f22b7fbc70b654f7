"""Makes an archive of invented reports, for benchmarks: ``python scripts/make_archive.py 10000 crawl.warc.gz``.

The ending says what is written: ``.warc.gz`` or ``.warc`` (pages as servers send them, each with its request), ``.jsonl``
or ``.parquet`` (texts). Reports have some 400 words (``--words``) and a page some 20 KB around them, as news pages have.
They tell stories of a place and a day, each story in several papers with other words, numbers and voices; one in eight
reports is another paper's copy. The same number, seed and length give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from pathlib import Path
from random import Random
from typing import Any

STORIES_AT_A_TIME = 40
REPORTS_A_STORY = 6
COPIED = 1 / 8
FIRST_DAY = date(2024, 1, 1)
REPORTS_A_DAY = 400
ROWS_AT_ONCE = 5000

_START_LISTED = "Kar Vel Os Mir Tor Lus Bren Dan Hol Ged Pel Rav Sten Ulm Yar Zan Tam Fal Nor Ith"
_END_LISTED = "sk dania ten mar rin dal grad wick ova esh hem ford ul ane ist vik or any ask um"
_FIRST_LISTED = "Anna Oren Mara Petar Lida Tomas Ines Viktor Salma Yusuf Elena David Nadia Omar Greta Ilya"
_LAST_LISTED = "ov son ić berg ari mann ides escu ski ulu ez ard ek ini"
_POSTS = (
    "the interior minister", "the governor", "the mayor", "an army spokesman", "the police chief", "a hospital director",
    "the head of the teachers' union", "an aid worker", "a village elder", "the opposition leader", "the finance minister",
)  # fmt: skip
_GROUPS = (
    "the {} Shield Movement", "the Free {} Front", "the {} Brigade", "the army of {}", "the {} border guard",
    "the police of {}", "the {} Liberation Council",
)  # fmt: skip
_DEEDS = ("attacked", "shelled", "raided", "bombed", "ambushed")
_TARGETS = (
    "a convoy", "the market", "a checkpoint", "the railway station", "an army camp", "a school", "the power station",
)  # fmt: skip
_EVENTS = (
    "{group} {deed} {target} near {town} on {day}, killing {killed} people, {post} {name} said.",
    "At least {killed} people were killed and {hurt} wounded when {group} {deed} {target} in {town}, {post} said on {day}.",
    "{post}, {name}, accused {other} of arming {group}, which {deed} {target} in {town} on {day}.",
)  # fmt: skip
_SAYINGS = (
    "“We will not rest until those who {deed} {target} are found,” {name} told reporters in {town}.",
    "{other} denied that its fighters had been near {town} and blamed {group}.",
    "{name} said that {other} had trained and funded {group} for years.",
    "According to {post}, {killed} bodies were brought to the hospital in {town} by the evening.",
    "Residents who asked not to be named said that the shooting went on until dawn.",
    "“They came in four trucks,” said {name}, a farmer from a village outside {town}.",
    "Two diplomats said {other} was sheltering the leaders of {group} in the north.",
    "The ministry of health put the number of wounded at {hurt}, more than {post} had said.",
    "{group} claimed responsibility in a statement that could not be verified.",
    "A report by the Institute for {town} Studies estimated that {group} has {many} fighters.",
    "{name} added that roads to {town} would stay closed until the end of the week.",
    "“Nobody has asked us,” {name} said of the talks between {group} and {other}.",
    "The government has offered talks, but {group} has refused to lay down its weapons, {post} said.",
)
_PLAIN = (
    "The road to {town} was repaired last year after floods had carried away two bridges.",
    "Prices of bread and fuel have doubled in {town} since the spring.",
    "{town} lies in a valley on the border and had some {many} inhabitants before the war.",
    "Schools in the province opened again in the autumn, but many families have not come back.",
    "A ceasefire was signed in {town} two years ago and has been broken many times since.",
    "Farmers in the region fear for the harvest, as rain has been late for the third year in a row.",
    "The hospital in {town} has been without power for much of the winter.",
)
_SECTIONS = (
    "World",
    "Politics",
    "Economy",
    "Sports",
    "Culture",
    "Opinion",
    "Science",
    "Weather",
    "Video",
    "Archive",
)
_SCRIPT = "(function(){{var layer=window.layer||[];layer.push({{page:{n},slot:'{slot}',lazy:true,sizes:[[300,250],[728,90]]}});}})();"


@dataclass(frozen=True, slots=True)
class Story:
    """What a story's reports have in common."""

    town: str
    day: date
    group: str
    other: str
    deed: str
    target: str
    killed: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A report as a paper prints it."""

    url: str
    title: str
    publisher: str
    published: str
    paragraphs: tuple[str, ...]


def main() -> None:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("number", type=int, help="how many reports")
    parser.add_argument("to", type=Path, help="the file to write: .warc.gz, .warc, .jsonl or .parquet")
    parser.add_argument("--words", type=int, default=400, help="how long a report is, more or less")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = reports(asked.number, asked.seed, asked.words)
    if asked.to.suffix == ".parquet":
        write_parquet(found, asked.to)
    else:
        with asked.to.open("wb") as file:
            for n, report in enumerate(found):
                file.write(
                    line_of(report) if asked.to.suffix == ".jsonl" else records_of(report, n, asked.to)
                )
    print(f"{asked.number:,} reports, {asked.to.stat().st_size / 1e6:,.1f} MB: {asked.to}")


def reports(number: int, seed: int, words: int) -> Iterator[Written]:
    """Yield reports in the order of their days."""
    chance = Random(seed)  # noqa: S311  # it is to give the same every time
    towns = [_made(chance, _START_LISTED, _END_LISTED) for _ in range(400)]
    papers = [f"{town} {kind}" for town in towns[:60] for kind in ("Courier", "Post", "News")]
    names = [_name(chance) for _ in range(3000)]
    stories: deque[Story] = deque(maxlen=STORIES_AT_A_TIME)
    printed: deque[Written] = deque(maxlen=200)
    for n in range(number):
        day = FIRST_DAY + timedelta(days=n // REPORTS_A_DAY)
        if len(stories) < STORIES_AT_A_TIME or chance.random() < 1 / REPORTS_A_STORY:
            stories.append(_story(chance, day, towns, names))
        paper = chance.choice(papers)
        host = paper.lower().replace(" ", "-")
        url = f"https://{host}.example/{day:%Y/%m/%d}/{n}.html"
        if printed and chance.random() < COPIED:
            yield replace(chance.choice(printed), url=url, publisher=paper)
            continue
        story = chance.choice(stories)
        paragraphs = tuple(_paragraphs(chance, story, words))
        title = f"{story.killed} killed as {story.group.removeprefix('the ')} {story.deed} {story.target} in {story.town}"
        report = Written(url, title, paper, day.isoformat(), paragraphs)
        printed.append(report)
        yield report


def line_of(report: Written) -> bytes:
    """Return a line of JSON."""
    return json.dumps(_fields(report), ensure_ascii=False).encode() + b"\n"


def write_parquet(found: Iterator[Written], path: Path) -> None:
    """Write texts as Parquet, some thousand rows a group."""
    import pyarrow as pa  # noqa: PLC0415  # only this form needs it
    import pyarrow.parquet as pq  # noqa: PLC0415

    names = ("text", "title", "publisher", "published", "url")
    with pq.ParquetWriter(path, pa.schema([(name, pa.string()) for name in names])) as writer:
        rows: list[dict[str, Any]] = []
        for report in found:
            rows.append(_fields(report))
            if len(rows) == ROWS_AT_ONCE:
                writer.write_table(pa.Table.from_pylist(rows, writer.schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, writer.schema))


def records_of(report: Written, n: int, path: Path) -> bytes:
    """Return the records of a request and its answer, each packed by itself if the file is."""
    page = page_of(report, n)
    asked = f"GET / HTTP/1.1\r\nHost: {report.url.split('/')[2]}\r\n\r\n".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
    records = (_record(report, n, "request", asked), _record(report, n, "response", head.encode() + page))
    packed = path.suffix == ".gz"
    return b"".join(gzip.compress(record, 6, mtime=0) if packed else record for record in records)


def page_of(report: Written, n: int) -> bytes:
    """Return a page: the report among what news pages have around it."""
    sections = "".join(
        f'<li class="menu-item"><a href="/{name.lower()}/">{name}</a></li>' for name in _SECTIONS
    )
    others = "".join(
        f'<div class="card"><a href="/more/{n + i}.html"><img src="/img/{n + i}.jpg" width="300" alt=""></a>'
        f'<h3><a href="/more/{n + i}.html">{escape(report.title.split(" in ")[0])}, day {i}</a></h3></div>'
        for i in range(1, 40)
    )
    scripts = "".join(f"<script>{_SCRIPT.format(n=n, slot=f'slot-{i}')}</script>" for i in range(40))
    style = "".join(
        f".card-{i}{{margin:{i}px;padding:{i}px;display:flex;color:#{i:03d}}}" for i in range(120)
    )
    author = _name(Random(n))  # noqa: S311  # it is to give the same every time
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in report.paragraphs)
    title, publisher = escape(report.title), escape(report.publisher)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - {publisher}</title>'
        f'<meta property="og:site_name" content="{publisher}"><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{report.published}"><style>{style}</style></head><body>'
        f'<header><nav><ul class="menu">{sections}</ul></nav></header>{scripts}<main><article><h1>{title}</h1>\n'
        f'<div class="byline">By {author}</div>{body}</article></main>'
        f'<aside class="related"><h2>More news</h2>{others}</aside>'
        f"<footer><ul>{sections}</ul><p>© {publisher}. All rights reserved.</p></footer></body></html>"
    ).encode()


def _record(report: Written, n: int, kind: str, content: bytes) -> bytes:
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012d}>\r\n"
        f"WARC-Date: {report.published}T06:00:00Z\r\nWARC-Target-URI: {report.url}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    ).encode() + content + b"\r\n\r\n"  # fmt: skip


def _fields(report: Written) -> dict[str, str]:
    return {
        "text": "\n\n".join((report.title, *report.paragraphs)),
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
    }


def _story(chance: Random, day: date, towns: list[str], names: list[str]) -> Story:
    group, other = (form.format(chance.choice(towns)) for form in chance.sample(_GROUPS, 2))
    return Story(
        town=chance.choice(towns),
        day=day,
        group=group,
        other=other,
        deed=chance.choice(_DEEDS),
        target=chance.choice(_TARGETS),
        killed=chance.randint(2, 40),
        names=tuple(chance.sample(names, 5)),
    )


def _paragraphs(chance: Random, story: Story, words: int) -> Iterator[str]:
    """Yield paragraphs of a report: what happened, then who says what, with plain sentences between."""
    total = 0
    sentences = [chance.choice(_EVENTS)]
    unused: list[str] = []
    while total < words:
        paragraph = " ".join(_filled(chance, story, sentence) for sentence in sentences)
        total += len(paragraph.split())
        yield paragraph
        length = chance.randint(1, 3)
        if len(unused) < length:
            unused = chance.sample((*_SAYINGS, *_PLAIN), len(_SAYINGS) + len(_PLAIN))
        sentences, unused = unused[:length], unused[length:]


def _filled(chance: Random, story: Story, sentence: str) -> str:
    filled = sentence.format(
        town=story.town,
        group=story.group,
        other=story.other,
        deed=story.deed,
        target=story.target,
        name=chance.choice(story.names),
        post=chance.choice(_POSTS),
        day=f"{story.day:%A}",
        killed=max(1, story.killed + chance.choice((0, 0, 0, 1, -1))),
        hurt=story.killed * 2 + chance.randint(0, 5),
        many=f"{chance.randint(2, 90) * 100:,}",
    )
    return filled[0].upper() + filled[1:]


def _made(chance: Random, starts: str, ends: str) -> str:
    return chance.choice(starts.split()) + chance.choice(ends.split())


def _name(chance: Random) -> str:
    first = chance.choice(_FIRST_LISTED.split())
    return f"{first} {chance.choice(_START_LISTED.split())}{chance.choice(_LAST_LISTED.split())}"


if __name__ == "__main__":
    main()
