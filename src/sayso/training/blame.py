"""Learns the weights of `sayso.blame` from MUC's answer keys (MUC-4 Proceedings 1992).

The keys quote the words for doers, targets and means of each incident, which tells what sentences and mentions are
about; they name the organisations held responsible, and on whose word. Each model learns from what the ones before it
say of reports that they did not learn from. Reports are parted into FOLDS by a digest of their id; what is said of a
report's own figures comes of weights that no report of its fold had a share in, at any step.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from sayso.blame.actors import Evidence
from sayso.blame.judge import Case, chosen
from sayso.blame.mentions import INCIDENT, incident_amounts
from sayso.blame.model import Model, Signs
from sayso.blame.word import Word, word_signs
from sayso.evaluation.counts import ratio
from sayso.evaluation.muc import ACCUSED, AS_FACT, BY_AUTHORITIES, CLAIMED, POSSIBLE, Culprit, plain_name
from sayso.evaluation.muc_quotes import Quoted, padded
from sayso.records import Actor
from sayso.training.logistic import Booleans, Design, Floats, Integers, fitted, sigmoid

FOLDS: Final = 5
LEAST: Final = {"sentence": 25, "mention": 12, "actor": 10, "word": 8}
"""In how many reports a sign must be seen to get a weight."""
PENALTY: Final = {"sentence": 33.0, "mention": 33.0, "actor": 333.0, "word": 3.3}
"""How much large weights are held down; chosen, like LEAST, by cross-validation on the development messages."""
DIGITS: Final = 3
_LONGER: Final = 40
"""How many characters more than a key's words a mention that holds them may have."""
_THRESHOLDS: Final = tuple(k / 100 for k in range(8, 60))
_ANSWERS: Final[dict[str, Word]] = {
    CLAIMED: "itself", BY_AUTHORITIES: "authorities", POSSIBLE: "nobody", ACCUSED: "others", AS_FACT: "report",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gold:
    """One report with what the keys say of it."""

    id: str
    case: Case
    culprits: tuple[Culprit, ...]
    quoted: tuple[Quoted, ...]

    @property
    def fold(self) -> int:
        """The part of the reports that it is in, from 0 to FOLDS - 1."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of a training: the model, and figures on reports that the weights behind them did not learn from."""

    model: Model
    reports: int
    precision: float
    recall: float
    word_accuracy: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of organisations."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)


def train(golds: Sequence[Gold], *, told: Callable[[str], None] = lambda _: None) -> Trained:
    """Return the model learnt from reports and their keys; ``told`` hears how far it is."""
    school = _School(golds)
    held_out = [school.without(fold, told) for fold in range(FOLDS)]
    told("all reports")
    incident = np.zeros(len(school.sentence_fold))
    for fold, one in enumerate(held_out):
        here = school.sentence_fold == fold
        incident[here] = one.incident[here]
    return school.whole(incident, held_out)


@dataclass(frozen=True, slots=True)
class _Judged:
    """An actor of a report as judged: who, how surely, and with what signs of on whose word."""

    report: int
    actor: Actor
    probability: float
    signs: Signs


@dataclass(frozen=True, slots=True)
class _HeldOut:
    """What models that know nothing of one fold say of it, and of the others each fold unseen."""

    incident: Floats
    judged: tuple[_Judged, ...]
    words: Mapping[str, Mapping[str, float]]


class _School:
    """All reports, their signs and labels."""

    def __init__(self, golds: Sequence[Gold]) -> None:
        self.golds = golds
        self.fold: Integers = np.array([gold.fold for gold in golds])
        sentences: list[Signs] = []
        sentence_report: list[int] = []
        told: list[bool] = []
        mentions: list[Signs] = []
        mention_report: list[int] = []
        done: list[bool] = []
        self.first: list[int] = []
        self.heads: list[int] = []
        self.places: list[int] = []
        for k, gold in enumerate(golds):
            self.first.append(len(sentences))
            labels = _told(gold)
            found = gold.case.sentence_signs()
            sentences += found
            sentence_report += [k] * len(found)
            told += labels
            doers = frozenset().union(*(one.doers for one in gold.quoted))
            for actor in gold.case.cast.actors:
                for mention in actor.mentions:
                    here = gold.case.parse.sentence_at[mention.head]
                    mentions.append(dict.fromkeys(gold.case.mentions.seen(actor, mention), 1.0))
                    mention_report.append(k)
                    self.heads.append(mention.head)
                    self.places.append(here)
                    done.append(labels[here] and _is_doer(mention.text, doers))
        self.first.append(len(sentences))
        self.mention_report = np.array(mention_report)
        self.sentence_fold = self.fold[np.array(sentence_report)]
        self.mention_fold = self.fold[self.mention_report]
        self.sentences = Design.of(sentences, sentence_report, LEAST["sentence"])
        self.mentions = Design.of(mentions, mention_report, LEAST["mention"], INCIDENT)
        self.told = np.array(told, np.float64)
        self.done = np.array(done, np.float64)
        starts = np.searchsorted(self.mention_report, np.arange(len(golds) + 1))
        self.mentions_of = [range(a, b) for a, b in pairwise(starts.tolist())]
        self._pairs: dict[tuple[int, int], Floats] = {}

    def _sentence_weights(self, *without: int) -> Floats:
        inside = ~np.isin(self.sentence_fold, without)
        return fitted(self.sentences.rows(inside), self.told[inside], PENALTY["sentence"])

    def _incident(self, fold: int) -> Floats:
        """Return how surely each sentence tells of an incident, by weights that know neither ``fold`` nor its own."""
        found = np.zeros(len(self.told))
        for other in range(FOLDS):
            pair = (min(fold, other), max(fold, other))
            if pair not in self._pairs:
                self._pairs[pair] = self._sentence_weights(*pair)
            here = self.sentence_fold == other
            found[here] = sigmoid(self.sentences.rows(here).sums(self._pairs[pair]))
        return found

    def _with_incident(self, incident: Floats) -> Design:
        dense = np.zeros((len(self.heads), len(INCIDENT)))
        for k, mentions in enumerate(self.mentions_of):
            own = incident[self.first[k] : self.first[k + 1]].tolist()
            for j in mentions:
                dense[j] = incident_amounts(self.places[j], own)
        return self.mentions.with_dense(dense)

    def _doers(self, design: Design, fold: int | None) -> Floats:
        """Return how surely each mention names the doer, by weights that know neither ``fold`` nor its own."""
        found = np.zeros(len(self.heads))
        for other in range(FOLDS):
            without = {other} if fold is None else {fold, other}
            inside = ~np.isin(self.mention_fold, list(without))
            weights = fitted(design.rows(inside), self.done[inside], PENALTY["mention"])
            here = self.mention_fold == other
            found[here] = sigmoid(design.rows(here).sums(weights))
        return found

    def _evidence(self, k: int, incident: Floats, doers: Floats) -> Evidence:
        own = incident[self.first[k] : self.first[k + 1]].tolist()
        return Evidence(own, {self.heads[j]: float(doers[j]) for j in self.mentions_of[k]})

    def _actors(
        self, incident: Floats, doers: Floats
    ) -> tuple[list[tuple[int, Actor]], list[Signs], list[Signs]]:
        """Return whom each report could hold responsible, with their signs and those of on whose word."""
        who: list[tuple[int, Actor]] = []
        signs: list[Signs] = []
        words: list[Signs] = []
        for k, gold in enumerate(self.golds):
            evidence = self._evidence(k, incident, doers)
            for actor, seen in gold.case.actor_signs(evidence) if gold.case.is_violent else ():
                who.append((k, actor))
                signs.append(seen)
                words.append(self._word_signs(gold, actor, seen, evidence))
        return who, signs, words

    def _word_signs(self, gold: Gold, actor: Actor, seen: Signs, evidence: Evidence) -> Signs:
        if not self._answers(gold, actor):
            return seen
        mentions = gold.case.mentions
        return word_signs(
            seen,
            [
                (evidence.doer[one.head], mentions.signs(actor, one, evidence.incident))
                for one in actor.mentions
            ],
        )

    def _answers(self, gold: Gold, actor: Actor) -> frozenset[str]:
        """Return on whose word the key holds an actor responsible, empty where it does not."""
        names = _names(actor)
        return frozenset().union(*(one.confidences for one in gold.culprits if one.names & names))

    def _is_culprit(self, gold: Gold, actor: Actor) -> bool:
        names = _names(actor)
        return any(one.names & names for one in gold.culprits)

    def without(self, fold: int, told: Callable[[str], None]) -> _HeldOut:
        """Return what models that know nothing of a fold say of its reports."""
        told(f"part {fold + 1} of {FOLDS}")
        incident = self._incident(fold)
        doers = self._doers(self._with_incident(incident), fold)
        who, signs, words = self._actors(incident, doers)
        folds = np.array([self.fold[k] for k, _ in who])
        actor_weights = self._learnt_actors(who, signs, folds != fold)
        word_weights = self._learnt_words(who, words, folds != fold)
        judged = [
            _Judged(k, actor, float(sigmoid(np.array([_sum(actor_weights, seen)]))[0]), worded)
            for (k, actor), seen, worded in zip(who, signs, words, strict=True)
            if self.fold[k] == fold
        ]
        return _HeldOut(incident, tuple(judged), word_weights)

    def _learnt_actors(
        self, who: Sequence[tuple[int, Actor]], signs: Sequence[Signs], inside: Booleans
    ) -> dict[str, float]:
        design = Design.of(signs, [k for k, _ in who], LEAST["actor"])
        wanted = np.array([float(self._is_culprit(self.golds[k], actor)) for k, actor in who])
        weights = fitted(design.rows(inside), wanted[inside], PENALTY["actor"], to_scale=True)
        return _by_name(design, weights)

    def _learnt_words(
        self, who: Sequence[tuple[int, Actor]], signs: Sequence[Signs], inside: Booleans
    ) -> dict[str, dict[str, float]]:
        """Return the weights of each answer to on whose word, learnt from those held responsible alone."""
        rows = [
            (k, seen, answers)
            for (k, actor), seen, use in zip(who, signs, inside, strict=True)
            if use and (answers := self._answers(self.golds[k], actor))
        ]
        design = Design.of([seen for _, seen, _ in rows], [k for k, _, _ in rows], LEAST["word"])
        learnt: dict[str, dict[str, float]] = {}
        for label, word in _ANSWERS.items():
            wanted = np.array([float(label in answers) / len(answers) for _, _, answers in rows])
            learnt[word] = _by_name(design, fitted(design, wanted, PENALTY["word"]))
        return learnt

    def whole(self, incident: Floats, held_out: Sequence[_HeldOut]) -> Trained:
        """Return the model learnt from all reports, and how those who knew nothing of a report did on it."""
        judged = [one for part in held_out for one in part.judged]
        threshold = _threshold(self.golds, judged)
        right = asked = 0
        for part in held_out:
            model = Model({}, {}, {}, part.words, threshold)
            for one in part.judged:
                answers = self._answers(self.golds[one.report], one.actor)
                if one.probability >= threshold and answers:
                    asked += 1
                    right += chosen(model, one.signs) in {_ANSWERS[label] for label in answers}
        precision, recall = _precision_recall(self.golds, judged, threshold)
        design = self._with_incident(incident)
        who, signs, words = self._actors(incident, self._doers(design, None))
        everyone = np.ones(len(who), np.bool_)
        model = Model(
            _rounded(_by_name(self.sentences, self._sentence_weights())),
            _rounded(_by_name(design, fitted(design, self.done, PENALTY["mention"]))),
            _rounded(self._learnt_actors(who, signs, everyone)),
            {word: _rounded(weights) for word, weights in self._learnt_words(who, words, everyone).items()},
            threshold,
        )
        return Trained(model, len(self.golds), precision, recall, ratio(right, asked))


def _told(gold: Gold) -> list[bool]:
    """Return whether each sentence tells of an incident of the key.

    It does if it has words of two of its fields, or of one beside a word for violence or harm.
    """
    case = gold.case
    found = []
    for sentence in case.parse.sentences:
        text = padded(sentence.span.text(case.document.text))
        fields = max((one.told_in(text) for one in gold.quoted), default=0)
        violent = fields == 1 and any(
            case.meanings.is_violent(i) or "harm" in case.meanings.of[i]
            for i in range(sentence.first, sentence.last)
        )
        found.append(fields > 1 or violent)
    return found


def _is_doer(words: str, doers: frozenset[str]) -> bool:
    text = padded(words)
    return any(f" {doer} " in text and len(text) < len(doer) + _LONGER for doer in doers)


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(plain_name(name) for name in (actor.name, *actor.aliases) if name)


def _by_name(design: Design, weights: Floats) -> dict[str, float]:
    return dict(zip(design.names, weights.tolist(), strict=True))


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: rounded for name, weight in weights.items() if (rounded := round(weight, DIGITS))}


