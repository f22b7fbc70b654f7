"""How well mentions are tied into chains, ours and two plain ways, where a corpus gives the mentions.

Only ties are measured, not what is found: the mentions are the corpus's own. A mention has the actor that its head word,
by our parse, stands for in what was read; one that stands for nobody is a chain of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.actors.catalogue import Catalogue
from sayso.actors.mentions import find_mentions
from sayso.evaluation.baselines import WAYS, nearest_name, same_string
from sayso.evaluation.cases import Case, around
from sayso.evaluation.casts import CastOf, actor_at, head_of, read_cast
from sayso.evaluation.chains import ChainedText
from sayso.evaluation.coreference_scores import Measures, measures
from sayso.evaluation.runs import Outcome
from sayso.records import Cast, Failure, Parse
from sayso.settings import Settings

OURS: Final = "sayso"
"""By what name our own ties stand beside the plain ways."""

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """How many texts, mentions and chains there are, and the measures of each way to tie them.

    ``tied`` mentions stand for an actor in what was read. In an ``unread`` text every mention is a chain of its own.
    """

    texts: int = 0
    unread: int = 0
    mentions: int = 0
    chains: int = 0
    tied: int = 0
    ways: dict[str, Measures] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.texts + other.texts,
            self.unread + other.unread,
            self.mentions + other.mentions,
            self.chains + other.chains,
            self.tied + other.tied,
            {way: self.ways.get(way, Measures()) + other.ways.get(way, Measures()) for way in (OURS, *WAYS)},
        )

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "texts": self.texts,
            "unread texts": self.unread,
            "mentions": self.mentions,
            "chains": self.chains,
            "tied mentions": self.tied,
        } | {way.replace(" ", "_"): measured.as_dict() for way, measured in self.ways.items()}


def run_text(text: ChainedText, cast: CastOf, settings: Settings) -> Outcome[Figures]:
    """Return how the mentions of one text were tied; raises CorpusError if the text read is not the corpus's."""
    read = read_cast(text.name, text.text, cast, settings)
    if isinstance(read, Failure):
        alone = measures(text.chains, range(len(text.chains)))
        ways = dict.fromkeys((OURS, *WAYS), alone)
        return Outcome(Figures(1, 1, len(text.mentions), len(set(text.chains)), 0, ways), failure=read)
    figures, cases = score_text(text, *read)
    return Outcome(figures, cases)


def score_text(text: ChainedText, parse: Parse, cast: Cast) -> tuple[Figures, tuple[Case, ...]]:
    """Return the figures of one text, and the mentions tied to another actor than the chain's mention before."""
    heads = [head_of(parse, span) for span in text.mentions]
    actors = [actor_at(parse, cast, head) for head in heads]
    numbers = {actor: number for number, actor in enumerate(dict.fromkeys(filter(None, actors)))}
    ours = [len(numbers) + i if actor is None else numbers[actor] for i, actor in enumerate(actors)]
    found = {mention.head: mention for mention in find_mentions(parse, Catalogue.load())}
    words = [span.text(text.text) for span in text.mentions]
    plain = (same_string(words), nearest_name(words, [found.get(-1 if h is None else h) for h in heads]))
    ways = {way: measures(text.chains, tied) for way, tied in zip((OURS, *WAYS), (ours, *plain), strict=True)}
    figures = Figures(
        texts=1,
        mentions=len(text.mentions),
        chains=len(set(text.chains)),
        tied=sum(actor is not None for actor in actors),
        ways=ways,
    )
    return figures, tuple(_cases(text, ours))


def _cases(text: ChainedText, ours: Sequence[int]) -> Iterator[Case]:
    """Yield mentions parted from the one of their chain before them, and those tied to one of another chain."""
    last_of_chain: dict[int, int] = {}
    last_of_ours: dict[int, int] = {}
    for i, (chain, tied) in enumerate(zip(text.chains, ours, strict=True)):
        before = last_of_chain.get(chain)
        if before is not None and ours[before] != tied:
            yield _case(text, i, before, found=False)
        wrongly = last_of_ours.get(tied)
        if wrongly is not None and text.chains[wrongly] != chain:
            yield _case(text, i, wrongly, found=True)
        last_of_chain[chain] = last_of_ours[tied] = i


def _case(text: ChainedText, i: int, other: int, *, found: bool) -> Case:
    words = (
        ("mention", text.mentions[i].text(text.text)),
        ("other", text.mentions[other].text(text.text)),
    )
    context = around(text.text, text.mentions[i], _CONTEXT)
    if found:
        return Case("false", text.name, words, "tied to one of another chain", context)
    return Case("missed", text.name, words, "not tied to the mention before it", context)
