"""What is settled after training, on numbers made for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from factories import parse, spans_in, text_of
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import proposals
from sayso.attribution.tagger.assembling import Weighed
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.signs import Parts
from sayso.attribution.tagger.tagging import proposed, read
from sayso.attribution.tagger.tagging import text_of as tagged_text
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.records import Document
from sayso.training import settling
from sayso.training.settling import HeldOut, fit, settle
from tagging import Floats, Ints, Session, tagger_of

LEXICON = Lexicon.load()
RIGHT = "Dren/NNP/nsubj/2 said=say/VBD/ROOT Karsk/NNP/nsubj/4 fell=fall/VBD/ccomp/2 ././punct/2"
WRONG = "Marek/NNP/nsubj/2 said=say/VBD/ROOT Sorrel/NNP/nsubj/6 of/IN/prep/3 Brask/NNP/pobj/4 fell=fall/VBD/ccomp/2 ././punct/2"


def test_recovers() -> None:
    """Rows drawn from a logistic model give back its weights."""
    rng = np.random.default_rng(7)
    weights = np.linspace(-1.0, 1.0, len(SIGNS))
    rows = rng.normal(2.0, 3.0, size=(40_000, len(SIGNS)))
    right = rng.random(len(rows)) < 1 / (1 + np.exp(-(rows @ weights) - 0.7))
    found = fit(rows, right.astype(float))
    assert found.weights == pytest.approx(weights, abs=0.05)
    assert found.constant == pytest.approx(0.7, abs=0.15)


def test_mean() -> None:
    """On what it was fitted to, the mean score is the share that is right."""
    rng = np.random.default_rng(8)
    rows = rng.normal(size=(400, len(SIGNS)))
    right = (rng.random(400) < 0.3).astype(float)
    confidence = fit(rows, right)
    scores = [confidence.score(dict(zip(SIGNS, row, strict=True))) for row in rows]
    assert np.mean(scores) == pytest.approx(right.mean(), abs=1e-4)


def test_separable() -> None:
    """Signs that tell right from wrong without fail get no endless weights, and one that never varies none."""
    rows = np.zeros((60, len(SIGNS)))
    rows[:30, 0] = 1.0
    right = rows[:, 0].copy()
    found = fit(rows, right)
    assert 1.0 < found.weights[0] < 20.0
    assert found.weights[1:] == pytest.approx([0.0] * (len(SIGNS) - 1))


@pytest.mark.parametrize("all_of_them", [0.0, 1.0])
def test_one_sided(all_of_them: float) -> None:
    """Where everything found was right, or wrong, the scores say so."""
    rows = np.random.default_rng(9).normal(size=(50, len(SIGNS)))
    confidence = fit(rows, np.full(50, all_of_them))
    scores = [confidence.score(dict(zip(SIGNS, row, strict=True))) for row in rows]
    assert np.mean(scores) == pytest.approx(all_of_them, abs=0.05)


SILENT = "Karsk/NNP/nsubj/2 fell=fall/VBD/ROOT ././punct/2"


def held_out(*sentences: tuple[str, tuple[str, str, str]]) -> HeldOut:
    """Return an article of these sentences and, for each, a person's source, cue and content."""
    parsed = parse("\n\n".join(notation for notation, _ in sentences))
    text = text_of(parsed)
    marked = tuple(
        GoldAttribution(*(spans_in(text, *filter(None, [words])) for words in own)) for _, own in sentences
    )
    found = proposals(Document("by-hand", text), parsed, LEXICON)
    tagged = tagged_text(tagger_of(Session()), parsed, LEXICON, found.found, found.quotations)
    return HeldOut(GoldArticle("karsk", text.encode(), text, marked), tagged)


def test_settle() -> None:
    """Signs of what was right raise the score: here short contents were right and long ones wrong."""
    articles = [held_out((RIGHT, ("Dren", "said", "Karsk fell"))) for _ in range(8)]
    articles += [held_out((WRONG, ("", "", "Brask"))) for _ in range(8)]
    settlement = settle(tagger_of(Session()), articles)
    weights = dict(zip(SIGNS, settlement.confidence.weights, strict=True))
    assert weights["words"] < 0
    assert 0.05 <= settlement.min_score <= 0.95
    # Of sixteen marked, the eight that score enough are right.
    assert settlement.f1 == pytest.approx(2 * 8 / (8 + 16))


TWICE = (
    "Dren/NNP/nsubj/2 said=say/VBD/ROOT Old/JJ/amod/4 Karsk/NNP/nsubj/5 fell=fall/VBD/ccomp/2 ././punct/2\n\n"
    "Marek/NNP/nsubj/2 said=say/VBD/ROOT New/JJ/amod/4 Brask/NNP/nsubj/5 burned=burn/VBD/ccomp/2 ././punct/2"
)


ELSEWHERE = ("", "", "Brask")
"""What a person marked where nothing that is found is right."""


class Near(Session):
    """A network by which words go with what stands within three words before them, or with themselves."""

    def run(self, names: Sequence[str], inputs: Mapping[str, Ints]) -> tuple[Floats, ...]:
        """Return the scores of any other session, but no links to words further away."""
        tags, cues, sources, acts = super().run(names, inputs)
        near = np.tril(np.triu(np.ones_like(cues), -3))
        return tags, cues * near, sources * near, acts


