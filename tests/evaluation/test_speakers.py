import json
from pathlib import Path

import pytest

from corpora import POLNEAR
from factories import parse, text_of, token_of
from sayso.errors import Undecodable
from sayso.evaluation.casts import actor_at, head_of
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.speakers import (
    Figures,
    LabelledArticle,
    Speaker,
    read_speakers,
    run_article,
    score_article,
)
from sayso.records import Actor, Cast, Document, Mention, MentionForm, Parse, Span
from sayso.settings import Settings

SET = Path(__file__).parents[2] / "evaluation" / "speakers.jsonl"
PARSE = parse(
    "Ada_Varo/NNP/nsubj/2 left/VBD/ROOT\n"
    "She/PRP/nsubj/2 said/VBD/ROOT so/RB/advmod/2\n"
    "The/DT/det/2 agency/NN/nsubj/3 denied/VBD/ROOT it/PRP/dobj/3",
    {"Ada Varo": "person"},
)
TEXT = text_of(PARSE)


def mention(text: str, form: MentionForm, actor: str) -> Mention:
    """Return a mention of one word."""
    head = token_of(PARSE, text)
    return Mention(PARSE.tokens[head].span, text, form, head, actor)


def cast(*mentions: Mention) -> Cast:
    """Return the actors that these mentions make, each named by its id."""
    ids = sorted({one.actor for one in mentions})
    actors = (Actor(i, i, "person", (), tuple(one for one in mentions if one.actor == i)) for i in ids)
    return Cast(tuple(actors), {one.head: one.actor for one in mentions})


def span(words: str) -> Span:
    """Return where words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def score(*mentions: Mention, source: str = "She", name: str | None = "Ada Varo") -> Figures:
    """Return the figures of one labelled speaker."""
    article = LabelledArticle("dev", "karsk", (Speaker(span(source), span(name) if name else None),))
    return score_article(article, TEXT, PARSE, cast(*mentions))[0]


def test_right() -> None:
    """A pronoun tied to an actor that has the labelled name is right."""
    figures = score(mention("Ada Varo", "name", "a"), mention("She", "pronoun", "a"))
    assert (figures.accuracy, figures.named_accuracy, figures.wrong_share) == (1, 1, 0)


def test_untied() -> None:
    """A pronoun that stands for nobody, or for somebody without a name, is not right, and not wrong either."""
    assert score().as_dict()["accuracy"] == 0
    figures = score(mention("She", "pronoun", "b"), mention("agency", "description", "b"))
    assert (figures.accuracy, figures.wrong_share) == (0, 0)


def test_wrong() -> None:
    """A source that has no name is wrong where it gets one; without one it is right."""
    wrong = score(
        mention("Ada Varo", "name", "a"),
        mention("agency", "description", "a"),
        source="The agency",
        name=None,
    )
    assert (wrong.accuracy, wrong.wrong_share, wrong.named) == (0, 1, 0)
    assert score(mention("agency", "description", "a"), source="The agency", name=None).accuracy == 1


def test_baselines() -> None:
    """The same words never lead to a name; the nearest fitting name is right here."""
    assert score().as_dict()["baselines"] == {"same_string": 0, "nearest_name": 1}
    assert score(source="The agency", name=None).baselines == {"same string": 1, "nearest name": 1}


def test_cases() -> None:
    """What is not right is shown with the name wanted and the one it was tied to."""
    article = LabelledArticle("dev", "karsk", (Speaker(span("She"), span("Ada Varo")),))
    _, (case,) = score_article(article, TEXT, PARSE, cast())
    assert dict(case.words) == {"source": "She", "speaker": "Ada Varo", "tied to": "nobody named"}
    assert case.kind == "missed"


def test_who_is_its_antecedent() -> None:
    """A relative pronoun may stand for nobody itself: then it is whom its clause hangs on."""
    built = parse(
        "Varo/NNP/nsubj/4 ,/,/punct/1 who/WP/nsubj/5 left/VBD/ROOT spoke/VBD/relcl/1", {"Varo": "person"}
    )
    who = token_of(built, "who")
    assert actor_at(built, Cast((), {0: "v"}), who) == "v"
    assert actor_at(built, Cast((), {0: "v", who: "w"}), who) == "w"
    assert actor_at(built, Cast((), {}), None) is None


def test_head() -> None:
    """The head of a span is the word that hangs on one outside it."""
    head = head_of(PARSE, span("The agency"))
    assert head is not None
    assert PARSE.tokens[head].text == "agency"
    assert head_of(PARSE, Span(5, 6)) == 0


def read(document: Document) -> tuple[Parse, Cast]:
    """Read the text above."""
    assert document.text == TEXT
    return PARSE, cast()


def test_articles(tmp_path: Path) -> None:
    """An article that is there is measured; one that is absent is skipped and named."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "karsk.txt").write_text(TEXT, encoding="utf-8")
    speakers = (Speaker(span("She"), span("Ada Varo")),)
    assert (
        run_article(LabelledArticle("dev", "karsk", speakers), tmp_path, read, Settings()).figures.speakers
        == 1
    )
    outcome = run_article(LabelledArticle("dev", "sela", speakers), tmp_path, read, Settings())
    assert (outcome.figures.speakers, outcome.figures.skipped) == (0, 1)
    assert outcome.failure is not None


def test_unread(tmp_path: Path) -> None:
    """Where an article cannot be read, none of its speakers counts as right."""

    def fail(document: Document) -> tuple[Parse, Cast]:
        raise Undecodable(document.name, "is no text", "try another")

    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "karsk.txt").write_text(TEXT, encoding="utf-8")
    article = LabelledArticle("dev", "karsk", (Speaker(span("She"), None),))
    figures = run_article(article, tmp_path, fail, Settings()).figures
    assert (figures.speakers, figures.accuracy, figures.unread) == (1, 0, 1)


@pytest.mark.parametrize(
    "line", ["", "{}", '{"document": "a", "split": "dev", "source": [1], "name": null}', "[]"]
)
def test_damaged_set(tmp_path: Path, line: str) -> None:
    """A line that is no labelled speaker, and a set without any, are told."""
    path = tmp_path / "set.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(CorpusError, match="fetch the set again"):
        read_speakers(path)


def test_the_set() -> None:
    """The set that comes along has at least 150 speakers, each source once, and not a word of any text."""
    articles = read_speakers(SET)
    assert sum(len(article.speakers) for article in articles) >= 150
    places = [(article.stem, one.source) for article in articles for one in article.speakers]
    assert len(set(places)) == len(places)
    for line in SET.read_text(encoding="utf-8").splitlines():
        assert json.loads(line).keys() == {"document", "split", "source", "name"}


@pytest.mark.corpus
def test_names_stand_there() -> None:
    """Every label lies in its article, and every name begins with a capital."""
    if not POLNEAR.is_dir():
        pytest.skip("no PolNeAR")
    for article in read_speakers(SET):
        text = (POLNEAR / "text" / f"{article.stem}.txt").read_bytes().decode("utf-8")
        for speaker in article.speakers:
            assert speaker.source.end <= len(text)
            assert speaker.name is None or speaker.name.text(text)[0].isupper()
