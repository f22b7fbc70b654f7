import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import ARTICLE, POLNEAR, scorer, write_split
from sayso.evaluation.attribution_scores import Figures, Options, score_article
from sayso.evaluation.counts import Counts
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.polnear import ROLES, GoldArticle, GoldAttribution, Marked, read_split
from sayso.records import Span

Spans = list[tuple[int, int]]
Raw = list[dict[str, Spans]]
OPTIONS = [Options(edges, pieces) for edges in (False, True) for pieces in (False, True)]


def spans_of(*pieces: str) -> tuple[Span, ...]:
    """Return where words first stand in the invented article."""
    starts = [(ARTICLE.index(piece), piece) for piece in pieces]
    return tuple(Span(start, start + len(piece)) for start, piece in starts)


GOLD = GoldArticle(
    "karsk_a",
    ARTICLE.encode(),
    ARTICLE,
    (
        GoldAttribution(spans_of("Mira Solen"), spans_of("said"), spans_of("the  bridge is safe")),
        GoldAttribution(spans_of("Dren Akhal"), spans_of("replied"), spans_of("“No,”", "“it is not.”")),
        GoldAttribution((), spans_of("are said to"), spans_of("Tests", "follow")),
    ),
)
# A full stop too many and a source short by a word; half a content with another source; a source where there is
# none; and one that is nothing at all.
GUESS = (
    GoldAttribution(spans_of("Solen"), spans_of("said"), spans_of("the  bridge", "is safe.")),
    GoldAttribution(spans_of("Mira Solen"), (), spans_of("“it is not.”")),
    GoldAttribution(spans_of("Dren Akhal"), (), spans_of("Tests", "follow")),
    GoldAttribution((), (), spans_of("replied")),
)


def test_figures_by_hand() -> None:
    """The four figures count what a person counts on an invented article."""
    figures = score_article(GOLD, GUESS, Options())
    assert figures.token["content"] == Counts(12, 14, 16)
    assert figures.token["source"] == Counts(4, 4, 4)
    assert figures.exact["source"] == Counts(2, 3, 2)
    assert figures.exact["cue"] == Counts(1, 1, 3)
    assert figures.exact["content"] == Counts(1, 4, 3)
    assert figures.relation == Counts(3, 4, 3)
    assert figures.attribution == Counts(1, 4, 3)
    assert figures.source_accuracy == 1 / 3


def test_softer_spans() -> None:
    """Punctuation at the edges can be left out of (b), and pieces can count by themselves."""
    assert score_article(GOLD, GUESS, Options(ignore_edge_punctuation=True)).exact["content"] == Counts(
        2, 4, 3
    )
    assert score_article(GOLD, GUESS, Options(by_fragment=True)).exact["content"] == Counts(3, 5, 5)


@pytest.mark.parametrize("options", OPTIONS)
def test_extremes(options: Options) -> None:
    """Gold against itself is all right, and nothing at all is all wrong and says that it was not read."""
    itself, nothing = score_article(GOLD, GOLD.attributions, options), score_article(GOLD, None, options)
    for counts in (*itself.token.values(), *itself.exact.values(), itself.relation, itself.attribution):
        assert counts.f1 == 1
    for counts in (*nothing.token.values(), *nothing.exact.values(), nothing.relation, nothing.attribution):
        assert counts.f1 == 0
    assert (itself.unread, nothing.unread) == (0, 1)


def test_span_outside_the_text() -> None:
    """A span beyond the text is an error: text and spans do not belong together."""
    with pytest.raises(CorpusError, match="karsk_a"):
        score_article(GOLD, [GoldAttribution(content=(Span(0, len(ARTICLE) + 1),))], Options())


def raw_of(attributions: Sequence[Marked]) -> list[dict[str, list[list[int]]]]:
    """Return attributions as the scorer beside the corpora takes them."""
    return [
        {role: [[span.start, span.end] for span in getattr(one, role)] for role in ROLES}
        for one in attributions
    ]


def marked_of(raw: Raw) -> list[GoldAttribution]:
    """Return attributions as ours takes them."""
    return [
        GoldAttribution(**{role: tuple(Span(*span) for span in one[role]) for role in ROLES}) for one in raw
    ]


@cache
def shared_scorer() -> Any:
    """Return the scorer beside the corpora."""
    return scorer("attribution")


@st.composite
def splits(draw: st.DrawFn) -> tuple[str, Raw, Raw]:
    """Draw a short text with gold and found attributions over it, often overlapping."""
    text = draw(st.text("ab ,.\n“ é_7", min_size=1, max_size=40))
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda pair: (min(pair), max(pair))
    )
    fragments = st.lists(span, max_size=3)
    roles: dict[str, st.SearchStrategy[Spans]] = dict.fromkeys(ROLES, fragments)
    attributions = st.lists(st.fixed_dictionaries(roles), max_size=4)
    return text, draw(attributions), draw(attributions)


@pytest.mark.corpus
@given(splits(), st.sampled_from(OPTIONS))
@settings(max_examples=300, deadline=None)
def test_same_figures_on_drawn_splits(split: tuple[str, Raw, Raw], options: Options) -> None:
    """On any text and any spans the figures are those of the scorer beside the corpora, digit for digit."""
    text, gold, found = split
    shared = shared_scorer()
    with TemporaryDirectory() as folder:
        path = write_split(Path(folder) / "split", text, gold)
        expected = shared.score(
            shared.read_gold(path),
            {"karsk_a": found},
            options.ignore_edge_punctuation,
            options.by_fragment,
        )
        (article,) = read_split(path)
    assert score_article(article, marked_of(found), options).as_dict() == expected


def perturbed(article: GoldArticle, chance: random.Random) -> list[GoldAttribution] | None:
    """Return gold attributions shifted, dropped, doubled and mixed up; None for one article in ten."""
    if chance.random() < 0.1:
        return None

    def shifted(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        moved = []
        for span in spans:
            start = min(max(0, span.start + chance.choice((0, 0, 0, -9, 4))), len(article.text))
            moved.append(
                Span(start, min(max(start, span.end + chance.choice((0, 0, 1, -7, 15))), len(article.text)))
            )
        return tuple(moved)

    found: list[GoldAttribution] = []
    for one in article.attributions:
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2))):
            other = chance.choice(article.attributions) if chance.random() < 0.2 else one
            found.append(GoldAttribution(shifted(other.source), shifted(one.cue), shifted(one.content)))
    return found


@pytest.mark.corpus
@pytest.mark.parametrize("options", OPTIONS)
def test_same_figures_on_polnear(options: Options) -> None:
    """On PolNeAR's own annotation, disturbed, the figures are those of the scorer beside the corpus."""
    if not POLNEAR.is_dir():
        pytest.skip(f"no PolNeAR at {POLNEAR}")
    shared, chance = shared_scorer(), random.Random(20260101)
    articles = read_split(POLNEAR)
    found = {article.stem: perturbed(article, chance) for article in articles}
    ours = sum((score_article(article, found[article.stem], options) for article in articles), Figures())
    predictions = {
        stem: raw_of(attributions) for stem, attributions in found.items() if attributions is not None
    }
    expected = shared.score(
        shared.read_gold(POLNEAR), predictions, options.ignore_edge_punctuation, options.by_fragment
    )
    assert ours.as_dict() == expected
    assert 0.3 < ours.attribution.f1 < 0.95
