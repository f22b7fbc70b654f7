from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpora import MUC, POLNEAR
from sayso import pipeline
from sayso.documents.files import read_bytes
from sayso.errors import DocumentError, ModelMissing, TooLarge
from sayso.outputs.jsonlines import write_jsonl
from sayso.pipeline import Clock, Reader
from sayso.records import Document, Report
from sayso.settings import Limits, Settings
from soundness import faults
from tagging import Noise, Session, tagger_of

pytestmark = pytest.mark.whole

ANY_LANGUAGE = Settings(force_language=True)

SAMPLE = files("sayso.samples").joinpath("harbour.txt").read_text("utf-8")

WORDS = """
    the a of that who it he they its on in by not no and but said says told denied blamed accused claimed killed wounded
    attacked arming believes warned expected reported allegedly may Tuesday March 2019 11 70% $5m Karsk Veldania Solen
    Akhal NSM ministry spokesman residents group police army officials troops
"""
# Scraps of news and of what breaks text, to be strewn: most stories made of them are nonsense, and none may fail.
SCRAPS = [
    *re.findall(r"\S+", WORDS),
    "according to", "Northern Shield Movement", "(NSM)", "Mira Solen", "anonymous diplomats", "at least 300 people",
    "between 2,000 and 3,000", "responsibility for", "was said to", "by the name of", "who asked not to be named",
    ". ", ", ", "; ", ": ", "? ", "\n", "\n\n", "\r\n", "\t", " ", "  ", "-", "—", "…", "'", "’", "’s", '"', "“", "”",
    "‘", "«", "»", "(", ")", "[", "]", "„", "`", "''", "\u200f", "\u202e", "\u2066", "\u200b", "\u00a0", "\u00ad", "\ufeff",
    "🙂", "👩‍👩‍👧", "🇺🇳", "e\u0301", "n\u0303\u0323", "ﬁ", "İ", "ß", "مصر", "שלום", "東京", "Ωmega", "١٢", "²", "½", "Ⅻ",
    "http://karsk.example/a?b=c", "a@b.example", "Leave a Reply", "WASHINGTON (VNA) -", "By Ann Lee", "#", "@", "&amp;", "<b>",
]  # fmt: skip
strewn = st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=80)
stories = st.one_of(
    strewn.map(" ".join),
    strewn.map("".join),
    strewn.map(" ".join).map(str.upper),
    st.lists(st.sampled_from(SCRAPS) | st.text(st.characters(exclude_categories=["Cs"])), max_size=40).map(
        " ".join
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
)


@cache
def reader() -> Reader:
    """Return the reader with the real parser; it is loaded once."""
    return Reader.load(ANY_LANGUAGE)


def document_of(text: str) -> Document:
    """Return a plain text as a document."""
    (document,) = read_bytes(text.encode(), "story.txt", ANY_LANGUAGE, "text/plain")
    return document


def written(report: Report) -> str:
    """Return a report as it is handed to other tools."""
    stream = StringIO()
    write_jsonl([report], stream)
    return stream.getvalue()


@given(stories)
@settings(max_examples=300, deadline=None)
@example("“\u202e said” the ministry\r\nsaid, “")
@example("AABEEFGH0BLHER🙀TERHDNT")
@example("He said he said he said she denied that they said it.")
def test_any_text_is_read_soundly(text: str) -> None:
    """Every span of every record lies in the text and holds the words claimed; reading again gives the same bytes."""
    try:
        document = document_of(text)
    except DocumentError:
        return  # no text at all, or one with characters that no text may have
    assert document.text == text.removeprefix("\ufeff")
    report = reader().read(document)
    assert faults(report) == []
    assert written(reader().read(document_of(text))) == written(report)


@given(stories, st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_whatever_the_network_says(text: str, seed: int) -> None:
    """What a network may say of a text is read soundly, however senseless, and read again gives the same bytes."""
    try:
        document = document_of(text)
    except DocumentError:
        return  # as above
    noisy = replace(reader(), tagger=tagger_of(Noise(seed)))
    report = noisy.read(document)
    assert faults(report) == []
    assert written(noisy.read(document_of(text))) == written(report)


@pytest.mark.parametrize("seed", range(8))
def test_the_sample_by_a_senseless_network(seed: int) -> None:
    """In a report with a title and a byline, too, where spans could run over what is not to be read."""
    report = replace(reader(), tagger=tagger_of(Noise(seed))).read(document_of(SAMPLE))
    assert len(report.attributions) > 5
    assert faults(report) == []


def test_a_network_that_believes_the_rules() -> None:
    """The tagger's way gives the claims that the rules' way gives, where both find the same."""
    text = "Mira Solen said that the Northern Shield Movement attacked Karsk."
    believing = replace(reader(), tagger=tagger_of(Session()))
    by_rules = replace(reader(), tagger=None).read(document_of(text))
    tagged = believing.read(document_of(text))
    assert [claim.statement for claim in tagged.claims] == [claim.statement for claim in by_rules.claims]
    assert len(tagged.claims) == 1


def test_which_tagger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants the rules alone gets no tagger; who names one gets it or is told; else it is the one that comes along."""
    assert Reader.load(Settings(rules_only=True, tagger=tmp_path)).tagger is None
    with pytest.raises(ModelMissing, match=tmp_path.name):
        Reader.load(Settings(tagger=tmp_path))
    monkeypatch.setattr(pipeline, "has_model", lambda: False)
    assert Reader.load().tagger is None


def test_strewn_stories_are_mostly_read() -> None:
    """What is tested above is no empty promise: a plain sentence among the scraps gives a claim."""
    report = reader().read(
        document_of("🙂 \u200f Mira Solen said that the Northern Shield Movement attacked Karsk.")
    )
    assert [claim.relation for claim in report.claims] == ["attacks"]


@pytest.mark.parametrize("times", [1, 5])
def test_the_sample_is_read_soundly(times: int) -> None:
    """The bundled report, once and several times over, where ids could collide."""
    report = reader().read(document_of("\n\n".join([SAMPLE] * times)))
    assert faults(report) == []
    assert len(report.claims) > 10 * times


def test_a_fresh_reader_reads_the_same() -> None:
    """Nothing that was read before has a part in what is read now."""
    reader().read(document_of("Mira Solen said that Dren Akhal leads the Karsk Column."))
    assert written(Reader.load().read(document_of(SAMPLE))) == written(reader().read(document_of(SAMPLE)))


def test_a_text_over_the_limit_is_refused() -> None:
    """A document made elsewhere is held to the limit, too; the error names it."""
    strict = replace(reader(), settings=Settings(limits=Limits(max_characters=5)))
    with pytest.raises(TooLarge, match=r"story\.txt: 15 characters are more than the 5"):
        strict.read(document_of("He said nothing"))


def test_the_clock_tells_every_stage() -> None:
    """A clock that is handed in knows what each stage took, in their order."""
    clock = Clock()
    reader().read(document_of(SAMPLE), clock)
    assert list(clock.seconds) == ["names", "parse", "attribution", "actors", "claims", "blame", "incidents"]
    assert all(seconds > 0 for seconds in clock.seconds.values())


@pytest.mark.corpus
@pytest.mark.parametrize("corpus", ["polnear", "muc"])
def test_real_reports_are_read_soundly(corpus: str) -> None:
    """What holds for noise holds for newspapers and for wires in capitals."""
    texts = list(_polnear() if corpus == "polnear" else _muc())
    if not texts:
        pytest.skip(f"no {corpus} beside this checkout")
    assert len(texts) == 10
    for text in texts:
        document = document_of(text)
        report = reader().read(document)
        assert faults(report) == []
        assert report.claims
        assert written(reader().read(document)) == written(report)


def _polnear() -> Iterator[str]:
    for path in sorted((POLNEAR / "text").glob("*.txt"))[::8][:10]:
        yield path.read_text("utf-8")


def _muc() -> Iterator[str]:
    for path in sorted(MUC.glob("dev-muc3-*"))[:1]:
        whole = Path(path).read_text("latin-1")
        yield from islice((one for one in re.split(r"\n(?=DEV-MUC3)", whole) if one.strip()), 10)
