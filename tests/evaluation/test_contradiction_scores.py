from sayso.evaluation.contradiction_scores import (
    NEGATION,
    NEVER,
    NUMBER,
    OURS,
    contradictions_table,
    score_contradictions,
)
from sayso.evaluation.rte import Answer, Entailment


def pair(number: int, text: str, hypothesis: str, answer: Answer) -> Entailment:
    """Return a text and a hypothesis."""
    return Entailment(str(number), text, hypothesis, answer)


PAIRS = (
    pair(
        1, "On Monday Veldania closed the port of Karsk.", "Veldania closed the port of Karsk.", "entailment"
    ),
    pair(
        2, "Veldania did not close the port of Karsk.", "Veldania closed the port of Karsk.", "contradiction"
    ),
    pair(3, "The council of Karsk has 19 members.", "The council of Karsk has 16 members.", "contradiction"),
    pair(4, "It rained in Farport.", "Veldania closed the port of Karsk.", "neutral"),
    pair(5, "Lorvia sold its gold mines in the north.", "Lorvia bought its gold mines.", "contradiction"),
)


def test_ways() -> None:
    """A contradiction is found by what is negated and by numbers of the same; the plain ways see only one of it."""
    outcome = score_contradictions(PAIRS)
    found = {way: told.of("contradiction") for way, told in outcome.figures.ways.items()}
    assert (found[OURS].hits, found[OURS].predicted, found[OURS].gold) == (2, 2, 3)
    assert found[NEVER].predicted == 0
    assert found[NEGATION].hits == found[NUMBER].hits == 1
    assert outcome.figures.ways[OURS].of("entailment").recall == 1


def test_cases() -> None:
    """A contradiction that was missed is shown."""
    (case,) = score_contradictions(PAIRS).cases
    assert (case.kind, case.text) == ("missed", "5")


def test_shown() -> None:
    """The figures go into a table and into JSON."""
    figures = score_contradictions(PAIRS).figures
    assert contradictions_table(figures).startswith("5 pairs")
    assert figures.as_dict()["negation_differs"]["contradiction"]["gold"] == 3
    assert figures.ways[OURS].accuracy == 0.8
