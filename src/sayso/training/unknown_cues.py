"""How well the network tells what a cue does whose speech act it was never shown.

One cue word of the lexicon in ten is kept back (`sayso.training.gold.is_kept_back`): to the network they are what cues
outside the lexicon are, with the difference that for these it is known what they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribution.lexicon import Lexicon
from sayso.attribution.tagger.model import Tagger
from sayso.attribution.tagger.tagging import read
from sayso.training.gold import ACTS, entry_of, is_kept_back
from sayso.training.settling import HeldOut


@dataclass(frozen=True, slots=True)
class Told:
    """Cue words kept back that were met in held-out articles, and of how many the network told the speech act.

    ``most`` is how many would be right if every one were told the act that is most frequent among them.
    """

    met: int
    right: int
    most: int


def told(tagger: Tagger, held_out: Sequence[HeldOut], lexicon: Lexicon) -> Told:
    """Return how many kept-back cue words of the articles' marked attributions are told rightly."""
    acts: list[str] = []
    right = 0
    for one in held_out:
        parse = one.text.parse
        spans = [span for attribution in one.article.attributions for span in attribution.cue]
        cues = {i for span in spans for i in parse.tokens_in(span)}
        for reading in read(tagger, one.text):
            for row, word in enumerate(reading.scores.words):
                token = parse.tokens[int(word)]
                if token.i not in cues or not is_kept_back(token.lemma):
                    continue
                entry = entry_of(token, lexicon)
                if entry is not None:
                    acts.append(entry.verb_class)
                    right += ACTS[int(reading.scores.acts[row].argmax())] == entry.verb_class
    return Told(len(acts), right, max((acts.count(act) for act in set(acts)), default=0))
