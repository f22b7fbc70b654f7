"""Reading in windows and again inside contents, by a session that says what a test wants."""

from collections.abc import Mapping

import numpy as np

from factories import parse, text_of, token_of
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import proposals
from sayso.attribution.tagger.tagging import DEEPEST, LEAST, Text, proposed, read, read_inside, tag
from sayso.attribution.tagger.tagging import text_of as tagged_text
from sayso.attribution.tagger.windows import windows
from sayso.records import Document, Parse
from tagging import B_CONTENT, B_CUE, I_CONTENT, Ints, Session, tagger_of

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
    found = tag(tagger_of(session), text_for(session, NESTED), 0.0)
    assert [(one.tagged.source, one.tagged.cue, one.tagged.content, one.parent) for one in found] == [
        ((0,), (1,), (2, 3, 4, 5, 6, 7), None),
        ((3,), (4,), (5, 6, 7), 0),
    ]
    assert len(session.asked) == 2


def test_without_its_marks() -> None:
    """A quoted content is read again without its quotation marks, as if it were outside all quotations."""
    session = Session()
    found = tag(tagger_of(session), text_for(session, QUOTED), 0.0)
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
    found = tag(tagger_of(session), text_for(session, parse(words)), 0.0)
    assert [one.parent for one in found] == [None, *range(DEEPEST)]
    assert [one.tagged.cue for one in found] == [(n,) for n in range(DEEPEST + 1)]


def test_read_again_only_for_cues() -> None:
    """A content without a word that might be a cue, or of too few words, isn't read again."""
    session = Session()
    text = text_for(session, NESTED)
    assert read_inside(tagger_of(session), text, (5, 6, 7)) == []
    assert read_inside(tagger_of(session), text, (0, 2, 3, 5, 6, 7)) == []
    assert session.asked == []
    assert LEAST > 3
    read_inside(tagger_of(session), text, (3, 4, 5, 6))
    assert len(session.asked) == 1


def test_proposals_inside() -> None:
    """Inside a content the rules' proposals are told whose cue lies there, and of these only what lies there."""
    session = Session()
    text = text_for(session, NESTED)
    read_inside(tagger_of(session), text, (4, 5, 6, 7))
    (asked,) = session.asked
    assert asked["features"][:, 3].tolist() == [3, 5, 6, 6]


def test_windows_once() -> None:
    """A long text is read in windows that together hold every word once."""
    line = "Dren/NNP/nsubj/2 said=say/VBD/ROOT Karsk/NNP/nsubj/4 fell=fall/VBD/ccomp/2 ././punct/2"
    parsed = parse("\n\n".join([line] * 60))
    session = Session()
    text = text_for(session, parsed)
    readings = read(tagger_of(session), text)
    assert len(readings) == len(windows(parsed, text.pieces)) > 3
    assert np.concatenate([one.scores.words for one in readings]).tolist() == list(range(300))
    assert [found.head for found in readings[0].rules][:2] == [1, 6]
    assert readings[1].rules[0].head == token_of(parsed, "said")


def test_nothing() -> None:
    """A text without words is not read at all."""
    session = Session()
    empty = Parse("empty", (), (), (), (), (), (), ())
    assert tag(tagger_of(session), text_for(session, empty), 0.0) == []
    assert session.asked == []


def test_outermost_rules() -> None:
    """Of what the rules propose, the outermost is proposed where a text is read, and the next one inside it."""
    session = Session()
    text = text_for(session, NESTED)
    (reading,) = read(tagger_of(session), text)
    assert [one.head for one in reading.rules] == [1]
    (within,) = read_inside(tagger_of(session), text, (2, 3, 4, 5, 6, 7))
    assert [(one.head, one.content) for one in within.rules] == [(2, frozenset({3, 4, 5}))]


def test_least() -> None:
    """What is less likely than the least is left out, and what is inside it is not looked for."""
    session = Session(lambda inputs: np.zeros(len(inputs["features"]), np.int64))
    tagger = tagger_of(session, words=-1.0)
    text = text_for(session, NESTED)
    ((found,),) = proposed(tagger.settled, read(tagger, text))
    score = tagger.settled.confidence.score(found.signs)
    assert [one.parent for one in tag(tagger, text, 0.0)] == [None, 0]
    assert [one.parent for one in tag(tagger, text, score)] == [None, 0]
    session.asked.clear()
    assert tag(tagger, text, score + 0.0001) == []
    assert len(session.asked) == 1
