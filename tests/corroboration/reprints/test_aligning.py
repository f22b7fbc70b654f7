from sayso.corroboration.reprints.aligning import align
from tellings import BRIDGE, ORCHARD, STATEMENT, told, words_of


def test_spans_on_both_sides() -> None:
    """A passage stands in both texts where its spans say."""
    first, second = told(BRIDGE[0], ORCHARD[0]), told(ORCHARD[1], BRIDGE[0].upper())
    (passage,) = align(words_of(BRIDGE[0], ORCHARD[0]), words_of(ORCHARD[1], BRIDGE[0].upper())).passages
    assert passage.first.text(first.text) + "." == BRIDGE[0]
    assert passage.second.text(second.text) + "." == BRIDGE[0].upper()
    assert passage.words == passage.own == len(BRIDGE[0].split())


def test_small_changes() -> None:
    """A changed word or two leave one passage one; only words that agree are counted."""
    changed = BRIDGE[1].replace("nine thousand lorries", "9,000 trucks")
    (passage,) = align(words_of(BRIDGE[1]), words_of(changed)).passages
    assert passage.words == len(BRIDGE[1].split()) - 3


def test_inserted_paragraph() -> None:
    """A paragraph in between parts a passage in two, in the order of the first document."""
    passages = align(words_of(*BRIDGE[:2]), words_of(BRIDGE[0], ORCHARD[0], BRIDGE[1])).passages
    assert [passage.words for passage in passages] == [len(sentence.split()) for sentence in BRIDGE[:2]]


def test_quotations() -> None:
    """Of what somebody said to both, the words are counted, but not as anybody's own."""
    (passage,) = align(words_of(STATEMENT, ORCHARD[0]), words_of(BRIDGE[0], STATEMENT)).passages
    assert passage.words == len(STATEMENT.split())
    assert passage.own == 4


def test_set_off() -> None:
    """What one sets off behind a colon and the other says itself is the other's own; set off by both it is nobody's."""
    quoting, other = words_of("The paper wrote:", BRIDGE[0]), words_of("Another wrote:", BRIDGE[0])
    alignment = align(quoting, words_of(BRIDGE[0]))
    assert alignment.passages[0].own == len(BRIDGE[0].split())
    assert alignment.set_off() == (len(BRIDGE[0].split()), 0)
    assert align(quoting, other).passages[0].own == 1


def test_turns_of_phrase() -> None:
    """A few words that anybody might use are no passage."""
    assert (
        align(
            words_of("At the end of the day it rained."), words_of("By the end of the day all left.")
        ).passages
        == ()
    )
