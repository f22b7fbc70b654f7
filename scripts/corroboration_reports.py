"""Invented reports for measuring with: ``reports(number)`` yields them, the same ones every time.

Stories come up and go out of the news, each told by several reports in their own words, with the same numbers or others;
some reports are copies, some deny what others say, and a few parties are in the news for years. Measured with them are
comparing (``benchmark_corroboration.py``) and the reading room (``benchmark_room.py``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sayso.records import (
    Actor,
    Claim,
    Document,
    Mention,
    Party,
    Place,
    Quantity,
    Relation,
    Report,
    Span,
    Time,
    Voice,
    VoiceKind,
    digest,
)

CLAIMS_A_REPORT = 10
OUTLETS = 60
ACTIVE = 30
"""Stories in the news at a time."""
NEW_STORY = 0.2
COPIED = 0.12
DENIED = 0.15
OTHER_NUMBER = 0.3

_SYLLABLES_LISTED = """
ka rsk vel dan mir os tor lu ria sha bre nol gan tes ip du fen wol hes bri
"""
_SYLLABLES = _SYLLABLES_LISTED.split()
_KINDS: tuple[VoiceKind, ...] = ("person", "armed_group", "authority", "organisation", "state")
_TARGETS_LISTED = """
market convoy checkpoint bridge station school barracks warehouse depot clinic
"""
_TARGETS = _TARGETS_LISTED.split()
_DEEDS = ["attacked", "bombed", "raided", "shelled"]
_LASTING: tuple[tuple[Relation, str], ...] = (
    ("arms", "arms"), ("funds", "funds"), ("trains", "trains"), ("shelters", "shelters"), ("supports", "supports"),
)  # fmt: skip
_WORDS_LISTED = """
government budget harvest price water school road hospital winter army border village river power
company worker strike vote council law court prison judge teacher engineer doctor farmer fisherman
driver child family house bridge harbour ship train station market shop tax fuel bread wheat steel coal
mine factory wage month week morning region province capital valley coast island forest field storm
flood drought fire smoke damage repair plan report meeting talks agreement treaty promise threat protest
march crowd arrest search weapon vehicle helicopter aid convoy camp tent blanket medicine vaccine
illness clinic nurse loan bank debt export import customs officer
"""
_WORDS = _WORDS_LISTED.split()
_VERBS_LISTED = """
reopened delayed cancelled approved rejected announced blocked repaired doubled halved closed destroyed
moved sold bought built opened checked promised denied signed left joined returned sent received
"""
_VERBS = _VERBS_LISTED.split()


@dataclass(slots=True)
class Story:
    """What happened, as far as anybody says: where, when, to whom, and what is said beside it."""

    place: Place
    day: date
    doer: str
    against: str
    voices: list[str]
    target: str
    deed: str
    killed: int
    lasting: tuple[Relation, str]
    said: list[list[str]]
    told: deque[Report] = field(default_factory=lambda: deque(maxlen=5))


class World:
    """Everybody and every place that reports are about."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.names = [
            (f"{self._word().title()} {self._word().title()}", chance.choice(_KINDS)) for _ in range(4000)
        ]
        self.kind_of = dict(self.names)
        self.towns = [(self._word().title(), number) for number in range(1, 1500)]
        self.vocabulary = [*_WORDS, *(self._word() for _ in range(4000))]

    def _word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 4)))

    def somebody(self) -> str:
        """Return a name: few are in the news often, most seldom."""
        return self.names[int(len(self.names) * self.chance.random() ** 3)][0]

    def sentence(self, length: int = 9) -> list[str]:
        """Return the words of a sentence, frequent ones more often."""
        chance = self.chance
        words = [self.vocabulary[int(len(self.vocabulary) * chance.random() ** 3)] for _ in range(length)]
        words[2] = chance.choice(_VERBS)
        return words

    def story(self, day: date) -> Story:
        """Return a new story."""
        chance = self.chance
        town, number = self.towns[int(len(self.towns) * chance.random() ** 2)]
        return Story(
            Place(
                town,
                Span(0, 1),
                town,
                f"V{number % 40}",
                number * 1.7 % 80,
                number * 2.3 % 170,
                "exact",
                number,
            ),
            day,
            self.somebody(),
            self.somebody(),
            [self.somebody() for _ in range(3)],
            chance.choice(_TARGETS),
            chance.choice(_DEEDS),
            chance.randint(2, 60),
            chance.choice(_LASTING),
            [self.sentence() for _ in range(6)],
        )


