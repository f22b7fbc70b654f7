from sayso.corroboration.reprints.finding import reprints_of
from sayso.records import Reprint
from tellings import BRIDGE, ORCHARD, STATEMENT, told


def link(one: tuple[str, ...], other: tuple[str, ...]) -> Reprint | None:
    """Return the reprint of two stories, if they are one."""
    return next(iter(reprints_of(told(*one, id="a"), [told(*other, id="b")])), None)


def test_copy() -> None:
    """A whole story under another headline is a copy, and all of it is covered."""
    found = link(("Bridge shut", *BRIDGE), ("Lorries must wait", *BRIDGE))
    assert found
    assert found.kind == "copy"
    assert found.score.value > 0.9
    assert found.first_covered.all > 0.95


def test_abridged() -> None:
    """A story cut down to less than half is abridged: the shorter one is covered, the longer is not."""
    found = link(BRIDGE, BRIDGE[:2])
    assert found
    assert found.kind == "abridged"
    assert found.second_covered.all == 1.0
    assert found.first_covered.all < 0.5


def test_passage() -> None:
    """A sentence or two in another story are a passage."""
    found = link(BRIDGE, (*ORCHARD, BRIDGE[1]))
    assert found
    assert found.kind == "passage"


def test_same_press_conference() -> None:
    """Two stories that quote the same words are no copies, however long the quotation."""
    assert link((BRIDGE[0], STATEMENT, *BRIDGE[2:]), (ORCHARD[0], STATEMENT, *ORCHARD[1:])) is None


def test_speech_printed_twice() -> None:
    """A text that is nearly nothing but a quotation is a copy all the same where all of it agrees."""
    found = link((STATEMENT,), (STATEMENT,))
    assert found
    assert found.kind == "copy"
    assert "nearly all of one stands in the other" in found.score.reasons


def test_small_print() -> None:
    """A line that stands under every story makes none a copy, be it of thirty words; in a story's middle it would."""
    line = (
        "Write to our desk at the old harbour or leave your thoughts below, and if you like what you read, tell a"
        " friend or two and come back tomorrow for more of it."
    )
    assert link((*BRIDGE, line), (*ORCHARD, line)) is None
    assert link((line, *BRIDGE), (*ORCHARD, line))


def test_reasons() -> None:
    """The reasons say how many words agree, and that quotations prove nothing."""
    found = link((BRIDGE[0], STATEMENT, *BRIDGE[1:]), (*ORCHARD[:2], STATEMENT, *ORCHARD[2:], BRIDGE[0]))
    assert found
    assert found.score.reasons == (
        "19 words outside quotations agree in one passage",
        "quotations agree, too, which alone would prove nothing",
    )


def test_credit() -> None:
    """The same agency's name under both makes a doubtful one surer."""
    one, other = (*ORCHARD[:2], BRIDGE[0]), (BRIDGE[0], *ORCHARD[3:])
    plain = link(one, other)
    (credited,) = reprints_of(told(*one, id="a", agency="AFP"), [told(*other, id="b", agency="AFP")])
    assert plain
    assert credited.score.value > plain.score.value
    assert "AFP is credited" in credited.score.reasons