def _sum(weights: Mapping[str, float], signs: Signs) -> float:
    return sum(weights.get(name, 0.0) * amount for name, amount in signs.items())


def _precision_recall(
    golds: Sequence[Gold], judged: Sequence[_Judged], threshold: float
) -> tuple[float, float]:
    """Return precision and recall of those judged responsible, one to one with the key's within each report."""
    by_report: dict[int, list[_Judged]] = {}
    for one in judged:
        if one.probability >= threshold:
            by_report.setdefault(one.report, []).append(one)
    hits = wanted = 0
    for k, gold in enumerate(golds):
        free = list(gold.culprits)
        for one in by_report.get(k, ()):
            names = _names(one.actor)
            match = next((culprit for culprit in free if culprit.names & names), None)
            if match is not None:
                free.remove(match)
                hits += 1
                wanted += 1
        wanted += sum(not culprit.optional for culprit in free)
    return ratio(hits, sum(map(len, by_report.values()))), ratio(hits, wanted)


def _threshold(golds: Sequence[Gold], judged: Sequence[_Judged]) -> float:
    """Return the threshold of the highest F1, averaged with the thresholds beside it so that no single report decides."""
    figures = []
    for threshold in _THRESHOLDS:
        precision, recall = _precision_recall(golds, judged, threshold)
        figures.append(ratio(2 * precision * recall, precision + recall))
    smooth = [
        sum(figures[max(0, k - 2) : k + 3]) / len(figures[max(0, k - 2) : k + 3]) for k in range(len(figures))
    ]
    return _THRESHOLDS[max(range(len(smooth)), key=smooth.__getitem__)]