def reports(number: int, seed: int = 1, claims: int = CLAIMS_A_REPORT) -> Iterator[Report]:
    """Yield so many invented reports with so many claims each; the same every time."""
    chance = Random(seed)  # noqa: S311  # nothing secret
    world = World(chance)
    first = date(2005, 1, 1)
    active: deque[Story] = deque([world.story(first)], maxlen=ACTIVE)
    for n in range(number):
        day = first + timedelta(days=n // 60)
        if chance.random() < NEW_STORY:
            active.append(world.story(day))
        story = active[-1 - int(len(active) * chance.random() ** 1.5)]
        if story.told and chance.random() < COPIED:
            yield _copy(n, chance.choice(story.told), day)
            continue
        report = _Writing(n, world, story, day).report(claims)
        story.told.append(report)
        yield report


def _copy(n: int, report: Report, day: date) -> Report:
    """Return the same report in another paper, with a line of its own."""
    text = f"{report.document.text} Printed by paper {n}.\n"
    document = Document(
        digest("document", text),
        text,
        url=f"https://news{n % OUTLETS}.example/{n}",
        title=report.document.title,
        publisher=f"Courier {n % OUTLETS}",
        published=str(day),
    )
    return Report(document, report.actors, (), report.claims)


class _Writing:
    """One report being written: its sentences, and the claims that rest on them."""

    def __init__(self, n: int, world: World, story: Story, day: date) -> None:
        self.n, self.world, self.story, self.day = n, world, story, day
        self.chance = world.chance
        self.text = f"Report {n}."
        self.names: set[str] = set()
        self.claims: list[Claim] = []

    def report(self, claims: int) -> Report:
        story, chance = self.story, self.chance
        self._attack()
        self._toll()
        self._lasting(story.doer, story.against, story.lasting)
        for words in chance.sample(story.said, 3):
            self._say(self._reworded(words), chance.choice(story.voices))
        self._lasting(self.world.somebody(), self.world.somebody(), chance.choice(_LASTING))
        while len(self.claims) < claims:
            self._say(self.world.sentence(), self.world.somebody())
        document = Document(
            digest("document", self.text),
            self.text,
            url=f"https://news{self.n % OUTLETS}.example/{self.n}",
            title=f"Report {self.n}",
            publisher=f"Courier {self.n % OUTLETS}",
            published=str(self.day),
        )
        cast = tuple(_actor(name, self.world.kind_of[name]) for name in sorted(self.names))
        return Report(document, cast, (), tuple(self.claims))

    def _attack(self) -> None:
        story = self.story
        tail = f"on the {self.chance.choice(_WORDS)}"
        sentence = f"{story.doer} {story.deed} a {story.target} in {story.place.text} {tail}."
        denied = self.chance.random() < DENIED
        self._claim(
            sentence, "attacks", story.doer, f"a {story.target}", story.deed, story.voices[0],
            polarity="denied" if denied else "affirmed", force="denied" if denied else "alleged",
            **self._where_and_when(),
        )  # fmt: skip

    def _toll(self) -> None:
        story = self.story
        killed = story.killed + (self.chance.randint(1, 5) if self.chance.random() < OTHER_NUMBER else 0)
        sentence = f"{killed} soldiers were killed at the {story.target} in {story.place.text}."
        quantity = Quantity(killed, killed, "people", "exact", "soldiers killed", Span(0, 1))
        self._claim(
            sentence, "casualties", f"{killed} soldiers", None, "killed", story.voices[1], quantity=quantity,
            **self._where_and_when(),
        )  # fmt: skip

    def _lasting(self, one: str, other: str, relation: tuple[Relation, str]) -> None:
        sentence = f"{one} {relation[1]} {other} by the {self.chance.choice(_WORDS)}."
        self._claim(sentence, relation[0], one, other, relation[1], self.chance.choice(self.story.voices))

    def _say(self, words: list[str], voice: str) -> None:
        self._claim(f"The {' '.join(words)}.", "says", None, None, None, voice)

    def _reworded(self, words: list[str]) -> list[str]:
        """Return the words with one or two others, one dropped, or a number among them."""
        made = list(words)
        for _ in range(self.chance.randint(0, 2)):
            made[self.chance.randrange(3, len(made))] = self.chance.choice(_WORDS)
        if self.chance.random() < OTHER_NUMBER:
            made.insert(4, str(self.chance.choice((20, 25, 30, 70))))
        return made

    def _where_and_when(self) -> dict[str, Any]:
        day = str(self.story.day)
        return {"place": self.story.place, "time": Time(day, Span(0, 1), day, day)}

    def _claim(
        self,
        sentence: str,
        relation: Relation,
        subject: str | None,
        object_: str | None,
        predicate: str | None,
        voice: str,
        **more: Any,
    ) -> None:
        start = len(self.text) + 1
        self.text += f" {sentence}"

        def span(words: str) -> Span:
            at = start + sentence.index(words)
            return Span(at, at + len(words))

        def party(words: str | None) -> Party | None:
            if words is None:
                return None
            known = words in self.world.kind_of
            if known:
                self.names.add(words)
            return Party(_key(words) if known else None, words, span(words))

        self.names.add(voice)
        parts: dict[str, Any] = {
            "polarity": "affirmed",
            "force": "asserted",
            "quantity": None,
            "place": None,
            "time": None,
        }
        self.claims.append(
            Claim(
                id=digest("claim", self.n, len(self.claims)),
                attribution=None,
                statement=f"{voice} says: {sentence}",
                subject=party(subject),
                relation=relation,
                object=party(object_),
                certainty="unstated",
                tense="past",
                said=None,
                voices=(Voice(_key(voice), voice, self.world.kind_of[voice]),),
                evidence=(Span(start, start + len(sentence)),),
                score=0.8,
                predicate=span(predicate) if predicate else None,
                **(parts | more),
            )
        )


def _key(name: str) -> str:
    return digest("actor", name)


def _actor(name: str, kind: VoiceKind) -> Actor:
    return Actor(_key(name), name, kind, (), (Mention(Span(0, 6), name, "name", 0, _key(name)),))
