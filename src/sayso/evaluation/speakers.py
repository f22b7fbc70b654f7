"""Who speaks where the source is a pronoun or a description, labelled by reference in PolNeAR (Newell et al. 2018).

A set is JSON Lines, one source a line, and holds not a word of any text::

    {"document": "karsk_a", "split": "dev", "source": [104, 106], "name": [12, 22]}

``document`` is an article's name in the split, ``source`` where the source stands that the corpus marks, ``name`` a place
where the same article has the speaker's name; null where it names nobody. Offsets are code points, half open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from sayso.actors.catalogue import Catalogue
from sayso.actors.mentions import find_mentions
from sayso.actors.names import normal_words
from sayso.evaluation.baselines import WAYS, Way, may_mean
from sayso.evaluation.cases import Case
from sayso.evaluation.casts import CastOf, actor_at, head_of, read_cast
from sayso.evaluation.counts import ratio
from sayso.evaluation.label_sets import read_rows, span_of
from sayso.evaluation.runs import Outcome
from sayso.records import Cast, Failure, Parse, Span
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Speaker:
    """Where a source stands, and where its speaker's name; no name where the article has none."""

    source: Span
    name: Span | None


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article by the names of its split and its own, and its labelled speakers."""

    split: str
    stem: str
    speakers: tuple[Speaker, ...]


Verdict = Literal["right", "untied", "wrong"]
"""Tied to the right name, or to none where there is none; tied to no name, though there is one; tied to a wrong one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many speakers were labelled, how many of them have a name, and how many ended in which verdict.

    ``skipped`` articles are absent and count for nothing; of those ``unread`` no speaker is tied to anybody.
    """

    speakers: int = 0
    named: int = 0
    right: int = 0
    right_named: int = 0
    wrong: int = 0
    skipped: int = 0
    unread: int = 0
    baselines: dict[Way, int] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.speakers + other.speakers,
            self.named + other.named,
            self.right + other.right,
            self.right_named + other.right_named,
            self.wrong + other.wrong,
            self.skipped + other.skipped,
            self.unread + other.unread,
            {way: self.baselines.get(way, 0) + other.baselines.get(way, 0) for way in WAYS},
        )

    @property
    def accuracy(self) -> float:
        """Which share of the speakers is tied to the right name, or to none where there is none."""
        return ratio(self.right, self.speakers)

    @property
    def named_accuracy(self) -> float:
        """The same of the speakers that have a name."""
        return ratio(self.right_named, self.named)

    @property
    def wrong_share(self) -> float:
        """Which share of the speakers is tied to a wrong name."""
        return ratio(self.wrong, self.speakers)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "speakers": self.speakers,
            "named": self.named,
            "skipped articles": self.skipped,
            "unread articles": self.unread,
            "accuracy": self.accuracy,
            "named_accuracy": self.named_accuracy,
            "wrong_name": self.wrong_share,
            "baselines": {
                way.replace(" ", "_"): ratio(self.baselines.get(way, 0), self.speakers) for way in WAYS
            },
        }


def read_speakers(path: Path) -> tuple[LabelledArticle, ...]:
    """Return the labelled articles of a set in its order; raises CorpusError where a line does not fit the form."""
    articles: dict[tuple[str, str], list[Speaker]] = {}
    for article, speaker in read_rows(path, _speaker, "labelled speaker", "speakers"):
        articles.setdefault(article, []).append(speaker)
    return tuple(
        LabelledArticle(split, stem, tuple(speakers)) for (split, stem), speakers in articles.items()
    )


def _speaker(row: dict[str, Any]) -> tuple[tuple[str, str], Speaker]:
    return (row["split"], row["document"]), Speaker(Span(*row["source"]), span_of(row["name"]))


def run_article(article: LabelledArticle, folder: Path, cast: CastOf, settings: Settings) -> Outcome[Figures]:
    """Return how an article's speakers were tied; ``folder`` holds the article's split. An absent one is skipped."""
    path = folder / "text" / f"{article.stem}.txt"
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        failure = Failure(article.stem, f"is not in {folder}", f"give PolNeAR's folder {article.split}")
        return Outcome(Figures(skipped=1), failure=failure)
    read = read_cast(article.stem, text, cast, settings)
    if isinstance(read, Failure):
        named = sum(speaker.name is not None for speaker in article.speakers)
        return Outcome(Figures(len(article.speakers), named, unread=1), failure=read)
    figures, cases = score_article(article, text, *read)
    return Outcome(figures, cases)


def score_article(
    article: LabelledArticle, text: str, parse: Parse, cast: Cast
) -> tuple[Figures, tuple[Case, ...]]:
    """Return an article's figures and the speakers that were not tied to the right name."""
    found = find_mentions(parse, Catalogue.load())
    mention_at = {mention.head: mention for mention in found}
    named = [mention for mention in found if mention.name is not None]
    figures, cases = Figures(), list[Case]()
    for speaker in article.speakers:
        head = head_of(parse, speaker.source)
        verdict, shown = _verdict(text, speaker, parse, cast, head)
        mention = mention_at.get(head) if head is not None else None
        before = (name for name in reversed(named) if mention and name.head < mention.head)
        nearest = next((name for name in before if mention and may_mean(mention, name)), None)
        guess = nearest.name.text if nearest and nearest.name else None
        figures += Figures(
            speakers=1,
            named=int(speaker.name is not None),
            right=int(verdict == "right"),
            right_named=int(verdict == "right" and speaker.name is not None),
            wrong=int(verdict == "wrong"),
            baselines={
                "same string": int(speaker.name is None),
                "nearest name": int(_same_name(guess, speaker.name.text(text) if speaker.name else None)),
            },
        )
        if verdict != "right":
            cases.append(_case(article.stem, text, speaker, verdict, shown))
    return figures, tuple(cases)


def _verdict(
    text: str, speaker: Speaker, parse: Parse, cast: Cast, head: int | None
) -> tuple[Verdict, str | None]:
    """Return whether a source was tied to the right name, and the name that it was tied to."""
    actor_id = actor_at(parse, cast, head)
    actor = cast.actor(actor_id) if actor_id else None
    mentions = actor.mentions if actor else ()
    is_named = any(mention.form not in ("description", "pronoun") for mention in mentions)
    shown = actor.name if actor and is_named else None
    if speaker.name is None:
        return ("wrong" if is_named else "right"), shown
    words = speaker.name.text(text)
    if any(
        parse.tokens[mention.head].span.overlaps(speaker.name) or mention.text == words
        for mention in mentions
    ):
        return "right", shown
    return ("wrong" if is_named else "untied"), shown


def _same_name(one: str | None, other: str | None) -> bool:
    """Say whether one name holds all the words of the other, or both are none."""
    if one is None or other is None:
        return one is other
    short, long = sorted((set(normal_words(one)), set(normal_words(other))), key=len)
    return short <= long


def _case(stem: str, text: str, speaker: Speaker, verdict: Verdict, shown: str | None) -> Case:
    words = (
        ("source", speaker.source.text(text)),
        ("speaker", speaker.name.text(text) if speaker.name else "nobody named"),
        ("tied to", shown or "nobody named"),
    )
    reason = "tied to no name" if verdict == "untied" else "tied to a wrong name"
    return Case(
        "missed" if verdict == "untied" else "false", stem, words, reason, _before(text, speaker.source)
    )


def _before(text: str, at: Span) -> str:
    """Return the paragraph with the source and the one before it, on one line, up to a little behind the source."""
    start = text.rfind("\n\n", 0, max(0, text.rfind("\n\n", 0, at.start)))
    return " ".join(text[max(0, start, at.start - 500) : at.end + 60].split())
