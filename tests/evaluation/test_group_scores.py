import pytest

from sayings import claim, day, place, report
from sayso.errors import DocumentError
from sayso.evaluation.ecbplus_events import EventText
from sayso.evaluation.group_scores import Figures, groups_table, run_topic, score_topic
from sayso.records import Document, Report, Span
from sayso.settings import Settings

RAID, STRIKE = "Black Lantern raided a market.", "In May Black Lantern raided a market."


def one(name: str, text: str, when: str, event: str) -> tuple[EventText, Report]:
    """Return a text with a claim whose predicate is marked as of this event."""
    told = claim(
        text, "attacks", "Black Lantern", "a market", "raided", place=place("Karsk", 1), time=day(when)
    )
    assert told.predicate is not None
    return EventText("1", name, text, ((told.predicate, event),)), report(told, id=name)


TOPIC = [
    one("a", RAID, "2031-03-04", "x"),
    one("b", RAID, "2031-03-04", "x"),
    one("c", STRIKE, "2031-05-20", "y"),
]


def test_score() -> None:
    """Two tellings of one raid and one of another are told apart, where the word alone takes all for one."""
    figures, cases = score_topic(TOPIC)
    assert (figures.claims, figures.events) == (3, 2)
    f1 = {way: one.b_cubed.f1 for way, one in figures.ways.items()}
    assert f1["sayso"] == 1
    assert f1["same word"] == pytest.approx(2 * (5 / 9) / (1 + 5 / 9))
    assert f1["each alone"] == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))
    assert cases == ()


def test_cases() -> None:
    """A claim parted from its event's and one grouped with another's are kept for a look."""
    parted = [TOPIC[0], one("d", STRIKE, "2031-05-20", "x")]
    (missed,) = score_topic(parted)[1]
    assert (missed.kind, missed.text) == ("missed", "d")
    (false,) = score_topic([TOPIC[0], one("e", RAID, "2031-03-04", "z")])[1]
    assert (false.kind, dict(false.words)["other"]) == ("false", RAID)


def test_unmarked() -> None:
    """A claim on nothing that is marked does not count."""
    text, told = TOPIC[0]
    figures, _ = score_topic([(EventText("1", "a", text.text, ((Span(0, 5), "x"),)), told)])
    assert figures.claims == 0


def test_unread() -> None:
    """A text that could not be read is counted and named, and the rest is scored."""
    texts = [text for text, _ in TOPIC]

    def read(document: Document) -> Report:
        if document.text == STRIKE:
            raise DocumentError("c.txt", "it broke", "mend it")
        return next(told for text, told in TOPIC if text.text == document.text)

    outcome = run_topic(texts, read, Settings(force_language=True))
    assert (outcome.figures.texts, outcome.figures.unread) == (3, 1)
    assert outcome.failure is not None


def test_sum_and_table() -> None:
    """Topics add up, and the table has a line for every way."""
    figures, _ = score_topic(TOPIC)
    total = figures + figures + Figures()
    assert total.topics == 2
    assert total.ways["sayso"].b_cubed.f1 == figures.ways["sayso"].b_cubed.f1
    assert len(groups_table(total).splitlines()) == 5
    assert groups_table(total).startswith("2 topics, 6 texts")
