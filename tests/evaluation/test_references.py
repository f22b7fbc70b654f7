from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from corpora import MESSAGES, write_set
from factories import real_parse
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.place_scores import read_places, run_places
from sayso.evaluation.references import digest_of, read_document, read_labels
from sayso.evaluation.time_scores import read_times, run_times
from sayso.records import Document, Parse
from sayso.settings import Settings

TEXT = "Snow fell in Paris, Texas, on Monday. It fell in Asia two days later, and in Velm."


def parse(document: Document) -> Parse:
    """Parse with the real parser."""
    return real_parse(document.text)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder of corpora with one text."""
    (tmp_path / "karsk.txt").write_text(TEXT)
    return tmp_path


def written(corpora: Path, *rows: dict[str, object], digest: str | None = None) -> Path:
    """Write a set of labels for the text."""
    known = {"document": "karsk.txt", "sha256": digest or digest_of(TEXT)}
    return write_set(corpora, *(known | row for row in rows))


def at(words: str) -> list[int]:
    """Return where words stand in the text."""
    return [TEXT.index(words), TEXT.index(words) + len(words)]


@pytest.mark.whole
def test_places_are_scored_beside_the_largest_of_a_name(corpora: Path) -> None:
    """What the words settle is right where the largest place of the name is wrong; what is nowhere stays open."""
    (text,) = read_places(
        written(
            corpora,
            {"place": at("Paris, Texas"), "geonames": 4717560, "country": "US"},
            {"place": at("Asia"), "geonames": None, "country": None},
        )
    )
    outcome = run_places(text, corpora, parse, Settings())
    told = outcome.figures.as_dict()
    assert (told["places"], told["known"], told["linked"], told["accuracy"]) == (2, 1, 0.5, 1.0)
    assert (told["close"], told["country"], told["found"]) == (1.0, 1.0, 1.0)
    assert told["baseline"] == {"linked": 1.0, "accuracy": 0.0, "found": 0.0}
    assert outcome.cases == ()


@pytest.mark.whole
def test_a_wrong_link_is_a_case(corpora: Path) -> None:
    """A place that was put elsewhere is shown with the reasons for it."""
    (text,) = read_places(
        written(corpora, {"place": at("Paris, Texas"), "geonames": 2988507, "country": "FR"})
    )
    (case,) = run_places(text, corpora, parse, Settings()).cases
    assert case.kind == "false"
    assert "it lies in Texas" in case.reason


@pytest.mark.whole
def test_times_are_scored_to_the_very_precision(corpora: Path) -> None:
    """A time is right only with both ends, and one that the text leaves open is right if it is left open."""
    (text,) = read_times(
        written(
            corpora,
            {
                "published": "2019-03-13",
                "time": at("Monday"),
                "earliest": "2019-03-11",
                "latest": "2019-03-11",
            },
            {"published": "2019-03-13", "time": at("two days"), "earliest": "2019", "latest": "2019"},
            {"published": "2019-03-13", "time": at("Velm"), "earliest": None, "latest": None},
        )
    )
    outcome = run_times(text, corpora, parse, Settings())
    told = outcome.figures.as_dict()
    assert (told["times"], told["settled"], told["found"]) == (3, 2, pytest.approx(2 / 3))
    assert (told["accuracy"], told["resolved_accuracy"], told["baseline"]) == (
        pytest.approx(2 / 3),
        pytest.approx(1 / 2),
        0.0,
    )
    assert [case.words[1] for case in outcome.cases] == [("read as", "2019-03-13 to 2019-03-13")]


def test_another_text_is_skipped_and_named(corpora: Path) -> None:
    """A text that is not the one labelled counts for nothing, and says what to do."""
    row: dict[str, object] = {"place": at("Paris"), "geonames": None, "country": None}
    (text,) = read_places(written(corpora, row, digest="0"))
    outcome = run_places(text, corpora, parse, Settings())
    assert (outcome.figures.skipped, outcome.figures.places) == (1, 0)
    assert outcome.failure is not None
    assert "fetch the corpus again" in outcome.failure.advice


def test_a_broken_line_is_named(corpora: Path) -> None:
    """A line that does not fit the form is told by its number, and an empty set is an error, too."""
    with pytest.raises(CorpusError, match="line 1 is no labelled time"):
        read_times(written(corpora, {"time": 3}))
    (corpora / "set.jsonl").write_text("")
    with pytest.raises(CorpusError, match="no labelled place"):
        read_labels(corpora / "set.jsonl", "place", dict)
    with pytest.raises(CorpusError, match="name a set of labelled places"):
        read_places(corpora / "absent.jsonl")


@pytest.mark.parametrize("name", ["lur/a.txt", "lur/a.json", "lur/a#TST1-MUC3-0901", "muc#TST1-MUC3-0909"])
def test_absent_text(tmp_path: Path, name: str) -> None:
    """A text that is not there is an error that says where it is looked for."""
    (tmp_path / "muc").write_text(MESSAGES, encoding="latin-1")
    with pytest.raises(CorpusError, match=f"is not in {re.escape(str(tmp_path))}"):
        read_document(tmp_path, name)


def test_message(tmp_path: Path) -> None:
    """One message of a file of many is named by its id."""
    (tmp_path / "muc").write_text(MESSAGES, encoding="latin-1")
    assert read_document(tmp_path, "muc#TST1-MUC3-0902").endswith("-- [TEXT] THE BRIDGE IS OPEN AGAIN.\n")


def test_article(tmp_path: Path) -> None:
    """An article in JSON becomes its title and its paragraphs."""
    article = {"title": "Karsk", "body-paragraphs": [["One.", "Two."], ["Three."]], "uuid": "x"}
    (tmp_path / "a.json").write_text(json.dumps(article))
    assert read_document(tmp_path, "a.json") == "Karsk\n\nOne. Two.\n\nThree.\n"


def test_digest() -> None:
    """A text is known by the SHA-256 of its UTF-8, as other tools tell it."""
    assert digest_of("Kârsk") == sha256(b"K\xc3\xa2rsk").hexdigest()
