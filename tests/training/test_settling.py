"""What is settled after training, on numbers made for it."""

import numpy as np
import pytest

from factories import parse, spans_in, text_of
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import proposals
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.tagging import text_of as tagged_text
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.records import Document
from sayso.training.settling import HeldOut, fit, settle
from tagging import Session, tagger_of

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


def test_nothing_found() -> None:
    """Where neither the network nor the rules find anything, that is settled too, at an F1 of 0."""
    session = Session(lambda inputs: np.zeros(len(inputs["features"]), np.int64))
    settlement = settle(tagger_of(session), [held_out((SILENT, ("", "", "Karsk fell")))])
    assert settlement.f1 == 0.0


def test_rules_count() -> None:
    """What only the rules found is settled on as well."""
    session = Session(lambda inputs: np.zeros(len(inputs["features"]), np.int64))
    settlement = settle(tagger_of(session), [held_out((RIGHT, ("Dren", "said", "Karsk fell")))])
    assert settlement.f1 == 1.0
    assert settlement.min_score == 0.1


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
