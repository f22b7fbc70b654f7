import dataclasses
from pathlib import Path

import pytest

from reports import attribution, report
from sayso.errors import WrongLanguage
from sayso.evaluation.counts import Counts
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.nested import LabelledText, NestedCase
from sayso.evaluation.nested_scores import Figures, run_text, score_text
from sayso.evaluation.references import digest_of
from sayso.records import Attribution, Document, Report, Span
from sayso.settings import Settings

TEXT = "Mira Solen said Dren Akhal denies the bridge fell, and hopes it holds. Solen added nothing.\n"
READ = Span(0, 70)


def at(words: str) -> tuple[Span, ...]:
    """Return where words stand in the text; nowhere for no words."""
    start = TEXT.index(words)
    return (Span(start, start + len(words)),) if words else ()


def labelled(*cases: NestedCase) -> LabelledText:
    """Return the text with these cases, read up to its second sentence."""
    return LabelledText("lur/a.txt", digest_of(TEXT), (READ,), cases)


def case(source: str, cue: str, content: str, *, outer: str = "said", doubtful: bool = False) -> NestedCase:
    """Return a labelled attribution by its words."""
    return NestedCase(at(source), at(cue), at(content), at(outer), doubtful)


def found(source: str, cue: str, content: str, parent: Attribution | None = None) -> Attribution:
    """Return an attribution that was found, by its words."""
    made = attribution(at(source), at(cue), at(content))
    return dataclasses.replace(made, parent=parent.id if parent else None)


DENIES = case("Dren Akhal", "denies", "the bridge fell")
SAID = found("Mira Solen", "said", "Dren Akhal denies the bridge fell, and hopes it holds")
ADDED = found("Solen", "added", "nothing")


def figures(cases: list[NestedCase], attributions: list[Attribution]) -> Figures:
    """Return the figures of the text."""
    return score_text(labelled(*cases), TEXT, attributions)[0]


def reasons(cases: list[NestedCase], attributions: list[Attribution]) -> list[tuple[str, str]]:
    """Return what went wrong in the text, and why."""
    return [(one.kind, one.reason) for one in score_text(labelled(*cases), TEXT, attributions)[1]]


def test_hit() -> None:
    """A nested attribution with the right content, source and parent is right in every figure."""
    told = figures([DENIES], [SAID, found("Akhal", "denies", "the bridge fell", SAID)])
    assert told.nested == told.content == Counts(1, 1, 1)
    assert (told.cue_recall, told.cue_recall_anywhere, told.parent_accuracy) == (1, 1, 1)
    assert told.corpora == {"lur": Counts(1, 1, 1)}


def test_half_of_the_words() -> None:
    """Contents that share less than half of their words do not match."""
    told = figures([DENIES], [SAID, found("Dren Akhal", "denies", "the bridge fell, and hopes it", SAID)])
    assert told.nested == Counts(0, 1, 1)
    assert told.cue_recall == 1


def test_edge_punctuation() -> None:
    """Punctuation at a content's edges does not keep it from matching."""
    holds = case("", "hopes", "holds")
    assert figures([holds], [SAID, found("", "hopes", "holds. ", SAID)]).nested == Counts(1, 1, 1)


@pytest.mark.parametrize("source", ["", "Mira Solen"])
def test_other_source(source: str) -> None:
    """With another source, or none, only the content is right, and the cases say so."""
    attributions = [SAID, found(source, "denies", "the bridge fell", SAID)]
    told = figures([DENIES], attributions)
    assert (told.content, told.nested) == (Counts(1, 1, 1), Counts(0, 1, 1))
    assert reasons([DENIES], attributions) == [
        ("missed", "another source was found"),
        ("false", "another source is marked"),
    ]


def test_no_source() -> None:
    """Where nobody is named and nobody is found, the sources agree."""
    hopes = case("", "hopes", "it holds")
    assert figures([hopes], [SAID, found("", "hopes", "it holds", SAID)]).nested == Counts(1, 1, 1)


def test_right_source_before_equal_content() -> None:
    """Of two that were found with one content, the one with the right source is the hit."""
    others = [
        found("Mira Solen", "and", "the bridge fell", SAID),
        found("Akhal", "denies", "the bridge fell", SAID),
    ]
    assert figures([DENIES], [SAID, *others]).nested == Counts(1, 2, 1)


def test_only_nested_count() -> None:
    """An attribution that stands inside no other is no prediction, but its cue was found."""
    attributions = [SAID, found("Akhal", "denies", "the bridge fell")]
    told = figures([DENIES], attributions)
    assert told.nested == Counts(0, 0, 1)
    assert (told.cue_recall, told.cue_recall_anywhere) == (0, 1)
    assert reasons([DENIES], attributions) == [("missed", "its cue was found, inside nothing")]


