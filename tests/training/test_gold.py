"""What is to be learnt of sentences written by hand."""

import numpy as np
import pytest

from factories import parse, span_in, spans_in, text_of
from sayso.attribution.lexicon import Lexicon
from sayso.evaluation.polnear import GoldAttribution
from sayso.records import Parse, Span
from sayso.training.gold import ACTS, NO_TARGET, Targets, entry_of, is_kept_back, targets

LEXICON = Lexicon.load()
NO = NO_TARGET
PLAIN = parse(
    "The/DT/det/2 ministry/NN/nsubj/3 denied=deny/VBD/ROOT that/IN/mark/6 Karsk/NNP/nsubj/6 fell=fall/VBD/ccomp/3 ././punct/3"
)
SPLIT = parse(
    "Karsk/NNP/nsubj/7 ,/,/punct/7 Dren/NNP/nsubj/4 denied=deny/VBD/parataxis/7 ,/,/punct/7 has=have/VBZ/aux/7 "
    "fallen=fall/VBN/ROOT and/CC/cc/4 promised=promise/VBD/conj/4 help/NN/dobj/9 ././punct/7"
)


def gold(parsed: Parse, source: str, cue: str, *content: str) -> GoldAttribution:
    text = text_of(parsed)
    return GoldAttribution(
        *(spans_in(text, *(words for words in role if words)) for role in ((source,), (cue,), content))
    )


def learnt(parsed: Parse, *attributions: GoldAttribution) -> Targets:
    return targets(parsed, attributions, LEXICON)


def test_plain() -> None:
    """Every word's tag, a content's cue, a cue's source and what the cue does are to be learnt."""
    found = learnt(PLAIN, gold(PLAIN, "The ministry", "denied", "that Karsk fell"))
    assert found.tags.tolist() == [1, 2, 3, 5, 6, 6, 0]
    assert found.cues.tolist() == [NO, NO, NO, 2, 2, 2, NO]
    assert found.sources.tolist() == [NO, NO, 0, NO, NO, NO, NO]
    assert not is_kept_back("deny")
    assert found.acts.tolist() == [NO, NO, ACTS.index("deny"), NO, NO, NO, NO]


def test_no_source() -> None:
    """A cue without a source picks itself, word by word."""
    found = learnt(PLAIN, gold(PLAIN, "", "ministry denied", "Karsk fell"))
    assert found.tags.tolist() == [0, 3, 4, 0, 5, 6, 0]
    assert found.sources.tolist() == [NO, 1, 2, NO, NO, NO, NO]


def test_no_cue() -> None:
    """A content without a cue is to be tagged, and picks none."""
    found = learnt(PLAIN, gold(PLAIN, "The ministry", "", "Karsk fell"))
    assert found.tags.tolist() == [1, 2, 0, 0, 5, 6, 0]
    assert set(found.cues) == {NO}
    assert set(found.sources) == {NO}


def test_pieces_and_shared_source() -> None:
    """A content in pieces begins at each; two cues can have the same source."""
    found = learnt(
        SPLIT,
        gold(SPLIT, "Dren", "denied", "Karsk", "has fallen"),
        gold(SPLIT, "Dren", "promised", "help"),
    )
    assert found.tags.tolist() == [5, 0, 1, 3, 0, 5, 6, 0, 3, 5, 0]
    assert found.cues.tolist() == [3, NO, NO, NO, NO, 3, 3, NO, NO, 8, NO]
    assert found.sources.tolist() == [NO, NO, NO, 2, NO, NO, NO, NO, 2, NO, NO]


@pytest.mark.parametrize("turn", [1, -1])
def test_overlap(turn: int) -> None:
    """Where two attributions share words, they are tagged as the one whose cue stands first has them."""
    both = [gold(SPLIT, "Dren", "denied", "has fallen and promised"), gold(SPLIT, "Dren", "promised", "help")]
    found = learnt(SPLIT, *both[::turn])
    assert found.tags.tolist() == [0, 0, 1, 3, 0, 5, 6, 6, 6, 5, 0]


def test_parts_of_words() -> None:
    """A span that begins or ends inside a word takes the whole word."""
    text = text_of(PLAIN)
    inside = span_in(text, "ministr")
    found = learnt(
        PLAIN,
        GoldAttribution(
            (Span(inside.start + 2, inside.end),), spans_in(text, "denie"), spans_in(text, "sk fel")
        ),
    )
    assert found.tags.tolist() == [0, 1, 3, 0, 5, 6, 0]


def test_nothing() -> None:
    """Without attributions every word is none of it."""
    found = learnt(PLAIN)
    assert not found.tags.any()
    for one in (found.cues, found.sources, found.acts):
        assert (one == NO_TARGET).all()
        assert one.dtype == np.int64


def test_kept_back() -> None:
    """About a tenth of the cue words never show the network what they do."""
    lemmas = sorted({cue.lemma for cue in LEXICON.cues if cue.pos == "verb"})
    share = sum(map(is_kept_back, lemmas)) / len(lemmas)
    assert 0.05 < share < 0.15
    assert not is_kept_back("say")
    lemma = next(
        one for one in lemmas if is_kept_back(one) and one.isalpha() and LEXICON.verb(one) is not None
    )
    parsed = parse(f"Dren/NNP/nsubj/2 {lemma}/VBD/ROOT it/PRP/dobj/2")
    assert entry_of(parsed.tokens[1], LEXICON) is not None
    found = learnt(parsed, gold(parsed, "Dren", lemma, "it"))
    assert found.tags.tolist() == [1, 3, 5]
    assert set(found.acts) == {NO_TARGET}


def test_unknown_cue() -> None:
    """What a cue does that the lexicon does not know is not to be learnt."""
    parsed = parse("Dren/NNP/nsubj/2 whickered/VBD/ROOT it/PRP/dobj/2")
    assert set(learnt(parsed, gold(parsed, "Dren", "whickered", "it")).acts) == {NO_TARGET}
