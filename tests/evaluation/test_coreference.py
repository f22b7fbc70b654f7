from factories import parse, text_of, token_of
from sayso.errors import Undecodable
from sayso.evaluation.chains import ChainedText
from sayso.evaluation.coreference import run_text, score_text
from sayso.records import Cast, Document, Parse, Span
from sayso.settings import Settings

PARSE = parse(
    "Ada_Varo/NNP/nsubj/2 left/VBD/ROOT\nShe/PRP/nsubj/2 met/VBD/ROOT Alan_Sel/NNP/dobj/2\nHe/PRP/nsubj/2 won/VBD/ROOT",
    {"Ada Varo": "person", "Alan Sel": "person"},
)
TEXT = text_of(PARSE)


def chained(**chains: str) -> ChainedText:
    """Return the text with these mentions, an underscore for a space, each with its chain."""
    marked = {}
    for words, chain in chains.items():
        start = TEXT.index(words.replace("_", " "))
        marked[Span(start, start + len(words))] = chain
    return ChainedText.of("karsk", TEXT, marked)


GOLD = chained(Ada_Varo="a", She="a", Alan_Sel="b", He="b")


def cast(**actors: str) -> Cast:
    """Return which actor each word stands for."""
    return Cast((), {token_of(PARSE, word.replace("_", " ")): actor for word, actor in actors.items()})


def test_chains_are_numbered_in_text_order() -> None:
    """Mentions stand in the order of the text, and so do the numbers of their chains."""
    assert chained(He="b", She="a").chains == (0, 1)


def test_all_tied() -> None:
    """Where every mention has its chain's actor, all is right."""
    figures, cases = score_text(GOLD, PARSE, cast(Ada_Varo="x", She="x", Alan_Sel="y", He="y"))
    assert figures.ways["sayso"].conll == 1
    assert (figures.mentions, figures.chains, figures.tied) == (4, 2, 4)
    assert cases == ()


def test_untied_mentions_are_alone() -> None:
    """A mention that stands for nobody is a chain of its own, so that two of them are never one."""
    figures, cases = score_text(GOLD, PARSE, cast())
    assert figures.ways["sayso"].muc.recall == 0
    assert figures.ways["sayso"].b_cubed.precision == 1
    assert [case.kind for case in cases] == ["missed", "missed"]


def test_a_wrong_tie() -> None:
    """A mention tied to one of another chain is shown with it."""
    _, cases = score_text(GOLD, PARSE, cast(Ada_Varo="x", She="x", Alan_Sel="y", He="x"))
    assert [(case.kind, dict(case.words)) for case in cases] == [
        ("missed", {"mention": "He", "other": "Alan Sel"}),
        ("false", {"mention": "He", "other": "She"}),
    ]


def test_plain_ways() -> None:
    """Both plain ways are measured on the same mentions."""
    figures, _ = score_text(GOLD, PARSE, cast())
    assert figures.ways["same string"].muc.recall == 0
    assert figures.ways["nearest name"].conll == 1
    assert figures.as_dict()["nearest_name"]["conll"] == 1


def test_unread() -> None:
    """In a text that cannot be read every mention is a chain of its own."""

    def fail(document: Document) -> tuple[Parse, Cast]:
        raise Undecodable(document.name, "is no text", "try another")

    outcome = run_text(GOLD, fail, Settings())
    assert outcome.failure is not None
    assert (outcome.figures.unread, outcome.figures.ways["sayso"].muc.f1) == (1, 0)


def test_read() -> None:
    """A text is read by the way that is handed in, and figures add up."""
    figures = run_text(GOLD, lambda _: (PARSE, cast()), Settings()).figures
    assert (figures + figures).mentions == 8
