"""How well it is found that a text says what is stated, or the contrary, on RTE-3.

Beside ours stand plain ways to find a contradiction, all of which take the rest as we do: never, where one of the two has a
negation that the other lacks, and where the hypothesis has a number that the text lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from sayso.corroboration.disputes.saying import answer, covered, read_saying, sentences_in
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import Counts, ratio
from sayso.evaluation.rte import ANSWERS, Answer, Entailment
from sayso.evaluation.runs import Outcome
from sayso.outputs.visible import one_line

OURS: Final = "sayso"
NEVER: Final = "never"
NEGATION: Final = "negation differs"
NUMBER: Final = "number differs"
WAYS: Final = (OURS, NEVER, NEGATION, NUMBER)
_LIKE: Final = 0.5
"""For the plain ways a text speaks of the same if it has this share of the hypothesis's words."""


@dataclass(frozen=True, slots=True)
class Told:
    """How often each answer was given for each answer of people's: (theirs, found)."""

    pairs: Mapping[tuple[Answer, Answer], int] = field(default_factory=dict)

    def of(self, answer_: Answer) -> Counts:
        """Return how well one answer is given."""
        return Counts(
            self.pairs.get((answer_, answer_), 0),
            sum(count for (_, found), count in self.pairs.items() if found == answer_),
            sum(count for (gold, _), count in self.pairs.items() if gold == answer_),
        )

    @property
    def accuracy(self) -> float:
        """The share of pairs for which it is people's answer."""
        return ratio(sum(self.of(one).hits for one in ANSWERS), sum(self.pairs.values()))

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {"accuracy": self.accuracy} | {one: self.of(one).as_dict() for one in ANSWERS}


@dataclass(frozen=True, slots=True)
class Figures:
    """How many pairs there are, and what each way answers."""

    pairs: int
    ways: Mapping[str, Told]

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {"pairs": self.pairs} | {
            way.replace(" ", "_"): told.as_dict() for way, told in self.ways.items()
        }


def score_contradictions(pairs: Sequence[Entailment]) -> Outcome[Figures]:
    """Return how the pairs are answered, and the contradictions that were missed or falsely found."""
    counts: dict[str, dict[tuple[Answer, Answer], int]] = {way: {} for way in WAYS}
    cases: list[Case] = []
    for pair in pairs:
        found = dict(_answers(pair))
        for way, told in found.items():
            key = (pair.answer, told)
            counts[way][key] = counts[way].get(key, 0) + 1
        cases.extend(_case(pair, found[OURS]))
    return Outcome(Figures(len(pairs), {way: Told(told) for way, told in counts.items()}), tuple(cases))


def _answers(pair: Entailment) -> Iterator[tuple[str, Answer]]:
    """Yield what each way answers."""
    hypothesis, text = read_saying(pair.hypothesis), read_saying(pair.text)
    sentences = [read_saying(span.text(pair.text)) for span in sentences_in(pair.text)]
    found = answer(sentences, hypothesis)
    yield OURS, "contradiction" if found == "contrary" else _otherwise(found)
    rest = _otherwise("same" if found == "contrary" else found)
    yield NEVER, rest
    alike = covered(hypothesis, text.wording.bag) >= _LIKE
    negated = len(hypothesis.wording.negated) % 2 != len(text.wording.negated) % 2
    yield NEGATION, "contradiction" if alike and negated else rest
    numbers = bool(hypothesis.wording.numbers - text.wording.numbers) and bool(text.wording.numbers)
    yield NUMBER, "contradiction" if alike and numbers else rest


def _otherwise(found: str | None) -> Answer:
    return "entailment" if found == "same" else "neutral"


def _case(pair: Entailment, found: Answer) -> Iterator[Case]:
    if (found == "contradiction") == (pair.answer == "contradiction"):
        return
    kind: Literal["missed", "false"] = "false" if found == "contradiction" else "missed"
    words = (("hypothesis", pair.hypothesis), ("found", found), ("is", pair.answer))
    yield Case(kind, pair.id, words, f"taken for {found}", one_line(pair.text))


def contradictions_table(figures: Figures) -> str:
    """Return the figures as a table for a terminal."""
    names = "".join(f"{one + ' ' + name:>18}" for one in ANSWERS[:2] for name in ("P", "R", "F1"))
    return "\n".join(
        [
            f"{figures.pairs} pairs of a text and a hypothesis",
            f"{'':18}{names}{'right':>8}",
            *(
                f"{way:18}"
                + "".join(
                    f"{value:18.3f}"
                    for counts in map(told.of, ANSWERS[:2])
                    for value in (counts.precision, counts.recall, counts.f1)
                )
                + f"{told.accuracy:8.3f}"
                for way, told in figures.ways.items()
            ),
        ]
    )
