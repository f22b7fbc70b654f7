"""Reading in windows and again inside contents, by a session that says what a test wants."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from factories import parse, text_of, token_of
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import proposals
from sayso.attribution.tagger.tagging import DEEPEST, LEAST, Text, assembled, inside, outermost, read, tag
from sayso.attribution.tagger.tagging import text_of as tagged_text
from sayso.attribution.tagger.windows import windows
from sayso.records import Document, Parse
from tagging import B_CONTENT, B_CUE, I_CONTENT, NONE, Ints, Session, scores_of, tagger_of

LEXICON = Lexicon.load()
NESTED = parse(
    "Dren/NNP/nsubj/2 said=say/VBD/ROOT that/IN/mark/5 Marek/NNP/nsubj/5 claimed=claim/VBD/ccomp/2 that/IN/mark/8 "
    "Karsk/NNP/nsubj/8 fell=fall/VBD/ccomp/5 ././punct/2"
)
QUOTED = parse(
    "``/``/punct/3 Marek/NNP/nsubj/3 claimed=claim/VBD/ccomp/11 that/IN/mark/8 all/DT/det/6 Karsk/NNP/nsubj/8 "
    "had=have/VBD/aux/8 fallen=fall/VBN/ccomp/3 ,/,/punct/11 ''/''/punct/11 said=say/VBD/ROOT Dren/NNP/nsubj/11 ././punct/11"
)


def text_for(session: Session, parsed: Parse) -> Text:
    found = proposals(Document("by-hand", text_of(parsed)), parsed, LEXICON)
    return tagged_text(tagger_of(session), parsed, LEXICON, found.found, found.quotations)


def test_levels() -> None:
    """What is said inside a content is found by reading the content as a text of its own."""
    session = Session()
    found = tag(tagger_of(session), text_for(session, NESTED))
    assert [(one.tagged.source, one.tagged.cue, one.tagged.content, one.parent) for one in found] == [
        ((0,), (1,), (2, 3, 4, 5, 6, 7), None),
        ((3,), (4,), (5, 6, 7), 0),
    ]
    assert len(session.asked) == 2


def test_without_its_marks() -> None:
    """A quoted content is read again without its quotation marks, as if it were outside all quotations."""
    session = Session()
    found = tag(tagger_of(session), text_for(session, QUOTED))
    assert [one.parent for one in found] == [None, 0]
    assert found[1].tagged.source == (1,)
    assert found[1].tagged.cue == (2,)
    again = session.asked[1]
    assert len(again["features"]) == 7 + 1
    assert not {0, 9} & set(found[1].tagged.content)


def test_deepest() -> None:
    """A text in which everything is said by somebody is read again no more often than DEEPEST times."""

    def endless(inputs: Mapping[str, Ints]) -> Ints:
        count = len(inputs["features"])
        return np.array([B_CUE, B_CONTENT, *[I_CONTENT] * (count - 2)])

    words = " ".join(["said=say/VBD/ROOT", *["said=say/VBD/dep/1"] * 19])
    session = Session(endless)
    found = tag(tagger_of(session), text_for(session, parse(words)))
    assert [one.parent for one in found] == [None, *range(DEEPEST)]
    assert [one.tagged.cue for one in found] == [(n,) for n in range(DEEPEST + 1)]


def test_read_again_only_for_cues() -> None:
    """A content without a word that might be a cue, or of too few words, isn't read again."""
    session = Session()
    text = text_for(session, NESTED)
    assert inside(tagger_of(session), text, (5, 6, 7)) == []
    assert inside(tagger_of(session), text, (0, 2, 3, 5, 6, 7)) == []
    assert session.asked == []
    assert LEAST > 3
    inside(tagger_of(session), text, (3, 4, 5, 6))
    assert len(session.asked) == 1


def test_proposals_inside() -> None:
    """Inside a content the rules' proposals are told whose cue lies there, and of these only what lies there."""
    session = Session()
    text = text_for(session, NESTED)
    inside(tagger_of(session), text, (4, 5, 6, 7))
    (asked,) = session.asked
    assert asked["features"][:, 3].tolist() == [3, 5, 6, 6]


def test_windows_once() -> None:
    """A long text is read in windows that together hold every word once."""
    line = "Dren/NNP/nsubj/2 said=say/VBD/ROOT Karsk/NNP/nsubj/4 fell=fall/VBD/ccomp/2 ././punct/2"
    parsed = parse("\n\n".join([line] * 60))
    session = Session()
    text = text_for(session, parsed)
    scores = read(tagger_of(session), text)
    assert len(scores) == len(windows(parsed, text.pieces)) > 3
    assert np.concatenate([one.words for one in scores]).tolist() == list(range(len(parsed.tokens)))
    found = outermost(tagger_of(session, min_score=0.0), text)
    assert sum(len(one.words) for one in scores) == 300
    assert found[0].cue == (token_of(parsed, "said"),)


def test_nothing() -> None:
    """A text without words is not read at all."""
    session = Session()
    empty = Parse("empty", (), (), (), (), (), (), ())
    assert tag(tagger_of(session), text_for(session, empty)) == []
    assert session.asked == []


@pytest.mark.parametrize(("eagerness", "expected"), [(0.0, 0), (5.0, 1)])
def test_eager(eagerness: float, expected: int) -> None:
    """An eager tagger tags where it is likelier that there is nothing."""
    scores = scores_of([B_CUE, B_CONTENT], cues={1: 0})
    doubtful = replace(scores, tags=scores.tags * 0.2 + scores_of([NONE, NONE]).tags * 0.5)
    settled = replace(tagger_of(Session()).settled, eagerness=eagerness)
    assert len(assembled(settled, [doubtful])) == expected
    assert assembled(settled, []) == []