def marked_once() -> HeldOut:
    """Return an article where two are found whose contents are both halves of the only one that was marked."""
    text = text_of(parse(TWICE))
    source, cue = spans_in(text, "Dren", "Marek"), spans_in(text, "said")
    marked = GoldAttribution(source, cue, spans_in(text, "Old Karsk fell", "New Brask burned"))
    one = held_out((TWICE, ELSEWHERE))
    return replace(one, article=replace(one.article, attributions=(marked,)))


def scores_in(confidence: Confidence, one: HeldOut) -> list[float]:
    """Return how sure it is of all that is proposed in an article."""
    tagger = tagger_of(Near())
    found = proposed(tagger.settled, read(tagger, one.text))
    return [confidence.score(weighed.signs) for pool in found for weighed in pool]


def test_sobered() -> None:
    """What is right by itself, but one too many beside another that is chosen, comes out less sure than it would be."""
    right = held_out((RIGHT, ("Dren", "said", "Karsk fell")))
    twice, wrong = marked_once(), held_out((TWICE, ELSEWHERE))
    confidence = settle(tagger_of(Near()), [right] * 20 + [twice] * 15 + [wrong] * 5).confidence
    assert min(scores_in(confidence, right)) > 0.9
    # By themselves 30 of 40 are right, as everything is chosen 15 of 40 are.
    assert scores_in(confidence, twice) == pytest.approx([15 / 40] * 2, abs=0.05)


def test_not_turned_round() -> None:
    """Where the likelier are right less often, they are not made less likely than others."""
    tagger = tagger_of(Session())
    articles = [held_out((RIGHT, ("Dren", "said", "Karsk fell"))) for _ in range(8)]
    articles += [held_out((WRONG, ("", "", "Brask"))) for _ in range(8)]
    readings = [read(tagger, one.text) for one in articles]
    pools = [proposed(tagger.settled, one) for one in readings]
    longer_is_surer = Confidence(tuple(float(name == "words") for name in SIGNS), -1.0)
    assert settling._sobered(longer_is_surer, articles, readings, pools) == longer_is_surer
    shorter_is_surer = Confidence(tuple(-float(name == "words") for name in SIGNS), 1.0)
    assert settling._sobered(shorter_is_surer, articles, readings, pools) != shorter_is_surer


def test_nothing_found() -> None:
    """Where neither the network nor the rules find anything, that is settled too, at an F1 of 0."""
    session = Session(lambda inputs: np.zeros(len(inputs["features"]), np.int64))
    settlement = settle(tagger_of(session), [held_out((SILENT, ("", "", "Karsk fell")))])
    assert settlement.f1 == 0.0


def test_nearest_of_right_ones() -> None:
    """Of two that are right, the one that is nearer to what was marked is worth more."""
    one = held_out((RIGHT, ("Dren", "said", "Karsk fell")))
    (reading,) = read(tagger_of(Session()), one.text)
    near = Parts((0,), (1,), (2, 3))
    others = [Parts((0,), (1,), (2,)), Parts((0,), (1, 2), (3,)), Parts((0, 1), (1,), (2, 3))]
    wrong = [Parts((2,), (1,), (2, 3)), Parts((), (1,), (2, 3)), Parts((0,), (1,), (4,))]
    found = settling._worth(one, reading, [Weighed(each, {}) for each in (near, *others, *wrong)])
    assert found[0] == 1.0
    assert all(0.5 < worth < 1.0 for worth in found[1:4])
    assert found[4:] == [0.0, 0.0, 0.0]


def test_rules_count() -> None:
    """What only the rules found is settled on as well."""
    session = Session(lambda inputs: np.zeros(len(inputs["features"]), np.int64))
    settlement = settle(tagger_of(session), [held_out((RIGHT, ("Dren", "said", "Karsk fell")))])
    assert settlement.f1 == 1.0


def test_middle() -> None:
    """Of least scores that are as good as each other, the middle one is taken."""
    session = Session(lambda inputs: np.zeros(len(inputs["features"]), np.int64))
    settlement = settle(tagger_of(session), [held_out((RIGHT, ("Dren", "said", "Karsk fell")))])
    assert settlement.min_score == 0.45  # of 0.10 to 0.75


@pytest.mark.parametrize("least", [n / 20 for n in range(2, 16)])
def test_at_the_edge(monkeypatch: pytest.MonkeyPatch, least: float) -> None:
    """What scores exactly the least score counts as kept, as it will be later."""
    one = held_out((RIGHT, ("Dren", "said", "Karsk fell")))
    two = held_out((WRONG, ("", "", "Brask")))
    # The wrong one, of four words, scores just less than the right one, of two.
    monkeypatch.setattr(Confidence, "score", lambda _, signs: least if signs["words"] < 1 else least - 0.001)
    settlement = settle(tagger_of(Session()), [one, two])
    assert settlement.min_score == least
    assert settlement.f1 == pytest.approx(2 / 3)
