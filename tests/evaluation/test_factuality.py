import json
from pathlib import Path

import pytest

from factories import parse, text_of
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.factuality import joined, read_sentences, token_for
from sayso.records import Span


def shown(words: str) -> str:
    """Return treebank words as normal English."""
    return joined(words.split())[0]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("They did n't leave Karsk 's port , Toll said .", "They didn't leave Karsk's port, Toll said."),
        ("It cost $ 5 ( C$ 7 ) .", "It cost $5 (C$7)."),
        ("a long - term and/or east / west plan", "a long-term and/or east/west plan"),
        ("`` Go , '' he said , `` now . ''", '"Go," he said, "now."'),
        ("' ' Go . ' '", '"Go."'),
        ("'' Go , '' he said .", '"Go," he said.'),
        ("We left . ''", 'We left."'),
        ("the villages ' wells", "the villages' wells"),
        ('the word " truce " itself', 'the word "truce" itself'),
    ],
)
def test_joined_is_normal_english(words: str, text: str) -> None:
    """Words that a treebank parts or writes in its own way stand as they do in print."""
    assert shown(words) == text


def test_joined_keeps_offsets() -> None:
    """Each word's span holds that word, and the second of two apostrophes nothing."""
    words = ["'", "'", "Karsk", "'s", "port", ",", "long", "-", "lost", ",", "fell", ".", "'", "'"]
    text, spans = joined(words)
    assert [span.text(text) for span in spans] == ['"', "", *words[2:-2], '"', ""]


def write(tmp_path: Path, *rows: object) -> Path:
    """Write rows as JSON Lines."""
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n")
    return path


def row(text: str, *targets: tuple[int, float]) -> dict[str, object]:
    """Return a sentence with its marked words."""
    return {"text": text, "targets": [{"span1": [i, i + 1], "label": value} for i, value in targets]}


def test_read_sentences(tmp_path: Path) -> None:
    """A sentence comes with its place in the file and the spans and values of its events."""
    (read,) = read_sentences(write(tmp_path, row("They did n't leave .", (3, -2.8))))
    ((event),) = read.events
    assert (read.name, event.span.text(read.text), event.value) == ("events.jsonl:1", "leave", -2.8)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([{"words": "They left ."}], "events.jsonl:1"),
        ([row("They left .", (1, 3.0)), row("They left .", (7, 3.0))], "events.jsonl:2"),
        ([["They left ."]], "events.jsonl:1"),
        ([row("They left .")], "no event in it"),
    ],
)
def test_unusable(tmp_path: Path, rows: list[object], problem: str) -> None:
    """A file of another form is refused with the line that does not fit."""
    with pytest.raises(CorpusError, match=problem):
        read_sentences(write(tmp_path, *rows))


def test_absent(tmp_path: Path) -> None:
    """A file that is not there is refused by its path."""
    with pytest.raises(CorpusError, match=r"absent\.jsonl"):
        read_sentences(tmp_path / "absent.jsonl")


def test_token_for_takes_the_head() -> None:
    """Where the parser cuts a word finer, its head stands for the event; a word inside a name is that name."""
    read = parse(
        "A/DT/det/4 re/NN/compound/4 ~-/HYPH/punct/4 ~count/NN/ROOT of/IN/prep/4 New_Karsk/NNP/pobj/5"
    )
    text = text_of(read)
    at = text.index("re-count")
    assert token_for(read, Span(at, at + len("re-count"))) == 3
    assert token_for(read, Span(text.index("Karsk"), len(text))) == 5
    assert token_for(read, Span(len(text) + 5, len(text) + 8)) is None