def test_only_what_was_read() -> None:
    """What was found outside the stretches read is not judged."""
    outside = dataclasses.replace(ADDED, parent=SAID.id)
    assert figures([DENIES], [SAID, outside]).nested == Counts(0, 0, 1)
    inside = found("Solen", "holds", "nothing", SAID)
    assert figures([DENIES], [SAID, inside]).nested == Counts(0, 1, 1)


def test_wrong_parent() -> None:
    """A hit inside another attribution than the one labelled has the wrong parent."""
    told = figures([DENIES], [SAID, ADDED, found("Akhal", "denies", "the bridge fell", ADDED)])
    assert told.nested == Counts(1, 1, 1)
    assert told.parent_accuracy == 0


def test_no_outer_cue() -> None:
    """Where the outer attribution has no cue, the parent is not judged."""
    denies = case("Dren Akhal", "denies", "the bridge fell", outer="")
    told = figures([denies], [SAID, found("Akhal", "denies", "the bridge fell", SAID)])
    assert (told.nested, told.parents_judged) == (Counts(1, 1, 1), 0)


@pytest.mark.parametrize(("cue", "content"), [("hopes", "the bridge fell"), ("it", "it holds")])
def test_doubtful(cue: str, content: str) -> None:
    """What has the cue or the content of a doubtful case is neither right nor false, and missing that is no miss."""
    doubtful = case("Dren Akhal", "hopes", "it holds", doubtful=True)
    assert figures([doubtful], [SAID]).nested == Counts(0, 0, 0)
    attributions = [SAID, found("Mira Solen", cue, content, SAID)]
    assert figures([doubtful], attributions).nested == Counts(0, 0, 0)
    assert reasons([doubtful], attributions) == []


def test_reasons() -> None:
    """The cases that went wrong say whether the cue was found."""
    assert reasons([DENIES], [SAID]) == [("missed", "its cue was not found")]
    far_off = found("Dren Akhal", "denies", "and hopes it holds", SAID)
    assert reasons([DENIES], [SAID, far_off]) == [
        ("missed", "its cue was found, with another content"),
        ("false", "no nested content matches it"),
    ]


def test_sum() -> None:
    """Figures of several texts add up, also by corpus."""
    one = Figures(texts=1, nested=Counts(1, 2, 3), cues=2, corpora={"lur": Counts(1, 2, 3)})
    two = Figures(skipped=1, nested=Counts(1, 1, 1), cues=1, corpora={"dren": Counts(1, 1, 1)})
    both = one + two
    assert (both.texts, both.skipped, both.nested, both.cue_recall) == (1, 1, Counts(2, 3, 4), 0.75)
    assert both.corpora == {"dren": Counts(1, 1, 1), "lur": Counts(1, 2, 3)}


def read_nested(document: Document) -> Report:
    """Find the denial in any document."""
    return report(attributions=[SAID, found("Akhal", "denies", "the bridge fell", SAID)], document=document)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder of corpora with the text."""
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_text(TEXT)
    return tmp_path


def test_run(corpora: Path) -> None:
    """A text is read from its folder and scored."""
    outcome = run_text(labelled(DENIES), corpora, read_nested, Settings())
    assert (outcome.figures.nested, outcome.failure) == (Counts(1, 1, 1), None)


def test_skipped(tmp_path: Path) -> None:
    """A text that is absent counts for nothing and is named."""
    outcome = run_text(labelled(DENIES), tmp_path, read_nested, Settings())
    assert outcome.figures == Figures(skipped=1)
    assert outcome.failure
    assert outcome.failure.name == "lur/a.txt"
    assert outcome.failure.advice == "put its corpus there"


def test_unread(corpora: Path) -> None:
    """A text that cannot be read counts as read without any result."""

    def refuse(document: Document) -> Report:
        raise WrongLanguage(document.name, "it seems to be Lurian", "read an English one")

    outcome = run_text(labelled(DENIES), corpora, refuse, Settings())
    assert (outcome.figures.nested, outcome.figures.unread) == (Counts(0, 0, 1), 1)
    assert outcome.failure


def test_shifted(corpora: Path) -> None:
    """A text read other than labelled stops the run: its offsets would mean nothing."""

    def shorten(document: Document) -> Report:
        return report(document=dataclasses.replace(document, text=document.text[1:]))

    with pytest.raises(CorpusError, match=r"lur/a\.txt"):
        run_text(labelled(DENIES), corpora, shorten, Settings())
