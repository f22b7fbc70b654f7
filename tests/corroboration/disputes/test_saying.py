import pytest

from sayso.corroboration.disputes.saying import answer, at_odds, covered, read_saying, sentences_in


def told(text: str, statement: str) -> str | None:
    """Return what a text of several sentences answers to a statement."""
    sayings = [read_saying(span.text(text)) for span in sentences_in(text)]
    return answer(sayings, read_saying(statement))


def test_sentences() -> None:
    """Sentences end at stops and lines; a stop within a number or an abbreviation ends none."""
    text = "Exports rose 3.5 percent.\nThe U.N.-run port reopened! “Good,” he said."
    assert [span.text(text) for span in sentences_in(text)] == [
        "Exports rose 3.5 percent.",
        "The U.N.-run port reopened!",
        "“Good,” he said.",
    ]


@pytest.mark.parametrize(
    ("text", "denies", "distant"),
    [
        ("The vote was rigged.", False, False),
        ("The vote was not rigged.", True, False),
        ("The photo of the bridge is a hoax.", True, False),
        ("The governor has reportedly resigned.", False, True),
        ("Has the governor resigned?", False, True),
        ("Varo is sceptical of the tale.", True, False),
        ("Rumours say that the governor resigned.", False, True),
    ],
)
def test_signs(text: str, denies: bool, distant: bool) -> None:  # noqa: FBT001  # a table of cases
    """A sentence may deny a thing or call it false, and it may leave open whether it is so."""
    saying = read_saying(text)
    assert (saying.denies, saying.keeps_distance) == (denies, distant)


def test_covered() -> None:
    """How much of a statement stands in other words is from none to all of its weight."""
    statement = read_saying("Karsk airport closed")
    assert covered(statement, frozenset()) == 0
    assert covered(statement, statement.wording.bag) == 1
    assert 0 < covered(statement, frozenset({"karsk"})) < 1
    assert covered(read_saying("..."), frozenset({"karsk"})) == 0


@pytest.mark.parametrize(
    ("passage", "statement", "reason"),
    [
        ("The ministry of Veldania did not close the port of Karsk.", "Veldania closed the port of Karsk.", "not so"),
        ("Grain exports of Veldania rose in March.", "Veldania's grain exports fell in March.", "“rise” against “fall”"),
        ("The council of Karsk has 19 members from the valley.", "The council of Karsk has 16 members.", "16 member"),
        ("The council of Karsk has 19 members and 16 clerks.", "The council of Karsk has 16 members and 19 clerks.", None),
        ("A loan of 1.5 million crowns was signed in Karsk.", "A loan of 2 million crowns was signed in Karsk.", "crown"),
        ("In Karsk the 14-year-old fell off a bridge.", "In Karsk the 15-year-old fell off a bridge.", None),
        ("The council of Karsk met in 2019 in Farport.", "The council of Karsk met in 2016 in Farport.", None),
        ("Nobody in Lorvia minded the rain.", "Veldania closed the port of Karsk.", None),
    ],
)  # fmt: skip
def test_odds(passage: str, statement: str, reason: str | None) -> None:
    """Two sentences about one thing are at odds by a negation, words of the contrary, or another number of the same."""
    found = at_odds(read_saying(passage), read_saying(statement))
    assert found is None if reason is None else reason in (found or "")


def test_answer() -> None:
    """A text says what is stated, or the contrary, or neither; it may say more."""
    text = "It rained in Farport. On Monday Veldania closed the port of Karsk, its ministry announced."
    assert told(text, "Veldania closed the port of Karsk.") == "same"
    assert told(text, "Veldania did not close the port of Karsk.") == "contrary"
    assert told(text, "The judge of Lorvia was shot.") is None
    assert told("", "It rained.") is None
