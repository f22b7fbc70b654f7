import math

import pytest

from factories import parse, span_in, text_of
from sayso.attribution.lexicon import Lexicon
from sayso.evaluation.factuality import GoldEvent, GoldSentence
from sayso.evaluation.factuality_scores import Agreement, run_sentence
from sayso.records import Parse

LEXICON = Lexicon.load()
READ = parse(
    "Gunmen=gunman/NNS/nsubj/2 shelled=shell/VBD/ROOT Karsk/NNP/dobj/2 and/CC/cc/2 may/MD/aux/6 "
    "return/VB/conj/2 ././punct/2"
)


def sentence(read: Parse, **values: float) -> GoldSentence:
    """Return a parse's sentence with the values that readers gave its words."""
    text = text_of(read)
    return GoldSentence(
        "invented:1", text, tuple(GoldEvent(span_in(text, word), value) for word, value in values.items())
    )


def test_agreement() -> None:
    """Sums over pairs give the mean absolute error and Pearson's r of all of them."""
    pairs = [(3.0, 2.0), (1.0, 1.0), (-1.0, -2.0), (2.0, 3.0)]
    total = sum((Agreement.of(*pair) for pair in pairs), Agreement())
    assert total.mae == pytest.approx(0.75)
    # By hand: means 1.25 and 1, products about them 10, squares 8.75 and 14.
    assert total.r == pytest.approx(10.0 / math.sqrt(8.75 * 14.0))


def test_agreement_of_one_value() -> None:
    """Values that never vary correlate with nothing."""
    total = Agreement.of(3.0, 2.0) + Agreement.of(3.0, 1.0)
    assert (total.mae, total.r) == (1.5, 0.0)
    assert (Agreement().mae, Agreement().r) == (0.0, 0.0)


def test_run_sentence() -> None:
    """Each event is read from its words, beside one value for all."""
    figures = run_sentence(sentence(READ, shelled=3.0, **{"return": 1.4}), lambda _: READ, LEXICON).figures
    assert figures.as_dict()["events"] == 2
    assert figures.always.mae == pytest.approx(0.8)
    assert figures.rules.mae < 0.2
    assert figures.model.mae < 0.8
    assert figures.both.mae <= max(figures.rules.mae, figures.model.mae)
    assert (figures.always.degree, figures.rules.degree) == (0.5, 1.0)


def test_cases() -> None:
    """An event read as far surer than readers find it is false, one far less sure is missed."""
    cases = run_sentence(sentence(READ, shelled=0.0, **{"return": -1.0}), lambda _: READ, LEXICON).cases
    assert [(case.kind, case.words[0][1], case.reason) for case in cases] == [
        ("false", "shelled", "read as 3.0, readers say 0.0"),
        ("false", "return", "read as 1.6, readers say -1.0"),
    ]


def test_missed_cases() -> None:
    """An event read as not so that readers find certain is missed."""
    denied = parse("They/PRP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 leave/VB/ROOT ././punct/4")
    (case,) = run_sentence(sentence(denied, leave=3.0), lambda _: denied, LEXICON).cases
    assert (case.kind, case.text, case.context) == ("missed", "invented:1", "They did not leave.")


def test_a_word_without_a_token_counts_as_plain() -> None:
    """What the parser does not see is read as a plain statement."""
    text = text_of(READ)
    beyond = GoldSentence("invented:1", text + " ...", (GoldEvent(span_in(text + " ...", "..."), 3.0),))
    assert run_sentence(beyond, lambda _: READ, LEXICON).figures.rules.mae == 0.0
