"""How fast the store keeps reports and answers: ``python scripts/benchmark_store.py --claims 100000``.

The reports are made up, ten claims each, of 2,000 actors of whom few are spoken of often and most seldom, as in news.
``--store`` names an empty database; otherwise it is a file that is gone afterwards. ``--check`` fails where a question
takes longer than it may.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, get_args

from sqlalchemy import Connection

from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Force,
    Mention,
    Party,
    Relation,
    Report,
    Span,
    Voice,
    VoiceKind,
    digest,
)
from sayso.settings import Settings
from sayso.store.asking.claims import Wanted, count_claims, find_claims
from sayso.store.asking.comparing import compare_voices
from sayso.store.asking.people import count_actors, find_actors, who
from sayso.store.base import Store
from sayso.store.reading import all_reports
from sayso.store.writing import How, add

CLAIMS_A_REPORT = 10
WORDS_A_REPORT = 400
MOST_SECONDS = 0.3
"""What a question may take with 100,000 claims."""

_SYLLABLES = (
    "ka",
    "rsk",
    "vel",
    "dan",
    "mir",
    "os",
    "tor",
    "lu",
    "ria",
    "sha",
    "bre",
    "nol",
    "gan",
    "tes",
    "ip",
    "du",
)
_KINDS: tuple[VoiceKind, ...] = ("person", "armed_group", "authority", "organisation", "state")
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_FORCES: tuple[Force, ...] = get_args(Force)


def reports(number: int, seed: int = 1) -> Iterator[Report]:
    """Yield so many invented reports; the same every time."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    vocabulary = [_word(chance) for _ in range(8000)]
    people = [
        (f"{_word(chance).title()} {_word(chance).title()}", chance.choice(_KINDS)) for _ in range(2000)
    ]
    for n in range(number):
        yield _report(n, chance, vocabulary, people)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _report(
    n: int, chance: random.Random, vocabulary: list[str], people: list[tuple[str, VoiceKind]]
) -> Report:
    text = f"Report {n}. " + " ".join(chance.choices(vocabulary, k=WORDS_A_REPORT))
    document = Document(
        digest("document", text),
        text,
        url=f"https://news{n % 40}.example/{n}",
        title=text[:60],
        publisher=f"Courier {n % 40}",
        published=str(date(2020, 1, 1) + timedelta(days=n % 1500)),
    )
    met = {people[int(len(people) * chance.random() ** 3)] for _ in range(12)}
    cast = tuple(_actor(document.id, name, kind) for name, kind in sorted(met))
    attributions, claims = [], []
    for m in range(CLAIMS_A_REPORT):
        source, subject, object_ = (chance.choice(cast) for _ in range(3))
        start = chance.randrange(len(text) - 150)
        said = Span(start, start + 140)
        voice = Voice(source.id, source.name, source.kind)
        force = chance.choice(_FORCES)
        attributions.append(
            Attribution(
                digest(document.id, m), None, "indirect", (said,), (said,), (said,), voice, "say", force, 0.9
            )
        )
        claims.append(
            Claim(
                id=digest(document.id, "claim", m),
                attribution=attributions[-1].id,
                statement=f"According to {source.name}, {subject.name} did {said.text(text)} to {object_.name}.",
                subject=Party(subject.id, subject.name, said),
                relation=chance.choice(_RELATIONS),
                object=Party(object_.id, object_.name, said),
                quantity=None,
                polarity=chance.choice(("affirmed", "affirmed", "affirmed", "denied")),
                certainty="certain",
                tense="past",
                place=None,
                time=None,
                said=None,
                voices=(voice,),
                force=force,
                evidence=(said,),
                score=0.8,
            )
        )
    return Report(document, cast, tuple(attributions), tuple(claims))


def _actor(document: str, name: str, kind: VoiceKind) -> Actor:
    key = digest(document, name)
    mentions = tuple(Mention(Span(9 * i, 9 * i + 5), name, "name", i, key) for i in range(4))
    return Actor(key, name, kind, (), mentions)


def fill(store: Store, number: int) -> list[float]:
    """Add so many reports; return the seconds that each took."""
    how, seconds = How.of(Settings()), []
    for report in reports(number):
        began = perf_counter()
        add(store, report, how)
        seconds.append(perf_counter() - began)
    return seconds


def questions(often: str, seldom: str, word: str) -> dict[str, Callable[[Connection], Any]]:
    """Return what is asked of the store, each as its command asks it."""

    def claims(**wanted: Any) -> Callable[[Connection], Any]:
        return lambda connection: (
            find_claims(connection, Wanted(**wanted), "", limit=20),
            count_claims(connection, Wanted(**wanted), ""),
        )

    return {
        "claims": claims(),
        f"claims {word}": claims(words=word),
        f"claims {word} --since 2022": claims(words=word, since="2022"),
        "claims --about OFTEN": claims(about=often),
        "claims --about SELDOM": claims(about=seldom),
        "claims --by OFTEN": claims(by=often),
        "claims --relation arms --force alleged": claims(relation="arms", force="alleged"),
        "claims --unnamed": claims(unnamed=True),
        "claims --since 2023-06 --until 2023-07": claims(since="2023-06", until="2023-07"),
        "actors": lambda connection: (find_actors(connection, limit=20), count_actors(connection)),
        "who OFTEN": lambda connection: who(connection, often, "", limit=10),
        "who SELDOM": lambda connection: who(connection, seldom, "", limit=10),
        "compare OFTEN SELDOM": lambda connection: compare_voices(connection, often, seldom, "", limit=10),
    }


def ask(store: Store, number: int) -> dict[str, float]:
    """Return the median of five times that each question takes, in seconds."""
    with store.reading() as connection:
        everyone = find_actors(connection)
    word = next(iter(reports(1))).document.text.split()[5]
    seconds: dict[str, float] = {}
    for name, question in questions(everyone[0].id, everyone[-1].id, word).items():
        times = []
        for _ in range(5):
            began = perf_counter()
            with store.reading() as connection:
                question(connection)
            times.append(perf_counter() - began)
        seconds[name] = statistics.median(times)
    began = perf_counter()
    with store.reading() as connection:
        read = sum(1 for _ in all_reports(connection))
    assert read == number
    print(f"reading all {number:,} reports back: {perf_counter() - began:.1f} s")
    return seconds


def main() -> int:
    """Fill a store, ask it, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--store")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    number = options.claims // CLAIMS_A_REPORT
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "store.sqlite")
        with Store.open(place) as store:
            took = fill(store, number)
            tenth = max(1, number // 10)
            first, last = took[:tenth], took[-tenth:]
            print(
                f"adding {number:,} reports with {CLAIMS_A_REPORT} claims each: {sum(took):.1f} s, "
                f"{1000 * statistics.median(first):.2f} ms a report at first, {1000 * statistics.median(last):.2f} at last"
            )
            if options.store is None:
                print(f"the file has {Path(place).stat().st_size / 1e6:,.0f} MB")
            store.settle()
            answers = ask(store, number)
    for name, seconds in answers.items():
        print(f"{1000 * seconds:8.1f} ms  {name}")
    slow = [name for name, seconds in answers.items() if seconds > MOST_SECONDS]
    if options.check and slow:
        print(f"over {MOST_SECONDS} s: {', '.join(slow)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
